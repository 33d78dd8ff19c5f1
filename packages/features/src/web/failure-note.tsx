/** A failure in the reader's language: one sentence, its code, and one act. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react'
import { ERRORS, type ErrorCode, isErrorCode } from '@smart-rescue/schema'
import { Acts, Button, Callout, Mono } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { type ClientCode, ClientFailure } from '../client.ts'
import { ERROR_SENTENCES } from './error-sentences.ts'

const RETRY = msg`Try again`
const RELOAD = msg`Reload the page`

const codeOf = (error: unknown): ClientCode => (error instanceof ClientFailure ? error.code : 'server.failed')

/** The translated sentence of a code, and the server's more exact words where they say more. */
export const useSentence = (): ((
  code: string,
  said?: string,
) => { readonly text: string; readonly exact?: string }) => {
  const { i18n } = useLingui()
  return (code, said) => {
    const known = isErrorCode(code) || code === 'client.offline'
    if (!known) return { text: said ?? i18n._(ERROR_SENTENCES['server.failed']) }
    const general = i18n._(ERROR_SENTENCES[code as ClientCode])
    const isExact =
      said !== undefined && code !== 'client.offline' && said !== ERRORS[code as ErrorCode].sentence
    if (!isExact) return { text: general }
    return i18n.locale === 'en' ? { text: said } : { text: general, exact: said }
  }
}

/** The sentence of a failure for one line, as in a toast. */
export const useFailureText = (): ((error: unknown) => string) => {
  const sentence = useSentence()
  return (error) =>
    error instanceof ClientFailure
      ? sentence(error.code, error.sentence).text
      : sentence('server.failed').text
}

/** What an input is told about the field at `path`. */
export const fieldProblem = (error: unknown, path: string): string | undefined =>
  error instanceof ClientFailure ? error.fields.find((field) => field.path === path)?.message : undefined

/** The note itself. `onRetry` is offered where trying again may help; a stale page offers to reload. */
export const FailureNote = ({
  error,
  onRetry,
  children,
}: {
  error: unknown
  onRetry?: () => void
  children?: ReactNode
}): ReactNode => {
  const { i18n } = useLingui()
  const sentence = useSentence()
  const code = codeOf(error)
  const { text, exact } = sentence(code, error instanceof ClientFailure ? error.sentence : undefined)
  const isStale = code === 'request.csrf' || code === 'request.conflict'
  const mayHelp = error instanceof ClientFailure ? error.retryable : true
  const act: { label: MessageDescriptor; run: () => void } | undefined = isStale
    ? { label: RELOAD, run: () => window.location.reload() }
    : onRetry && mayHelp
      ? { label: RETRY, run: onRetry }
      : undefined
  return (
    <Callout tone="red" role="alert">
      <p>{text}</p>
      {exact === undefined ? null : (
        <p className="sr-small">
          <bdi lang="en">{exact}</bdi>
        </p>
      )}
      <p>
        <Mono text={code} className="sr-quiet" />
      </p>
      {children}
      {act ? (
        <Acts>
          <Button tone="quiet" size="small" onClick={act.run}>
            {i18n._(act.label)}
          </Button>
        </Acts>
      ) : null}
    </Callout>
  )
}

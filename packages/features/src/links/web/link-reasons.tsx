/** Reasons and counter-reasons of a link in words. */
import type { MessageDescriptor } from '@lingui/core'
import { msg, plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { CounterReason, LinkReason, LinkReasonKind } from '@smart-rescue/schema'
import { Foreign, Mono, shorten } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { TRACE_WORDS } from '../../traces/web/trace-words.ts'
import { Go, paths, SELECTOR_WORDS } from '../../web/index.ts'
import './links.css'

/** What a reason is about. */
const REASON_WORDS: Record<LinkReasonKind, MessageDescriptor> = {
  ...SELECTOR_WORDS,
  ...TRACE_WORDS,
  picture: msg`Picture`,
}

const Reason = ({ reason }: { reason: LinkReason }) => {
  const { t, i18n } = useLingui()
  const apart = /^pdq:(\d+)\/256$/.exec(reason.normal)?.[1]
  const value =
    apart === undefined ? <Mono text={shorten(reason.normal, 80)} /> : t`${apart} of 256 bits apart`
  const word = i18n._(REASON_WORDS[reason.kind])
  const isWrittenAlike = reason.rule !== 'same-selector' || reason.originalA === reason.originalB
  return (
    <li>
      {t`Same`} {reason.rule === 'same-selector' ? word.toLocaleLowerCase(i18n.locale) : word}:{' '}
      {reason.selectorId === undefined ? value : <Go to={paths.selector(reason.selectorId)}>{value}</Go>}
      {isWrittenAlike ? null : (
        <>
          , {t`written`} <Foreign text={shorten(reason.originalA, 60)} /> {t`and`}{' '}
          <Foreign text={shorten(reason.originalB, 60)} />
        </>
      )}
      .{' '}
      <span className="sr-small">
        {plural(reason.exhibits, {
          one: 'It stands in # exhibit of this case.',
          other: 'It stands in # exhibits of this case.',
        })}
      </span>
    </li>
  )
}

const useCounterWords = () => {
  const { t } = useLingui()
  const words: Record<CounterReason['rule'], string> = {
    'common-selector': t`The selector is common in this case, so it says less.`,
    caution: t`It may deceive.`,
    'same-page': t`Both exhibits show the same page.`,
    'same-site': t`Both exhibits come from the same site.`,
  }
  return (reason: CounterReason) => (
    <>
      {words[reason.rule]}{' '}
      <bdi className="sr-small">{reason.sentence === words[reason.rule] ? '' : reason.sentence}</bdi>
    </>
  )
}

/** Both lists; what speaks against stands under its own word. */
export const LinkReasons = ({
  reasons,
  counterReasons,
}: {
  reasons: readonly LinkReason[]
  counterReasons: readonly CounterReason[]
}): ReactNode => {
  const { t } = useLingui()
  const counter = useCounterWords()
  return (
    <div className="sr-why">
      <ul className="sr-list">
        {reasons.map((reason) => (
          <Reason key={`${reason.kind}:${reason.normal}`} reason={reason} />
        ))}
      </ul>
      {counterReasons.length === 0 ? null : (
        <>
          <p className="sr-against">{t`Against it`}</p>
          <ul className="sr-list">
            {counterReasons.map((reason) => (
              <li key={`${reason.rule} ${reason.sentence}`}>{counter(reason)}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

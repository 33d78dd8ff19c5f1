/** Opens an identity: passphrase and reason, then its fields for five minutes, in this component alone. */
import { useLingui } from '@lingui/react/macro'
import { NativeSelect, TextInput } from '@mantine/core'
import { type CaseId, type Identity, OpeningReason, type PersonId } from '@smart-rescue/schema'
import { Acts, Button, Callout, Foreign, PassphraseField } from '@smart-rescue/ui'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, Fragment, type ReactNode, useEffect, useState } from 'react'
import { FailureNote, usePlatform } from '../../web/index.ts'
import { listOpenings, openIdentity } from '../contract.ts'
import { FIELD_WORDS, FIELDS, REASON_WORDS } from './identity-words.ts'
import { useDirectCall } from './use-direct-call.ts'

/** What is shown, and until when (milliseconds since the epoch). */
export interface ShownIdentity {
  readonly identity: Identity
  readonly until: number
}

/** Hides it when its time is over, when the window is left, and when the page goes. */
export const useHiding = (shown: ShownIdentity | undefined, hide: () => void): void => {
  const { now } = usePlatform()
  useEffect(() => {
    if (shown === undefined) return
    const timer = setTimeout(hide, Math.max(0, shown.until - now()))
    const onLeave = () => {
      if (document.visibilityState === 'hidden') hide()
    }
    document.addEventListener('visibilitychange', onLeave)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', onLeave)
    }
  }, [shown, hide, now])
}

/** The fields of an open identity. */
export const IdentityView = ({
  shown,
  onHide,
  onReplace,
}: {
  shown: ShownIdentity
  onHide: () => void
  onReplace?: () => void
}): ReactNode => {
  const { t, i18n } = useLingui()
  const until = new Intl.DateTimeFormat(i18n.locale, { timeStyle: 'short' }).format(shown.until)
  return (
    <div className="sr-stack" data-identity>
      <Callout tone="red" role="status">
        {t`Open before you until ${until}. It hides when you leave this window. Do not copy it, write it down, or show your screen.`}
      </Callout>
      <dl className="sr-facts">
        {FIELDS.map((field) =>
          shown.identity[field] === undefined ? null : (
            <Fragment key={field}>
              <dt>{i18n._(FIELD_WORDS[field])}</dt>
              <dd>
                <Foreign text={shown.identity[field]} />
              </dd>
            </Fragment>
          ),
        )}
      </dl>
      <Acts>
        <Button onClick={onHide}>{t`Hide it now`}</Button>
        {onReplace === undefined ? null : (
          <Button tone="quiet" onClick={onReplace}>
            {t`Correct it`}
          </Button>
        )}
      </Acts>
    </div>
  )
}

/** The form that opens. */
export const OpenForm = ({
  caseId,
  personId,
  onOpen,
  onCancel,
}: {
  caseId: CaseId
  personId: PersonId
  onOpen: (shown: ShownIdentity) => void
  onCancel: () => void
}): ReactNode => {
  const { t, i18n } = useLingui()
  const queries = useQueryClient()
  const { call, busy, error } = useDirectCall(openIdentity)
  const [vaultPassphrase, setPassphrase] = useState('')
  const [reason, setReason] = useState<OpeningReason>('immediate-danger')
  const [line, setLine] = useState('')
  const [checked, setChecked] = useState(false)
  const missing = (value: string) => (checked && value.trim() === '' ? t`Please fill this in.` : undefined)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (vaultPassphrase === '' || line.trim() === '') return
    const opened = await call({ caseId, personId, vaultPassphrase, reason, line })
    setPassphrase('')
    for (const name of [listOpenings.name, 'case.log']) void queries.invalidateQueries({ queryKey: [name] })
    if (opened !== undefined) onOpen({ identity: opened.identity, until: Date.parse(opened.hideAt) })
  }
  return (
    <form className="sr-form" onSubmit={(event) => void submit(event)} noValidate autoComplete="off">
      <NativeSelect
        label={t`Why do you open it?`}
        value={reason}
        onChange={(event) => setReason(OpeningReason.parse(event.currentTarget.value))}
        data={OpeningReason.options.map((value) => ({ value, label: i18n._(REASON_WORDS[value]) }))}
      />
      <TextInput
        label={t`In one line`}
        description={t`The other custodians read it; they are told that you opened it.`}
        value={line}
        onChange={(event) => setLine(event.currentTarget.value)}
        error={missing(line)}
        maxLength={300}
        dir="auto"
      />
      <PassphraseField
        label={t`Your vault passphrase`}
        value={vaultPassphrase}
        onChange={setPassphrase}
        error={missing(vaultPassphrase)}
        toggleLabel={t`Show or hide what you type`}
        autoComplete="off"
      />
      {error === null ? null : <FailureNote error={error} />}
      <Acts>
        <Button type="submit" busy={busy}>
          {busy ? t`Opening …` : t`Open for five minutes`}
        </Button>
        <Button tone="quiet" onClick={onCancel}>
          {t`Cancel`}
        </Button>
      </Acts>
    </form>
  )
}

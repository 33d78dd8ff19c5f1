/** After a restart: somebody who holds the unlock passphrase opens the evidence locker. */
import { useLingui } from '@lingui/react/macro'
import { Button, PassphraseField } from '@smart-rescue/ui'
import { type FormEvent, type ReactNode, useState } from 'react'
import { FailureNote, useAct } from '../../web/index.ts'
import { health, unlock } from '../contract.ts'

import { EntryPage } from './entry-page.tsx'

/** Asks for the unlock passphrase. */
export const UnlockPage = ({ corner }: { corner: ReactNode }): ReactNode => {
  const { t } = useLingui()
  const [passphrase, setPassphrase] = useState('')
  const act = useAct(unlock, [health])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (passphrase !== '') act.mutate({ passphrase })
  }
  return (
    <EntryPage
      title={t`The evidence locker is locked`}
      lead={t`The program was restarted. Until somebody types the unlock passphrase, no evidence can be read or sealed. Nothing is lost.`}
      corner={corner}
    >
      <form className="sr-form" onSubmit={submit} noValidate>
        <PassphraseField
          label={t`Unlock passphrase`}
          description={t`Not your own passphrase: the one that was written down when the organisation was set up.`}
          value={passphrase}
          onChange={setPassphrase}
          toggleLabel={t`Show or hide what you type`}
          autoComplete="off"
        />
        {act.isError ? <FailureNote error={act.error} /> : null}
        <Button type="submit" size="wide" busy={act.isPending}>
          {act.isPending ? t`Opening …` : t`Open the locker`}
        </Button>
      </form>
    </EntryPage>
  )
}

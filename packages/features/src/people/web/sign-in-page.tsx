/** Signing in. */

import { useLingui } from '@lingui/react/macro'
import { TextInput } from '@mantine/core'
import { Button, PassphraseField } from '@smart-rescue/ui'
import { type FormEvent, type ReactNode, useState } from 'react'
import { EntryPage } from '../../organisation/web/entry-page.tsx'
import { FailureNote, useAct } from '../../web/index.ts'
import { readSession, signIn } from '../contract.ts'

/** Asks for sign-in name and passphrase. */
export const SignInPage = ({ corner }: { corner: ReactNode }): ReactNode => {
  const { t } = useLingui()
  const [login, setLogin] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const [checked, setChecked] = useState(false)
  const act = useAct(signIn, [readSession])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (login.trim() !== '' && passphrase !== '') act.mutate({ login, passphrase })
  }
  const missing = (value: string) => (checked && value === '' ? t`Please fill this in.` : undefined)
  return (
    <EntryPage title={t`Sign in`} corner={corner}>
      <form className="sr-form" onSubmit={submit} noValidate>
        <TextInput
          label={t`Sign-in name`}
          value={login}
          onChange={(event) => setLogin(event.currentTarget.value)}
          error={missing(login.trim())}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          dir="ltr"
          required
          withAsterisk={false}
        />
        <PassphraseField
          label={t`Passphrase`}
          value={passphrase}
          onChange={setPassphrase}
          error={missing(passphrase)}
          toggleLabel={t`Show or hide what you type`}
          autoComplete="current-password"
        />
        {act.isError ? <FailureNote error={act.error} /> : null}
        <Button type="submit" size="wide" busy={act.isPending}>
          {act.isPending ? t`Signing in …` : t`Sign in`}
        </Button>
        <p className="sr-small">{t`Forgotten? Nobody can read it back to you. Ask the operator of your organisation.`}</p>
      </form>
    </EntryPage>
  )
}

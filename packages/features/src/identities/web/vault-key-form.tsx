/** Makes a vault key: under a passphrase of her own that nobody can reset. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import {
  Acts,
  Button,
  Callout,
  countCharacters,
  PASSPHRASE_LENGTH,
  PassphraseField,
  showToast,
} from '@smart-rescue/ui'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { FailureNote } from '../../web/index.ts'
import { enrolCustodian, listCustodianChoices, readIdentityStatus, readOwnKey } from '../contract.ts'
import { useDirectCall } from './use-direct-call.ts'

/** The form; `replaces` where there is a key already. */
export const VaultKeyForm = ({
  replaces = false,
  onDone,
}: {
  replaces?: boolean
  onDone?: () => void
}): ReactNode => {
  const { t } = useLingui()
  const queries = useQueryClient()
  const { call, busy, error } = useDirectCall(enrolCustodian)
  const [passphrase, setPassphrase] = useState('')
  const [vault, setVault] = useState('')
  const [again, setAgain] = useState('')
  const [checked, setChecked] = useState(false)
  const isLong = countCharacters(vault) >= PASSPHRASE_LENGTH
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (!isLong || vault !== again || passphrase === '') return
    const made = await call({ passphrase, vaultPassphrase: vault, ...(replaces ? { replaces: true } : {}) })
    if (made === undefined) return
    for (const field of [setPassphrase, setVault, setAgain]) field('')
    for (const { name } of [readOwnKey, listCustodianChoices, readIdentityStatus])
      void queries.invalidateQueries({ queryKey: [name] })
    showToast({ text: t`Your vault key is made.`, tone: 'calm' })
    onDone?.()
  }
  return (
    <form className="sr-form" onSubmit={(event) => void submit(event)} noValidate>
      <Callout tone="amber">
        {replaces
          ? t`What your old key opened must be shared with you anew by another custodian. Where you are the only one, it is lost.`
          : t`Nobody can reset this passphrase: not the operator, not we. If you forget it, another custodian must name you again; if there is none, the identity is lost.`}
      </Callout>
      <PassphraseField
        label={t`Vault passphrase`}
        description={t`Another one than you sign in with. You type it each time you open an identity.`}
        value={vault}
        onChange={setVault}
        error={checked && !isLong ? t`Use at least ${PASSPHRASE_LENGTH} characters.` : undefined}
        counted={(count, enough) =>
          enough
            ? plural(count, { one: '# character – long enough', other: '# characters – long enough' })
            : plural(PASSPHRASE_LENGTH - count, {
                one: '# more character needed',
                other: '# more characters needed',
              })
        }
        toggleLabel={t`Show or hide what you type`}
        autoComplete="off"
      />
      <PassphraseField
        label={t`Vault passphrase again`}
        value={again}
        onChange={setAgain}
        error={checked && vault !== again ? t`The two differ.` : undefined}
        toggleLabel={t`Show or hide what you type`}
        autoComplete="off"
      />
      <PassphraseField
        label={t`The passphrase you sign in with`}
        description={t`So that nobody makes a key on a screen you left open.`}
        value={passphrase}
        onChange={setPassphrase}
        error={checked && passphrase === '' ? t`Please fill this in.` : undefined}
        toggleLabel={t`Show or hide what you type`}
        autoComplete="current-password"
      />
      {error === null ? null : <FailureNote error={error} />}
      <Acts>
        <Button type="submit" busy={busy}>
          {busy ? t`Making the key …` : t`Make my vault key`}
        </Button>
        {onDone === undefined ? null : (
          <Button tone="quiet" onClick={onDone}>
            {t`Cancel`}
          </Button>
        )}
      </Acts>
    </form>
  )
}

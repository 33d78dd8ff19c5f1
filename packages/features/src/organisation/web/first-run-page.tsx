/** First run: the organisation, its first administrator, and the passphrase that opens the locker. */

import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import type { Locale } from '@smart-rescue/schema'
import { Button, Callout, countCharacters, PASSPHRASE_LENGTH, PassphraseField } from '@smart-rescue/ui'
import { type FormEvent, type ReactNode, useMemo, useState } from 'react'
import { readSession } from '../../people/contract.ts'
import { FailureNote, fieldProblem, listCountries, useAct } from '../../web/index.ts'
import { health, setUp } from '../contract.ts'
import { EntryPage } from './entry-page.tsx'
import { Suggestion } from './suggestion.tsx'

/** The first page of a new installation. Works once; signs the administrator in. */
export const FirstRunPage = ({ corner }: { corner: ReactNode }): ReactNode => {
  const { t, i18n } = useLingui()
  const countries = useMemo(() => listCountries(i18n.locale), [i18n.locale])
  const [name, setName] = useState('')
  const [country, setCountry] = useState('')
  const [displayName, setDisplayName] = useState('')
  const [login, setLogin] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const [alsoCaseOfficer, setAlsoCaseOfficer] = useState(true)
  const [unlockPassphrase, setUnlockPassphrase] = useState('')
  const [kept, setKept] = useState(false)
  const [checked, setChecked] = useState(false)
  const act = useAct(setUp, [health, readSession])

  const counted = (count: number, enough: boolean): string => {
    if (count === 0) return t`At least ${PASSPHRASE_LENGTH} characters. Length is what counts.`
    const left = PASSPHRASE_LENGTH - count
    return enough
      ? plural(count, { one: '# character – long enough', other: '# characters – long enough' })
      : plural(left, { one: '# more character needed', other: '# more characters needed' })
  }
  const short = (value: string) =>
    checked && countCharacters(value) < PASSPHRASE_LENGTH
      ? t`Use at least ${PASSPHRASE_LENGTH} characters.`
      : undefined
  const missing = (value: string) => (checked && value.trim() === '' ? t`Please fill this in.` : undefined)
  const same = unlockPassphrase !== '' && unlockPassphrase === passphrase

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    const long = [passphrase, unlockPassphrase].every((value) => countCharacters(value) >= PASSPHRASE_LENGTH)
    const filled = [name, country, displayName, login].every((value) => value.trim() !== '')
    if (!long || !filled || !kept || same) return
    act.mutate({
      name,
      country,
      locale: i18n.locale as Locale,
      administrator: { displayName, login, passphrase, alsoCaseOfficer },
      unlockPassphrase,
    })
  }

  return (
    <EntryPage
      title={t`Set up Smart Rescue`}
      lead={t`This page appears once. It creates your organisation, its evidence locker, and the first person who may sign in. Everything stays on this computer.`}
      corner={corner}
    >
      <form className="sr-form" onSubmit={submit} noValidate>
        <fieldset>
          <legend>{t`1. Your organisation`}</legend>
          <TextInput
            label={t`Name of the organisation`}
            description={t`It stands on every dossier.`}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={fieldProblem(act.error, 'name') ?? missing(name)}
            autoComplete="organization"
            maxLength={200}
            required
            withAsterisk={false}
          />
          <NativeSelect
            label={t`Country`}
            value={country}
            onChange={(event) => setCountry(event.currentTarget.value)}
            data={[{ value: '', label: t`Choose …` }, ...countries]}
            error={missing(country)}
            required
            withAsterisk={false}
          />
        </fieldset>
        <fieldset>
          <legend>{t`2. You`}</legend>
          <TextInput
            label={t`Your name`}
            description={t`As colleagues and courts should read it.`}
            value={displayName}
            onChange={(event) => setDisplayName(event.currentTarget.value)}
            error={fieldProblem(act.error, 'administrator.displayName') ?? missing(displayName)}
            autoComplete="name"
            maxLength={200}
            required
            withAsterisk={false}
          />
          <TextInput
            label={t`Sign-in name`}
            description={t`A short name or an e-mail address, without spaces.`}
            value={login}
            onChange={(event) => setLogin(event.currentTarget.value)}
            error={fieldProblem(act.error, 'administrator.login') ?? missing(login)}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            dir="ltr"
            required
            withAsterisk={false}
          />
          <PassphraseField
            label={t`Your passphrase`}
            description={t`A sentence only you would think of is good. No signs or numbers are needed. Not a song, not a name, not one you use elsewhere.`}
            value={passphrase}
            onChange={setPassphrase}
            error={fieldProblem(act.error, 'administrator.passphrase') ?? short(passphrase)}
            counted={counted}
            toggleLabel={t`Show or hide what you type`}
            autoComplete="new-password"
          />
          <Checkbox
            label={t`I also lead cases (small office)`}
            description={t`You run the installation as operator. An operator reads no case; with this mark you may also open cases yourself.`}
            checked={alsoCaseOfficer}
            onChange={(event) => setAlsoCaseOfficer(event.currentTarget.checked)}
          />
        </fieldset>
        <fieldset>
          <legend>{t`3. The key to the evidence locker`}</legend>
          <Callout tone="amber">
            <p>
              {t`All evidence is encrypted. After every restart of this computer somebody must type the unlock passphrase, or no evidence can be read.`}
            </p>
            <p>
              <b>{t`It cannot be recovered, by nobody.`}</b>{' '}
              {t`Write it on paper and keep it in two safe places.`}
            </p>
          </Callout>
          <PassphraseField
            label={t`Unlock passphrase`}
            value={unlockPassphrase}
            onChange={setUnlockPassphrase}
            error={
              same
                ? t`Choose another one than your own passphrase: more people will know it.`
                : (fieldProblem(act.error, 'unlockPassphrase') ?? short(unlockPassphrase))
            }
            counted={counted}
            toggleLabel={t`Show or hide what you type`}
            autoComplete="off"
          />
          <Suggestion onTake={setUnlockPassphrase} />
          <Checkbox
            label={t`I have written the unlock passphrase down and it is kept safe`}
            checked={kept}
            onChange={(event) => setKept(event.currentTarget.checked)}
            error={checked && !kept ? t`Please do this first; without it the evidence is lost.` : undefined}
          />
        </fieldset>
        {act.isError ? <FailureNote error={act.error} /> : null}
        <Button type="submit" size="wide" busy={act.isPending}>
          {act.isPending ? t`Making the locker …` : t`Create the organisation`}
        </Button>
      </form>
    </EntryPage>
  )
}

/** One's own account: name, roles, changing one's passphrase. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import {
  Button,
  CopyText,
  countCharacters,
  Foreign,
  Mono,
  PASSPHRASE_LENGTH,
  Page,
  PageHead,
  Panel,
  PassphraseField,
  showToast,
} from '@smart-rescue/ui'
import { type FormEvent, type ReactNode, useState } from 'react'
import { readOrganisation } from '../../organisation/contract.ts'
import { FailureNote, ROLE_WORDS, useAct, useRead } from '../../web/index.ts'
import { changePassphrase } from '../contract.ts'
import { useSession } from './session.tsx'

const PassphraseForm = () => {
  const { t } = useLingui()
  const act = useAct(changePassphrase)
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [checked, setChecked] = useState(false)
  const isLong = countCharacters(next) >= PASSPHRASE_LENGTH
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (current === '' || !isLong) return
    act.mutate(
      { current, next },
      {
        onSuccess: () => {
          setCurrent('')
          setNext('')
          setChecked(false)
          showToast({ text: t`Your passphrase is changed. Other sessions of yours ended.`, tone: 'calm' })
        },
      },
    )
  }
  return (
    <form className="sr-form sr-pad" onSubmit={submit} noValidate>
      <PassphraseField
        label={t`Passphrase now`}
        value={current}
        onChange={setCurrent}
        error={checked && current === '' ? t`Please fill this in.` : undefined}
        toggleLabel={t`Show or hide what you type`}
        autoComplete="current-password"
      />
      <PassphraseField
        label={t`New passphrase`}
        description={t`A sentence only you would think of is good. No signs or numbers are needed. Not a song, not a name, not one you use elsewhere.`}
        value={next}
        onChange={setNext}
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
        autoComplete="new-password"
      />
      {act.isError ? <FailureNote error={act.error} /> : null}
      <div>
        <Button type="submit" busy={act.isPending}>
          {t`Change the passphrase`}
        </Button>
      </div>
    </form>
  )
}

/** The page behind one's initials. */
export const AccountPage = (): ReactNode => {
  const { t, i18n } = useLingui()
  const { member } = useSession()
  const organisation = useRead(readOrganisation, {}, { staleMs: 300_000 })
  const log = organisation.data
  return (
    <Page title={t`Your account`} narrow>
      <PageHead title={t`Your account`} />
      <Panel title={<Foreign text={member.displayName} />}>
        <dl className="sr-facts">
          <dt>{t`Sign-in name`}</dt>
          <dd>
            <Mono text={member.login} />
          </dd>
          {member.roles.map((role) => (
            <RoleFact key={role} name={i18n._(ROLE_WORDS[role].name)} may={i18n._(ROLE_WORDS[role].may)} />
          ))}
        </dl>
      </Panel>
      <Panel title={t`Change your passphrase`}>
        <PassphraseForm />
      </Panel>
      {log === undefined ? null : (
        <Panel title={t`Public key of the custody log`}>
          <div className="sr-pad sr-stack tight">
            <p className="sr-quiet">
              {t`Give this line to whoever receives your dossiers, by another way than the dossier itself: with it the verifier knows that a package really comes from you.`}
            </p>
            <CopyText text={log.logKey} label={t`Copy`} done={t`Copied`} />
          </div>
        </Panel>
      )}
    </Page>
  )
}

const RoleFact = ({ name, may }: { name: string; may: string }) => (
  <>
    <dt>{name}</dt>
    <dd>{may}</dd>
  </>
)

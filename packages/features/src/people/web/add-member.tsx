/** Adds a person, with a first passphrase that is told her in person. */

import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { Modal, TextInput } from '@mantine/core'
import type { Locale, Role } from '@smart-rescue/schema'
import {
  Acts,
  Button,
  countCharacters,
  PASSPHRASE_LENGTH,
  PassphraseField,
  showToast,
} from '@smart-rescue/ui'
import { type FormEvent, type ReactNode, useState } from 'react'
import { Suggestion } from '../../organisation/web/suggestion.tsx'
import { FailureNote, fieldProblem, useAct } from '../../web/index.ts'
import { addMember, listMembers } from '../contract.ts'
import { RolePicker } from './role-picker.tsx'
import './people.css'

const Form = ({ onClose }: { onClose: () => void }) => {
  const { t, i18n } = useLingui()
  const act = useAct(addMember, [listMembers])
  const [displayName, setDisplayName] = useState('')
  const [login, setLogin] = useState('')
  const [roles, setRoles] = useState<Role[]>(['investigator'])
  const [passphrase, setPassphrase] = useState('')
  const [checked, setChecked] = useState(false)
  const missing = (value: string) => (checked && value.trim() === '' ? t`Please fill this in.` : undefined)
  const isLong = countCharacters(passphrase) >= PASSPHRASE_LENGTH
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (displayName.trim() === '' || login.trim() === '' || roles.length === 0 || !isLong) return
    act.mutate(
      { displayName, login, roles, locale: i18n.locale as Locale, passphrase },
      {
        onSuccess: (member) => {
          showToast({ text: t`${member.displayName} can now sign in.`, tone: 'calm' })
          onClose()
        },
      },
    )
  }
  return (
    <form className="sr-form" onSubmit={submit} noValidate>
      <TextInput
        label={t`Name`}
        value={displayName}
        onChange={(event) => setDisplayName(event.currentTarget.value)}
        error={fieldProblem(act.error, 'displayName') ?? missing(displayName)}
        maxLength={200}
        dir="auto"
        autoComplete="off"
        data-autofocus
      />
      <TextInput
        label={t`Sign-in name`}
        description={t`A short name or an e-mail address, without spaces.`}
        value={login}
        onChange={(event) => setLogin(event.currentTarget.value)}
        error={fieldProblem(act.error, 'login') ?? missing(login)}
        autoCapitalize="none"
        spellCheck={false}
        autoComplete="off"
        dir="ltr"
      />
      <RolePicker
        value={roles}
        onChange={setRoles}
        error={checked && roles.length === 0 ? t`Choose at least one role.` : undefined}
      />
      <PassphraseField
        label={t`First passphrase`}
        description={t`Tell it to her in person, not by e-mail. She changes it under “Your account”.`}
        value={passphrase}
        onChange={setPassphrase}
        error={
          fieldProblem(act.error, 'passphrase') ??
          (checked && !isLong ? t`Use at least ${PASSPHRASE_LENGTH} characters.` : undefined)
        }
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
      <Suggestion onTake={setPassphrase} />
      {act.isError ? <FailureNote error={act.error} /> : null}
      <Acts>
        <Button type="submit" busy={act.isPending}>
          {act.isPending ? t`Adding …` : t`Add the person`}
        </Button>
        <Button tone="quiet" onClick={onClose}>
          {t`Cancel`}
        </Button>
      </Acts>
    </form>
  )
}

/** The dialog; its fields are forgotten when it closes. */
export const AddMember = ({ open, onClose }: { open: boolean; onClose: () => void }): ReactNode => {
  const { t } = useLingui()
  return (
    <Modal
      opened={open}
      onClose={onClose}
      title={t`Add a person`}
      size="lg"
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      <Form onClose={onClose} />
    </Modal>
  )
}

/** Keeps the search that was run, with or without alerts. */
import { useLingui } from '@lingui/react/macro'
import { Checkbox, TextInput } from '@mantine/core'
import { Acts, Button, showToast } from '@smart-rescue/ui'
import { type FormEvent, type ReactNode, useState } from 'react'
import { FailureNote, useAct } from '../../web/index.ts'
import { listSearches, type SearchAsked, saveSearch } from '../contract.ts'

/** The button, and the form once it was pressed. */
export const SaveForm = ({ asked }: { asked: SearchAsked }): ReactNode => {
  const { t } = useLingui()
  const [isOpen, setOpen] = useState(false)
  const [name, setName] = useState('')
  const [alerts, setAlerts] = useState(true)
  const act = useAct(saveSearch, [listSearches])
  if (!isOpen)
    return (
      <Button tone="quiet" size="small" onClick={() => setOpen(true)}>
        {t`Save this search`}
      </Button>
    )
  const save = (event: FormEvent) => {
    event.preventDefault()
    act.mutate(
      { name: name.trim() === '' ? asked.text.slice(0, 100) : name.trim(), asked, alerts },
      {
        onSuccess: () => {
          setOpen(false)
          showToast({ text: t`The search is saved.`, tone: 'calm' })
        },
      },
    )
  }
  return (
    <form className="sr-stack tight" onSubmit={save}>
      <TextInput
        label={t`Name of the search`}
        value={name}
        maxLength={100}
        placeholder={asked.text.slice(0, 100)}
        onChange={(event) => setName(event.currentTarget.value)}
        data-autofocus
      />
      <Checkbox
        label={t`Tell me when something new matches`}
        checked={alerts}
        onChange={(event) => setAlerts(event.currentTarget.checked)}
      />
      {act.isError ? <FailureNote error={act.error} /> : null}
      <Acts>
        <Button size="small" type="submit" busy={act.isPending}>
          {t`Save`}
        </Button>
        <Button size="small" tone="quiet" onClick={() => setOpen(false)}>
          {t`Cancel`}
        </Button>
      </Acts>
    </form>
  )
}

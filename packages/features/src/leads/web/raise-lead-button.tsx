/** Raises a lead from wherever sources are seen: a source, a selector, a template, a network, a search. */
import { useLingui } from '@lingui/react/macro'
import { Modal, Textarea, TextInput } from '@mantine/core'
import type { CaseId, SelectorId, SourceRef } from '@smart-rescue/schema'
import { Acts, Button, showToast } from '@smart-rescue/ui'
import { type FormEvent, type ReactNode, useState } from 'react'
import { readCase } from '../../cases/contract.ts'
import { FailureNote, paths, useAct, useGo, useRead } from '../../web/index.ts'
import { listCaseLeads, listLeads, raiseLead } from '../contract.ts'

/** What the lead is raised for. */
export type RaiseFor =
  | { readonly sources: readonly SourceRef[]; readonly fromSearch?: boolean }
  | { readonly selectorId: SelectorId }
  /** `exhibitId.row` of one of its sources. */
  | { readonly template: string }
  /** The network's id. */
  | { readonly network: string }

/** The button with its form; it leads to the new lead. Nothing where the reader may raise none. */
export const RaiseLeadButton = ({
  caseId,
  by,
  title: start = '',
  size = 'small',
  about,
}: {
  caseId: CaseId
  by: RaiseFor
  /** A title to begin with: a contact, a code word. */
  title?: string
  size?: 'normal' | 'small'
  about?: string
}): ReactNode => {
  const { t } = useLingui()
  const go = useGo()
  const [open, setOpen] = useState(false)
  const [title, setTitle] = useState(start)
  const [why, setWhy] = useState('')
  const [checked, setChecked] = useState(false)
  const opened = useRead(readCase, { caseId })
  const act = useAct(raiseLead, [listLeads, listCaseLeads, { name: 'case.log' }])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (title.trim() === '' || why.trim() === '') return
    const given = 'sources' in by ? { ...by, sources: [...by.sources].slice(0, 500) } : by
    act.mutate(
      { caseId, title, why, ...given },
      {
        onSuccess: (lead) => {
          setOpen(false)
          showToast({ text: t`The lead is in the queue.`, tone: 'calm' })
          go(paths.lead(caseId, lead.id))
        },
      },
    )
  }
  if (opened.data?.may.includes('lead.raise') !== true) return null
  const missing = (value: string) => (checked && value.trim() === '' ? t`Please fill this in.` : undefined)
  return (
    <>
      <Button
        tone="quiet"
        size={size}
        {...(about === undefined ? {} : { about })}
        onClick={() => {
          setTitle(start)
          setOpen(true)
        }}
      >
        {t`Raise as a lead`}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={t`Raise as a lead`}
        closeButtonProps={{ 'aria-label': t`Close` }}
      >
        <form className="sr-form" onSubmit={submit} noValidate>
          <TextInput
            label={t`Title`}
            description={t`A contact or a code word. Never the name of a child.`}
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
            error={missing(title)}
            maxLength={200}
            required
            withAsterisk={false}
            dir="auto"
            data-autofocus
          />
          <Textarea
            label={t`Why is it worth a look?`}
            description={t`What you saw, in one or two sentences. It stands in the log.`}
            value={why}
            onChange={(event) => setWhy(event.currentTarget.value)}
            error={missing(why)}
            maxLength={2_000}
            autosize
            minRows={3}
            required
            withAsterisk={false}
            dir="auto"
          />
          {act.isError ? <FailureNote error={act.error} /> : null}
          <Acts>
            <Button type="submit" busy={act.isPending}>
              {t`Raise as a lead`}
            </Button>
            <Button tone="quiet" onClick={() => setOpen(false)}>
              {t`Cancel`}
            </Button>
          </Acts>
        </form>
      </Modal>
    </>
  )
}

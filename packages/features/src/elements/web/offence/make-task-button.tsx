/** Makes the search for missing proof a task of the case: the one place where elements hand something to tasks. */
import { useLingui } from '@lingui/react/macro'
import type { CaseElement, CaseId, ChosenOffence } from '@smart-rescue/schema'
import { Button, showToast } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { addTask } from '../../../tasks/contract.ts'
import { useAct, useFailureText } from '../../../web/index.ts'

/** Longest title of a task. */
const TITLE = 120

/** The button. The task names the element, and lists where such proof is usually found. */
export const MakeTaskButton = ({
  caseId,
  offence,
  element,
}: {
  caseId: CaseId
  offence: ChosenOffence
  element: CaseElement
}): ReactNode => {
  const { t } = useLingui()
  const failureText = useFailureText()
  const act = useAct(addTask, [{ name: 'task.of-case' }, { name: 'task.mine' }, { name: 'case.log' }])
  const title = t`Find proof: ${element.text}`
  const what = [
    `${offence.title} (${offence.law}, ${offence.section})`,
    ...element.places.map(({ text, mind }) => `– ${text}${mind === undefined ? '' : ` (${mind})`}`),
  ].join('\n')
  const make = () =>
    act.mutate(
      {
        caseId,
        title: title.length > TITLE ? `${title.slice(0, TITLE - 1)}…` : title,
        what: what.slice(0, 4_000),
        origin: 'element',
        originKey: element.id,
      },
      {
        onSuccess: () => showToast({ text: t`It is a task of the case now.`, tone: 'calm' }),
        onError: (error) => showToast({ text: failureText(error), tone: 'bad' }),
      },
    )
  return (
    <Button tone="quiet" size="small" busy={act.isPending} about={element.text} onClick={make}>
      {t`Make it a task`}
    </Button>
  )
}

/** The lawyer's judgement on an element: covered, weak or missing, always with a reason. */
import { useLingui } from '@lingui/react/macro'
import { type CaseElement, type CaseId, Judgement } from '@smart-rescue/schema'
import { Button, showToast } from '@smart-rescue/ui'
import { type ReactNode, useState } from 'react'
import { useAct } from '../../../web/index.ts'
import { judgeElement } from '../../contract.ts'
import { STATE_WORDS } from '../element-words.ts'
import { STALE_CASE } from '../stale.ts'
import { ReasonDialog } from './reason-dialog.tsx'

/** The acts. «Covered» is offered once something that can be named is attached. */
export const JudgeActs = ({ caseId, element }: { caseId: CaseId; element: CaseElement }): ReactNode => {
  const { t, i18n } = useLingui()
  const [asked, setAsked] = useState<Judgement>()
  const act = useAct(judgeElement, STALE_CASE)
  const isCarried = element.covers.some(({ kind }) => kind !== 'anonymous-tip')
  const said = element.judgements.at(-1)?.judgement
  return (
    <>
      {Judgement.options
        .filter((each) => each !== 'covered' || isCarried)
        .map((each) => (
          <Button
            key={each}
            tone="quiet"
            size="small"
            pressed={said === each}
            about={element.text}
            onClick={() => setAsked(each)}
          >
            {i18n._(STATE_WORDS[each])}
          </Button>
        ))}
      {asked === undefined ? null : (
        <ReasonDialog
          open
          title={t`Judge: ${i18n._(STATE_WORDS[asked])}`}
          act={t`Judge`}
          busy={act.isPending}
          error={act.error}
          onClose={() => setAsked(undefined)}
          onGive={(why) =>
            act.mutate(
              { caseId, element: element.id, judgement: asked, why },
              {
                onSuccess: () => {
                  setAsked(undefined)
                  showToast({ text: t`The judgement is in the log.`, tone: 'calm' })
                },
              },
            )
          }
        >
          <p lang="en">{element.text}</p>
        </ReasonDialog>
      )}
    </>
  )
}

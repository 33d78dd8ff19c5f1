/** Deciding a link, with undo at hand. */
import { useLingui } from '@lingui/react/macro'
import type { Link } from '@smart-rescue/schema'
import { showToast } from '@smart-rescue/ui'
import { useAct, useFailureText } from '../../web/index.ts'
import { decideLink, listLinks } from '../contract.ts'

/** What `useDecide` gives: the act and whether it is under way. */
export interface Decide {
  readonly busy: boolean
  decide(link: Link, decision: 'accepted' | 'rejected' | 'undone', why?: string): void
}

/** Decides; the message after it offers to take it back, and a failure says why. */
export const useDecide = (): Decide => {
  const { t } = useLingui()
  const failureText = useFailureText()
  const act = useAct(decideLink, [
    listLinks,
    { name: 'case.read' },
    { name: 'today.read' },
    { name: 'case.log' },
  ])
  const decide: Decide['decide'] = (link, decision, why) =>
    act.mutate(
      {
        caseId: link.caseId,
        linkId: link.id,
        decision,
        ...(why === undefined || why.trim() === '' ? {} : { why }),
      },
      {
        onSuccess: (changed) => {
          if (decision === 'undone') showToast({ text: t`The decision was taken back.`, tone: 'calm' })
          else
            showToast({
              text: decision === 'accepted' ? t`The link is accepted.` : t`The link is rejected.`,
              tone: 'calm',
              act: { label: t`Undo`, run: () => decide(changed, 'undone') },
            })
        },
        onError: (error) => showToast({ text: failureText(error), tone: 'bad' }),
      },
    )
  return { busy: act.isPending, decide }
}

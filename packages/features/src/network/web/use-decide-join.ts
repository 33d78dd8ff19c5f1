/** Deciding a join, with undo at hand. */
import { useLingui } from '@lingui/react/macro'
import type { CaseId, InputOf, OutputOf } from '@smart-rescue/schema'
import { showToast } from '@smart-rescue/ui'
import { useQueryClient } from '@tanstack/react-query'
import { useAct, useFailureText } from '../../web/index.ts'
import { decideJoin, readNetwork } from '../contract.ts'
import { type Subject, withDecided } from './with-decided.ts'

/** A decision. */
export type DecisionKind = InputOf<typeof decideJoin>['kind']

/** What `useDecideJoin` gives. */
export interface DecideJoin {
  readonly busy: boolean
  decide(subject: Subject, kind: DecisionKind, why?: string): void
}

/** What became stale with a decision. The picture itself comes anew when the machine has computed. */
const REFRESHES = ['network.list', 'network.explain', 'network.decisions', 'network.ties', 'case.log'].map(
  (name) => ({ name }),
)

/** Decides; the picture shows it at once, the message after it offers to take it back, and a failure says why. */
export const useDecideJoin = (caseId: CaseId): DecideJoin => {
  const { t } = useLingui()
  const failureText = useFailureText()
  const queries = useQueryClient()
  const act = useAct(decideJoin, REFRESHES)
  const said: Record<DecisionKind, string> = {
    confirm: t`The join is confirmed.`,
    reject: t`The join is rejected.`,
    break: t`The join is broken.`,
    rejoin: t`They are joined again.`,
    undo: t`The decision was taken back.`,
  }
  const decide: DecideJoin['decide'] = (subject, kind, why) =>
    act.mutate(
      {
        caseId,
        kind,
        from: subject.from,
        ...(subject.to === undefined ? {} : { to: subject.to }),
        ...(why === undefined || why.trim() === '' ? {} : { why }),
      },
      {
        onSuccess: (story) => {
          queries.setQueriesData<OutputOf<typeof readNetwork>>({ queryKey: [readNetwork.name] }, (held) =>
            held === undefined ? held : { ...held, graph: withDecided(held.graph, subject, story) },
          )
          showToast({
            text: said[kind],
            tone: 'calm',
            ...(kind === 'undo' ? {} : { act: { label: t`Undo`, run: () => decide(subject, 'undo') } }),
          })
        },
        onError: (error) => showToast({ text: failureText(error), tone: 'bad' }),
      },
    )
  return { busy: act.isPending, decide }
}

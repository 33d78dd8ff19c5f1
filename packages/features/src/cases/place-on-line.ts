/** Where a case stands on the line lead → … → outcome, and the one next thing. Pure; the words are the screen's. */
import type { CaseSummary, NextThing, Stage } from '@smart-rescue/schema'

type Counts = CaseSummary['counts']

/** The eight stages. Readiness, referral and outcome wait for their own rooms and stay ahead. */
export const placeOnLine = (summary: CaseSummary): Stage[] => {
  const { counts } = summary
  const evidence = counts.exhibits > 0
  // A link that still awaits a decision keeps the stage open, however many were confirmed.
  const linked = counts.links > 0 && counts.proposals === 0
  const exported = counts.dossiers > 0
  const stages: Stage[] = [
    { name: 'lead', state: 'done', at: summary.openedAt },
    { name: 'evidence', state: evidence ? 'done' : 'now', count: counts.exhibits },
    { name: 'links', state: linked ? 'done' : 'ahead', count: counts.links },
    { name: 'case', state: 'done', at: summary.openedAt },
    { name: 'readiness', state: 'ahead' },
    { name: 'dossier', state: exported ? 'done' : 'ahead', count: counts.dossiers },
    { name: 'referral', state: 'ahead' },
    { name: 'outcome', state: 'ahead' },
  ]
  // Nothing of a closed case is waited for.
  if (summary.state === 'closed')
    return stages.map((stage) => (stage.state === 'now' ? { ...stage, state: 'ahead' as const } : stage))
  const now = stages.find((stage) => stage.state === 'now')
  const open = evidence && !linked ? 'links' : evidence && !exported ? 'dossier' : undefined
  return now !== undefined || open === undefined
    ? stages
    : stages.map((stage) => (stage.name === open ? { ...stage, state: 'now' as const } : stage))
}

/** The one next thing to do: decisions before exports, failures before both when there is nothing yet. */
export const findNext = (counts: Counts, failures: number, state: CaseSummary['state']): NextThing => {
  if (state === 'closed') return 'nothing'
  if (counts.exhibits === 0)
    return counts.captures === 0 && failures > 0 ? 'look-at-failures' : 'capture-first'
  if (counts.proposals > 0) return 'decide-links'
  if (counts.exhibits === 1) return 'capture-second'
  if (counts.dossiers === 0) return 'export-dossier'
  return 'nothing'
}

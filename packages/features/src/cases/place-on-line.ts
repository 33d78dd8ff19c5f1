/** Where a case stands on the line lead → … → outcome, and the one next thing. Pure; the words are the screen's. */
import type { CaseSummary, NextThing, Stage } from '@smart-rescue/schema'

type Counts = CaseSummary['counts']

/** Whether networks were computed and nobody has said anything on any of them: a confirmed link of exhibits counts too. */
const hasUndecided = ({ networks = 0, joins = 0, links }: Counts): boolean =>
  networks > 0 && joins === 0 && links === 0

/** The eight stages. Readiness counts the offences that are ready;
 * a case that was handed over has its referral behind it, and a verdict, or the end of every track, is its outcome. */
export const placeOnLine = (summary: CaseSummary): Stage[] => {
  const { counts } = summary
  const evidence = counts.exhibits > 0
  // A link that still awaits a decision keeps the stage open, however many were confirmed; so do networks nobody looked at.
  const linked =
    counts.proposals === 0 && !hasUndecided(counts) && (counts.links > 0 || (counts.joins ?? 0) > 0)
  const exported = counts.dossiers > 0
  const { ready = 0 } = counts
  const framed = (counts.offences ?? 0) > 0
  const stages: Stage[] = [
    { name: 'lead', state: 'done', at: summary.openedAt, ...(counts.leads ? { count: counts.leads } : {}) },
    { name: 'evidence', state: evidence ? 'done' : 'now', count: counts.exhibits },
    { name: 'links', state: linked ? 'done' : 'ahead', count: counts.links },
    { name: 'case', state: 'done', at: summary.openedAt },
    { name: 'readiness', state: ready > 0 ? 'done' : 'ahead', ...(framed ? { count: ready } : {}) },
    { name: 'dossier', state: exported ? 'done' : 'ahead', count: counts.dossiers },
    { name: 'referral', state: counts.referrals ? 'done' : 'ahead', count: counts.referrals ?? 0 },
    { name: 'outcome', state: counts.outcomes ? 'done' : 'ahead' },
  ]
  // Nothing of a closed case is waited for.
  if (summary.state === 'closed')
    return stages.map((stage) => (stage.state === 'now' ? { ...stage, state: 'ahead' as const } : stage))
  const now = stages.find((stage) => stage.state === 'now')
  const open = !evidence
    ? undefined
    : !linked
      ? 'links'
      : framed && ready === 0
        ? 'readiness'
        : exported
          ? undefined
          : 'dossier'
  return now !== undefined || open === undefined
    ? stages
    : stages.map((stage) => (stage.name === open ? { ...stage, state: 'now' as const } : stage))
}

/** The one next thing to do: decisions before exports, failures before both when there is nothing yet. */
export const findNext = (counts: Counts, failures: number, state: CaseSummary['state']): NextThing => {
  if (state === 'closed') return 'nothing'
  if (counts.exhibits === 0)
    return counts.captures === 0 && failures > 0 ? 'look-at-failures' : 'capture-first'
  // Somebody outside is waited for too long: that comes before what the house can do any day.
  if ((counts.silent ?? 0) > 0) return 'answer-silence'
  if (counts.proposals > 0) return 'decide-links'
  if ((counts.leads ?? 0) > 0) return 'look-at-leads'
  if (hasUndecided(counts)) return 'decide-networks'
  if (counts.exhibits === 1) return 'capture-second'
  if ((counts.offences ?? 0) > (counts.ready ?? 0)) return 'cover-elements'
  if (counts.dossiers === 0) return 'export-dossier'
  return 'nothing'
}

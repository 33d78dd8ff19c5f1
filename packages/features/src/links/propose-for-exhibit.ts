/** Proposes links for a new exhibit: what it shares with the others, told as facts with their reasons. */
import { hasNewReason, type KnownSelector, proposeLinks } from '@smart-rescue/core/linking'
import type { CaseId, ExhibitId, LinkId, MemberId } from '@smart-rescue/schema'
import { type CustodyFact, logAct, type RecordingDeps, tellFact } from '../custody/index.ts'
import type { Ids } from '../ports/clock.ts'
import type { News } from '../ports/news.ts'
import { listKnownTraces } from '../traces/known-traces.ts'
import { type KnownMention, listKnownKeys, listSharedMentions } from './store.ts'

/** Hands that proposing needs. */
export interface ProposingDeps extends RecordingDeps {
  readonly ids: Ids
  readonly news: News
}

/** Whose capture led to the proposals. */
export interface NewExhibit {
  readonly caseId: CaseId
  readonly actor: MemberId
  readonly exhibitId: ExhibitId
  /** The page was captured again on purpose: that earlier captures of it say the same is no question to a person. */
  readonly isAgain?: boolean
}

/**
 * Proposes what the exhibit shares with others of its case. A pair that was proposed before, whatever was decided on it,
 * comes back only with a reason that was not among the earlier ones.
 */
export const proposeForExhibit = async (deps: ProposingDeps, seen: NewExhibit): Promise<number> => {
  const [shared, keys, traced] = await deps.db.asJob(seen.caseId, async (trx) => [
    await listSharedMentions(trx, seen.caseId, seen.exhibitId),
    await listKnownKeys(trx, seen.caseId),
    await listKnownTraces(trx, seen.caseId, seen.exhibitId),
  ])
  const own = shared.filter((mention) => mention.exhibitId === seen.exhibitId)
  const finalUrl = own[0]?.finalUrl ?? traced.finalUrl
  if (own.length === 0 && traced.traces.length === 0) return 0
  const proposals = proposeLinks({
    exhibit: { id: seen.exhibitId, ...pageOf(finalUrl) },
    mentions: own,
    known: groupBySelector(shared),
    traces: traced.traces,
  })
    .filter((proposal) => hasNewReason(proposal.key, keys))
    .filter(({ counterReasons }) => !seen.isAgain || !counterReasons.some(({ rule }) => rule === 'same-page'))
  for (const proposal of proposals) {
    const detail = { linkId: deps.ids.next() as LinkId, proposal }
    const act = { type: 'link.proposed' as const, actor: seen.actor, caseId: seen.caseId, detail }
    const fact: CustodyFact = { ...act, receipt: await logAct(deps.locker, act) }
    await deps.db.asJob(seen.caseId, (trx) => tellFact(trx, deps.projections, fact))
    await deps.news.publish({ caseId: seen.caseId, kind: 'link', id: detail.linkId, state: 'proposed' })
  }
  return proposals.length
}

/** An imported file stands on no page: two of them are not the same page for having none. */
const pageOf = (finalUrl: string): { finalUrl?: string } => (finalUrl === '' ? {} : { finalUrl })

const groupBySelector = (mentions: readonly KnownMention[]): KnownSelector[] => {
  const groups = Map.groupBy(mentions, (mention) => mention.selectorId)
  return [...groups.values()].map((group) => ({
    kind: group[0]?.kind ?? 'url',
    normal: group[0]?.normal ?? '',
    exhibits: new Set(group.map((mention) => mention.exhibitId)).size,
    places: group.map(({ exhibitId, finalUrl, ...place }) => ({
      exhibit: { id: exhibitId, ...pageOf(finalUrl) },
      ...place,
    })),
  }))
}

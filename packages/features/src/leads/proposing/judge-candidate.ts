/** Whether a candidate becomes a lead, joins one, or stays: what was put away never comes back without something new. */
import { type LeadId, type SourceRef, sourceKey } from '@smart-rescue/schema'
import { Standing } from '../reading/standing.ts'
import type { KnownLead } from './candidates.ts'

/** What is to be done with it. */
export type Judgement =
  | { readonly what: 'raise' }
  | { readonly what: 'extend'; readonly leadId: LeadId; readonly sources: readonly SourceRef[] }
  | { readonly what: 'leave' }

const isOpen = ({ state }: KnownLead): boolean => state === 'waiting' || state === 'watching'

/** Judges by the leads that share a source with it. `indicators` are those to be seen in it now. */
export const judgeCandidate = (
  sources: readonly SourceRef[],
  indicators: readonly string[],
  known: readonly KnownLead[],
): Judgement => {
  const own = known.filter((lead) => sources.some((ref) => lead.sources.has(sourceKey(ref))))
  if (own.length === 0) return { what: 'raise' }
  const covered = (ref: SourceRef): boolean => own.some((lead) => lead.sources.has(sourceKey(ref)))
  const open = own.find(isOpen)
  if (open !== undefined) {
    const more = sources.filter((ref) => !covered(ref))
    // What a person put together stays as she did it.
    return open.byMachine && more.length > 0
      ? { what: 'extend', leadId: open.id, sources: more }
      : { what: 'leave' }
  }
  const seen = new Set(own.flatMap(({ standing }) => Standing.safeParse(standing).data?.indicators ?? []))
  return indicators.some((id) => !seen.has(id)) ? { what: 'raise' } : { what: 'leave' }
}

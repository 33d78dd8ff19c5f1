/** The story of an edge or a tie: reasons, counter-reasons, and what people decided. */
import { explainCarrying, explainJoin, explainTie } from '@smart-rescue/core/linking/joining'
import { type CaseId, Failure, type SourceRef } from '@smart-rescue/schema'
import type { Trx } from '../../ports/database.ts'
import type { CaseSources } from '../computing/case-sources.ts'
import { joinSome } from '../computing/run-network.ts'
import type { JoinStory } from '../contract.ts'
import { namesOf, placeOf, subjectOf } from '../decisions.ts'
import { readNodeId } from '../node-id.ts'
import { sourceNode, toReasons, toTieNode } from './draw-graph.ts'
import { listCarriers, readTitles } from './store.ts'

/** Reads what two nodes, or a tie alone, have to do with one another. Refuses what the case does not hold. */
export const tellStory = async (
  trx: Trx,
  caseId: CaseId,
  given: { readonly from: string; readonly to?: string | undefined },
): Promise<JoinStory> => {
  const { sources, joined, subject, decisions } = await joinNodes(trx, caseId, given)
  const nodes = namesOf(sources, subject)
  const titles = await readTitles(
    trx,
    caseId,
    Array.from({ length: sources.input.sources }, (_, n) => sources.refOf(n)),
  )
  const { input, urls } = sources
  const why =
    subject.on === 'pair'
      ? explainJoin(input, joined, subject.a, subject.b, pagesOf(urls[subject.a], urls[subject.b]))
      : subject.on === 'carrying'
        ? explainCarrying(input, joined, subject.source, subject.tie)
        : explainTie(input, joined, subject.tie)
  const draw = (id: string) => {
    const place = placeOf(sources, id)
    if (place === undefined) throw new Failure('request.not-found')
    return place.on === 'source'
      ? sourceNode(sources, place.source, titles)
      : toTieNode(sources, joined, place.tie)
  }
  const nothing = { rule: 'nothing-shared', sentence: 'They share nothing directly.' }
  const counterReasons = toReasons(why.counterReasons)
  return {
    from: draw(nodes.from),
    ...(nodes.to === undefined ? {} : { to: draw(nodes.to) }),
    strength: why.strength,
    state: why.standing,
    reasons: toReasons(why.reasons),
    counterReasons:
      subject.on === 'pair' && why.reasons.length === 0 ? [nothing, ...counterReasons] : counterReasons,
    decisions: decisions.flatMap(({ known: _, ...record }) =>
      record.from === nodes.from && record.to === nodes.to ? [record] : [],
    ),
  }
}

const pagesOf = (a: string | null | undefined, b: string | null | undefined) => ({
  ...(a === null || a === undefined ? {} : { a }),
  ...(b === null || b === undefined ? {} : { b }),
})

/** The sources that a subject names, joined, and the subject among them. A tie alone stands with one source that carries it. */
export const joinNodes = async (
  trx: Trx,
  caseId: CaseId,
  nodes: { readonly from: string; readonly to?: string | undefined },
) => {
  const refs: SourceRef[] = []
  for (const id of [nodes.from, nodes.to]) {
    const ref = id === undefined ? undefined : readNodeId(id)
    if (ref === undefined) continue
    refs.push(...(await listCarriers(trx, caseId, ref, 1)))
  }
  const { sources, joined, decisions } = await joinSome(trx, caseId, uniqueRefs(refs))
  const subject = subjectOf(sources, nodes.from, nodes.to)
  if (subject === undefined || (subject.on === 'carrying' && !carries(sources, subject)))
    throw new Failure('request.not-found')
  return { sources, joined, subject, decisions }
}

const carries = ({ input }: CaseSources, { source, tie }: { source: number; tie: number }): boolean =>
  input.carried.subarray(input.starts[source] ?? 0, input.starts[source + 1] ?? 0).includes(tie)

const uniqueRefs = (refs: readonly SourceRef[]): SourceRef[] => [
  ...new Map(refs.map((ref) => [`${ref.exhibitId}.${ref.row}`, ref])).values(),
]

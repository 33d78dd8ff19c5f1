/** Decisions on joins as rows of the index, and as joining takes them. */
import type { DecisionKind, JoinDecision, JoinSubject } from '@smart-rescue/core/linking/joining'
import {
  type CaseId,
  type JoinDecisionId,
  type MemberId,
  type SelectorKind,
  sourceKey,
} from '@smart-rescue/schema'
import type { Trx } from '../ports/database.ts'
import type { CaseSources } from './computing/case-sources.ts'
import { readFirstTexts } from './computing/first-texts.ts'
import type { JoinDecisionRecord } from './contract.ts'
import { nodeId, readNodeId } from './node-id.ts'

/** One decision as the index holds it. */
export interface StoredDecision extends JoinDecisionRecord {
  readonly known?: readonly string[]
}

const select = (trx: Trx, caseId: CaseId) =>
  trx
    .selectFrom('join_decision as d')
    .innerJoin('member as m', 'm.id', 'd.decided_by')
    .select([
      'd.id',
      'd.kind',
      'd.from_node',
      'd.to_node',
      'd.why',
      'd.known',
      'd.decided_at',
      'd.leaf_index',
    ])
    .select(['m.id as member_id', 'm.display_name'])
    .where('d.case_id', '=', caseId)

const toRecord = (
  row: Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number],
): StoredDecision => ({
  id: row.id as JoinDecisionId,
  kind: row.kind as DecisionKind,
  from: row.from_node,
  by: { id: row.member_id as MemberId, displayName: row.display_name },
  at: row.decided_at.toISOString(),
  leaf: row.leaf_index,
  ...(row.to_node === null ? {} : { to: row.to_node }),
  ...(row.why === null ? {} : { why: row.why }),
  ...(row.known === null ? {} : { known: row.known }),
})

/** Every decision of the case in the order of the log, those on links of exhibits too; templates by the names they have today. */
export const readDecisions = async (trx: Trx, caseId: CaseId): Promise<StoredDecision[]> => {
  const own = (await select(trx, caseId).orderBy('d.leaf_index').execute()).map(toRecord)
  const templates = own.flatMap(({ from, to = '' }) =>
    [from, to].flatMap((id) => {
      const ref = readNodeId(id)
      return ref?.kind === 'template' ? [ref.source] : []
    }),
  )
  const firsts = await readFirstTexts(trx, caseId, templates)
  const today = (id: string): string => {
    const ref = readNodeId(id)
    const first = ref?.kind === 'template' ? firsts.get(sourceKey(ref.source)) : undefined
    return first === undefined ? id : `template:${first}`
  }
  const renamed = own.map(({ to, ...each }) => ({
    ...each,
    from: today(each.from),
    ...(to === undefined ? {} : { to: today(to) }),
  }))
  return [...renamed, ...(await readLinkDecisions(trx, caseId))].sort((x, y) => x.leaf - y.leaf)
}

/** Decisions before a leaf, newest first; one more than asked for tells that there are more. */
export const readDecisionsBefore = async (
  trx: Trx,
  caseId: CaseId,
  before: number | undefined,
  limit: number,
): Promise<JoinDecisionRecord[]> => {
  let query = select(trx, caseId).orderBy('d.leaf_index', 'desc').limit(limit)
  if (before !== undefined) query = query.where('d.leaf_index', '<', before)
  return (await query.execute()).map((row) => {
    const { known: _, ...record } = toRecord(row)
    return record
  })
}

const AS_DECIDED = { accepted: 'confirm', rejected: 'reject', undone: 'undo' } as const

/** What was decided on links of two exhibits counts as decisions on their whole texts. */
const readLinkDecisions = async (trx: Trx, caseId: CaseId): Promise<StoredDecision[]> => {
  const rows = await trx
    .selectFrom('link_decision as d')
    .innerJoin('link as l', 'l.id', 'd.link_id')
    .innerJoin('member as m', 'm.id', 'd.decided_by')
    .select([
      'd.link_id',
      'd.decision',
      'd.decided_at',
      'd.why',
      'd.leaf_index',
      'l.exhibit_a',
      'l.exhibit_b',
    ])
    .select(['l.reasons', 'm.id as member_id', 'm.display_name'])
    .where('d.case_id', '=', caseId)
    .orderBy('d.leaf_index')
    .execute()
  return rows.map((row) => ({
    id: row.link_id as JoinDecisionId,
    kind: AS_DECIDED[row.decision as keyof typeof AS_DECIDED],
    ...pairOf(row.exhibit_a, row.exhibit_b),
    by: { id: row.member_id as MemberId, displayName: row.display_name },
    at: row.decided_at.toISOString(),
    leaf: row.leaf_index,
    known: (row.reasons as readonly { rule?: string; kind: string; normal: string }[]).map(
      ({ rule, kind, normal }) =>
        rule === 'same-file-trace' ? `file-trace/${kind}/${normal}` : `${kind}/${normal}`,
    ),
    ...(row.why === null ? {} : { why: row.why }),
  }))
}

const pairOf = (a: string, b: string) => {
  const [from = '', to = ''] = [a, b].sort()
  return { from: `source:${from}.0`, to: `source:${to}.0` }
}

/** What a pair of nodes is as a subject of joining; nothing where it names what the sources do not have. */
export const subjectOf = (sources: CaseSources, from: string, to?: string): JoinSubject | undefined => {
  const one = placeOf(sources, from)
  if (one === undefined) return undefined
  if (to === undefined) return one.on === 'tie' ? one : undefined
  const other = placeOf(sources, to)
  if (other === undefined || (one.on === 'tie' && other.on === 'tie')) return undefined
  if (one.on === 'source' && other.on === 'source')
    return one.source === other.source ? undefined : { on: 'pair', a: one.source, b: other.source }
  const source = one.on === 'source' ? one.source : other.on === 'source' ? other.source : -1
  const tie = one.on === 'tie' ? one.tie : other.on === 'tie' ? other.tie : -1
  return { on: 'carrying', source, tie }
}

type NodePlace =
  | { readonly on: 'source'; readonly source: number }
  | { readonly on: 'tie'; readonly tie: number }

/** Where a node stands among the sources. */
export const placeOf = (sources: CaseSources, id: string): NodePlace | undefined => {
  const ref = readNodeId(id)
  if (ref === undefined || ref.kind === 'place') return undefined
  if (ref.kind === 'selector') {
    const tie = sources.tieOf(ref.selectorKind, ref.normal)
    return tie === undefined ? undefined : { on: 'tie', tie }
  }
  if (ref.kind === 'picture' || ref.kind === 'trace') {
    const tie = sources.tieOf(ref.kind === 'picture' ? 'picture' : 'file-trace', ref.name)
    return tie === undefined ? undefined : { on: 'tie', tie }
  }
  const source = sources.numberOf(ref.source)
  if (ref.kind === 'source') return source === undefined ? undefined : { on: 'source', source }
  const template = source === undefined ? undefined : sources.templateOf(source)
  const tie = sources.tieOf('template', template ?? sourceKey(ref.source))
  return tie === undefined ? undefined : { on: 'tie', tie }
}

/** Stored decisions as joining takes them; those on what is not among the sources fall out. */
export const toJoinDecisions = (sources: CaseSources, stored: readonly StoredDecision[]): JoinDecision[] =>
  stored.flatMap(({ from, to, kind, leaf, known }) => {
    const subject = subjectOf(sources, from, to)
    return subject === undefined ? [] : [{ subject, kind, leaf, ...(known === undefined ? {} : { known }) }]
  })

/** The name of the node of a tie, by the kind and the name that it has in the index. */
export const tieNodeId = (kind: string, name: string): string =>
  kind === 'template' || kind === 'picture'
    ? `${kind}:${name}`
    : kind === 'file-trace'
      ? nodeId({ kind: 'trace', name })
      : nodeId({ kind: 'selector', selectorKind: kind as SelectorKind, normal: name })

/** The node of a tie. */
export const tieNode = (sources: CaseSources, tie: number): string => {
  const kind = sources.input.kinds[tie] ?? 'template'
  const name = sources.input.names[tie] ?? ''
  return tieNodeId(kind, name)
}

/** The names of a subject's nodes: a source before what it carries, of two sources the smaller name first. */
export const namesOf = (sources: CaseSources, subject: JoinSubject): { from: string; to?: string } => {
  const name = (n: number): string => nodeId({ kind: 'source', source: sources.refOf(n) })
  if (subject.on === 'tie') return { from: tieNode(sources, subject.tie) }
  if (subject.on === 'carrying') return { from: name(subject.source), to: tieNode(sources, subject.tie) }
  const [from = '', to = ''] = [name(subject.a), name(subject.b)].sort()
  return { from, to }
}

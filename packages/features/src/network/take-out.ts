/** Taking a picture out of the house: the log says so before a file is made. */
import { type CaseId, Failure, type InputOf, type OutputOf } from '@smart-rescue/schema'
import { type RecordingDeps, recordFact } from '../custody/index.ts'
import type { Actor } from '../ports/actor.ts'
import type { takeOut as contract } from './contract.ts'
import { readDecisions } from './decisions.ts'
import { leafOf } from './looking/past.ts'
import { hasSource } from './looking/store.ts'

/** Sealed detail of `network.exported`; the form is the role of the act. Counts and filters alone, no node. */
export interface ExportedDetail {
  /** The network's id; absent for the whole case. */
  readonly network?: string
  readonly nodes: number
  readonly joins: number
  readonly leftOut: readonly string[]
  /** ISO 8601, where the picture shows an earlier moment. */
  readonly moment?: string
}

/** Records it and answers with the leaf, its time, and the names of those whose decisions the picture shows. */
export const logTakingOut = async (
  deps: RecordingDeps,
  actor: Actor,
  { caseId, id, format, ...wish }: Omit<InputOf<typeof contract>, 'caseId'> & { readonly caseId: CaseId },
): Promise<OutputOf<typeof contract>> => {
  const { nodes, joins, leftOut = [], moment } = wish
  const deciders = await deps.db.asMember(actor.memberId, async (trx) => {
    if (id !== undefined && !(await hasSource(trx, caseId, id))) throw new Failure('request.not-found')
    const until = (await leafOf(trx, caseId, { moment })) ?? Number.POSITIVE_INFINITY
    const said = (await readDecisions(trx, caseId)).filter(({ leaf }) => leaf <= until)
    return [...new Set(said.map(({ by }) => by.displayName))].sort()
  })
  const detail: ExportedDetail = {
    nodes,
    joins,
    leftOut,
    ...(id === undefined ? {} : { network: id }),
    ...(moment === undefined ? {} : { moment }),
  }
  const act = { type: 'network.exported', actor: actor.memberId, caseId, purpose: 'link' } as const
  const { receipt } = await recordFact(deps, { ...act, role: format, detail })
  return { leaf: receipt.index, at: receipt.at, deciders }
}

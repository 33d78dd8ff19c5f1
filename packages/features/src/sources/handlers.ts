/** Acts on sources: list them, read one. */
import { Failure } from '@smart-rescue/schema'
import { type RecordingDeps, recordFact } from '../custody/index.ts'
import { listMarks } from '../evidence/store.ts'
import { type BoundEndpoint, bind, type Handler } from '../ports/actor.ts'
import { findLockedExhibits } from '../safeguard/index.ts'
import * as contract from './contract.ts'
import { MOST_TEXT } from './index-text.ts'
import { findNeighbours, findSource, findSourcePart, hasExhibit, listRowMarks, listSources } from './store.ts'

/** Hands that this feature needs. */
export type SourceDeps = RecordingDeps

const readSource =
  (deps: SourceDeps): Handler<typeof contract.readSource> =>
  async (actor, { caseId, exhibitId, row }) => {
    const ref = { exhibitId, row }
    const found = await deps.db.asMember(actor.memberId, async (trx) => {
      // Received by accident and locked unopened: nobody reads it (features/safeguard).
      if ((await findLockedExhibits(trx, caseId)).has(exhibitId)) throw new Failure('receipt.locked')
      const source = await findSource(trx, caseId, ref)
      return source && { ...source, part: await findSourcePart(trx, ref) }
    })
    if (found === undefined) throw new Failure('request.not-found')
    const { part, ...source } = found
    // The index holds the text, and its reading is a reading of the evidence all the same: the leaf names the row.
    await recordFact(deps, {
      type: 'evidence.read',
      actor: actor.memberId,
      caseId,
      exhibitId,
      role: row === 0 ? 'text' : `row-${row}`,
      purpose: 'review',
      ...(part === undefined ? {} : { ciphertext: part.ciphertext }),
    })
    return deps.db.asMember(actor.memberId, async (trx) => ({
      ...source,
      cut: source.text.length >= MOST_TEXT,
      marks: row === 0 ? await listMarks(trx, exhibitId) : await listRowMarks(trx, ref, source.text),
      ...(row === 0 ? {} : await findNeighbours(trx, ref)),
    }))
  }

/** Binds every endpoint of the feature. */
export const createSourceHandlers = (deps: SourceDeps): readonly BoundEndpoint[] => [
  bind(contract.listSources, async (actor, input) =>
    deps.db.asMember(actor.memberId, async (trx) => {
      const { caseId, exhibitId } = input
      if (exhibitId !== undefined && !(await hasExhibit(trx, caseId, exhibitId)))
        throw new Failure('request.not-found')
      return listSources(trx, input)
    }),
  ),
  bind(contract.readSource, readSource(deps)),
]

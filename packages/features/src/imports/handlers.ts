/** Acts on imports: state how files came here, send them, import what lies inside, have a picture read. */
import { Failure, type ImportDraft } from '@smart-rescue/schema'
import { createTurns } from '../custody/index.ts'
import { mayShowMedia } from '../evidence/index.ts'
import { type BoundEndpoint, bind, type Handler } from '../ports/actor.ts'
import * as contract from './contract.ts'
import { importInner } from './inner/import-inner.ts'
import { recogniseJob } from './jobs.ts'
import { findOrigin, hasBatch, listFiles } from './store.ts'
import { createBudget, gatherBytes } from './taking/gather-bytes.ts'
import { openBatch } from './taking/open-batch.ts'
import { takeFile } from './taking/take-file.ts'
import type { TakingDeps } from './taking/taking.ts'

/** Hands that this feature needs. */
export type ImportDeps = Omit<TakingDeps, 'turn'>

/** Memory that all uploads of this process share: two of the largest, many of the usual. */
const BUDGET = 2 * contract.MAX_IMPORT_BYTES

/** A statement that leaves out who is required to be named is refused with the fields. Throws `import.unnamed-giver`. */
const requireNames = ({ accessMode, givenBy, consent, consentBy }: ImportDraft): void => {
  const missing = [
    ...(accessMode !== 'public' && givenBy === undefined ? ['givenBy'] : []),
    ...(consent !== 'not-asked' && consentBy === undefined ? ['consentBy'] : []),
  ]
  if (missing.length === 0) return
  throw new Failure('import.unnamed-giver', {
    fields: missing.map((path) => ({ path, message: 'this is needed' })),
  })
}

const openImport =
  (deps: ImportDeps): Handler<typeof contract.openImport> =>
  async (actor, { caseId, ...draft }) => {
    requireNames(draft)
    const importId = await openBatch(deps, actor.memberId, caseId, draft)
    return { importId }
  }

const sendFile = (deps: ImportDeps & TakingDeps): Handler<typeof contract.sendFile> => {
  const budget = createBudget(BUDGET)
  return async (actor, { caseId, importId, name, length, mediaType = '' }, door) => {
    if (length > contract.MAX_IMPORT_BYTES) throw new Failure('request.too-large')
    if (!(await deps.db.asMember(actor.memberId, (trx) => hasBatch(trx, caseId, importId))))
      throw new Failure('request.not-found')
    const giveBack = await budget.lend(length, door.signal)
    try {
      const bytes = await gatherBytes(door.body, length)
      const taking = { actor: actor.memberId, caseId, importId }
      return await takeFile(deps, taking, { name: name.toWellFormed(), mediaType, bytes })
    } finally {
      giveBack()
    }
  }
}

const recognisePicture =
  (deps: ImportDeps): Handler<typeof contract.recognisePicture> =>
  async (actor, { caseId, exhibitId, role, languages }) => {
    const actorId = actor.memberId
    const [origin, media] = await deps.db.asMember(actorId, async (trx) => [
      await findOrigin(trx, caseId, exhibitId),
      await mayShowMedia(trx, caseId, deps.clock.now()),
    ])
    if (origin === undefined) throw new Failure('request.not-found')
    if (origin.quarantined) throw new Failure('import.quarantined')
    if (role === 'original' && origin.kind !== 'image') throw new Failure('import.no-picture')
    if (!media) throw new Failure('import.media-withheld')
    const key = `${exhibitId} ${role} ${deps.ids.next()}`
    await deps.queue.send(recogniseJob, { caseId, exhibitId, actor: actorId, role, languages }, key)
    return { role: `ocr-${role}` }
  }

/** Binds every endpoint of the feature. */
export const createImportHandlers = (hands: ImportDeps): readonly BoundEndpoint[] => {
  const deps = { ...hands, turn: createTurns() }
  return [
    bind(contract.openImport, openImport(deps)),
    bind(contract.sendFile, sendFile(deps)),
    bind(contract.listFiles, async (actor, { caseId }) =>
      deps.db.asMember(actor.memberId, async (trx) => ({
        files: await listFiles(trx, caseId),
        media: (await mayShowMedia(trx, caseId, deps.clock.now())) ? 'allowed' : 'withheld',
      })),
    ),
    bind(contract.importInner, async (actor, input, door) =>
      importInner(deps, actor.memberId, input, door.signal),
    ),
    bind(contract.recognisePicture, recognisePicture(deps)),
  ]
}

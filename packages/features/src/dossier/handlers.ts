/** Acts on dossiers: ask for one, list, read, download package and report. */
import { type DossierId, Failure } from '@smart-rescue/schema'
import { recordFact } from '../custody/index.ts'
import { type Actor, type BoundEndpoint, type ByteAnswer, bind, type Handler } from '../ports/actor.ts'
import { findLockedExhibits } from '../safeguard/index.ts'
import * as contract from './contract.ts'
import type { DossierDeps } from './deps.ts'
import { exportJob } from './jobs.ts'
import { makeNcmecForm } from './make-form.ts'
import { addDossier, findDossier, listDossiers, listExhibitIds } from './store.ts'

type Place = Parameters<Handler<typeof contract.readDossier>>[1]

const load = async (deps: DossierDeps, actor: Actor, { caseId, dossierId }: Place) => {
  const found = await deps.db.asMember(actor.memberId, (trx) => findDossier(trx, caseId, dossierId))
  if (found === undefined) throw new Failure('request.not-found')
  return found
}

const exportDossier =
  (deps: DossierDeps): Handler<typeof contract.exportDossier> =>
  async (actor, { caseId, exhibits, locale }) => {
    const dossierId = deps.ids.next() as DossierId
    const dossier = await deps.db.asMember(actor.memberId, async (trx) => {
      const found = await listExhibitIds(trx, caseId, exhibits)
      if (exhibits !== undefined && found.length !== new Set(exhibits).size)
        throw new Failure('request.not-found')
      // What is locked as an accidental receipt is handed to nobody; asked for by name, the export says so.
      const locked = await findLockedExhibits(trx, caseId)
      const chosen = found.filter((id) => !locked.has(id))
      if (exhibits !== undefined && chosen.length < found.length) throw new Failure('receipt.locked')
      if (chosen.length === 0) throw new Failure('dossier.empty')
      await addDossier(trx, {
        id: dossierId,
        caseId,
        locale,
        exhibits: chosen,
        requestedBy: actor.memberId,
        requestedAt: deps.clock.now().toISOString(),
      })
      return (await findDossier(trx, caseId, dossierId))?.dossier
    })
    if (dossier === undefined) throw new Failure('request.not-found')
    await deps.queue.send(exportJob, { caseId, dossierId }, dossierId)
    await deps.news.publish({ caseId, kind: 'dossier', id: dossierId, state: dossier.state })
    return dossier
  }

/** Opens one sealed file of a ready dossier: the leaf first, then the bytes. */
const open =
  (deps: DossierDeps, role: 'package' | 'report') =>
  async (actor: Actor, place: Place): Promise<ByteAnswer> => {
    const { dossier, sealed } = await load(deps, actor, place)
    const isPackage = role === 'package'
    const ciphertext = isPackage ? sealed.packageCiphertext : sealed.reportCiphertext
    const length = isPackage ? sealed.packageLength : sealed.reportLength
    if (dossier.state !== 'ready' || ciphertext === undefined || length === undefined)
      throw new Failure('dossier.not-ready')
    const { caseId } = place
    const mediaType = isPackage ? 'application/zip' : 'application/pdf'
    const act = { actor: actor.memberId, caseId, role, ciphertext, purpose: 'dossier' } as const
    await recordFact(deps, { type: 'package.read', ...act })
    const bytes = await deps.locker.read({ ...act, mediaType, log: false })
    const name = `dossier-${dossier.number}-${dossier.requestedAt.slice(0, 10)}`
    return { mediaType, length, bytes, ...(isPackage ? { filename: `${name}.zip` } : {}) }
  }

/** Binds every endpoint of the feature. */
export const createDossierHandlers = (deps: DossierDeps): readonly BoundEndpoint[] => [
  bind(contract.exportDossier, exportDossier(deps)),
  bind(contract.listDossiers, async (actor, { caseId }) => ({
    dossiers: await deps.db.asMember(actor.memberId, (trx) => listDossiers(trx, caseId)),
  })),
  bind(contract.readDossier, async (actor, place) => (await load(deps, actor, place)).dossier),
  bind(contract.downloadPackage, open(deps, 'package')),
  bind(contract.readReport, open(deps, 'report')),
  bind(contract.makeNcmec, makeNcmecForm(deps)),
]

/** Writes the case into the form of another house, for a person to hand in: the leaf first, then the text. Nothing is sent. */
import { type NcmecSources, writeNcmec } from '@smart-rescue/core/outside-forms'
import { Failure } from '@smart-rescue/schema'
import { recordFact } from '../custody/index.ts'
import type { Handler } from '../ports/actor.ts'
import type { Trx } from '../ports/database.ts'
import { findLockedExhibits } from '../safeguard/index.ts'
import type { makeNcmec } from './contract.ts'
import type { DossierDeps } from './deps.ts'
import { listReportSelectors } from './report/report-store.ts'
import { listExhibitIds, listExportExhibits } from './store.ts'

type Asked = Parameters<Handler<typeof makeNcmec>>[1]

const readSources = async (trx: Trx, asked: Asked): Promise<NcmecSources> => {
  const { caseId, incident, urgent, additional } = asked
  const locked = await findLockedExhibits(trx, caseId)
  const ids = (await listExhibitIds(trx, caseId)).filter((id) => !locked.has(id))
  if (ids.length === 0) throw new Failure('dossier.empty')
  const exhibits = await listExportExhibits(trx, caseId, ids)
  const { reference } = await trx
    .selectFrom('case_file')
    .select('reference')
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow()
  const { name } = await trx.selectFrom('organisation').select('name').executeTakeFirstOrThrow()
  return {
    incident,
    incidentAt: exhibits.map(({ capturedAt }) => capturedAt).toSorted()[0] ?? '',
    organisation: name,
    reference,
    exhibits: exhibits.map(({ number, finalUrl, url, capturedAt, parts }) => ({
      number,
      url: finalUrl || url,
      capturedAt,
      sha256: parts.map(({ sha256 }) => sha256.replace(/^sha256:/, '')),
    })),
    selectors: await listReportSelectors(trx, caseId, ids),
    ...(urgent === undefined ? {} : { urgent }),
    ...(additional === undefined ? {} : { additional }),
  }
}

/** The act `report.ncmec`: refuses with `dossier.empty` where the case holds nothing that may be handed on. */
export const makeNcmecForm =
  (deps: DossierDeps): Handler<typeof makeNcmec> =>
  async (actor, asked) => {
    const sources = await deps.db.asMember(actor.memberId, (trx) => readSources(trx, asked))
    const detail = { form: 'ncmec', incident: asked.incident, exhibits: sources.exhibits.length }
    const act = { actor: actor.memberId, caseId: asked.caseId, purpose: 'referral', role: 'ncmec' } as const
    await recordFact(deps, { type: 'report.exported', ...act, detail })
    return {
      fileName: `${sources.reference}-cybertipline.xml`,
      mediaType: 'application/xml',
      text: writeNcmec(sources),
    }
  }

/** Reads what an exhibit is compared by: its text and report from the locker, its selectors from the index. */
import { fingerprintCertificate, type PageFacts } from '@smart-rescue/core/comparing'
import {
  CaptureReport,
  type CaseId,
  type CustodyPurpose,
  type ExhibitId,
  Failure,
  type MemberId,
} from '@smart-rescue/schema'
import { logAct, type RecordingDeps, recordFact, tellFact } from '../../custody/index.ts'
import { listParts } from '../../evidence/store.ts'
import { findCaptured, listSelectorNames } from './store.ts'

/** Who reads: a member who looks, or a job in the name of a member. */
export interface FactsReader {
  readonly actor: MemberId
  readonly asJob: boolean
  readonly purpose: CustodyPurpose
}

/**
 * Logs the opening of the text and reads it with the report. Throws `request.not-found` for an exhibit that no capture
 * of this case made, `locker.damaged` for one whose parts do not match their hashes.
 */
export const readPageFacts = async (
  deps: RecordingDeps,
  caseId: CaseId,
  exhibitId: ExhibitId,
  { actor, asJob, purpose }: FactsReader,
): Promise<PageFacts> => {
  const run = asJob
    ? <T>(work: Parameters<typeof deps.db.asJob<T>>[1]) => deps.db.asJob(caseId, work)
    : <T>(work: Parameters<typeof deps.db.asJob<T>>[1]) => deps.db.asMember(actor, work)
  const found = await run(async (trx) => ({
    exhibit: await findCaptured(trx, caseId, exhibitId),
    parts: await listParts(trx, caseId, exhibitId),
    selectors: await listSelectorNames(trx, exhibitId),
  }))
  const part = (role: string) => found.parts.find((one) => one.role === role)
  const [text, report] = [part('text'), part('capture-report')]
  if (found.exhibit === undefined || text === undefined || report === undefined)
    throw new Failure('request.not-found')
  const { ciphertext } = text
  const act = { type: 'evidence.read' as const, actor, caseId, exhibitId, role: 'text', ciphertext, purpose }
  if (asJob) {
    const fact = { ...act, receipt: await logAct(deps.locker, act) }
    await deps.db.asJob(caseId, (trx) => tellFact(trx, deps.projections, fact))
  } else await recordFact(deps, act)
  const open = async (one: typeof text): Promise<string> => {
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
    let opened = ''
    const bytes = await deps.locker.read({
      actor,
      caseId,
      item: exhibitId,
      ciphertext: one.ciphertext,
      mediaType: one.mediaType,
      purpose,
      log: false,
    })
    for await (const piece of bytes) opened += decoder.decode(piece, { stream: true })
    return opened + decoder.decode()
  }
  const { status, remoteAddress, tls } = CaptureReport.parse(JSON.parse(await open(report)))
  return {
    text: await open(text),
    selectors: found.selectors,
    title: found.exhibit.title,
    finalUrl: found.exhibit.finalUrl,
    status,
    remoteAddress,
    certificate: fingerprintCertificate(tls?.chain[0]),
  }
}

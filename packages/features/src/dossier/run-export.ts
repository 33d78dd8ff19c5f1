/** Runs one export: the package is made and sealed, and only then does the index tell that it is ready. */
import { Failure, type MemberId } from '@smart-rescue/schema'
import type { z } from 'zod'
import { type CustodyFact, type RecordingDeps, tellFact } from '../custody/index.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { News } from '../ports/news.ts'
import type { StampShelf } from '../ports/proof/stamping.ts'
import { gatherStamps, type KnownStamps, listRoots, listStamps } from '../stamping/index.ts'
import type { exportJob } from './jobs.ts'
import { proveGrowth } from './packing/log-exports.ts'
import { type ExportStep, type MadePackage, makePackage, type VerifierFiles } from './packing/make-package.ts'
import type { Exporter } from './packing/read-exhibits.ts'
import { DOSSIER_ROLE, type ExportedDetail } from './project.ts'
import { listReportLinks, listReportSelectors } from './report/report-store.ts'
import { createCaseWriter, type WritingDeps } from './report/write-case.ts'
import { failDossier, listEarlierSizes, listExportExhibits, readExportHeader, stepDossier } from './store.ts'

/** Hands that the job needs. `software` is name and version, as the manifest names them. */
export interface ExportRunDeps extends RecordingDeps, WritingDeps {
  readonly verifier: VerifierFiles
  /** Where the tokens of time-stamp authorities lie; a package made without it carries none. */
  readonly stampShelf?: StampShelf
  /** Asks the witnesses and answers the cosigned note of that size; nothing where none cosigned exactly it. */
  readonly cosign?: (size: number) => Promise<string | undefined>
  readonly clock: Clock
  readonly news: News
  readonly log: Log
}

type Payload = z.output<typeof exportJob.payload>

/** The steps in words, for whoever waits; the screen translates the step itself. */
const SENTENCES: Readonly<Record<ExportStep, string>> = {
  reading: 'Reading and checking every exhibit',
  logging: 'Writing the export into the log',
  printing: 'Printing the report',
  packing: 'Writing and sealing the package',
}

/** The dossier was ended by somebody else while the job ran. */
class Overtaken extends Error {}

/** Makes the job's run. It may be called twice for one dossier: the second finds it ready, or makes it anew; a half package is never seen. */
export const createExportRun =
  (deps: ExportRunDeps) =>
  async (payload: Payload, signal: AbortSignal): Promise<void> => {
    const { caseId, dossierId } = payload
    try {
      await exportOnce(deps, payload, signal)
      await deps.news.publish({ caseId, kind: 'dossier', id: dossierId, state: 'ready' })
    } catch (cause) {
      if (cause instanceof Overtaken) return
      // The program is stopping: the job stays in the queue and begins afresh.
      if (signal.aborted) throw cause
      const code = cause instanceof Failure ? cause.code : 'dossier.failed'
      deps.log.warn('dossier.failed', { dossier: { id: dossierId } }, cause)
      const reason = { code, sentence: new Failure(code).message, at: deps.clock.now().toISOString() }
      await deps.db.asJob(caseId, (trx) => failDossier(trx, dossierId, reason))
      await deps.news.publish({ caseId, kind: 'dossier', id: dossierId, state: 'failed' })
    }
  }

const readOrder = async (deps: ExportRunDeps, { caseId, dossierId }: Payload) =>
  deps.db.asJob(caseId, async (trx) => {
    const header = await readExportHeader(trx, caseId, dossierId)
    if (header === undefined) throw new Failure('request.not-found')
    // Whoever lost her place while the job waited gets no package by it.
    if (!header.mayStill) throw new Failure('access.denied')
    const ids = header.order.exhibits
    return {
      header,
      exhibits: await listExportExhibits(trx, caseId, ids),
      selectors: await listReportSelectors(trx, caseId, ids),
      links: await listReportLinks(trx, caseId, ids),
      earlier: await listEarlierSizes(trx, caseId, dossierId),
      known: { stamps: await listStamps(trx), roots: await listRoots(trx) } satisfies KnownStamps,
    }
  })

type Order = Awaited<ReturnType<typeof readOrder>>

/** How the package's checkpoint gets the cosignatures of witnesses. */
const cosignedOf = ({ cosign }: ExportRunDeps): Pick<Parameters<typeof makePackage>[2], 'cosigned'> =>
  cosign === undefined ? {} : { cosigned: ({ size }) => cosign(size) }

/** How the package gets the stamps that bound its exhibits. They are read after the checkpoint, so that all are proved in it. */
const stampsOf = (
  { locker, stampShelf: shelf }: ExportRunDeps,
  known: KnownStamps,
): Pick<Parameters<typeof makePackage>[2], 'stamps'> =>
  shelf === undefined
    ? {}
    : {
        stamps: (histories, checkpoint) => {
          const prove = (sizes: readonly number[]) => proveGrowth(locker, sizes, checkpoint)
          return gatherStamps({ locker, shelf, checkpoint, prove }, known, histories)
        },
      }

const exportOnce = async (deps: ExportRunDeps, payload: Payload, signal: AbortSignal): Promise<void> => {
  const { caseId, dossierId } = payload
  const step = createStepper(deps, payload, signal)
  await step('reading')
  const order = await readOrder(deps, payload)
  const { caseFile, organisation, order: asked } = order.header
  const exporter: Exporter = { actor: asked.requestedBy.id as MemberId, caseId }
  const tell = (facts: readonly CustodyFact[]) =>
    deps.db.asJob(caseId, async (trx) => {
      for (const fact of facts) await tellFact(trx, deps.projections, fact)
    })
  const made = await makePackage(
    deps.locker,
    {
      ...exporter,
      dossierId,
      organisation,
      software: deps.software,
      caseFile: {
        reference: caseFile.reference,
        title: caseFile.title,
        purpose: caseFile.purpose,
        legalBasis: caseFile.legal_basis,
      },
      exhibits: order.exhibits,
      earlier: order.earlier,
    },
    {
      signal,
      verifier: deps.verifier,
      now: () => deps.clock.now(),
      ...createCaseWriter(deps, caseId, order),
      ...stampsOf(deps, order.known),
      ...cosignedOf(deps),
      onStep: step,
      onFacts: tell,
    },
  )
  await recordMade(deps, exporter, order, made, tell)
}

/** The last leaf carries everything the index holds of the dossier; with it the dossier is ready, at once and whole. */
const recordMade = async (
  deps: ExportRunDeps,
  exporter: Exporter,
  { header, exhibits }: Order,
  { package: sealed, report, checkpoint }: MadePackage,
  tell: (facts: readonly CustodyFact[]) => Promise<void>,
): Promise<void> => {
  const { order } = header
  const detail: ExportedDetail = {
    dossierId: order.id,
    number: order.number,
    locale: order.locale,
    exhibits: exhibits.map(({ id }) => id),
    requestedBy: exporter.actor,
    requestedAt: order.requestedAt,
    packageCiphertext: sealed.blob.ciphertext,
    packageLength: sealed.blob.plaintextLength,
    packageSha256: sealed.sha256,
    reportCiphertext: report.ciphertext,
    reportLength: report.plaintextLength,
    treeSize: checkpoint.size,
  }
  const act = { type: 'package.exported', ...exporter, purpose: 'dossier' } as const
  const receipt = await deps.locker.record({ ...act, role: DOSSIER_ROLE, detail })
  await tell([
    { ...act, role: 'report', receipt: report.leaf },
    { ...act, role: 'package', receipt: sealed.blob.leaf },
    { ...act, role: DOSSIER_ROLE, detail, receipt },
  ])
}

/** Tells a step to whoever waits. Throws where the dossier has ended meanwhile, or the program is stopping. */
const createStepper =
  (deps: ExportRunDeps, { caseId, dossierId }: Payload, signal: AbortSignal) =>
  async (step: ExportStep, done = 0, total = 0): Promise<void> => {
    signal.throwIfAborted()
    if (done === 0 && !(await deps.db.asJob(caseId, (trx) => stepDossier(trx, dossierId, step))))
      throw new Overtaken()
    await deps.news.publish({
      caseId,
      kind: 'dossier',
      id: dossierId,
      state: 'running',
      progress: { step, requests: done, bytes: total, sentence: SENTENCES[step] },
    })
  }

/** Makes one package out of the locker: reads and checks every exhibit, logs the export, has the report printed, writes and seals. Knows no database. */
import type { PackageExhibit, PackageInput, PackageStamps } from '@smart-rescue/core/dossier'
import type { DossierId } from '@smart-rescue/schema'
import type { CustodyFact } from '../../custody/index.ts'
import type { Locker, LoggedLeaf, SealedBlob, SignedCheckpoint } from '../../ports/proof/locker.ts'
import type { ExportExhibit } from '../store.ts'
import { logExports, type ProvedLeaf, proveGrowth, proveHistories } from './log-exports.ts'
import { type Exporter, type ReadExhibit, readExhibits } from './read-exhibits.ts'
import { readSigner, type SealedPackage, sealPackage, sealReport } from './write-package.ts'

/** The offline verifier as it lies in every package. */
export interface VerifierFiles {
  page(): Promise<Uint8Array>
  program(): Promise<Uint8Array>
}

/** What is to be packed, as the case tells it. `earlier` are the sizes of the log at earlier exports. */
export interface PackageOrder extends Exporter {
  readonly dossierId: DossierId
  readonly software: string
  readonly organisation: { readonly name: string; readonly country: string }
  readonly caseFile: {
    readonly reference: string
    readonly title: string
    readonly purpose: string
    readonly legalBasis: string
  }
  readonly exhibits: readonly ExportExhibit[]
  readonly earlier: readonly number[]
}

/** What the report is printed from. */
export interface PackageState {
  readonly read: readonly ReadExhibit[]
  readonly histories: readonly (readonly LoggedLeaf[])[]
  readonly checkpoint: SignedCheckpoint
  readonly signer: string
  readonly createdAt: string
}

/** Steps of an export, in order. */
export type ExportStep = 'reading' | 'logging' | 'printing' | 'packing'

/** What the caller lends. `onFacts` gets every leaf that was written, for the index; `onStep` may throw to stop. */
export interface PackageHooks {
  now(): Date
  print(state: PackageState): Promise<Uint8Array>
  /** What else is written of the case: the report for word processors, the CASE/UCO graph, certificates; nothing by default. */
  write?(state: PackageState): Promise<Pick<PackageInput, 'reportWord' | 'caseUco' | 'certificates'>>
  onStep(step: ExportStep, done?: number, total?: number): Promise<void>
  onFacts(facts: readonly CustodyFact[]): Promise<void>
  /** The note of the checkpoint with the cosignatures of witnesses; nothing where none came. */
  cosigned?(checkpoint: SignedCheckpoint): Promise<string | undefined>
  /** The stamps that bound the histories; none by default. */
  stamps?(
    histories: readonly (readonly LoggedLeaf[])[],
    checkpoint: SignedCheckpoint,
  ): Promise<PackageStamps | undefined>
  readonly verifier: VerifierFiles
  readonly signal: AbortSignal
}

/** A finished package in the locker. */
export interface MadePackage {
  readonly package: SealedPackage
  readonly report: SealedBlob
  readonly checkpoint: SignedCheckpoint
}

const describeExhibit = async (
  locker: Locker,
  { caseId }: Exporter,
  { exhibit, parts }: ReadExhibit,
  history: readonly ProvedLeaf[],
): Promise<PackageExhibit> => {
  const described: PackageExhibit['parts'][number][] = []
  for (const part of parts) {
    const ptc = history.find((leaf) => leaf.index === part.leaf)?.leaf.ptc ?? ''
    const salt = await locker.salt({ caseId, ciphertext: part.ciphertext })
    described.push({ ...part, ptc, salt })
  }
  const { number, title, url, capturedAt } = exhibit
  return {
    number,
    title,
    url,
    capturedAt,
    item: locker.pseudonym('item', exhibit.id),
    parts: described,
    history,
  }
}

/** The same proofs, ending in the note that the package carries: with cosignatures where there are any. */
const leadTo = (note: string, history: readonly ProvedLeaf[]): readonly ProvedLeaf[] =>
  history.map((leaf) => ({ ...leaf, proof: leaf.proof.slice(0, leaf.proof.indexOf('\n\n') + 2) + note }))

/** Makes the package. Where anything fails or is stopped, nothing of it is sealed under the role `package`. */
export const makePackage = async (
  locker: Locker,
  order: PackageOrder,
  hooks: PackageHooks,
): Promise<MadePackage> => {
  const exporter: Exporter = { actor: order.actor, caseId: order.caseId }
  const facts: CustodyFact[] = []
  const total = order.exhibits.length
  await hooks.onStep('reading')
  const read = await readExhibits(locker, exporter, order.exhibits, facts, (done) =>
    hooks.onStep('reading', done, total),
  )
  await hooks.onStep('logging')
  const items = order.exhibits.map((exhibit) => exhibit.id)
  const histories = await logExports(locker, exporter, items, facts)
  await hooks.onFacts(facts)
  const checkpoint = await locker.checkpoint()
  // At once: the report that is sealed next makes the log grow beyond what the proofs lead to.
  const note = (await hooks.cosigned?.(checkpoint).catch(() => undefined)) ?? checkpoint.note
  const signer = await readSigner(locker)
  const createdAt = hooks.now().toISOString()
  await hooks.onStep('printing')
  const state: PackageState = { read, histories, checkpoint, signer: signer.line, createdAt }
  const pdf = await hooks.print(state)
  const written = await hooks.write?.(state)
  const report = await sealReport(locker, exporter, pdf)
  await hooks.onStep('packing')
  const proved = await proveHistories(locker, histories, checkpoint)
  const stamps = await hooks.stamps?.(histories, checkpoint)
  const exhibits: PackageExhibit[] = []
  for (const [i, exhibit] of read.entries())
    exhibits.push(await describeExhibit(locker, exporter, exhibit, leadTo(note, proved[i] ?? [])))
  const sealed = await sealPackage(
    locker,
    exporter,
    {
      id: order.dossierId,
      createdAt,
      software: order.software,
      organisation: order.organisation,
      case: { ...order.caseFile, pseudonym: locker.pseudonym('case', order.caseId) },
      exhibits,
      checkpoint: note,
      vkey: checkpoint.vkey,
      signer: signer.key,
      earlier: await proveGrowth(locker, order.earlier, checkpoint),
      ...(stamps === undefined ? {} : { stamps }),
      report: pdf,
      ...written,
      verifyPage: await hooks.verifier.page(),
      verifyProgram: await hooks.verifier.program(),
    },
    hooks.signal,
  )
  return { package: sealed, report, checkpoint }
}

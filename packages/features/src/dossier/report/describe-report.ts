/** Gathers what the report tells from the case, the exhibits as they were read, and their histories. */
import type {
  ReportEnvironment,
  ReportExhibit,
  ReportHeld,
  ReportLink,
  ReportModel,
  ReportSelector,
} from '@smart-rescue/core/dossier'
import { itemPaths } from '@smart-rescue/core/dossier'
import { fromHex, toBase64 } from '@smart-rescue/core/integrity'
import type { CaptureReport, Dossier, ImportReport } from '@smart-rescue/schema'
import type { LoggedLeaf, SignedCheckpoint } from '../../ports/proof/locker.ts'
import { boundHistory, type KnownStamps } from '../../stamping/index.ts'
import type { ReadExhibit } from '../packing/read-exhibits.ts'
import type { readExportHeader } from '../store.ts'

type Header = NonNullable<Awaited<ReturnType<typeof readExportHeader>>>

/** Everything that goes into a report. */
export interface ReportSources {
  readonly header: Header & { readonly order: Dossier }
  readonly selectors: readonly ReportSelector[]
  readonly links: readonly ReportLink[]
  readonly read: readonly ReadExhibit[]
  readonly histories: readonly (readonly LoggedLeaf[])[]
  /** Names of members by leaf index. */
  readonly actors: ReadonlyMap<number, string>
  readonly checkpoint: SignedCheckpoint
  /** The stamps on the log, where there are any. */
  readonly known?: KnownStamps
  readonly signer: string
  readonly createdAt: string
  readonly software: string
}

const describeEnvironment = (report: CaptureReport): ReportEnvironment => ({
  software: report.software,
  browser: report.browser,
  userAgent: report.userAgent,
  confinement: report.confinement,
  viewport: `${report.viewport.width} × ${report.viewport.height}`,
  withheld: report.counts.withheld,
  failed: report.counts.failed + report.counts.blocked + report.counts.cut,
  claim: report.claim,
  ...(report.remoteAddress === undefined ? {} : { remoteAddress: report.remoteAddress }),
  ...(report.status === undefined ? {} : { status: report.status }),
  ...(report.tls === undefined ? {} : { tls: `${report.tls.protocol}, ${report.tls.issuer}` }),
})

/** What a report tells of an imported file; who gave it stands in no report. */
const describeHeld = (report: ImportReport): ReportHeld => ({
  fileName: report.fileName,
  kind: report.kind,
  mediaType: report.mediaType,
  accessMode: report.accessMode,
  consent: report.consent,
  receivedOn: report.receivedOn,
  facts: report.facts,
  problems: report.problems,
  derivatives: report.derivatives,
  software: report.software,
  confinement: report.confinement,
  claim: report.claim,
  ...(report.parent === undefined ? {} : { parentSha256: report.parent.sha256 }),
})

const describeExhibit = (
  { exhibit, parts, report, importReport, thumbnail }: ReadExhibit,
  history: readonly LoggedLeaf[],
  actors: ReadonlyMap<number, string>,
  known: KnownStamps | undefined,
): ReportExhibit => {
  const timed = boundHistory(known?.stamps ?? [], history)
  const paths = itemPaths(exhibit.number, parts)
  return {
    number: exhibit.number,
    title: exhibit.title,
    url: exhibit.url,
    finalUrl: exhibit.finalUrl,
    state: exhibit.state,
    capturedAt: exhibit.capturedAt,
    capturedBy: exhibit.capturedBy,
    logged:
      history.findLast(({ leaf }) => leaf.type === 'exhibit.recorded')?.index ?? history.at(-1)?.index ?? 0,
    parts: parts.map(({ role, size, sha256, leaf }, i) => ({
      role,
      path: paths[i] ?? '',
      size,
      sha256,
      leaf,
    })),
    custody: history.map(({ index, leaf }) => ({
      n: leaf.n ?? 0,
      index,
      type: leaf.type,
      at: leaf.at,
      actor: actors.get(index) ?? leaf.actor,
      ...(leaf.role === undefined ? {} : { role: leaf.role }),
      ...(leaf.purpose === undefined ? {} : { purpose: leaf.purpose }),
    })),
    ...(timed === undefined ? {} : { timed }),
    ...(exhibit.reason === undefined ? {} : { reason: exhibit.reason }),
    ...(report === undefined ? {} : { environment: describeEnvironment(report) }),
    ...(importReport === undefined ? {} : { held: describeHeld(importReport) }),
    ...(thumbnail === undefined ? {} : { thumbnail: toBase64(thumbnail) }),
  }
}

/** The model of the report. */
export const describeReport = (sources: ReportSources): ReportModel => {
  const { header, read, histories, actors, checkpoint } = sources
  const { caseFile, order, organisation } = header
  return {
    locale: order.locale,
    software: sources.software,
    createdAt: sources.createdAt,
    requestedBy: order.requestedBy.displayName,
    number: order.number,
    organisation,
    caseFile: {
      reference: caseFile.reference,
      title: caseFile.title,
      leadKind: caseFile.lead_kind,
      countries: caseFile.countries,
      purpose: caseFile.purpose,
      legalBasis: caseFile.legal_basis,
      openedAt: caseFile.opened_at.toISOString(),
    },
    log: {
      origin: checkpoint.origin,
      size: checkpoint.size,
      root: toBase64(fromHex(checkpoint.root.replace(/^sha256:/, '')) ?? new Uint8Array(0)),
      vkey: checkpoint.vkey,
    },
    signer: sources.signer,
    exhibits: read.map((exhibit, i) => describeExhibit(exhibit, histories[i] ?? [], actors, sources.known)),
    selectors: sources.selectors,
    links: sources.links,
  }
}

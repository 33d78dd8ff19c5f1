/** Works off the jobs that wait in a house under test: captures by a table of pages, exports by a fake printer. */
import { createWordWriter } from '@smart-rescue/adapters/writing'
import { createCaptureRun } from '@smart-rescue/features/capture'
import { createExportRun } from '@smart-rescue/features/dossier'
import { projections } from '@smart-rescue/features/features'
import { createImportRun, createRecogniseRun } from '@smart-rescue/features/imports'
import type { Actor } from '@smart-rescue/features/ports/actor'
import type { Capturer } from '@smart-rescue/features/ports/capturer'
import type { Log } from '@smart-rescue/features/ports/log'
import type {
  Capture,
  CaseId,
  CaseSummary,
  Exhibit,
  ExhibitId,
  ExhibitSummary,
  Link,
} from '@smart-rescue/schema'
import { createFakeCapturer, type Pages } from './fake-capturer.ts'
import { DRAFT, type House } from './house-under-test.ts'

/** A log that nobody reads. */
export const quiet: Log = { info: () => undefined, warn: () => undefined }

/** What a test may put in place of the usual. */
export interface WorkOptions {
  readonly capturer?: Capturer
  readonly deps?: Partial<House['deps']>
  readonly log?: Log
  readonly signal?: AbortSignal
}

/** The capture job of a house. */
export const captureRunOf = (house: House, pages: Pages, options: WorkOptions = {}) =>
  createCaptureRun({
    ...house.deps,
    ...options.deps,
    projections,
    capturer: options.capturer ?? createFakeCapturer(pages),
    log: options.log ?? quiet,
  })

/** The export job of a house; its printer answers a few bytes that hold the page it was given. */
export const exportRunOf = (house: House, options: WorkOptions = {}) => {
  const bytes = (text: string) => async () => new TextEncoder().encode(text)
  return createExportRun({
    ...house.deps,
    ...options.deps,
    projections,
    log: options.log ?? quiet,
    software: 'Smart Rescue 0.0.0',
    stampShelf: house.deps.stamping.shelf,
    verifier: { page: bytes('<!doctype html>'), program: bytes('// verify') },
    printer: { print: async () => new TextEncoder().encode('%PDF-1.4 a report') },
    word: createWordWriter(),
  })
}

/** The jobs of imports of a house. */
export const importRunsOf = (house: House, options: WorkOptions = {}) => {
  const deps = {
    ...house.deps,
    ...options.deps,
    projections,
    log: options.log ?? quiet,
    software: 'Smart Rescue 0.0.0',
  }
  return { read: createImportRun(deps), recognise: createRecogniseRun(deps) }
}

/** Runs every job that waits. */
export const workOff = async (house: House, pages: Pages, options: WorkOptions = {}): Promise<void> => {
  const capture = captureRunOf(house, pages, options)
  const runExport = exportRunOf(house, options)
  const signal = options.signal ?? AbortSignal.timeout(30_000)
  const imports = importRunsOf(house, options)
  for (const { kind, payload } of house.sent.splice(0))
    if (kind === 'import') await imports.read(payload as never, signal)
    else if (kind === 'recognise') await imports.recognise(payload as never, signal)
    else if (kind === 'capture') await capture(payload as never, signal)
    // Search, networks and the like are told of new sources too; tests that ask for them run them by name.
    else if (kind === 'dossier-export') await runExport(payload as never, signal)
}

/** Opens a case and gives its summary. */
export const openCase = async (house: House, actor: Actor, change: object = {}): Promise<CaseSummary> =>
  (await house.call<{ case: CaseSummary }>('case.open', actor, { ...DRAFT, ...change })).case

/** Asks for a capture, works it off, and gives its end. */
export const captureNow = async (
  house: House,
  actor: Actor,
  caseId: CaseId,
  url: string,
  pages: Pages,
): Promise<Capture> => {
  const asked = await house.call<Capture>('capture.request', actor, { caseId, url })
  await workOff(house, pages)
  return house.call<Capture>('capture.read', actor, { caseId, captureId: asked.id })
}

/** Exhibits of a case, newest first. */
export const exhibitsOf = async (house: House, actor: Actor, caseId: CaseId): Promise<ExhibitSummary[]> =>
  (await house.call<{ exhibits: ExhibitSummary[] }>('exhibit.list', actor, { caseId })).exhibits

/** One exhibit in full. */
export const readExhibit = (house: House, actor: Actor, caseId: CaseId, exhibitId: ExhibitId | undefined) =>
  house.call<Exhibit>('exhibit.read', actor, { caseId, exhibitId })

/** Links of a case as the list gives them. */
export const linksOf = async (house: House, actor: Actor, caseId: CaseId): Promise<Link[]> =>
  (await house.call<{ links: Link[] }>('link.list', actor, { caseId })).links

/** Reads one exhibit in full: its text with marks, its report, and for imports what lay in the file. */
import {
  ArchiveCheck,
  CaptureReport,
  type CaseId,
  type Exhibit,
  type ExhibitPart,
  type ExhibitSummary,
  ImportReport,
  ImportTerms,
  InnerFile,
  type MemberId,
  RecognisedPart,
} from '@smart-rescue/schema'
import { z } from 'zod'
import type { RecordingDeps } from '../custody/index.ts'
import { logOpening, type Opening, readTextPart } from './open-part.ts'
import { findTerms, listInnerExhibits, listMarks } from './store.ts'

/** An exhibit as the index has it. */
interface Loaded {
  readonly summary: ExhibitSummary
  readonly parts: readonly ExhibitPart[]
  readonly caseReference: string
  readonly purpose: string
  readonly legalBasis: string
}

/** Everything that one reading is done with. */
interface Reading extends Loaded {
  readonly deps: RecordingDeps
  readonly actor: MemberId
  readonly caseId: CaseId
}

/**
 * The exhibit. Its reading is one leaf, written before the first byte leaves the locker; the report and what explains the
 * text are read for the same act. Throws `locker.damaged` where a part is not what was sealed.
 */
export const readExhibit = async (
  deps: RecordingDeps,
  actor: MemberId,
  caseId: CaseId,
  { summary, parts, ...header }: Loaded,
): Promise<Exhibit> => {
  const reading: Reading = { ...header, summary, parts, deps, actor, caseId }
  const logged = parts.find(({ role }) => role === 'text') ?? parts.find(({ role }) => isReport(role))
  if (logged !== undefined) await logOpening(deps, openingOf(reading, logged))
  const own = summary.source === 'import' ? await readImport(reading) : await readCapture(reading)
  return {
    ...summary,
    ...header,
    text: (await readPartText(reading, 'text')) ?? '',
    marks: await deps.db.asMember(actor, (trx) => listMarks(trx, summary.id)),
    parts: [...parts],
    ...own,
  }
}

const isReport = (role: string): boolean => role === 'capture-report' || role === 'import-report'

const openingOf = ({ actor, caseId, summary }: Reading, part: ExhibitPart): Opening => ({
  actor,
  caseId,
  exhibitId: summary.id,
  purpose: 'review',
  part,
})

const readPartText = async (reading: Reading, role: string): Promise<string | undefined> => {
  const part = reading.parts.find((candidate) => candidate.role === role)
  return part && readTextPart(reading.deps, openingOf(reading, part))
}

const parseAs = <T>(schema: z.ZodType<T>, text: string | undefined): T | undefined =>
  text === undefined ? undefined : schema.parse(JSON.parse(text))

const readCapture = async (reading: Reading): Promise<Partial<Exhibit>> => {
  const report = parseAs(CaptureReport, await readPartText(reading, 'capture-report'))
  return report === undefined ? {} : { report }
}

const readImport = async (reading: Reading): Promise<Partial<Exhibit>> => {
  const { deps, actor, summary } = reading
  const importReport = parseAs(ImportReport, await readPartText(reading, 'import-report'))
  const importTerms = await readTerms(reading)
  const listed = parseAs(z.array(InnerFile), await readPartText(reading, 'listing')) ?? []
  const inner = await deps.db.asMember(actor, (trx) => listInnerExhibits(trx, summary.id))
  const children = listed.map((child) => {
    const exhibit = child.sha256 === undefined ? undefined : inner.get(child.sha256)
    return { ...child, ...(exhibit === undefined ? {} : { exhibit }) }
  })
  const recognised = await readRecognised(reading)
  const archiveCheck = parseAs(ArchiveCheck, await readPartText(reading, 'archive-check'))
  return {
    ...(importReport === undefined ? {} : { importReport }),
    ...(importTerms === undefined ? {} : { importTerms }),
    ...(children.length === 0 ? {} : { children }),
    ...(archiveCheck === undefined ? {} : { archiveCheck }),
    ...(recognised.length === 0 ? {} : { recognised }),
  }
}

/** The words that stand in no part of the exhibit, so that no package carries them. */
const readTerms = async ({
  deps,
  actor,
  caseId,
  summary,
}: Reading): Promise<z.output<typeof ImportTerms> | undefined> => {
  const ciphertext = await deps.db.asMember(actor, (trx) => findTerms(trx, summary.id))
  if (ciphertext === undefined) return undefined
  const mediaType = 'application/json'
  const bytes = await deps.locker.read({
    actor,
    caseId,
    ciphertext,
    mediaType,
    purpose: 'review',
    log: false,
  })
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of bytes) text += decoder.decode(chunk, { stream: true })
  return ImportTerms.parse(JSON.parse(text + decoder.decode()))
}

const readRecognised = async (reading: Reading): Promise<NonNullable<Exhibit['recognised']>> => {
  const found: NonNullable<Exhibit['recognised']> = []
  for (const { role } of reading.parts.filter((part) => part.role.startsWith('ocr-'))) {
    const part = parseAs(RecognisedPart, await readPartText(reading, role))
    const marks = await reading.deps.db.asMember(reading.actor, (trx) =>
      listMarks(trx, reading.summary.id, role),
    )
    if (part !== undefined) found.push({ ...part, role, marks })
  }
  return found
}

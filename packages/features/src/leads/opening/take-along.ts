/** Takes the sources of a lead along into the case it became: a sealed extract for each way they came here, and a note. */
import {
  AccessMode,
  type CaseDraft,
  type CaseId,
  type ImportDraft,
  type MemberId,
  type NoteId,
} from '@smart-rescue/schema'
import type { z } from 'zod'
import { recordFact } from '../../custody/index.ts'
import { openBatch, type TakingDeps } from '../../imports/index.ts'
import { takeTable } from '../../tables/index.ts'
import type { Extract } from '../contract.ts'
import type { BroughtDetail } from '../project.ts'
import { readSources, type SourceRow } from '../reading/source-rows.ts'
import { listSourceRefs, type StoredLead } from '../store.ts'
import { EXTRACT_PLAN, type ExhibitOrigin, readOrigins, writeExtract } from './write-extract.ts'

/** What is taken along, into which case, by whom and why. */
export interface Opening {
  readonly lead: StoredLead
  readonly actor: MemberId
  readonly into: CaseId
  readonly draft: CaseDraft
  readonly why: string
  /** Reasons of the lead in words. */
  readonly reasons: readonly string[]
}

/**
 * Seals the extract. Its reading leaves a leaf on every exhibit it is taken from, so that their histories say where they
 * went. Gives the imported files; one that was refused says so and is missing in the new case.
 */
export const takeAlong = async (deps: TakingDeps, opening: Opening): Promise<Extract[]> => {
  const { lead, actor } = opening
  const { rows, origins } = await deps.db.asMember(actor, async (trx) => {
    const refs = await listSourceRefs(trx, lead.id)
    const read = await readSources(trx, lead.caseId, refs)
    return { rows: read.filter(({ aside }) => !aside), origins: await readOrigins(trx, refs) }
  })
  for (const exhibitId of new Set(rows.map(({ ref }) => ref.exhibitId)))
    await recordFact(deps, {
      type: 'evidence.read',
      actor,
      caseId: lead.caseId,
      exhibitId,
      role: 'extract',
      purpose: 'import',
    })
  const files: Extract[] = []
  for (const mode of AccessMode.options) {
    const own = rows.filter(({ ref }) => (origins.get(ref.exhibitId)?.accessMode ?? 'public') === mode)
    if (own.length > 0) files.push(await takeOne(deps, opening, mode, own, origins))
  }
  const exhibits = files.flatMap(({ exhibitId }) => exhibitId ?? [])
  const brought: z.input<typeof BroughtDetail> = {
    what: 'brought',
    exhibits,
    fromReference: lead.caseReference,
  }
  const act = { type: 'lead.raised', role: 'origin', actor, caseId: opening.into, purpose: 'import' } as const
  await recordFact(deps, { ...act, detail: brought })
  await writeNote(deps, opening, rows)
  return files
}

const takeOne = async (
  deps: TakingDeps,
  { lead, actor, into, draft }: Opening,
  accessMode: AccessMode,
  rows: readonly SourceRow[],
  origins: ReadonlyMap<string, ExhibitOrigin>,
): Promise<Extract> => {
  const from = `Extract of ${rows[0]?.exhibitNumber ?? ''} and others of case ${lead.caseReference}`
  // Whoever was not asked there is not asked here either.
  const consents = rows.map(({ ref }) => origins.get(ref.exhibitId)?.consent ?? 'not-asked')
  const consent = consents.every((each) => each === consents[0]) ? (consents[0] ?? 'not-asked') : 'not-asked'
  const statement: ImportDraft = {
    accessMode,
    consent,
    receivedOn: deps.clock.now().toISOString().slice(0, 10),
    purpose: draft.purpose,
    legalBasis: draft.legalBasis,
    ...(accessMode === 'public' ? {} : { givenBy: from }),
    ...(consent === 'not-asked' ? {} : { consentBy: `As stated in case ${lead.caseReference}` }),
    note: `Taken along from a lead of case ${lead.caseReference}; every line names the exhibit, its hash and its row there.`,
  }
  const importId = await openBatch(deps, actor, into, statement)
  const bytes = new TextEncoder().encode(writeExtract(lead.caseReference, rows, origins))
  const name = `extract-${lead.caseReference}-${accessMode}.jsonl`
  const offered = {
    ...{ caseId: into, importId, name, mediaType: 'application/x-ndjson', length: bytes.length },
    plan: EXTRACT_PLAN,
    retentionDays: RETENTION_DAYS,
    retentionBasis: draft.legalBasis,
  }
  const taken = await takeTable(deps, actor, offered, passOnce(bytes), new AbortController().signal)
  return {
    name,
    rows: rows.length,
    ...(taken.table === undefined ? {} : { exhibitId: taken.table.exhibitId }),
    ...(taken.refusal === undefined ? {} : { refusal: taken.refusal }),
  }
}

/** What a case was opened with stays as long as a table may. */
const RETENTION_DAYS = 3_650

async function* passOnce(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

const writeNote = async (
  deps: TakingDeps,
  { lead, actor, into, why, reasons }: Opening,
  rows: readonly SourceRow[],
): Promise<void> => {
  const byExhibit = Map.groupBy(rows, ({ exhibitNumber }) => exhibitNumber)
  const places = [...byExhibit].map(([number, own]) => {
    const named = own.map(({ ref }) => ref.row).filter((row) => row > 0)
    return named.length === 0 ? number : `${number}, rows ${named.join(', ')}`
  })
  const body = [
    `Opened from the lead “${lead.title}” of case ${lead.caseReference}.`,
    `Why: ${why}`,
    ...(reasons.length === 0 ? [] : ['What spoke for a closer look:', ...reasons.map((each) => `– ${each}`)]),
    `Taken along as a sealed extract: ${places.join('; ') || 'nothing, its sources have left the index'}.`,
  ].join('\n')
  const detail = { noteId: deps.ids.next() as NoteId, body: body.slice(0, 20_000).toWellFormed() }
  await recordFact(deps, { type: 'note.written', actor, caseId: into, detail })
}

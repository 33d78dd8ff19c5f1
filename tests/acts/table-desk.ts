/** A house with a case, and what tests of tables do at its desk: look, send, read. */
import { extract } from '@smart-rescue/core/extraction'
import { projections } from '@smart-rescue/features/features'
import type { Actor } from '@smart-rescue/features/ports/actor'
import type { Extractor } from '@smart-rescue/features/ports/held/extracting'
import { createExpiryRun, createTableRun, type HeldRows } from '@smart-rescue/features/tables'
import type { CaseId, ExhibitId, ImportedTable, SourceSummary, TablePlan } from '@smart-rescue/schema'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { createHouse, foundOrganisation, type House } from './house-under-test.ts'
import { openCase, quiet } from './work-off.ts'

export const NUMBER = '+977 972-0000 123'
export let house: House
export let sita: Actor
export let caseId: CaseId

/** Extraction in place, as a thread does it. */
export const extractor: Extractor = {
  width: 2,
  extract: async (texts, countries) => texts.map((text) => extract(text, { countries })),
  close: async () => undefined,
}

beforeAll(async () => {
  house = await createHouse()
  sita = await foundOrganisation(house)
})
beforeEach(async () => {
  house.setNow('2026-11-24T08:00:00.000Z')
  house.sent.length = 0
  caseId = (await openCase(house, sita)).id
})
afterAll(() => house.close())

/** Opens another case, which the desk works in from now on. */
export const takeNewCase = async (): Promise<void> => {
  caseId = (await openCase(house, sita)).id
}

export const bytesOf = (text: string | Uint8Array): Uint8Array =>
  typeof text === 'string' ? new TextEncoder().encode(text) : text
export async function* body(bytes: Uint8Array, size = 700): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

export interface Preview {
  plan: TablePlan
  rows: { cells: string[]; problem?: string }[]
  dates: { written: string; read?: string }[]
}
export const preview = (file: string | Uint8Array, name = 'adverts.csv', wish: object = {}) =>
  house.call<Preview>('table.preview', sita, { caseId, name, ...wish }, body(bytesOf(file)))

export const openBatch = async (): Promise<string> =>
  (
    await house.call<{ importId: string }>('import.open', sita, {
      caseId,
      accessMode: 'public',
      receivedOn: '2026-11-20',
      consent: 'not-asked',
      purpose: 'p',
      legalBasis: 'l',
    })
  ).importId

export interface Sent {
  table?: ImportedTable
  refusal?: { code: string; sentence: string }
  known?: boolean
}
export const send = async (
  file: string | Uint8Array,
  name = 'adverts.csv',
  change: object = {},
): Promise<Sent> => {
  const bytes = bytesOf(file)
  const { plan } = await preview(/xlsx$|wacz$/.test(name) ? bytes : bytes.subarray(0, 1_048_576), name)
  const input = {
    caseId,
    importId: await openBatch(),
    name,
    length: String(bytes.length),
    plan: JSON.stringify(plan),
    retentionBasis: 'Order 7',
    ...change,
  }
  return house.call<Sent>('table.send', sita, input, body(bytes))
}

export const run = (
  exhibitId: ExhibitId,
  deps: Partial<House['deps']> = {},
  signal = AbortSignal.timeout(30_000),
) =>
  createTableRun({
    ...house.deps,
    ...deps,
    projections,
    extractor,
    log: quiet,
    software: 'Smart Rescue 0.0.0',
  })({ caseId, exhibitId }, signal)

export const take = async (
  file: string | Uint8Array,
  name?: string,
  change?: object,
): Promise<ImportedTable> => {
  const { table, refusal } = await send(file, name, change)
  if (table === undefined) throw new Error(`refused: ${refusal?.code}`)
  await run(table.exhibitId)
  return readTable(table.exhibitId)
}
export const readTable = async (exhibitId: ExhibitId): Promise<ImportedTable> =>
  (await house.call<{ table: ImportedTable }>('table.read', sita, { caseId, exhibitId })).table
export const errorsOf = async (exhibitId: ExhibitId) =>
  (
    await house.call<{ errors: { row: number; reason: string; head: string }[] }>('table.read', sita, {
      caseId,
      exhibitId,
    })
  ).errors
export const sourcesOf = async (exhibitId: ExhibitId, input: object = {}): Promise<SourceSummary[]> =>
  (
    await house.call<{ sources: SourceSummary[] }>('source.list', sita, {
      caseId,
      exhibitId,
      limit: 200,
      ...input,
    })
  ).sources
export const readSource = (exhibitId: ExhibitId, row: number, actor = sita) =>
  house.call<{
    source: SourceSummary
    text: string
    marks: { kind: string; normal: string; start: number; end: number; original: string; seenIn: number }[]
    previousRow?: number
    nextRow?: number
  }>('source.read', actor, { caseId, exhibitId, row })

/** Rows that two phones share, in a way that any row can be told from any other. */
export const advert = (at: number): string =>
  `Van number ${at} moves your sofa, ring ${at % 2 === 0 ? NUMBER : `+977 972-0000 ${200 + (at % 90)}`}`
export const csvOf = (rows: number): string =>
  `id,text,date_posted,city\n${Array.from({ length: rows }, (_, at) => `A${at},"${advert(at)}",2026-03-${String(1 + (at % 28)).padStart(2, '0')},Pokhara\n`).join('')}`

/** Lets the day come on which rows leave. */
export const expire = (held: HeldRows = async () => [], deps: Partial<House['deps']> = {}) =>
  createExpiryRun({ ...house.deps, ...deps, projections, log: quiet, heldRows: [held] })(
    { day: '2027-11-24' },
    AbortSignal.timeout(30_000),
  )

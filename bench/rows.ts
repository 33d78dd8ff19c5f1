/** Measures the import of a table of adverts, from the file to rows in the index: rows a second, peak memory of this process, size of the database. Run: `node bench/rows.ts [ROWS]`. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createIds, systemClock } from '@smart-rescue/adapters/clock'
import { cloneTemplate } from '@smart-rescue/adapters/database/testing'
import { createExtractor } from '@smart-rescue/adapters/extracting'
import { createScreener } from '@smart-rescue/adapters/screening'
import { createSheets } from '@smart-rescue/adapters/sheets'
import { createLocker } from '@smart-rescue/adapters/vault'
import { recordFact } from '@smart-rescue/features/custody'
import { projections } from '@smart-rescue/features/features'
import { listSelectors } from '@smart-rescue/features/selectors/store'
import { createTableHandlers, createTableRun } from '@smart-rescue/features/tables'
import { type CaseId, type ImportedTable, MemberId, type TablePlan } from '@smart-rescue/schema'
import { describeMachine } from './figures.ts'

const ROWS = Number(process.argv.slice(2).find((word) => /^\d+$/.test(word)) ?? 100_000)
const MIB = 1_048_576
const say = (line: string): boolean => process.stdout.write(`${line}\n`)
const show = (what: string, value: number, unit: string, digits = 0): void => {
  say(`${what.padEnd(52)} ${value.toFixed(digits).padStart(10)} ${unit}`)
}

let seed = 7
const chance = (): number => {
  seed = (seed + 0x6d2b79f5) >>> 0
  let mixed = Math.imul(seed ^ (seed >>> 15), seed | 1)
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
}
const pick = (words: readonly string[]): string => words[Math.floor(chance() * words.length)] ?? ''
const WORDS =
  'sofa table wardrobe piano desk bookcase fridge washer bed mirror lamp carpet careful friendly quick heavy large local insured tidy move carry lift load pack store deliver van truck crew boxes and the a for your our with to from near every any today monday friday spring'.split(
    ' ',
  )
const CITIES = 'Ashbourne Belford Calderton Dunmere Elmbridge Fairstead Glenmouth Halwick'.split(' ')
const NAMES = 'Anna Brian Carla Derek Ella Frank Gina Hugo'.split(' ')

/** An advert of about 60 words, 350 characters: some numbers stand in many adverts, most in few. */
const advert = (): string => {
  const words = Array.from({ length: 52 }, () => pick(WORDS)).join(' ')
  const number = Math.floor(chance() ** 2 * 0.7 * ROWS)
  const area = 200 + (number % 700)
  const line = String(Math.floor(number / 700) % 10_000).padStart(4, '0')
  return `${words} ring ${pick(NAMES)} ${area}-555-${line} in ${pick(CITIES)} from $${20 + 5 * Math.floor(chance() * 60)}`
}

async function* writeCsv(): AsyncGenerator<Uint8Array> {
  let lines = 'id,text,date_posted\n'
  for (let at = 0; at < ROWS; at += 1) {
    lines += `${at},${advert()},2026-${String(1 + (at % 12)).padStart(2, '0')}-${String(1 + (at % 28)).padStart(2, '0')}\n`
    if (lines.length < 250_000) continue
    yield Buffer.from(lines)
    lines = ''
  }
  yield Buffer.from(lines)
}

let length = 0
for await (const piece of writeCsv()) length += piece.byteLength
seed = 7

const PLAN: TablePlan = {
  format: 'csv',
  encoding: 'utf-8',
  delimiter: ',',
  header: true,
  columns: [
    { name: 'id', as: 'id' },
    { name: 'text', as: 'text' },
    { name: 'date_posted', as: 'posted' },
  ],
  dateOrder: 'ymd',
  country: 'US',
}

say(describeMachine())
const dir = await mkdtemp(join(process.env.SMART_RESCUE_BENCH_DIR ?? tmpdir(), 'rows-bench-'))
const database = await cloneTemplate()
const extractor = createExtractor()
const screener = createScreener()
let peak = 0
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage().rss)
}, 100)
try {
  const passphrase = 'a long sentence for the bench only'
  const place = { dir: join(dir, 'locker'), clock: systemClock, origin: 'bench.example/2026', passphrase }
  const { locker } = await createLocker(place)
  const db = database.transactor
  const ids = createIds(systemClock)
  const recording = { db, locker, projections }
  const actor = MemberId.parse(ids.next())
  const caseId = ids.next() as CaseId
  await database.ownerPool.query(
    `insert into organisation (name, country, log_origin, created_at) values ('Bench', 'US', 'bench', now())`,
  )
  await database.ownerPool.query(
    `insert into member (id, login, display_name, passphrase_hash, roles, locale, status, created_at)
     values ($1, 'bench', 'Bench', '', '{case-officer}', 'en', 'active', now())`,
    [actor],
  )
  await recordFact(recording, {
    type: 'case.opened',
    actor,
    caseId,
    detail: {
      caseId,
      number: 1,
      reference: 'SR-2026-0001',
      draft: { title: 'Bench', leadKind: 'other', countries: ['US'], purpose: 'p', legalBasis: 'l' },
    },
  })
  const importId = ids.next()
  await database.ownerPool.query(
    `insert into import_batch (id, case_id, access_mode, consent, received_on, purpose, legal_basis, terms, requested_by, requested_at)
     values ($1, $2, 'public', 'not-asked', '2026-11-20', 'p', 'l', '', $3, now())`,
    [importId, caseId, actor],
  )
  const nothing = { publish: async () => undefined, subscribe: () => () => undefined }
  const hands = {
    ...recording,
    clock: systemClock,
    ids,
    news: nothing,
    queue: { send: async () => undefined, work: async () => undefined },
    sheets: createSheets(),
    screener,
    converter: undefined as never,
  }
  const send = createTableHandlers(hands).find(({ endpoint }) => endpoint.name === 'table.send')
  const began = performance.now()
  const door = { body: writeCsv(), signal: new AbortController().signal }
  const input = { caseId, importId, name: 'adverts.csv', length, plan: JSON.stringify(PLAN) }
  const sent = (await send?.handle(
    { memberId: actor } as never,
    { ...input, retentionDays: 365, retentionBasis: 'l' },
    door as never,
  )) as { table?: ImportedTable } | undefined
  const table = sent?.table
  if (table === undefined) throw new Error(`not taken: ${JSON.stringify(sent)}`)
  const taken = (performance.now() - began) / 1_000
  show('rows', ROWS, '')
  show('file', length / MIB, 'MiB', 1)
  show('taken in: made, hashed, judged, sealed', length / MIB / taken, 'MiB/s', 1)
  const cpu = process.cpuUsage()
  const from = performance.now()
  const log = { info: () => undefined, warn: () => undefined }
  await createTableRun({ ...hands, extractor, log, software: 'bench' })(
    { caseId, exhibitId: table.exhibitId },
    new AbortController().signal,
  )
  const seconds = (performance.now() - from) / 1_000
  const used = process.cpuUsage(cpu)
  const counted = await database.ownerPool.query(
    `select (select count(*)::int from source) as sources, (select count(*)::int from source_mention) as mentions,
      (select count(*)::int from selector) as selectors, pg_database_size(current_database()) as bytes`,
  )
  const { sources, mentions, selectors, bytes } = counted.rows[0] as Record<string, number>
  show('rows read into the index', ROWS / seconds, 'rows/s')
  show('  wall', seconds, 's', 1)
  show('  processor time of this process', (used.user + used.system) / 1e6, 's', 1)
  show('peak memory of this process', peak / MIB, 'MiB')
  show('sources', Number(sources), '')
  show('marks', Number(mentions), '')
  show('selectors', Number(selectors), '')
  show('database', Number(bytes) / MIB, 'MiB')
  const listed = performance.now()
  await db.asJob(caseId, async (trx) =>
    trx
      .selectFrom('source')
      .selectAll()
      .where('exhibit_id', '=', table.exhibitId)
      .where('row', '>=', Math.floor(ROWS / 2))
      .orderBy('row')
      .limit(100)
      .execute(),
  )
  show('100 rows from the middle', performance.now() - listed, 'ms', 1)
  const selected = performance.now()
  await db.asJob(caseId, (trx) => listSelectors(trx, caseId))
  show('selectors of the case, most seen first', performance.now() - selected, 'ms', 1)
  if (Number(sources) !== ROWS) throw new Error('rows are missing')
  if (peak > 1_024 * MIB) process.exitCode = 1
} finally {
  clearInterval(watch)
  await extractor.close()
  await screener.close()
  await database.drop()
  await rm(dir, { recursive: true })
}

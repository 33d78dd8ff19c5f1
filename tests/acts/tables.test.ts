import { projections } from '@smart-rescue/features/features'
import type { Extractor } from '@smart-rescue/features/ports/held/extracting'
import { createTextsRun } from '@smart-rescue/features/sources'
import { createTableRun, type HeldRows } from '@smart-rescue/features/tables'
import type { ExhibitId, ImportedTable, SourceSummary } from '@smart-rescue/schema'
import { describe, expect, it } from 'vitest'
import { Broken, breakAt } from './break-once.ts'
import { compareDumps, dumpIndex, rebuildIndex, tellMissing } from './dump-index.ts'
import { failureOf } from './house-under-test.ts'
import { sheetOf, storeZip } from './store-zip.ts'
import {
  advert,
  caseId,
  csvOf,
  expire,
  extractor,
  house,
  NUMBER,
  preview,
  readSource,
  readTable,
  run,
  send,
  sita,
  sourcesOf,
  take,
  takeNewCase,
} from './table-desk.ts'
import { captureNow, openCase, quiet } from './work-off.ts'

describe('looking at a table', () => {
  it('guesses what its columns mean, and keeps nothing', async () => {
    const seen = await preview(csvOf(40))
    expect(seen.plan).toMatchObject({ format: 'csv', encoding: 'utf-8', delimiter: ',', header: true })
    expect(seen.plan.columns.map(({ as }) => as)).toEqual(['id', 'text', 'posted', 'place'])
    expect(seen.rows).toHaveLength(20)
    expect(seen.rows[0]?.cells).toEqual(['A0', advert(0), '2026-03-01', 'Pokhara'])
    expect(seen.dates[0]).toEqual({ written: '2026-03-01', read: '2026-03-01' })
    expect(await house.call('table.list', sita, { caseId })).toEqual({ tables: [] })
    expect(house.sent).toEqual([])
  })

  it('reads letters as they were meant', async () => {
    const russian =
      'id;text\r\n1;Перевозка мебели по городу недорого\r\n2;Сдаётся комната у старого моста\r\n'
    const cp1251 = Uint8Array.from(
      [...russian].map((sign) => {
        const code = sign.codePointAt(0) ?? 0
        if (code < 128) return code
        return code === 0x451 ? 0xb8 : code - 0x410 + 0xc0
      }),
    )
    expect(await preview(cp1251)).toMatchObject({
      plan: { encoding: 'windows-1251', delimiter: ';' },
      rows: [{ cells: ['1', 'Перевозка мебели по городу недорого'] }, {}],
    })
    const wide = Buffer.from(`\uFEFF${csvOf(3)}`, 'utf16le')
    expect((await preview(new Uint8Array(wide))).plan).toMatchObject({ encoding: 'utf-16le', header: true })
    const sjis = Uint8Array.from(
      [...'id,text\n1,']
        .map((sign) => sign.charCodeAt(0))
        .concat(
          // 引っ越し手伝います、家具を運びます
          [
            0x88, 0xf8, 0x82, 0xc1, 0x89, 0x7a, 0x82, 0xb5, 0x8e, 0xe8, 0x93, 0x60, 0x82, 0xa2, 0x82, 0xdc,
            0x82, 0xb7,
          ],
          [10],
        ),
    )
    expect(await preview(sjis)).toMatchObject({
      plan: { encoding: 'shift_jis' },
      rows: [{ cells: ['1', '引っ越し手伝います'] }],
    })
  })

  it('refuses what has no rows', async () => {
    expect((await failureOf(preview(new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]), 'a.csv'))).code).toBe(
      'table.unreadable',
    )
    expect((await failureOf(preview('', 'a.csv'))).code).toBe('table.unreadable')
  })
})

describe('a table', () => {
  it('is an exhibit, its rows are sources, and its marks lead elsewhere', async () => {
    const table = await take(csvOf(2_500))
    expect(table).toMatchObject({
      state: 'done',
      isRead: true,
      rows: 2_500,
      readTo: 2_500,
      errors: 0,
      exhibitNumber: 'E-01',
      expiresOn: '2027-11-24',
      retentionBasis: 'Order 7',
    })
    expect(table.bytesRead).toBe(table.length)
    const { exhibitId } = table
    const rows = await sourcesOf(exhibitId, { fromRow: 2_499, toRow: 2_600 })
    expect(
      rows.map(({ row, key, postedOn, place, expiresOn }) => [row, key, postedOn, place, expiresOn]),
    ).toEqual([
      [2_499, 'A2498', '2026-03-07', 'Pokhara', '2027-11-24'],
      [2_500, 'A2499', '2026-03-08', 'Pokhara', '2027-11-24'],
    ])
    const source = await readSource(exhibitId, 1)
    expect(source).toMatchObject({ text: advert(0), nextRow: 2, source: { row: 1, exhibitNumber: 'E-01' } })
    const phone = source.marks.find(({ kind }) => kind === 'phone')
    expect(phone).toMatchObject({ normal: '+9779720000123', original: NUMBER, seenIn: 1_250 })
    expect(source.text.slice(phone?.start, phone?.end)).toBe(NUMBER)
    const { exhibits } = await house.call<{ exhibits: { kind?: string }[] }>('exhibit.list', sita, { caseId })
    expect(exhibits).toHaveLength(1)
  })

  it('is read with a leaf for each row that somebody reads', async () => {
    const { exhibitId } = await take(csvOf(3))
    await readSource(exhibitId, 2)
    const history = await house.locker.history(exhibitId)
    expect(history.at(-1)?.leaf).toMatchObject({ type: 'evidence.read', role: 'row-2', purpose: 'review' })
    expect(history.map(({ leaf }) => leaf.type)).toEqual([
      'evidence.sealed',
      'evidence.sealed',
      'exhibit.recorded',
      'evidence.read',
      'evidence.read',
    ])
  })

  it('counts in the selectors of its case, and is known elsewhere', async () => {
    await take(csvOf(10))
    interface Selector {
      id: string
      normal: string
      exhibits: number
      rows?: number
    }
    const { selectors } = await house.call<{ selectors: Selector[] }>('selector.list', sita, { caseId })
    const shared = selectors.find(({ normal }) => normal === '+9779720000123')
    expect(shared).toMatchObject({ exhibits: 0, rows: 5 })
    const page = await house.call<{ sightings: { row?: number; original: string }[] }>(
      'selector.read',
      sita,
      {
        selectorId: shared?.id,
      },
    )
    expect(page.sightings.filter(({ row }) => row !== undefined).length).toBeGreaterThanOrEqual(5)
    expect(page.sightings[0]?.original).toBe(NUMBER)
    const rohan = await house.addMember(sita, `rohan-${caseId.slice(-4)}`, ['case-officer'])
    const other = await openCase(house, rohan)
    await captureNow(house, rohan, other.id, 'https://one.example/', {
      'https://one.example/': `Ring ${NUMBER}`,
    })
    const seen = await house.call<{ elsewhere: boolean }>('selector.read', rohan, { selectorId: shared?.id })
    expect(seen.elsewhere).toBe(true)
    expect(
      (
        await failureOf(
          readSource(
            (
              await house.call<{ tables: ImportedTable[] }>('table.list', sita, { caseId })
            ).tables[0]?.exhibitId as ExhibitId,
            1,
            rohan,
          ),
        )
      ).code,
    ).toBe('request.not-found')
  })

  it('in JSON, JSON lines and a sheet gives the same rows', async () => {
    const rows = [0, 1, 2].map((at) => ({ id: `A${at}`, text: advert(at), city: 'Pokhara' }))
    const files: [string, string | Uint8Array][] = [
      ['a.json', JSON.stringify({ ads: rows })],
      ['b.jsonl', rows.map((row) => JSON.stringify(row)).join('\n')],
      ['c.xlsx', sheetOf([['id', 'text', 'city'], ...rows.map(({ id, text, city }) => [id, text, city])])],
    ]
    for (const [name, file] of files) {
      const { exhibitId, rows: count } = await take(file, name)
      expect([name, count]).toEqual([name, 3])
      expect((await sourcesOf(exhibitId)).map(({ key, place, excerpt }) => [key, place, excerpt])).toEqual(
        rows.map(({ id, city, text }) => [id, city, text]),
      )
    }
  })

  it('is also what a web archive lists as its pages', async () => {
    const pages = [
      { format: 'json-pages-1.0', id: 'pages', title: 'All pages' },
      { id: 'p1', url: 'https://a.example/1', title: 'Sofa', ts: '2026-03-04T10:00:00Z', text: advert(0) },
      { id: 'p2', url: 'https://a.example/2', title: '', ts: '2026-03-05T10:00:00Z', text: advert(1) },
    ]
    const lines = pages.map((page) => `${JSON.stringify(page)}\n`).join('')
    const { exhibitId, rows, errors } = await take(
      storeZip({ 'datapackage.json': '{}', 'pages/pages.jsonl': lines, 'archive/data.warc': '' }),
      'adverts.wacz',
    )
    expect([rows, errors]).toEqual([2, 0])
    expect(await sourcesOf(exhibitId)).toMatchObject([
      { key: 'p1', title: 'Sofa', url: 'https://a.example/1', postedOn: '2026-03-04' },
      { key: 'p2', title: '', url: 'https://a.example/2', excerpt: advert(1) },
    ])
  })

  it('is read once where two workers read it at the same time', async () => {
    const { table } = await send(csvOf(4_200))
    if (table === undefined) throw new Error('refused')
    await run(table.exhibitId, { news: house.deps.news })
    // A ghost that began before the first was done: it finds the index further than it believes, and leaves it alone.
    await house.db.ownerPool.query('update imported_table set is_read = false where exhibit_id = $1', [
      table.exhibitId,
    ])
    await Promise.all([run(table.exhibitId), run(table.exhibitId)])
    const { rows } = await house.db.ownerPool.query(
      'select count(*)::int as n, count(distinct row)::int as d from source where exhibit_id = $1',
      [table.exhibitId],
    )
    expect(rows).toEqual([{ n: 4_200, d: 4_200 }])
    const fresh = await send(`${csvOf(4_200)}extra,"${advert(9)}",,\n`)
    const id = fresh.table?.exhibitId as ExhibitId
    await Promise.all([run(id), run(id)]).catch(() => undefined)
    await run(id)
    expect(await readTable(id)).toMatchObject({ state: 'done', isRead: true, rows: 4_201 })
  })

  it('whose exhibit is stopped as suspected abuse material loses its rows, marks and tallies', async () => {
    const { exhibitId } = await take(csvOf(20))
    await house.call('material.stop', sita, { caseId, exhibitId, offsetMinutes: 345 })
    expect(await sourcesOf(exhibitId)).toEqual([])
    const { rows } = await house.db.ownerPool.query(
      `select (select count(*)::int from source_mention where case_id = $1) as marks,
        (select count(*)::int from selector_tally where case_id = $1) as tallies`,
      [caseId],
    )
    expect(rows).toEqual([{ marks: 0, tallies: 0 }])
    await run(exhibitId)
    expect((await readTable(exhibitId)).rows).toBe(0)
  })

  it('is not taken in twice', async () => {
    const first = await take(csvOf(5))
    const again = await send(csvOf(5))
    expect(again).toMatchObject({ known: true, table: { exhibitId: first.exhibitId } })
    expect((await house.call<{ tables: unknown[] }>('table.list', sita, { caseId })).tables).toHaveLength(1)
  })

  it('pauses, goes on and stops where somebody says so', async () => {
    const { table } = await send(csvOf(5_000))
    if (table === undefined) throw new Error('refused')
    const { exhibitId } = table
    const change = (state: string) =>
      house.call<ImportedTable>('table.change', sita, { caseId, exhibitId, state })
    // Paused after its first batch: the next one does not come.
    const slow: Extractor = {
      ...extractor,
      width: 0,
      extract: async (texts, countries) => {
        const { readTo } = await readTable(exhibitId)
        if (readTo === 2_000) await change('paused')
        return extractor.extract(texts, countries)
      },
    }
    const deps = { ...house.deps, projections, log: quiet, software: 's', extractor: slow }
    await createTableRun(deps)({ caseId, exhibitId }, AbortSignal.timeout(30_000))
    expect(await readTable(exhibitId)).toMatchObject({
      state: 'paused',
      readTo: 2_000,
      rows: 2_000,
      isRead: false,
    })
    await run(exhibitId)
    expect(await readTable(exhibitId)).toMatchObject({ state: 'paused', rows: 2_000 })
    await change('reading')
    await change('stopped')
    await run(exhibitId)
    expect(await readTable(exhibitId)).toMatchObject({ state: 'stopped', rows: 2_000 })
    expect((await failureOf(change('reading'))).code).toBe('table.over')
  })
})

describe('a table whose process dies', () => {
  it('before or after any step, is read whole by the next run, each row once', async () => {
    const expectWhole = async (exhibitId: ExhibitId) => {
      await tellMissing(house)
      expect(await readTable(exhibitId)).toMatchObject({
        state: 'done',
        isRead: true,
        rows: 2_300,
        errors: 1,
      })
      const { rows } = await house.db.ownerPool.query(
        `select (select count(*)::int from source where exhibit_id = $1) as sources,
          (select count(*)::int from source_mention where exhibit_id = $1) as mentions,
          (select sum(sources)::int from selector_tally where case_id = $2) as tallied`,
        [exhibitId, caseId],
      )
      expect(rows).toEqual([{ sources: 2_300, mentions: 2_300, tallied: 2_300 }])
      const ends = []
      for await (const { leaf, detail } of house.locker.tell())
        if (leaf.type === 'table.ended' && (detail as { exhibitId: string }).exhibitId === exhibitId)
          ends.push(leaf)
      expect(ends).toHaveLength(1)
    }
    const begin = async () => {
      await takeNewCase()
      const text = csvOf(2_300)
      const { table } = await send(`${text}B,,,\n`)
      if (table === undefined) throw new Error('refused')
      return table.exhibitId
    }
    const counted = breakAt(house, Number.MAX_SAFE_INTEGER, 'before')
    const whole = await begin()
    await run(whole, counted.deps)
    await expectWhole(whole)
    expect(counted.calls()).toBeGreaterThan(12)
    for (const when of ['before', 'after'] as const)
      for (let at = 1; at <= counted.calls(); at += 1) {
        const exhibitId = await begin()
        const hands = breakAt(house, at, when)
        await expect(run(exhibitId, hands.deps)).rejects.toBeInstanceOf(Broken)
        try {
          await run(exhibitId)
          await expectWhole(exhibitId)
        } catch (cause) {
          throw new Error(`after a death ${when} step ${at} (${hands.trail.at(-1)}): ${String(cause)}`, {
            cause,
          })
        }
      }
  }, 240_000)

  it('is read again after the index was lost, without rows that have left', async () => {
    const { exhibitId } = await take(csvOf(60))
    await captureNow(house, sita, caseId, 'https://one.example/', {
      'https://one.example/': `Ring ${NUMBER}`,
    })
    const held: HeldRows = async () => [7, 8]
    house.setNow('2027-11-24T08:00:00.000Z')
    await expire(held)
    expect((await sourcesOf(exhibitId)).map(({ row }) => row)).toEqual([7, 8])
    const before = await dumpIndex(house)
    await rebuildIndex(house)
    expect(compareDumps(await dumpIndex(house), before)).toEqual([])
    const { rows } = await house.db.ownerPool.query('select exhibit_id from waiting_tables()')
    expect(rows.map(({ exhibit_id }) => exhibit_id)).toContain(exhibitId)
    await run(exhibitId)
    expect((await sourcesOf(exhibitId)).map(({ row }) => row)).toEqual([7, 8])
    expect(await readTable(exhibitId)).toMatchObject({ state: 'done', rows: 2, expired: 58, isRead: true })
    const texts = createTextsRun({ ...house.deps, projections, log: quiet })
    await texts({ caseId }, AbortSignal.timeout(5_000))
    const { sources } = await house.call<{ sources: SourceSummary[] }>('source.list', sita, {
      caseId,
      kind: 'exhibits',
    })
    expect(sources).toMatchObject([{ row: 0, url: 'https://one.example/', exhibitNumber: 'E-02' }])
  })
})

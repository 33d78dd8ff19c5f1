/** Tables over a real database: the day on which rows leave, what holds them, and hostile files. */
import { createHash } from 'node:crypto'
import { heldByNetworks } from '@smart-rescue/features/network'
import type { ByteAnswer } from '@smart-rescue/features/ports/actor'
import type { ImportedTable } from '@smart-rescue/schema'
import { describe, expect, it } from 'vitest'
import { rebuildIndex } from './dump-index.ts'
import { failureOf, gather } from './house-under-test.ts'
import {
  advert,
  body,
  bytesOf,
  caseId,
  csvOf,
  errorsOf,
  expire,
  house,
  openBatch,
  preview,
  readSource,
  readTable,
  run,
  send,
  sita,
  sourcesOf,
  take,
} from './table-desk.ts'
import { openCase } from './work-off.ts'

describe('the day on which rows leave', () => {
  it('takes what nothing holds, tells so without content, and plans the next', async () => {
    const { exhibitId } = await take(csvOf(30))
    await expire()
    expect(await readTable(exhibitId)).toMatchObject({ rows: 30, expired: 0 })
    house.setNow('2027-11-24T08:00:00.000Z')
    await expire(async () => [3])
    expect(await readTable(exhibitId)).toMatchObject({ rows: 1, expired: 29 })
    expect((await failureOf(readSource(exhibitId, 2))).code).toBe('request.not-found')
    expect((await readSource(exhibitId, 3)).text).toBe(advert(2))
    const facts = []
    for await (const { leaf, detail } of house.locker.tell())
      if (leaf.type === 'rows.expired' && (detail as { exhibitId: string }).exhibitId === exhibitId)
        facts.push(detail)
    expect(facts.at(-1)).toEqual({
      exhibitId,
      day: '2027-11-24',
      ranges: [
        [1, 2],
        [4, 30],
      ],
      count: 29,
      held: 1,
    })
    const leaves = (await house.locker.checkpoint()).size
    await expire(async () => [3])
    expect((await house.locker.checkpoint()).size).toBe(leaves)
    expect(house.sent.some(({ kind, key }) => kind === 'table-expiry' && key === '2027-11-25')).toBe(true)
    const left = await house.db.ownerPool.query(
      'select sum(sources)::int as n from selector_tally where case_id = $1',
      [caseId],
    )
    expect(left.rows).toEqual([{ n: 1 }])
  })

  it('comes later, or not, when somebody says so; and a note on the table holds all of it', async () => {
    const { exhibitId } = await take(csvOf(5))
    const keep = (input: object) =>
      house.call<ImportedTable>('table.keep', sita, { caseId, exhibitId, why: 'Order 9', ...input })
    expect((await keep({ expiresOn: '2028-01-31' })).expiresOn).toBe('2028-01-31')
    house.setNow('2027-11-24T08:00:00.000Z')
    await expire()
    expect((await readTable(exhibitId)).rows).toBe(5)
    expect((await failureOf(keep({ expiresOn: '2027-11-24' }))).code).toBe('table.past-day')
    expect((await keep({})).expiresOn).toBeUndefined()
    await keep({ expiresOn: '2027-11-25' })
    await house.call('note.write', sita, { caseId, exhibitId, body: 'needed' })
    house.setNow('2027-11-26T08:00:00.000Z')
    await expire()
    expect((await readTable(exhibitId)).rows).toBe(5)
  })
})

describe('the sealed file of a table', () => {
  const facts = async (exhibitId: string) => {
    const own = house.locker.pseudonym('item', exhibitId)
    const found = []
    for await (const { leaf, detail } of house.locker.tell())
      if (leaf.item === own && leaf.type === 'evidence.shredded')
        found.push({ role: leaf.role, ct: leaf.ct, detail })
    return found
  }
  const originalOf = async (exhibitId: string) =>
    (
      await house.db.ownerPool.query<{ original: { ciphertext: string } }>(
        'select f.original from held_file f where f.exhibit_id = $1',
        [exhibitId],
      )
    ).rows[0]?.original.ciphertext ?? ''
  const partsOf = async (exhibitId: string) =>
    (
      await house.db.ownerPool.query<{ role: string }>(
        'select role from exhibit_part where exhibit_id = $1 order by role',
        [exhibitId],
      )
    ).rows.map(({ role }) => role)
  const salt = (ciphertext: string) =>
    house.locker.salt({ caseId, ciphertext }).then(
      () => 'there',
      ({ code }: { code: string }) => code,
    )

  it('stays while a row does, and is destroyed with its leaf when the last one has left', async () => {
    const { exhibitId } = await take(csvOf(12))
    const ciphertext = await originalOf(exhibitId)
    house.setNow('2027-11-24T08:00:00.000Z')
    await expire(async () => [3])
    expect([await salt(ciphertext), await facts(exhibitId)]).toEqual(['there', []])
    house.setNow('2027-11-25T08:00:00.000Z')
    await expire()
    expect(await salt(ciphertext)).toBe('locker.shredded')
    const [leaf, words, ...more] = await facts(exhibitId)
    expect(leaf).toMatchObject({ role: 'original', ct: ciphertext, detail: undefined })
    expect(words).toMatchObject({
      role: 'retention',
      detail: { exhibitId, day: '2027-11-25', ciphertexts: [ciphertext] },
    })
    expect(more).toEqual([])
    expect(await readTable(exhibitId)).toMatchObject({
      rows: 0,
      expired: 12,
      destroyedAt: expect.any(String),
    })
    expect(await partsOf(exhibitId)).toEqual(['import-report'])
    const { lines } = await house.call<{ lines: { type: string; role: string }[] }>('case.log', sita, {
      caseId,
    })
    expect(lines.filter(({ type }) => type === 'evidence.shredded').map(({ role }) => role)).toEqual([
      'retention',
      'original',
    ])
    const again = (await house.locker.checkpoint()).size
    await expire()
    expect((await house.locker.checkpoint()).size).toBe(again)
    expect((await house.locker.fsck()).findings).toEqual([])
  })

  it('is kept by a note, by a dossier that carries it, and by a hold without a day', async () => {
    const { exhibitId } = await take(csvOf(2))
    const ciphertext = await originalOf(exhibitId)
    house.setNow('2027-11-24T08:00:00.000Z')
    const put = (state: string) =>
      house.db.ownerPool.query(
        `insert into dossier (id, case_id, number, state, locale, exhibits, requested_by, requested_at)
         values (gen_random_uuid(), $1, 900, $2, 'en', array[$3::uuid], $4, now())
         on conflict (case_id, number) do update set state = $2`,
        [caseId, state, exhibitId, sita.memberId],
      )
    await put('ready')
    await expire()
    expect([await salt(ciphertext), (await readTable(exhibitId)).rows]).toEqual(['there', 2])
    await put('failed')
    await house.call('table.keep', sita, { caseId, exhibitId, why: 'Order 9' })
    await expire()
    expect([await salt(ciphertext), (await readTable(exhibitId)).rows]).toEqual(['there', 2])
    await house.call('table.keep', sita, { caseId, exhibitId, why: 'Order 10', expiresOn: '2027-11-25' })
    await house.call('note.write', sita, { caseId, exhibitId, body: 'needed' })
    house.setNow('2027-11-26T08:00:00.000Z')
    await expire()
    expect([await salt(ciphertext), (await readTable(exhibitId)).rows]).toEqual(['there', 2])
  })

  it('is told as gone by the next run, and after the loss of the index, where a crash came after the leaf', async () => {
    const { exhibitId } = await take(csvOf(4))
    const ciphertext = await originalOf(exhibitId)
    house.setNow('2027-11-24T08:00:00.000Z')
    const dying = {
      ...house.locker,
      record: async (input: { type: string }) => {
        if (input.type === 'evidence.shredded') throw new Error('died')
        return house.locker.record(input as never)
      },
    }
    await expect(expire(async () => [], { locker: dying as typeof house.locker })).rejects.toThrow('died')
    expect([await salt(ciphertext), (await readTable(exhibitId)).destroyedAt]).toEqual([
      'locker.shredded',
      undefined,
    ])
    await rebuildIndex(house)
    await run(exhibitId)
    await expire()
    const gone = await readTable(exhibitId)
    expect(gone).toMatchObject({ rows: 0, destroyedAt: expect.any(String), isRead: true })
    expect(await facts(exhibitId)).toHaveLength(2)
    await rebuildIndex(house)
    expect(await readTable(exhibitId)).toEqual(gone)
    expect(await partsOf(exhibitId)).toEqual(['import-report'])
    expect(
      (
        await failureOf(
          house.call('table.keep', sita, { caseId, exhibitId, why: 'w', expiresOn: '2028-01-01' }),
        )
      ).code,
    ).toBe('request.conflict')
    // The same bytes may be brought again, as a table of their own.
    expect((await take(csvOf(4))).exhibitId).not.toBe(exhibitId)
  })
})

describe('a confirmed network', () => {
  it('holds its rows and those that a decision names, and everything while it is not computed', async () => {
    const { exhibitId } = await take(csvOf(12))
    const other = (await openCase(house, sita)).id
    const sql = house.db.ownerPool
    const held = async (of = caseId) => {
      const rows = await house.deps.db.asJob(of, (trx) => heldByNetworks(trx, { caseId: of, exhibitId }))
      return rows === 'all' ? rows : [...rows].sort((a, b) => a - b)
    }
    expect(await held()).toEqual([])
    await sql.query(
      `insert into join_decision (id, case_id, kind, from_node, to_node, decided_by, decided_at, leaf_index)
       values (gen_random_uuid(), $1, 'rejoin', $2, $3, $4, now(), 900000 + floor(random() * 90000)::int)`,
      [caseId, `source:${exhibitId}.9`, `source:${exhibitId}.11`, sita.memberId],
    )
    expect(await held()).toBe('all')
    await sql.query(
      `insert into network_state (case_id, computed_at, behind) values ($1, now(), false)
       on conflict (case_id) do update set computed_at = now(), behind = false`,
      [caseId],
    )
    for (const [row, state] of [
      [2, 'confirmed'],
      [5, 'proposed'],
    ] as const) {
      await sql.query(
        `insert into network (case_id, exhibit_id, row, sources, templates, strength, state, places, selectors, normals)
         values ($1, $2, $3, 2, 0, 1, $4, '{}', '[]', '')`,
        [caseId, exhibitId, row, state],
      )
      for (const member of [row, row + 1])
        await sql.query(
          `insert into network_member (exhibit_id, row, case_id, network_exhibit, network_row) values ($1, $2, $3, $1, $4)`,
          [exhibitId, member, caseId, row],
        )
    }
    expect(await held()).toEqual([2, 3, 9, 11])
    expect(await held(other)).toEqual([])
    house.setNow('2027-11-24T08:00:00.000Z')
    await expire(heldByNetworks)
    expect((await sourcesOf(exhibitId)).map(({ row }) => row)).toEqual([2, 3, 9, 11])
  })
})

describe('hostile tables', () => {
  it('lose the rows that are broken, name them, and keep the rest', async () => {
    const text = [
      'id,text,city',
      '1,first row,Pokhara',
      '2,second row,Pokhara,stray,cells',
      '3,"a quote that nothing closes',
      '4,=HYPERLINK("https://a.example/"),Pokhara',
      `5,${'z'.repeat(1_200_000)},Pokhara`,
      '6,short',
      `7,${','.repeat(5_000)}`,
      '8,nul \0 byte,Pokhara',
      '9, ,Pokhara',
      '10,last row,Pokhara',
    ].join('\n')
    const { exhibitId, rows, errors } = await take(text)
    expect(await errorsOf(exhibitId)).toMatchObject([
      { row: 2, reason: 'too-many-cells' },
      { row: 3, reason: 'quote-open', head: expect.stringContaining('a quote that nothing closes') },
      { row: 5, reason: 'cell-too-long' },
      { row: 7, reason: 'too-many-cells' },
      { row: 9, reason: 'no-text' },
    ])
    expect([rows, errors]).toEqual([5, 5])
    const kept = await sourcesOf(exhibitId)
    expect(kept.map(({ row }) => row)).toEqual([1, 4, 6, 8, 10])
    expect(kept[1]?.excerpt).toBe('=HYPERLINK("https://a.example/")')
    expect(kept[3]?.excerpt).toBe('nul \uFFFD byte')
  })

  it('make a report that no spreadsheet computes', async () => {
    const { exhibitId } = await take('id,text\n=1+1, \n2,fine\n')
    const answer = await house.call<ByteAnswer>('table.errors', sita, { caseId, exhibitId })
    const report = Buffer.from(await gather(answer)).toString()
    expect(report).toBe(`\uFEFFrow,reason,begins\r\n1,no-text,'=1+1 ·  \r\n`)
  })

  it('are refused where they are not text all through, and leave nothing', async () => {
    const noise = new Uint8Array(2_500_000)
    noise.set(bytesOf(csvOf(20_000)).subarray(0, 1_500_000))
    for (let at = 1_500_000; at < noise.length; at += 1) noise[at] = (at * 2_654_435_761) >>> 24
    const before = (await house.locker.checkpoint()).size
    expect((await send(noise)).refusal?.code).toBe('table.not-text')
    const picture = `${csvOf(9_000)}x,"<img src=data:image/png;base64,iVBORw0KGgoAAAANSUhEUg>",,\n`
    expect((await send(picture)).refusal?.code).toBe('import.media-inside')
    const types = []
    for await (const { leaf } of house.locker.tell({ start: before })) types.push(leaf.type)
    expect(types).not.toContain('evidence.sealed')
    expect(await house.call('table.list', sita, { caseId })).toEqual({ tables: [] })
  })

  it('that a known-hash list names leave their hash and a stop, and nothing else', async () => {
    const text = csvOf(50_000)
    const hash = createHash('sha256').update(text).digest('hex')
    const { lists } = await house.call<{ lists: { id: string }[] }>(
      'hashlist.load',
      sita,
      { name: 'Bridges', source: 'invented' },
      body(bytesOf(hash)),
    )
    try {
      const before = (await house.locker.checkpoint()).size
      expect((await send(text)).refusal?.code).toBe('import.matched')
      const told = []
      for await (const { leaf } of house.locker.tell({ start: before }))
        told.push(`${leaf.type} ${leaf.role}`)
      expect(told).toEqual([
        'import.requested terms',
        'import.requested detail',
        'material.stopped stop',
        'import.ended detail',
      ])
    } finally {
      for (const { id } of lists) await house.call('hashlist.drop', sita, { hashListId: id })
    }
  })

  it('that break off on their way leave nothing', async () => {
    const bytes = bytesOf(csvOf(10))
    const { plan } = await preview(bytes)
    const input = {
      caseId,
      importId: await openBatch(),
      name: 'a.csv',
      plan: JSON.stringify(plan),
      retentionBasis: 'l',
    }
    for (const length of [bytes.length + 1, bytes.length - 1]) {
      const sent = house.call('table.send', sita, { ...input, length: String(length) }, body(bytes))
      expect((await failureOf(sent)).code).toBe('request.broken-off')
    }
    expect(await house.call('table.list', sita, { caseId })).toEqual({ tables: [] })
  })
})

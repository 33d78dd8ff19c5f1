/** Cases, teams and notes over the real database: numbers, history, who may leave, in what order. */
import type { Actor } from '@smart-rescue/features/ports/actor'
import type { CaseId, CaseSummary, LogLine, Note, TeamMember } from '@smart-rescue/schema'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHouse, DRAFT, failureOf, foundOrganisation, type House } from './house-under-test.ts'
import { captureNow, exhibitsOf, openCase } from './work-off.ts'

let house: House
let sita: Actor
let rohan: Actor
beforeAll(async () => {
  house = await createHouse()
  sita = await foundOrganisation(house)
  rohan = await house.addMember(sita, 'rohan', ['case-officer'])
})
afterAll(() => house.close())

interface View {
  case: CaseSummary
  team: TeamMember[]
  stages: { name: string; state: string }[]
  next: string
  may: string[]
}
const view = (caseId: CaseId, actor = sita) => house.call<View>('case.read', actor, { caseId })
const change = (caseId: CaseId, input: object, actor = sita) =>
  house.call<View>('case.change', actor, { caseId, ...input })
const join = (caseId: CaseId, memberId: string, actor = sita) =>
  house.call<View>('team.join', actor, { caseId, memberId })
const leave = (caseId: CaseId, memberId: string, actor = sita) =>
  house.call<View>('team.leave', actor, { caseId, memberId })
const codeOf = async (call: Promise<unknown>) => (await failureOf(call)).code
const log = async (caseId: CaseId, before?: number) =>
  house.call<{ lines: LogLine[]; more: boolean }>('case.log', sita, {
    caseId,
    ...(before === undefined ? {} : { before }),
  })

describe('opening', () => {
  it('gives twenty cases that are opened at once twenty numbers, none twice, and each its opener alone', async () => {
    const opened = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        openCase(house, at % 2 === 0 ? sita : rohan, { title: `Case ${at}` }),
      ),
    )
    const references = opened.map(({ reference }) => reference)
    expect(new Set(references).size).toBe(20)
    for (const reference of references) expect(reference).toMatch(/^SR-2026-\d{3}$/)
    const { rows } = await house.db.ownerPool.query('select count(distinct number)::int as n from case_file')
    expect(rows[0].n).toBe(20)
    for (const [at, { id, title, openedBy }] of opened.entries()) {
      const owner = at % 2 === 0 ? sita : rohan
      const { team } = await view(id, owner)
      expect([title, openedBy.id, team.map((entry) => entry.member.id)]).toEqual([
        `Case ${at}`,
        owner.memberId,
        [owner.memberId],
      ])
    }
  })

  it('uses a number once, even when the locker was locked at the moment', async () => {
    const before = (await openCase(house, sita)).reference
    house.locker.setLocked(true)
    expect(await codeOf(house.call('case.open', sita, DRAFT))).toBe('locker.locked')
    house.locker.setLocked(false)
    const after = (await openCase(house, sita)).reference
    expect(Number(after.slice(-3))).toBe(Number(before.slice(-3)) + 2)
  })

  it('names the year of the clock in the reference', async () => {
    house.setNow('2031-01-01T00:00:00.000Z')
    expect((await openCase(house, sita)).reference).toMatch(/^SR-2031-/)
    house.setNow('2026-11-24T12:00:00.000Z')
  })

  it.each([
    ['no title', { title: '' }],
    ['a title of blanks', { title: ' \u00A0\t' }],
    ['a title of 201 letters', { title: 'x'.repeat(201) }],
    ['a title of two lines', { title: 'a\nb' }],
    ['no purpose', { purpose: '' }],
    ['no legal basis', { legalBasis: '  ' }],
    ['a purpose of 501 letters', { purpose: 'x'.repeat(501) }],
    ['no country', { countries: [] }],
    ['a country in words', { countries: ['Nepal'] }],
    ['a country in small letters', { countries: ['np'] }],
    ['twenty-one countries', { countries: Array.from({ length: 21 }, () => 'NP') }],
    ['a kind of lead that is none', { leadKind: 'gossip' }],
  ])('refuses a draft with %s', async (_what, wrong) => {
    expect(await codeOf(house.call('case.open', sita, { ...DRAFT, ...wrong }))).toBe('request.invalid')
  })

  it('tells the opener what she may do here, and a colleague on the team something else', async () => {
    const { id } = await openCase(house, sita)
    const lawyer = await house.addMember(sita, 'kamala', ['lawyer'])
    await join(id, lawyer.memberId)
    expect((await view(id)).may).toEqual(
      expect.arrayContaining(['case.change', 'team.change', 'capture.request']),
    )
    const hers = (await view(id, lawyer)).may
    expect(hers).toEqual(expect.arrayContaining(['case.read', 'note.write', 'dossier.export']))
    expect(hers).not.toContain('team.change')
    expect(hers).not.toContain('capture.request')
  })
})

describe('changing', () => {
  it('changes what is given, leaves the rest, and keeps each step in the log', async () => {
    const { id } = await openCase(house, sita)
    const before = (await view(id)).case
    const fields = {
      title: 'Kingfisher',
      leadKind: 'travel',
      countries: ['TH'],
      purpose: 'Another purpose',
      legalBasis: 'Another basis',
      state: 'closed',
    }
    let expected: object = before
    for (const [field, value] of Object.entries(fields)) {
      const after = (await change(id, { [field]: value })).case
      expected = { ...expected, [field]: value }
      expect({ ...after, lastActivityAt: '' }).toEqual({ ...expected, lastActivityAt: '' })
      expect(after.lastActivityAt >= before.lastActivityAt).toBe(true)
    }
    const { lines } = await log(id)
    expect(lines.map(({ type }) => type)).toEqual([
      ...Array.from({ length: 6 }, () => 'case.changed'),
      'case.opened',
    ])
    expect(lines.every(({ actor }) => actor?.displayName === 'Sita R.')).toBe(true)
  })

  it('keeps the old values in the sealed log, so that they can be told again', async () => {
    const { id } = await openCase(house, sita, { title: 'First' })
    await change(id, { title: 'Second' })
    await change(id, { title: 'Third' })
    const told: unknown[] = []
    for await (const leaf of house.locker.tell()) {
      const detail = leaf.detail as { draft?: { title: string }; change?: { title?: string } } | undefined
      if (leaf.caseId === id) told.push(detail?.draft?.title ?? detail?.change?.title)
    }
    expect(told).toEqual(['First', 'Second', 'Third'])
  })

  it('closes and reopens; a closed case asks for nothing, and says so in its view', async () => {
    const { id } = await openCase(house, sita)
    expect((await view(id)).next).toBe('capture-first')
    expect(await change(id, { state: 'closed' })).toMatchObject({
      next: 'nothing',
      case: { state: 'closed' },
    })
    expect(await change(id, { state: 'open' })).toMatchObject({
      next: 'capture-first',
      case: { state: 'open' },
    })
  })

  it('of nothing at all is no error and changes nothing but the log', async () => {
    const { id } = await openCase(house, sita)
    const before = (await view(id)).case
    const after = (await change(id, {})).case
    expect({ ...after, lastActivityAt: '' }).toEqual({ ...before, lastActivityAt: '' })
  })

  it('moves the case to the top of the list of those who work on it', async () => {
    const first = await openCase(house, rohan, { title: 'Older' })
    const second = await openCase(house, rohan, { title: 'Newer' })
    const top = async () =>
      (await house.call<{ cases: CaseSummary[] }>('case.list', rohan)).cases.slice(0, 2).map(({ id }) => id)
    expect(await top()).toEqual([second.id, first.id])
    await house.call('note.write', rohan, { caseId: first.id, body: 'A note' })
    expect(await top()).toEqual([first.id, second.id])
  })

  it('leaves the locker locked means the index unchanged', async () => {
    const { id } = await openCase(house, sita)
    house.locker.setLocked(true)
    expect(await codeOf(change(id, { title: 'Never' }))).toBe('locker.locked')
    house.locker.setLocked(false)
    expect((await view(id)).case.title).toBe(DRAFT.title)
  })
})

describe('the team', () => {
  it('takes a colleague once, tells who added her and when, and refuses her a second time', async () => {
    const { id } = await openCase(house, sita)
    const aide = await house.addMember(sita, 'aide', ['investigator'])
    const { team } = await join(id, aide.memberId)
    expect(team.map(({ member, addedBy }) => [member.displayName, addedBy.displayName])).toEqual([
      ['Sita R.', 'Sita R.'],
      ['aide', 'Sita R.'],
    ])
    expect(await codeOf(join(id, aide.memberId))).toBe('case.already-member')
    expect(await codeOf(join(id, '01930000-0000-7000-8000-ffffffffffff'))).toBe('request.not-found')
  })

  it('takes nobody who is suspended, until she is active again', async () => {
    const { id } = await openCase(house, sita)
    const gone = await house.addMember(sita, 'gone', ['investigator'])
    await house.call('member.change', sita, { memberId: gone.memberId, status: 'suspended' })
    expect(await codeOf(join(id, gone.memberId))).toBe('request.not-found')
    await house.call('member.change', sita, { memberId: gone.memberId, status: 'active' })
    expect((await join(id, gone.memberId)).team).toHaveLength(2)
  })

  it('takes a former member back, with a new beginning and the old one kept', async () => {
    const { id } = await openCase(house, sita)
    const back = await house.addMember(sita, 'back', ['investigator'])
    await join(id, back.memberId)
    await leave(id, back.memberId)
    expect(await codeOf(view(id, back))).toBe('request.not-found')
    await join(id, back.memberId)
    expect((await view(id, back)).team).toHaveLength(2)
    const { rows } = await house.db.ownerPool.query(
      'select since, until from case_team where case_id = $1 and member_id = $2 order by since',
      [id, back.memberId],
    )
    expect(rows.map(({ until }) => until === null)).toEqual([false, true])
    expect(rows[1].since >= rows[0].until).toBe(true)
    await leave(id, back.memberId)
    const again = await house.db.ownerPool.query(
      'select until from case_team where case_id = $1 and member_id = $2 order by since',
      [id, back.memberId],
    )
    expect(again.rows[0].until).toEqual(rows[0].until)
    expect(again.rows[1].until > rows[0].until).toBe(true)
  })

  it('never loses its last officer, and may lose any other', async () => {
    const { id } = await openCase(house, sita)
    const aide = await house.addMember(sita, 'second-aide', ['investigator'])
    await join(id, aide.memberId)
    expect(await codeOf(leave(id, sita.memberId))).toBe('case.last-officer')
    await join(id, rohan.memberId)
    const last = await leave(id, sita.memberId)
    expect(last.team.map(({ member }) => member.displayName)).toEqual(['second-aide', 'rohan'])
    expect(await codeOf(view(id))).toBe('request.not-found')
    expect(await codeOf(leave(id, rohan.memberId, rohan))).toBe('case.last-officer')
    expect((await leave(id, aide.memberId, rohan)).team).toHaveLength(1)
  })

  it('keeps one officer, though both leave at the same moment', async () => {
    const { id } = await openCase(house, sita)
    await join(id, rohan.memberId)
    const answers = await Promise.allSettled([leave(id, sita.memberId), leave(id, rohan.memberId, rohan)])
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    for (const answer of answers)
      if (answer.status === 'rejected') expect(answer.reason.code).toBe('case.last-officer')
    const { rows } = await house.db.ownerPool.query(
      'select count(*)::int as n from case_team where case_id = $1 and until is null',
      [id],
    )
    expect(rows).toEqual([{ n: 1 }])
  })

  it('lets go only of those who are on it', async () => {
    const { id } = await openCase(house, sita)
    expect(await codeOf(leave(id, rohan.memberId))).toBe('request.not-found')
    await join(id, rohan.memberId)
    await leave(id, rohan.memberId)
    expect(await codeOf(leave(id, rohan.memberId))).toBe('request.not-found')
  })

  it('shows a member who leaves the case for the last time, without her', async () => {
    const { id } = await openCase(house, sita)
    await join(id, rohan.memberId)
    const last = await leave(id, rohan.memberId, rohan)
    expect(last.case.id).toBe(id)
    expect(last.team.map(({ member }) => member.id)).toEqual([sita.memberId])
    expect(await codeOf(view(id, rohan))).toBe('request.not-found')
  })

  it('has a member once, however often she is put on it at once', async () => {
    const { id } = await openCase(house, sita)
    await Promise.allSettled(Array.from({ length: 6 }, () => join(id, rohan.memberId)))
    expect((await view(id)).team.map(({ member }) => member.id).sort()).toEqual(
      [sita.memberId, rohan.memberId].sort(),
    )
  })

  it('tells those who watch that it changed, by ids alone', async () => {
    const { id } = await openCase(house, sita)
    house.heard.length = 0
    await join(id, rohan.memberId)
    await leave(id, rohan.memberId)
    expect(house.heard).toEqual([
      { caseId: id, kind: 'team', id: rohan.memberId },
      { caseId: id, kind: 'team', id: rohan.memberId },
    ])
  })
})

describe('notes', () => {
  const notes = async (caseId: CaseId) =>
    (await house.call<{ notes: Note[] }>('note.list', sita, { caseId })).notes
  const write = (caseId: CaseId, body: string, exhibitId?: string) =>
    house.call<Note>('note.write', sita, { caseId, body, ...(exhibitId === undefined ? {} : { exhibitId }) })

  it('stand in the order they were written, with author and time, and are never changed', async () => {
    const { id } = await openCase(house, sita)
    for (const body of ['one', 'two', 'three', 'four']) await write(id, body)
    const list = await notes(id)
    expect(list.map(({ body }) => body)).toEqual(['one', 'two', 'three', 'four'])
    expect([...list].sort((a, b) => a.at.localeCompare(b.at))).toEqual(list)
    expect(list.every(({ author }) => author.displayName === 'Sita R.')).toBe(true)
    expect((await view(id)).case.counts.notes).toBe(4)
  })

  it('written at once by two are both kept', async () => {
    const { id } = await openCase(house, sita)
    await Promise.all(Array.from({ length: 12 }, (_, at) => write(id, `note ${at}`)))
    expect((await notes(id)).map(({ body }) => body).sort()).toEqual(
      Array.from({ length: 12 }, (_, at) => `note ${at}`).sort(),
    )
  })

  it('may stand on an exhibit of their own case, and on no other', async () => {
    const pages = { 'https://a.example/': 'A page\nwithout numbers' }
    const first = await openCase(house, sita)
    const second = await openCase(house, sita)
    const url = 'https://a.example/'
    await captureNow(house, sita, first.id, url, pages)
    const [exhibit] = await exhibitsOf(house, sita, first.id)
    expect((await write(first.id, 'on it', exhibit?.id)).exhibit).toBe('E-01')
    expect((await write(first.id, 'on none')).exhibit).toBeUndefined()
    const size = (await house.locker.checkpoint()).size
    expect(await codeOf(write(second.id, 'on a foreign one', exhibit?.id))).toBe('request.not-found')
    expect(await codeOf(write(first.id, 'on nothing', '01930000-0000-7000-8000-ffffffffffff'))).toBe(
      'request.not-found',
    )
    expect((await house.locker.checkpoint()).size).toBe(size)
    expect(await notes(second.id)).toEqual([])
  })

  it.each([
    ['empty', ''],
    ['blank', ' \n\t '],
    ['20,001 letters', 'x'.repeat(20_001)],
  ])('are refused when %s', async (_what, body) => {
    const { id } = await openCase(house, sita)
    expect(await codeOf(write(id, body))).toBe('request.invalid')
  })

  it('of 20,000 letters and many lines come back whole', async () => {
    const { id } = await openCase(house, sita)
    const body = `${'line\n'.repeat(3_999)}ends!`
    expect((await write(id, body)).body).toBe(body)
  })
})

describe('the log of a case', () => {
  it('is paged by 200, newest first, without a gap or a line twice, over 450 entries', async () => {
    const { id } = await openCase(house, sita)
    const write = async (from: number, to: number) => {
      for (let at = from; at < to; at += 1)
        await house.call('note.write', sita, { caseId: id, body: `note ${at}` })
    }
    await write(0, 199)
    expect(await log(id)).toMatchObject({ more: false, lines: { length: 200 } })
    await write(199, 450)
    const pages: LogLine[][] = []
    let before: number | undefined
    for (;;) {
      const page = await log(id, before)
      pages.push(page.lines)
      before = page.lines.at(-1)?.index
      if (!page.more) break
    }
    expect(pages.map((lines) => lines.length)).toEqual([200, 200, 51])
    const indexes = pages.flat().map(({ index }) => index)
    expect(indexes).toEqual([...new Set(indexes)].sort((a, b) => b - a))
    expect(pages.flat().at(-1)?.type).toBe('case.opened')
    expect(await log(id, indexes.at(-1))).toEqual({ lines: [], more: false })
    expect((await log(id, Number.MAX_SAFE_INTEGER)).lines).toEqual(pages[0])
  })

  it('holds the acts of its own case alone', async () => {
    const first = await openCase(house, sita)
    const second = await openCase(house, sita)
    await house.call('note.write', sita, { caseId: second.id, body: 'elsewhere' })
    expect((await log(first.id)).lines.map(({ type }) => type)).toEqual(['case.opened'])
    expect((await log(second.id)).lines.map(({ type }) => type)).toEqual(['note.written', 'case.opened'])
  })

  it('names each leaf as the locker does', async () => {
    const { id } = await openCase(house, sita)
    const [line] = (await log(id)).lines
    for await (const leaf of house.locker.leaves({ start: line?.index ?? 0, end: (line?.index ?? 0) + 1 }))
      expect([leaf.hash, leaf.leaf.at, leaf.leaf.type]).toEqual([line?.leafHash, line?.at, 'case.opened'])
  })
})

/** The safeguard over the database: authority that ends by itself, lists that stay sealed, and an index that is told again from the log alone. */
import { createHash } from 'node:crypto'
import { catchUp } from '@smart-rescue/features/custody'
import { projections } from '@smart-rescue/features/features'
import type { Actor } from '@smart-rescue/features/ports/actor'
import { allowMedia, mediaAuthorityFor } from '@smart-rescue/features/safeguard'
import type { AuthorityList, HashListView, StopView } from '@smart-rescue/features/safeguard/contract'
import type { CaseId, Exhibit } from '@smart-rescue/schema'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { dumpIndex } from './dump-index.ts'
import { createHouse, failureOf, foundOrganisation, type House } from './house-under-test.ts'
import { captureNow, exhibitsOf, openCase, quiet, readExhibit } from './work-off.ts'

let house: House
let sita: Actor
let lawyer: Actor
let aide: Actor
let caseId: CaseId
beforeAll(async () => {
  house = await createHouse()
  sita = await foundOrganisation(house)
  lawyer = await house.addMember(sita, 'lakshmi', ['lawyer'])
  aide = await house.addMember(sita, 'aide', ['social-worker'])
})
beforeEach(async () => {
  house.setNow('2026-11-24T08:00:00.000Z')
  caseId = (await openCase(house, sita)).id
  for (const { memberId } of [lawyer, aide]) await house.call('team.join', sita, { caseId, memberId })
})
afterAll(() => house.close())

const DRAFT = {
  allowedBy: 'K. Lantern',
  office: 'District prosecutor',
  legalBasis: 'Order under section 9',
  document: 'no. 112/26',
  scope: 'captures',
  from: '2026-11-24T00:00:00Z',
  until: '2026-12-24T00:00:00Z',
}
const grant = (actor = lawyer, change: object = {}) =>
  house.call<AuthorityList>('authority.grant', actor, { caseId, ...DRAFT, ...change })
const standing = (use: 'captures' | 'imports' = 'captures', at = '2026-11-25T00:00:00.000Z') =>
  house.deps.db.asJob(caseId, (trx) => mediaAuthorityFor(trx, caseId, new Date(at), use))

/** Sends bytes to an endpoint that takes them. */
const sendBytes = <T>(name: string, actor: Actor, input: object, text: string | Uint8Array): Promise<T> => {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  const body = async function* () {
    yield bytes
  }
  return house.call<T>(name, actor, input, body())
}

describe('media authority', () => {
  it('stands from its beginning until its end and then ends by itself', async () => {
    expect(await standing()).toBeUndefined()
    await grant()
    expect((await standing())?.sentence).toContain('K. Lantern, District prosecutor')
    expect(await standing('captures', '2026-11-23T23:59:59.999Z')).toBeUndefined()
    expect(await standing('captures', '2026-12-24T00:00:00.000Z')).toBeUndefined()
    expect(await standing('imports')).toBeUndefined()
  })

  it('is entered by a lawyer or case officer of the case, and by nobody else', async () => {
    expect((await failureOf(grant(aide))).code).toBe('access.denied')
    const outside = await house.addMember(sita, `outside-${caseId.slice(-6)}`, ['lawyer'])
    expect((await failureOf(grant(outside))).code).toBe('request.not-found')
    expect(await standing()).toBeUndefined()
  })

  it('needs an end that lies after its beginning and ahead of now', async () => {
    for (const change of [
      { until: '2026-11-23T00:00:00Z' },
      { from: '2026-10-01T00:00:00Z', until: '2026-11-01T00:00:00Z' },
    ]) {
      const failure = await failureOf(grant(lawyer, change))
      expect(failure.code).toBe('request.invalid')
      expect(failure.fields[0]?.path).toBe('until')
    }
    expect((await failureOf(grant(lawyer, { until: undefined }))).code).toBe('request.invalid')
  })

  it('is shown to the whole team with who entered it, and with the law of home and of the case', async () => {
    await grant()
    const list = await house.call<AuthorityList>('authority.list', aide, { caseId })
    expect(list.authorities[0]).toMatchObject({ state: 'standing', grantedBy: { displayName: 'lakshmi' } })
    expect(list.mayGrant).toBe(false)
    expect(list.rules.map(({ country }) => country)).toEqual(['NP', 'TH'])
    expect(list.rules[0]).toMatchObject({ confidence: 'low', source: 'none' })
  })

  it('ends early by the word of one person, once, and only in its own case', async () => {
    const { authorities } = await grant()
    const authorityId = authorities[0]?.id
    const other = (await openCase(house, sita)).id
    expect((await failureOf(house.call('authority.end', sita, { caseId: other, authorityId }))).code).toBe(
      'request.not-found',
    )
    const after = await house.call<AuthorityList>('authority.end', sita, { caseId, authorityId })
    expect(after.authorities[0]).toMatchObject({ state: 'ended', endedBy: { displayName: 'Sita R.' } })
    expect(await standing()).toBeUndefined()
    expect((await failureOf(house.call('authority.end', sita, { caseId, authorityId }))).code).toBe(
      'authority.ended',
    )
  })

  it('of the organisation holds in every case, but the case’s own is named first', async () => {
    const given = { ...DRAFT, allowedBy: 'House Lantern', scope: 'both' }
    const { authorities } = await house.call<AuthorityList>('authority.grant-house', lawyer, given)
    expect((await standing('imports'))?.sentence).toContain('House Lantern')
    await grant()
    expect((await standing())?.sentence).toContain('K. Lantern')
    await house.call('authority.end-house', lawyer, { authorityId: authorities[0]?.id })
    expect(await standing('imports')).toBeUndefined()
  })

  it('allows nothing where nothing can be screened, or a list cannot be opened', async () => {
    await grant()
    const at = { ...house.deps, log: quiet }
    expect(await allowMedia(at, caseId, 'captures')).toContain('K. Lantern')
    expect(await allowMedia({ ...at, screener: undefined }, caseId, 'captures')).toBeUndefined()
    const { lists } = await sendBytes<{ lists: HashListView[] }>(
      'hashlist.load',
      sita,
      { name: 'Bridges', source: 'invented' },
      'ab'.repeat(32),
    )
    const broken = {
      ...house.deps.screener,
      lists: () => [],
      load: async () => Promise.reject(new Error('no')),
    }
    expect(await allowMedia({ ...at, screener: broken as never }, caseId, 'captures')).toBeUndefined()
    for (const { id } of lists) await house.call('hashlist.drop', sita, { hashListId: id })
  })
})

describe('known-hash lists', () => {
  const known = createHash('sha256').update('a plain picture of a bridge').digest('hex')
  const load = (text: string, name = 'Bridges') =>
    sendBytes<{ lists: HashListView[] }>('hashlist.load', sita, { name, source: 'invented for tests' }, text)

  it('are counted by algorithm, with the numbers of refused lines, and never shown', async () => {
    const { lists } = await load(`${known}\nnot a hash\n`)
    const list = lists.at(-1)
    expect(list).toMatchObject({
      name: 'Bridges',
      source: 'invented for tests',
      hashes: 1,
      byAlgorithm: { sha256: 1 },
      refused: [{ line: 2 }],
      refusedCount: 1,
      inUse: true,
      loadedBy: { displayName: 'Sita R.' },
    })
    expect(JSON.stringify(lists)).not.toContain(known)
    expect(JSON.stringify(await dumpIndex(house))).not.toContain(known)
    await house.call('hashlist.drop', sita, { hashListId: list?.id })
  })

  it('are used at once, dropped at once, and loaded again from the sealed log after a start', async () => {
    const { lists } = await load(known)
    const bytes = new TextEncoder().encode('a plain picture of a bridge')
    const { screener } = house.deps
    expect((await screener?.screen(bytes, 'image/png'))?.state).toBe('matched')
    for (const { id } of screener?.lists() ?? []) screener?.drop(id)
    expect((await screener?.screen(bytes, 'image/png'))?.state).toBe('clear')
    await house.call('hashlist.list', sita)
    expect((await screener?.screen(bytes, 'image/png'))?.state).toBe('matched')
    await house.call('hashlist.drop', sita, { hashListId: lists.at(-1)?.id })
    expect((await screener?.screen(bytes, 'image/png'))?.state).toBe('clear')
  })

  it('are the operator’s alone, and a file without a hash is refused without a leaf', async () => {
    expect((await failureOf(house.call('hashlist.list', lawyer))).code).toBe('access.denied')
    const before = (await house.locker.checkpoint()).size
    for (const text of ['', 'nothing here', new Uint8Array([0xff, 0xfe, 0x00])])
      expect((await failureOf(sendBytes('hashlist.load', sita, { name: 'x', source: 'y' }, text))).code).toBe(
        'hashlist.unreadable',
      )
    expect((await house.locker.checkpoint()).size).toBe(before)
    const unknown = '01930000-0000-7000-8000-ffffffffffff'
    expect((await failureOf(house.call('hashlist.drop', sita, { hashListId: unknown }))).code).toBe(
      'request.not-found',
    )
  })
})

const URL_ONE = 'https://harbour.example/rooms'
const TEXT = 'Rooms by the harbour\nRing +977 972-0000 123'
const fresh = async (): Promise<Exhibit> => {
  await captureNow(house, sita, caseId, URL_ONE, { [URL_ONE]: TEXT })
  const [newest] = await exhibitsOf(house, sita, caseId)
  return readExhibit(house, sita, caseId, newest?.id)
}
const press = (more: object = {}, actor = aide) =>
  house.call<StopView>('material.stop', actor, { caseId, offsetMinutes: 345, ...more })

describe('the index', () => {
  it('is told again from the log alone, stops, authorities, lists and receipts with it', async () => {
    const exhibit = await fresh()
    await grant()
    await press({ exhibitId: exhibit.id })
    const tables = [
      'media_authority',
      'hash_list',
      'material_stop',
      'hotline_report',
      'receipt',
      'receipt_instruction',
      'exhibit_part',
    ]
    const read = async () => {
      const all: Record<string, unknown> = {}
      for (const table of tables)
        all[table] = (
          await house.db.ownerPool.query(`select to_jsonb(t) as row from ${table} t order by 1`)
        ).rows
      return all
    }
    const before = await read()
    await house.db.ownerPool.query(
      `truncate ${tables.join(', ')}, custody_entry, case_team, note, capture, exhibit, mention, link, link_decision, dossier, notice, case_file cascade`,
    )
    await catchUp({ db: house.deps.db, locker: house.locker, projections })
    expect(await read()).toEqual(before)
  })
})

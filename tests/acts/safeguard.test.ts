/** The safeguard over the database: authority that ends by itself, lists that stay sealed, stops that leave no byte, receipts nobody opens. */
import { createHash } from 'node:crypto'
import { catchUp } from '@smart-rescue/features/custody'
import { projections } from '@smart-rescue/features/features'
import type { Actor, ByteAnswer, Door } from '@smart-rescue/features/ports/actor'
import type { Capturer } from '@smart-rescue/features/ports/capturer'
import { allowMedia, mediaAuthorityFor } from '@smart-rescue/features/safeguard'
import type {
  AuthorityList,
  DutyView,
  HashListView,
  Receipt,
  StopView,
} from '@smart-rescue/features/safeguard/contract'
import type { CaseId, Exhibit } from '@smart-rescue/schema'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { dumpIndex } from './dump-index.ts'
import { createFakeCapturer } from './fake-capturer.ts'
import { createHouse, failureOf, foundOrganisation, gather, type House } from './house-under-test.ts'
import { captureNow, exhibitsOf, openCase, quiet, readExhibit, workOff } from './work-off.ts'

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

/** Sends bytes to an endpoint that takes them, through the gate. */
const sendBytes = async <T>(
  name: string,
  actor: Actor,
  input: object,
  text: string | Uint8Array,
): Promise<T> => {
  const bound = house.features.endpoints.find(({ endpoint }) => endpoint.name === name)
  if (bound === undefined) throw new Error(name)
  await house.features.gate(actor, bound.endpoint, input)
  const body = (async function* () {
    yield typeof text === 'string' ? new TextEncoder().encode(text) : text
  })()
  return bound.endpoint.output.parse(
    await bound.handle(actor, bound.endpoint.input.parse(input), { body } as unknown as Door),
  ) as T
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

describe('stopping', () => {
  it('destroys the media of the exhibit in view and keeps its words, its address and the hash', async () => {
    const exhibit = await fresh()
    const wacz = exhibit.parts.find(({ role }) => role === 'wacz')
    const stop = await press({ exhibitId: exhibit.id })
    expect(stop).toMatchObject({
      seen: 'exhibit',
      state: 'open',
      urls: [URL_ONE],
      dropped: [{ role: 'wacz', sha256: wacz?.sha256, length: wacz?.length }],
      exhibit: { id: exhibit.id },
    })
    const read = { actor: sita.memberId, caseId, mediaType: 'application/wacz', purpose: 'review' } as const
    await expect(house.locker.read({ ...read, ciphertext: wacz?.ciphertext ?? '' })).rejects.toMatchObject({
      code: 'locker.shredded',
    })
    const after = await readExhibit(house, sita, caseId, exhibit.id)
    expect(after.text).toBe(TEXT)
    expect(after.parts.map(({ role }) => role)).toEqual(['text', 'capture-report'])
    expect(
      (await failureOf(house.call('exhibit.replay', sita, { caseId, exhibitId: exhibit.id }))).code,
    ).toBe('request.not-found')
  })

  it('destroys packages that were made of it too', async () => {
    const exhibit = await fresh()
    const dossier = await house.call<{ id: string }>('dossier.export', sita, { caseId })
    await workOff(house, {})
    const open = () => house.call<ByteAnswer>('dossier.package', sita, { caseId, dossierId: dossier.id })
    await gather(await open())
    await press({ exhibitId: exhibit.id })
    expect((await failureOf(open().then(gather))).code).toBe('locker.shredded')
  })

  it('breaks off every capture of the case that runs, and says why', async () => {
    const asked = await house.call<{ id: string }>('capture.request', sita, { caseId, url: URL_ONE })
    const stop = await press()
    expect(stop).toMatchObject({ seen: 'capture', urls: [URL_ONE], dropped: [] })
    const capture = await house.call('capture.read', sita, { caseId, captureId: asked.id })
    expect(capture).toMatchObject({ state: 'failed', reason: { code: 'capture.material-stopped' } })
    expect(house.heard).toContainEqual({ caseId, kind: 'capture', id: asked.id, state: 'failed' })
    await workOff(house, { [URL_ONE]: TEXT })
    expect(await exhibitsOf(house, sita, caseId)).toEqual([])
  })

  it('leaves nothing of a capture that was being sealed when the stop came', async () => {
    await house.call('capture.request', sita, { caseId, url: URL_ONE })
    const { seal } = house.locker
    const sealed: string[] = []
    let pressed = false
    Object.assign(house.locker, {
      seal: async (input: Parameters<typeof seal>[0]) => {
        const blob = await seal(input)
        sealed.push(blob.ciphertext)
        if (!pressed) {
          pressed = true
          await press()
        }
        return blob
      },
    })
    await workOff(house, { [URL_ONE]: TEXT })
    Object.assign(house.locker, { seal })
    expect(sealed.length).toBe(3)
    for (const ciphertext of sealed)
      await expect(house.locker.salt({ caseId, ciphertext })).rejects.toMatchObject({
        code: 'locker.shredded',
      })
    expect(await exhibitsOf(house, sita, caseId)).toEqual([])
  })

  it('is open to everybody on the team, and refuses what is not of the case before anything is done', async () => {
    const exhibit = await fresh()
    const other = (await openCase(house, sita)).id
    const before = (await house.locker.checkpoint()).size
    const foreign = house.call('material.stop', sita, {
      caseId: other,
      exhibitId: exhibit.id,
      offsetMinutes: 0,
    })
    expect((await failureOf(foreign)).code).toBe('request.not-found')
    expect((await house.locker.checkpoint()).size).toBe(before)
    expect((await readExhibit(house, sita, caseId, exhibit.id)).parts).toHaveLength(3)
  })

  it('drafts a report with address, both times, hash and words, and names the hotlines in order', async () => {
    const exhibit = await fresh()
    const { id: stopId, text, hotlines, reference } = await press({ exhibitId: exhibit.id })
    expect(text).toContain(URL_ONE)
    expect(text).toContain('(UTC+05:45)')
    expect(text).toContain(reference)
    expect(hotlines.map(({ id }) => id)).toEqual(['INT-INHOPE', 'INT-IWF', 'NP-100'])
    const told = await house.call<StopView>('material.describe', sita, {
      stopId,
      howFound: 'From an advert',
      context: 'Rooms by the harbour',
      hostCountry: 'NL',
      childInDanger: true,
    })
    expect(told.hotlines.map(({ id }) => id)).toEqual(['NP-100', 'NL-OFFL', 'INT-INHOPE', 'INT-IWF'])
    expect(told.text).toContain('IMMEDIATE DANGER')
    expect(told.text).toContain('From an advert')
  })

  it('outside a case belongs to whoever pressed, and to nobody else', async () => {
    const stop = await house.call<StopView>('material.stop-house', aide, { offsetMinutes: 0 })
    expect(stop).toMatchObject({ seen: 'page', state: 'open' })
    expect((await failureOf(house.call('material.read', sita, { stopId: stop.id }))).code).toBe(
      'request.not-found',
    )
    await house.call('material.mistake', aide, { stopId: stop.id })
  })

  it('can be marked as a mistake, which ends the duty and brings nothing back', async () => {
    const exhibit = await fresh()
    const { id: stopId } = await press({ exhibitId: exhibit.id })
    const after = await house.call<StopView>('material.mistake', sita, { stopId })
    expect(after.state).toBe('mistaken')
    expect(after.duty).toBeUndefined()
    expect((await readExhibit(house, sita, caseId, exhibit.id)).parts).toHaveLength(2)
    for (const name of ['material.mistake', 'material.describe'])
      expect((await failureOf(house.call(name, sita, { stopId }))).code).toBe('request.conflict')
  })
})

describe('stopping an import under way', () => {
  const take = async () => {
    const { importId } = await house.call<{ importId: string }>('import.open', sita, {
      caseId,
      accessMode: 'given',
      givenBy: 'A neighbour',
      receivedOn: '2026-11-20',
      consent: 'given',
      consentBy: 'Herself',
      purpose: 'Find who recruits',
      legalBasis: 'Referral Helpline 112/26',
      note: '',
    })
    const bytes = new TextEncoder().encode('Rooms by the harbour. Ring +977 972-0000 123.')
    return sendBytes<{ id: string }>(
      'import.send',
      sita,
      { caseId, importId, name: 'rooms.txt', mediaType: 'text/plain', length: bytes.length },
      bytes,
    )
  }
  const originalOf = async (id: string) =>
    (await house.db.ownerPool.query('select original from held_file where id = $1', [id])).rows[0]?.original

  it('destroys the sealed original of a file that waits, and no exhibit comes of it', async () => {
    const file = await take()
    const { ciphertext, sha256 } = await originalOf(file.id)
    const stop = await press()
    expect(stop).toMatchObject({ seen: 'import', dropped: [{ role: 'original', sha256 }] })
    await expect(house.locker.salt({ caseId, ciphertext })).rejects.toMatchObject({ code: 'locker.shredded' })
    await workOff(house, {})
    expect(await exhibitsOf(house, sita, caseId)).toEqual([])
    const { rows } = await house.db.ownerPool.query(
      'select state, reason_code, name, original from held_file where id = $1',
      [file.id],
    )
    expect(rows).toEqual([
      { state: 'refused', reason_code: 'import.material-stopped', name: null, original: null },
    ])
  })

  it('leaves nothing of a file that was being sealed when the stop came', async () => {
    await take()
    const { seal } = house.locker
    const sealed: string[] = []
    let pressed = false
    Object.assign(house.locker, {
      seal: async (input: Parameters<typeof seal>[0]) => {
        const blob = await seal(input)
        sealed.push(blob.ciphertext)
        if (!pressed) {
          pressed = true
          await press()
        }
        return blob
      },
    })
    await workOff(house, {})
    Object.assign(house.locker, { seal })
    expect(sealed.length).toBeGreaterThan(0)
    for (const ciphertext of sealed)
      await expect(house.locker.salt({ caseId, ciphertext })).rejects.toMatchObject({
        code: 'locker.shredded',
      })
    expect(await exhibitsOf(house, sita, caseId)).toEqual([])
  })
})

describe('a hit of a known-hash list during a capture', () => {
  it('becomes a stop with address, hash and list, and its duty runs', async () => {
    const usual = createFakeCapturer({ [URL_ONE]: TEXT })
    const capturer: Capturer = {
      capture: async (...call) => {
        const outcome = await usual.capture(...call)
        const hit = {
          url: 'https://harbour.example/bridge.png',
          at: '2026-11-24T08:00:01.000Z',
          because: 'matched' as const,
          sha256: 'ab'.repeat(32),
          list: 'bridges',
          algorithm: 'sha256' as const,
          distance: 0,
          remoteAddress: '192.0.2.7',
        }
        return { ...outcome, report: { ...outcome.report, dropped: [hit] } }
      },
    }
    await house.call('capture.request', sita, { caseId, url: URL_ONE })
    await workOff(house, {}, { capturer })
    const { duties } = await house.call<{ duties: DutyView[] }>('duty.list', sita)
    const mine = duties.find((duty) => duty.caseId === caseId)
    const stop = await house.call<StopView>('material.read', sita, { stopId: mine?.subjectId })
    expect(stop).toMatchObject({
      seen: 'capture',
      urls: ['https://harbour.example/bridge.png'],
      state: 'open',
    })
    expect(stop.text).toContain('Answered by server: 192.0.2.7')
    expect(stop.text).toContain('bridges sha256 0')
  })
})

describe('the duty to report', () => {
  const dutiesOf = async (actor = sita) =>
    (await house.call<{ duties: DutyView[] }>('duty.list', actor)).duties.filter(
      (duty) => duty.caseId === caseId,
    )

  it('runs from the stop, warns at half and at four fifths, and ends with the report', async () => {
    const stop = await press()
    const [duty] = await dutiesOf()
    expect(duty).toMatchObject({ subjectId: stop.id, state: 'running', hours: 24, basis: 'house' })
    for (const [at, state] of [
      ['2026-11-24T20:01:00.000Z', 'half'],
      ['2026-11-25T03:13:00.000Z', 'urgent'],
      ['2026-11-25T08:01:00.000Z', 'overdue'],
    ] as const) {
      house.setNow(at)
      expect((await dutiesOf())[0]?.state).toBe(state)
    }
    const reported = await house.call<StopView>('hotline.report-stop', aide, {
      stopId: stop.id,
      toWhom: 'Internet Watch Foundation',
      number: 'W-1',
      handedAt: '2026-11-25T08:00:30Z',
    })
    expect(reported).toMatchObject({
      state: 'reported',
      reports: [{ toWhom: 'Internet Watch Foundation', number: 'W-1' }],
    })
    expect(await dutiesOf()).toEqual([])
  })

  it('keeps its case from being closed until it has ended', async () => {
    const { id: stopId } = await press()
    const close = () =>
      house.call<{ case: { state: string } }>('case.change', sita, { caseId, state: 'closed' })
    expect((await failureOf(close())).code).toBe('case.duty-open')
    await house.call('hotline.report-stop', sita, {
      stopId,
      toWhom: 'Police',
      number: '',
      handedAt: '2026-11-24T08:00:00Z',
    })
    expect((await close()).case.state).toBe('closed')
  })

  it('is not ended by a report that is to be handed in later, nor by one on a mistake', async () => {
    const { id: stopId } = await press()
    const report = { stopId, toWhom: 'Police', number: '', handedAt: '2026-11-24T09:00:00Z' }
    expect((await failureOf(house.call('hotline.report-stop', sita, report))).code).toBe('request.invalid')
    await house.call('material.mistake', sita, { stopId })
    const now = { ...report, handedAt: '2026-11-24T08:00:00Z' }
    expect((await failureOf(house.call('hotline.report-stop', sita, now))).code).toBe('request.conflict')
  })

  it('is seen by the team alone', async () => {
    await press()
    const outside = await house.addMember(sita, `far-${caseId.slice(-6)}`, ['lawyer'])
    expect(await dutiesOf(outside)).toEqual([])
    expect(await dutiesOf(aide)).toHaveLength(1)
  })
})

describe('an accidental receipt', () => {
  const lock = (more: object = {}) =>
    house.call<{ receipts: Receipt[] }>('receipt.lock', aide, {
      caseId,
      receivedAt: '2026-11-24T07:30:00Z',
      sender: 'A neighbour of the harbour',
      way: 'e-mail',
      filename: 'holiday.zip',
      place: 'Inbox of the office phone',
      ...more,
    })

  it('is recorded with when, way, name and place; who sent it is in no index and read under a leaf', async () => {
    const { receipts } = await lock()
    expect(receipts[0]).toMatchObject({ state: 'open', filename: 'holiday.zip', duty: { state: 'running' } })
    expect(JSON.stringify(receipts)).not.toContain('neighbour')
    expect(JSON.stringify(await dumpIndex(house))).not.toContain('neighbour')
    const before = (await house.locker.checkpoint()).size
    const told = await house.call('receipt.sender', sita, { caseId, receiptId: receipts[0]?.id })
    expect(told).toEqual({ sender: 'A neighbour of the harbour' })
    expect((await house.locker.checkpoint()).size).toBe(before + 1)
  })

  it('that was imported already is opened, replayed and exported by nobody', async () => {
    const exhibit = await fresh()
    await lock({ exhibitId: exhibit.id })
    const about = { caseId, exhibitId: exhibit.id }
    for (const [name, input] of [
      ['exhibit.read', about],
      ['exhibit.part', { ...about, role: 'text' }],
      ['exhibit.replay', about],
      ['dossier.export', { caseId, exhibits: [exhibit.id] }],
    ] as const)
      expect((await failureOf(house.call(name, sita, input))).code).toBe('receipt.locked')
    expect((await failureOf(house.call('dossier.export', sita, { caseId }))).code).toBe('dossier.empty')
  })

  it('keeps the instruction of the authority with who gave and who recorded it, and deletes nothing', async () => {
    const exhibit = await fresh()
    const { receipts } = await lock({ exhibitId: exhibit.id })
    const receiptId = receipts[0]?.id
    const told = await house.call<{ receipts: Receipt[] }>('receipt.instruct', sita, {
      caseId,
      receiptId,
      givenBy: 'Inspector B. Harbour',
      office: 'Cyber bureau',
      givenAt: '2026-11-24T07:59:00Z',
      instruction: 'Hand over the phone unopened.',
    })
    expect(told.receipts[0]).toMatchObject({
      state: 'instructed',
      instructions: [{ givenBy: 'Inspector B. Harbour', recordedBy: { displayName: 'Sita R.' } }],
    })
    expect(told.receipts[0]?.duty).toBeUndefined()
    expect(await exhibitsOf(house, sita, caseId)).toHaveLength(1)
  })

  it('keeps the case open until it is reported or an authority has spoken', async () => {
    const { receipts } = await lock()
    const close = () => house.call('case.change', sita, { caseId, state: 'closed' })
    expect((await failureOf(close())).code).toBe('case.duty-open')
    await house.call('hotline.report-receipt', sita, {
      caseId,
      receiptId: receipts[0]?.id,
      toWhom: 'Police',
      number: '7',
      handedAt: '2026-11-24T08:00:00Z',
    })
    await close()
  })

  it('refuses an exhibit of another case, a future time, and an unknown receipt', async () => {
    const other = (await openCase(house, sita)).id
    await captureNow(house, sita, other, URL_ONE, { [URL_ONE]: TEXT })
    const [foreign] = await exhibitsOf(house, sita, other)
    expect((await failureOf(lock({ exhibitId: foreign?.id }))).code).toBe('request.not-found')
    expect((await failureOf(lock({ receivedAt: '2026-11-24T09:00:00Z' }))).code).toBe('request.invalid')
    const receiptId = '01930000-0000-7000-8000-ffffffffffff'
    expect((await failureOf(house.call('receipt.sender', sita, { caseId, receiptId }))).code).toBe(
      'request.not-found',
    )
  })
})

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

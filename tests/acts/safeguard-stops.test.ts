import type { Actor, ByteAnswer } from '@smart-rescue/features/ports/actor'
import type { Capturer } from '@smart-rescue/features/ports/capturer'
import type { DutyView, StopView } from '@smart-rescue/features/safeguard/contract'
import type { CaseId, Exhibit } from '@smart-rescue/schema'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createFakeCapturer } from './fake-capturer.ts'
import { createHouse, failureOf, foundOrganisation, gather, type House } from './house-under-test.ts'
import { captureNow, exhibitsOf, openCase, readExhibit, workOff } from './work-off.ts'

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

/** Sends bytes to an endpoint that takes them. */
const sendBytes = <T>(name: string, actor: Actor, input: object, text: string | Uint8Array): Promise<T> => {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  const body = async function* () {
    yield bytes
  }
  return house.call<T>(name, actor, input, body())
}

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
      { caseId, importId, name: 'rooms.txt', mediaType: 'text/plain', length: String(bytes.length) },
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

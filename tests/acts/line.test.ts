/** The line from a pasted address to a decided link, over the real database with a fake browser and an in-memory locker. */

import { createCaptureRun } from '@smart-rescue/features/capture'
import { catchUp } from '@smart-rescue/features/custody'
import { projections } from '@smart-rescue/features/features'
import type { Actor, ByteAnswer } from '@smart-rescue/features/ports/actor'
import type { Exhibit, ExhibitSummary, Link, SelectorPage, SelectorSummary } from '@smart-rescue/schema'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createFakeCapturer } from './fake-capturer.ts'
import { createHouse, DRAFT, failureOf, foundOrganisation, gather, type House } from './house-under-test.ts'

const NUMBER = '+977 972-0000 123'
const PAGES = {
  'https://harbour-jobs.example/ad/1': `Restaurant team wanted\nRing ${NUMBER} after six. Rooms included.`,
  'https://quayside.example/tide': `Tide Placements\nWe answer at ${NUMBER.replaceAll(' ', '')} – write to desk@tide.example`,
  'https://harbour-jobs.example/ad/2': 'Dance teacher\nNo number here.',
  'https://hostile.example/': `<script>alert(1)</script> \u202Eevil\u202C ${'long'.repeat(80)}\nNUL \0 and 😀 ${NUMBER}`,
  'https://gone.example/': {
    state: 'refused' as const,
    reason: { code: 'capture.address-private', sentence: 'Refused.' },
  },
}

let house: House
let officer: Actor
let caseId: string
beforeAll(async () => {
  house = await createHouse()
  officer = await foundOrganisation(house)
  caseId = (await house.call<{ case: { id: string } }>('case.open', officer, DRAFT)).case.id
})
afterAll(() => house.close())

const work = async (): Promise<void> => {
  const run = createCaptureRun({
    ...house.deps,
    projections,
    capturer: createFakeCapturer(PAGES),
    log: { info: () => undefined, warn: () => undefined },
  })
  for (const job of house.sent.splice(0)) {
    if (job.kind === 'capture') await run(job.payload as never, AbortSignal.timeout(10_000))
  }
}
const capture = async (url: string, ofCase = caseId, actor = officer) => {
  const asked = await house.call<{ id: string; state: string }>('capture.request', actor, {
    caseId: ofCase,
    url,
  })
  expect(asked.state).toBe('queued')
  await work()
  return house.call<{
    id: string
    state: string
    reason?: { code: string }
    exhibit?: { id: string; number: string }
  }>('capture.read', actor, { caseId: ofCase, captureId: asked.id })
}
const links = async () => (await house.call<{ links: Link[] }>('link.list', officer, { caseId })).links

describe('an address becomes an exhibit', () => {
  it('seals the parts, numbers the exhibit and marks what was found', async () => {
    const done = await capture('https://harbour-jobs.example/ad/1')
    expect(done).toMatchObject({ state: 'complete', exhibit: { number: 'E-01' } })
    const exhibit = await house.call<Exhibit>('exhibit.read', officer, {
      caseId,
      exhibitId: done.exhibit?.id,
    })
    expect(exhibit).toMatchObject({
      purpose: DRAFT.purpose,
      legalBasis: DRAFT.legalBasis,
      title: 'Restaurant team wanted',
    })
    const phone = exhibit.marks.find((mark) => mark.kind === 'phone')
    expect(phone?.normal).toBe('+9779720000123')
    expect(exhibit.text.slice(phone?.start, phone?.end)).toBe(phone?.original)
    expect(exhibit.provenance).toMatchObject({ intact: true, witnessed: { have: 0 } })
    expect(exhibit.provenance.timed).toBeUndefined()
    expect(exhibit.parts.map((part) => part.role)).toEqual(['wacz', 'text', 'capture-report'])
  })

  it('writes a leaf before anything is read, and shows who read it', async () => {
    const [first] = (await house.call<{ exhibits: ExhibitSummary[] }>('exhibit.list', officer, { caseId }))
      .exhibits
    const before = (await house.locker.checkpoint()).size
    const part = await house.call<ByteAnswer>('exhibit.part', officer, {
      caseId,
      exhibitId: first?.id,
      role: 'wacz',
    })
    expect((await house.locker.checkpoint()).size).toBe(before + 1)
    expect(new TextDecoder().decode(await gather(part))).toBe('archive of https://harbour-jobs.example/ad/1')
    const { entries } = await house.call<{
      entries: { type: string; n: number; actor?: { displayName: string } }[]
    }>('exhibit.history', officer, { caseId, exhibitId: first?.id })
    expect(entries.map((entry) => entry.n)).toEqual(entries.map((_, at) => at))
    expect(entries.at(-1)).toMatchObject({ type: 'evidence.read', actor: { displayName: 'Sita R.' } })
  })

  it('lends the archive on another host name', async () => {
    const [first] = (await house.call<{ exhibits: ExhibitSummary[] }>('exhibit.list', officer, { caseId }))
      .exhibits
    const { url } = await house.call<{ url: string }>('exhibit.replay', officer, {
      caseId,
      exhibitId: first?.id,
    })
    expect(new URL(url).hostname).toBe('localhost')
  })

  it('says plainly when nothing came of it, and uses no exhibit number', async () => {
    expect(await capture('https://gone.example/')).toMatchObject({
      state: 'refused',
      reason: { code: 'capture.address-private' },
    })
    expect(await capture('https://nowhere.example/')).toMatchObject({
      state: 'failed',
      reason: { code: 'capture.unreachable' },
    })
    expect((await capture('https://harbour-jobs.example/ad/2')).exhibit?.number).toBe('E-02')
  })

  it('refuses what is no web address before anything is queued', async () => {
    for (const url of ['file:///etc/passwd', 'https://a:b@c.example/', 'x y']) {
      expect((await failureOf(house.call('capture.request', officer, { caseId, url }))).code).toBe(
        'capture.address-invalid',
      )
    }
    expect(house.sent).toEqual([])
  })

  it('makes one exhibit when its job runs twice', async () => {
    await house.call('capture.request', officer, { caseId, url: 'https://hostile.example/' })
    const jobs = [...house.sent]
    await work()
    house.sent.push(...jobs)
    await work()
    const { exhibits } = await house.call<{ exhibits: ExhibitSummary[] }>('exhibit.list', officer, { caseId })
    expect(exhibits.map((exhibit) => exhibit.number)).toEqual(['E-03', 'E-02', 'E-01'])
  })

  it('keeps hostile titles and texts as text, and offsets true to it', async () => {
    const { exhibits } = await house.call<{ exhibits: ExhibitSummary[] }>('exhibit.list', officer, { caseId })
    expect(exhibits[0]?.title).toContain('<script>alert(1)</script>')
    const exhibit = await house.call<Exhibit>('exhibit.read', officer, { caseId, exhibitId: exhibits[0]?.id })
    expect(exhibit.text).toContain('NUL \0 and 😀')
    for (const mark of exhibit.marks) expect(exhibit.text.slice(mark.start, mark.end)).toBe(mark.original)
  })

  it('ends a capture that a person stops, and keeps nothing', async () => {
    const asked = await house.call<{ id: string }>('capture.request', officer, {
      caseId,
      url: 'https://quayside.example/tide',
    })
    const stopped = await house.call('capture.stop', officer, { caseId, captureId: asked.id })
    expect(stopped).toMatchObject({ state: 'failed', reason: { code: 'capture.stopped' } })
    await work()
    const after = await house.call<{ exhibits: ExhibitSummary[] }>('exhibit.list', officer, { caseId })
    expect(after.exhibits).toHaveLength(3)
    const again = house.call('capture.stop', officer, { caseId, captureId: asked.id })
    expect((await failureOf(again)).code).toBe('request.conflict')
  })
})

describe('two sources with one number', () => {
  it('proposes the link with the places in both', async () => {
    await capture('https://quayside.example/tide')
    const proposal = (await links()).find((link) =>
      link.reasons.some((reason) => reason.normal === '+9779720000123'),
    )
    expect(proposal?.state).toBe('proposed')
    const reason = proposal?.reasons[0]
    expect([reason?.originalA, reason?.originalB].join(' ')).toContain('0000')
  })

  it('takes accept, undo and reject of a named person, each with its time', async () => {
    const [link] = await links()
    const decide = (decision: string, why?: string) =>
      house.call<Link>('link.decide', officer, {
        caseId,
        linkId: link?.id,
        decision,
        ...(why ? { why } : {}),
      })
    expect(await decide('accepted', 'same voice')).toMatchObject({ state: 'accepted' })
    expect((await failureOf(decide('accepted'))).code).toBe('request.conflict')
    expect(await decide('undone')).toMatchObject({ state: 'proposed' })
    const rejected = await decide('rejected')
    expect(rejected.decisions.map((entry) => [entry.decision, entry.by.displayName])).toEqual([
      ['accepted', 'Sita R.'],
      ['undone', 'Sita R.'],
      ['rejected', 'Sita R.'],
    ])
    expect(rejected.decisions[0]?.why).toBe('same voice')
  })

  it('does not bring a rejected pair back for the same reason', async () => {
    const before = await links()
    const rejected = before.find((link) => link.state === 'rejected')
    await capture('https://quayside.example/tide')
    const after = await links()
    expect(after.filter((link) => link.a.id === rejected?.a.id && link.b.id === rejected?.b.id)).toHaveLength(
      1,
    )
  })
})

describe('a number that another case holds', () => {
  it('is only «known elsewhere», and the owner is told without learning the case', async () => {
    const other = await house.addMember(officer, 'other-officer', ['case-officer'])
    const second = await house.call<{ case: { id: string; reference: string } }>('case.open', other, {
      ...DRAFT,
      title: 'Heron',
    })
    await capture('https://quayside.example/tide', second.case.id, other)
    const found = await house.call<{ selector: { id: string }; elsewhere: boolean }>(
      'selector.recognise',
      other,
      { text: NUMBER },
    )
    expect(found.elsewhere).toBe(true)
    const page = await house.call<SelectorPage>('selector.read', other, { selectorId: found.selector.id })
    expect(page.sightings.every((sighting) => sighting.caseId === second.case.id)).toBe(true)
    expect(page.elsewhere).toBe(true)
    expect(JSON.stringify([found, page])).not.toMatch(/SR-2026-001|Lantern/)
    const today = await house.call<{ notices: object[] }>('today.read', officer)
    expect(today.notices).toContainEqual(
      expect.objectContaining({ kind: 'selector-known-elsewhere', selector: '+9779720000123' }),
    )
    expect(JSON.stringify(today.notices)).not.toContain(second.case.reference)
    await house.call('selector.ask', other, { selectorId: found.selector.id, message: 'May we talk?' })
    const asked = await house.call<{ notices: { id: string; message?: string }[] }>('today.read', officer)
    const notice = asked.notices.find((entry) => entry.message === 'May we talk?')
    expect(notice).toBeDefined()
    expect((await failureOf(house.call('notice.read', other, { noticeId: notice?.id }))).code).toBe(
      'request.not-found',
    )
    expect(await house.call('notice.read', officer, { noticeId: notice?.id })).toEqual({ read: true })
  })
})

describe('the one box', () => {
  it('knows a number in the way it is written in the countries of the cases', async () => {
    for (const text of [NUMBER, '972-0000123', '०९७२-००००१२३', ' 972 0000 123 ']) {
      const found = await house.call<{ kind: string; normal: string; selector?: { exhibits: number } }>(
        'selector.recognise',
        officer,
        { text },
      )
      expect([text, found.kind, found.normal]).toEqual([text, 'phone', '+9779720000123'])
      expect(found.selector?.exhibits).toBeGreaterThan(1)
    }
  })

  it('finds exhibits by words of their title or address, and takes signs of a pattern as signs', async () => {
    const ask = (text: string) =>
      house.call<{ kind: string; exhibits: object[] }>('selector.recognise', officer, { text })
    expect((await ask('restaurant team')).exhibits).toHaveLength(1)
    expect((await ask('100%')).exhibits).toEqual([])
    expect((await ask('_')).exhibits).toEqual([])
  })
})

describe('the index is told from the locker alone', () => {
  it('comes back whole after every row of it was lost', async () => {
    await house.call('note.write', officer, { caseId, body: 'रेस्टुरेन्ट – see E-01' })
    const look = async () => ({
      case: await house.call('case.read', officer, { caseId }),
      notes: await house.call('note.list', officer, { caseId }),
      captures: await house.call('capture.list', officer, { caseId }),
      exhibits: await house.call('exhibit.list', officer, { caseId }),
      links: (await links()).map((link) => ({
        ...link,
        reasons: link.reasons.map(({ selectorId, ...reason }) => reason),
      })),
      log: await house.call('case.log', officer, { caseId }),
      selectors: (
        await house.call<{ selectors: SelectorSummary[] }>('selector.list', officer, { caseId })
      ).selectors.map(
        // A selector's id is the index's own and may change; its form may not.
        ({ id, ...selector }) => selector,
      ),
    })
    const before = await look()
    await house.db.ownerPool.query(
      'truncate organisation, member, session, case_file, selector, custody_entry cascade',
    )
    const report = await catchUp({ ...house.deps, projections })
    expect(report.untold).toBe(0)
    expect(report.told).toBe((await house.locker.checkpoint()).size)
    expect(await look()).toEqual(before)
  })

  it('has nothing more to tell afterwards', async () => {
    expect(await catchUp({ ...house.deps, projections })).toEqual({ told: 0, untold: 0 })
  })
})

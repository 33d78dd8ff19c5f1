/** What awaits a member: the one next thing of each case, notices of her own, and the auditor's pages of leaves. */
import type { Actor } from '@smart-rescue/features/ports/actor'
import type { CaseId, CaseSummary, NextThing, Notice } from '@smart-rescue/schema'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHouse, failureOf, foundOrganisation, type House } from './house-under-test.ts'
import { captureNow, linksOf, openCase, workOff } from './work-off.ts'

const NUMBER = '+977 972-0000 123'
const OTHER = '+977 972-0000 456'
const PAGES = {
  'https://one.example/': `One\nRing ${NUMBER}`,
  'https://two.example/': `Two\nRing ${NUMBER}`,
  'https://three.example/': `Three\nRing ${NUMBER}`,
  'https://four.example/': `Four\nRing ${OTHER}`,
  'https://plain.example/': 'Plain\nno number',
}

let house: House
let sita: Actor
let rohan: Actor
beforeAll(async () => {
  house = await createHouse()
  sita = await foundOrganisation(house)
  rohan = await house.addMember(sita, 'rohan', ['case-officer'])
})
afterAll(() => house.close())

interface Today {
  next: { case: CaseSummary; next: NextThing }[]
  notices: Notice[]
  mayOpen: boolean
}
const today = (actor: Actor) => house.call<Today>('today.read', actor)
const nextOf = async (caseId: CaseId) =>
  (await today(sita)).next.find((entry) => entry.case.id === caseId)?.next ?? 'nothing'
const viewOf = async (caseId: CaseId) =>
  house.call<{ next: NextThing; stages: { name: string; state: string; count?: number }[] }>(
    'case.read',
    sita,
    { caseId },
  )
const capture = (caseId: CaseId, url: string, actor = sita) => captureNow(house, actor, caseId, url, PAGES)

describe('the next thing', () => {
  it('follows the case from its opening to its dossier, in the list as in the case itself', async () => {
    const { id } = await openCase(house, sita)
    const steps: [string, () => Promise<unknown>, NextThing, string][] = [
      ['nothing yet', async () => undefined, 'capture-first', 'evidence'],
      [
        'a capture that failed',
        () => capture(id, 'https://nowhere.example/'),
        'look-at-failures',
        'evidence',
      ],
      [
        'one that waits',
        () => house.call('capture.request', sita, { caseId: id, url: 'https://one.example/' }),
        'capture-first',
        'evidence',
      ],
      ['one exhibit', () => workOff(house, PAGES), 'capture-second', 'links'],
      ['two that share a number', () => capture(id, 'https://two.example/'), 'decide-links', 'links'],
      [
        'a decided link',
        async () => {
          for (const link of await linksOf(house, sita, id))
            await house.call('link.decide', sita, { caseId: id, linkId: link.id, decision: 'accepted' })
        },
        'export-dossier',
        'dossier',
      ],
      [
        'a dossier that is asked for',
        () => house.call('dossier.export', sita, { caseId: id }),
        'export-dossier',
        'dossier',
      ],
      ['a dossier that is ready', () => workOff(house, PAGES), 'nothing', ''],
      ['another source', () => capture(id, 'https://three.example/'), 'decide-links', 'links'],
      [
        'a closed case',
        () => house.call('case.change', sita, { caseId: id, state: 'closed' }),
        'nothing',
        '',
      ],
    ]
    for (const [what, act, next, now] of steps) {
      await act()
      const view = await viewOf(id)
      expect([what, view.next, await nextOf(id)]).toEqual([what, next, next])
      expect([what, view.stages.filter(({ state }) => state === 'now').map(({ name }) => name)]).toEqual([
        what,
        now === '' ? [] : [now],
      ])
    }
  })

  it('counts on the line what the case holds', async () => {
    const { id } = await openCase(house, sita)
    await capture(id, 'https://one.example/')
    await capture(id, 'https://two.example/')
    const counts = Object.fromEntries((await viewOf(id)).stages.map(({ name, count }) => [name, count]))
    expect(counts).toMatchObject({ evidence: 2, links: 0, dossier: 0 })
  })

  it('is shown of cases whose team one is on, and of no other', async () => {
    const { id } = await openCase(house, rohan, { title: 'Heron' })
    expect((await today(rohan)).next.map((entry) => entry.case.id)).toContain(id)
    expect((await today(sita)).next.map((entry) => entry.case.id)).not.toContain(id)
    expect(JSON.stringify(await today(sita))).not.toContain('Heron')
  })

  it('offers to open a case to those who may', async () => {
    const lawyer = await house.addMember(sita, 'kamala', ['lawyer'])
    expect([(await today(sita)).mayOpen, (await today(lawyer)).mayOpen]).toEqual([true, false])
  })
})

describe('a notice', () => {
  let shared: { id: string; selectorId: string }
  beforeAll(async () => {
    house.setNow('2026-12-01T08:00:00.000Z')
    const mine = await openCase(house, sita, { title: 'Mine' })
    const theirs = await openCase(house, rohan, { title: 'Theirs' })
    await house.db.ownerPool.query('delete from notice')
    await capture(mine.id, 'https://four.example/')
    await capture(theirs.id, 'https://four.example/', rohan)
    const found = await house.call<{ selector: { id: string } }>('selector.recognise', rohan, { text: OTHER })
    shared = { id: mine.id, selectorId: found.selector.id }
  })
  const ask = (message: string, actor = rohan) =>
    house.call('selector.ask', actor, { selectorId: shared.selectorId, message })
  const asked = async (actor = sita) =>
    (await today(actor)).notices.filter(
      ({ kind, selectorId }) => kind === 'selector-asked' && selectorId === shared.selectorId,
    )

  it('goes to the owner of the earlier case, names her own case and who asks, and not the other case', async () => {
    const [notice] = (await today(sita)).notices.filter(({ selector }) => selector === '+9779720000456')
    expect(notice).toMatchObject({
      kind: 'selector-known-elsewhere',
      caseId: shared.id,
      from: { displayName: 'rohan' },
    })
    expect(JSON.stringify(await today(sita))).not.toContain('Theirs')
    expect((await today(rohan)).notices.filter(({ selector }) => selector === '+9779720000456')).toEqual([])
  })

  it('comes once a day for one selector, and again after a day', async () => {
    await ask('first')
    await ask('second')
    expect((await asked()).map(({ message }) => message)).toEqual(['first'])
    house.setNow('2026-12-02T07:00:00.000Z')
    await ask('after 23 hours')
    expect((await asked()).map(({ message }) => message)).toEqual(['first'])
    house.setNow('2026-12-02T09:00:00.000Z')
    await ask('after 25 hours')
    expect((await asked()).map(({ message }) => message)).toEqual(['after 25 hours', 'first'])
  })

  it('goes to no officer who has left the team or is suspended', async () => {
    const leaver = await house.addMember(sita, 'leaver', ['case-officer'])
    const suspended = await house.addMember(sita, 'suspended', ['case-officer'])
    for (const { memberId } of [leaver, suspended])
      await house.call('team.join', sita, { caseId: shared.id, memberId })
    await house.call('team.leave', sita, { caseId: shared.id, memberId: leaver.memberId })
    await house.call('member.change', sita, { memberId: suspended.memberId, status: 'suspended' })
    house.setNow('2026-12-04T09:00:00.000Z')
    await ask('to whom?')
    const { rows } = await house.db.ownerPool.query(`select to_member from notice where message = 'to whom?'`)
    expect(rows).toEqual([{ to_member: sita.memberId }])
  })

  it('is read by its owner, at a time, and by nobody else', async () => {
    const [notice] = await asked()
    for (const actor of [rohan, await house.addMember(sita, 'third', ['case-officer'])])
      expect((await failureOf(house.call('notice.read', actor, { noticeId: notice?.id }))).code).toBe(
        'request.not-found',
      )
    expect((await asked())[0]?.readAt).toBeUndefined()
    await house.call('notice.read', sita, { noticeId: notice?.id })
    expect((await asked())[0]?.readAt).toMatch(/^2026-12-04T09:00:00/)
    expect((await asked()).slice(1).every(({ readAt }) => readAt === undefined)).toBe(true)
  })

  it('shows no text that was put into it by the database’s own signs', async () => {
    house.setNow('2026-12-06T09:00:00.000Z')
    await ask("'; drop table notice; --")
    expect((await asked())[0]?.message).toBe("'; drop table notice; --")
  })

  it('is refused to one who asks after what is known nowhere else', async () => {
    const own = await house.call<{ selector?: { id: string } }>('selector.recognise', sita, { text: NUMBER })
    const { rows } = await house.db.ownerPool.query<{ id: string }>(
      `insert into selector (id, kind, normal) values (gen_random_uuid(), 'phone', '+9779720000999') returning id`,
    )
    expect(own.selector).toBeDefined()
    for (const selectorId of [rows[0]?.id, '01930000-0000-7000-8000-ffffffffffff'])
      expect((await failureOf(house.call('selector.ask', rohan, { selectorId }))).code).toBe(
        'request.not-found',
      )
  })
})

describe('the auditor', () => {
  it('pages through every leaf, newest first, and meets the checkpoint’s size', async () => {
    const auditor = await house.addMember(sita, 'auditor', ['auditor'])
    const { id } = await openCase(house, sita)
    for (let at = 0; at < 410; at += 1) await house.call('note.write', sita, { caseId: id, body: `n${at}` })
    interface Page {
      checkpoint: { size: number; origin: string; note: string; root: string }
      leaves: { index: number; leafHash: string; actor: string; case?: string }[]
      more: boolean
    }
    const pages: Page[] = []
    let before: number | undefined
    do {
      const page: Page = await house.call('custody.audit', auditor, before === undefined ? {} : { before })
      pages.push(page)
      before = page.leaves.at(-1)?.index
    } while (pages.at(-1)?.more === true)
    const leaves = pages.flatMap((page) => page.leaves)
    const { size, root, note } = await house.locker.checkpoint()
    expect(leaves.map(({ index }) => index)).toEqual(Array.from({ length: size }, (_, at) => size - 1 - at))
    expect(pages[0]?.checkpoint).toMatchObject({ size, root, note })
    expect(pages.slice(0, -1).every((page) => page.leaves.length === 200)).toBe(true)
    for (const { actor, case: ofCase } of leaves) {
      expect(actor).toMatch(/^k:[0-9a-f]{32}$/)
      if (ofCase !== undefined) expect(ofCase).toMatch(/^c:[0-9a-f]{32}$/)
    }
    const said = JSON.stringify(pages)
    for (const secret of ['Sita', 'rohan', id, sita.memberId, 'Mine', 'One'])
      expect(said).not.toContain(secret)
    const far = await house.call<Page>('custody.audit', auditor, { before: size + 1_000 })
    expect(far.leaves).toEqual(pages[0]?.leaves)
    expect((await house.call<Page>('custody.audit', auditor, { before: 1 })).leaves).toHaveLength(1)
  })

  it('reads no case, and neither does she when she is put on a team', async () => {
    const auditor = await house.addMember(sita, 'auditor-two', ['auditor'])
    const { id } = await openCase(house, sita)
    expect((await failureOf(house.call('case.read', auditor, { caseId: id }))).code).toBe('access.denied')
    await house.call('team.join', sita, { caseId: id, memberId: auditor.memberId })
    expect((await failureOf(house.call('case.read', auditor, { caseId: id }))).code).toBe('access.denied')
    expect(await house.call('case.list', auditor)).toEqual({ cases: [], mayOpen: false })
  })
})

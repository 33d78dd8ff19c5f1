/** Links: in what order they are shown, how decisions add up, and what two deciders at once can do. */
import { tellFact } from '@smart-rescue/features/custody'
import { projections } from '@smart-rescue/features/features'
import { proposeForExhibit } from '@smart-rescue/features/links'
import type { Actor } from '@smart-rescue/features/ports/actor'
import type { CaseId, Link } from '@smart-rescue/schema'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compareDumps, dumpIndex, rebuildIndex, tellMissing } from './dump-index.ts'
import { createHouse, failureOf, foundOrganisation, type House } from './house-under-test.ts'
import { captureNow, linksOf, openCase } from './work-off.ts'

const A = '+977 972-0000 123'
const B = '+977 972-0000 456'
const MAIL = 'desk@tide.example'
const page = (title: string, ...selectors: string[]) =>
  `${title}\n${selectors.map((each) => `Ask ${each}`).join('\n')}`

let house: House
let sita: Actor
let rohan: Actor
beforeAll(async () => {
  house = await createHouse()
  sita = await foundOrganisation(house)
  rohan = await house.addMember(sita, 'rohan', ['investigator'])
})
afterAll(() => house.close())

type Decision = 'accepted' | 'rejected' | 'undone'
const decide = (
  link: Pick<Link, 'id' | 'caseId'> | undefined,
  decision: Decision,
  actor = sita,
  why?: string,
) =>
  house.call<Link>('link.decide', actor, {
    caseId: link?.caseId,
    linkId: link?.id,
    decision,
    ...(why === undefined ? {} : { why }),
  })
const capture = (caseId: CaseId, url: string, text: string) =>
  captureNow(house, sita, caseId, url, { [url]: text })

/** A case in which two pages of different sites share what is given. */
const twoPages = async (...shared: string[]): Promise<Link> => {
  const { id } = await openCase(house, sita)
  await house.call('team.join', sita, { caseId: id, memberId: rohan.memberId })
  await capture(id, 'https://one.example/', page('One', ...shared))
  await capture(id, 'https://two.example/', page('Two', ...shared))
  const [link] = await linksOf(house, sita, id)
  if (link === undefined) throw new Error('no link was proposed')
  return link
}

describe('a proposal', () => {
  it('tells both pages, each reason with its places, and a strength', async () => {
    const link = await twoPages(A, MAIL)
    expect([link.a.number, link.b.number].sort()).toEqual(['E-01', 'E-02'])
    expect(link.reasons.map(({ kind, normal }) => [kind, normal]).sort()).toEqual([
      ['email', MAIL],
      ['phone', '+9779720000123'],
    ])
    expect(link.strength).toBeGreaterThan(0.9)
    expect(link.strength).toBeLessThanOrEqual(1)
    expect(link.decisions).toEqual([])
    for (const { selectorId } of link.reasons) expect(selectorId).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('is weaker the more pages carry what it stands on, and the list begins with the strongest', async () => {
    const { id } = await openCase(house, sita)
    await capture(id, 'https://rare-one.example/', page('Rare one', B))
    await capture(id, 'https://rare-two.example/', page('Rare two', B))
    for (let at = 0; at < 5; at += 1)
      await capture(id, `https://common${at}.example/`, page(`Common ${at}`, A))
    const links = await linksOf(house, sita, id)
    expect(links).toHaveLength(1 + 10)
    expect(links.map(({ strength }) => strength)).toEqual(
      links.map(({ strength }) => strength).sort((a, b) => b - a),
    )
    const rare = links.findIndex(({ reasons }) => reasons[0]?.normal === '+9779720000456')
    const last = links.at(-1)
    expect(rare).toBeLessThan(3)
    expect((links[rare]?.strength ?? 0) > (last?.strength ?? 1)).toBe(true)
  })

  it('that waits stands before every decided one, whatever its strength', async () => {
    const { id } = await openCase(house, sita)
    await capture(id, 'https://s1.example/', page('S1', A, B, MAIL))
    await capture(id, 'https://s2.example/', page('S2', A, B, MAIL))
    await capture(id, 'https://w1.example/x', page('W1', 'weak@tide.example'))
    await capture(id, 'https://w1.example/y', page('W2', 'weak@tide.example'))
    const before = await linksOf(house, sita, id)
    await decide(before[0], 'accepted')
    const after = await linksOf(house, sita, id)
    expect(after.map(({ state }) => state)).toEqual(['proposed', 'accepted'])
    expect(after[1]?.id).toBe(before[0]?.id)
  })

  it('of two captures of one page says that it is no second source', async () => {
    const { id } = await openCase(house, sita)
    await capture(id, 'https://same.example/p', page('Same', A))
    await capture(id, 'https://same.example/p', page('Same again', A))
    const links = await linksOf(house, sita, id)
    for (const link of links) {
      expect(link.strength).toBe(0)
      expect(link.counterReasons.map(({ rule }) => rule)).toContain('same-page')
    }
  })

  it('is made in its own case only', async () => {
    const first = await openCase(house, sita)
    const second = await openCase(house, sita)
    await capture(first.id, 'https://one.example/', page('One', A))
    await capture(second.id, 'https://two.example/', page('Two', A))
    expect([await linksOf(house, sita, first.id), await linksOf(house, sita, second.id)]).toEqual([[], []])
  })
})

describe('decisions', () => {
  const chains: [Decision[], string][] = [
    [['accepted'], 'accepted'],
    [['rejected'], 'rejected'],
    [['accepted', 'undone'], 'proposed'],
    [['accepted', 'rejected'], 'rejected'],
    [['accepted', 'rejected', 'undone'], 'accepted'],
    [['accepted', 'rejected', 'undone', 'undone'], 'proposed'],
    [['rejected', 'accepted', 'undone', 'accepted'], 'accepted'],
    [['accepted', 'undone', 'rejected', 'undone', 'accepted'], 'accepted'],
    [['rejected', 'accepted', 'rejected', 'undone', 'undone'], 'rejected'],
  ]

  it.each(chains)('%j lead to %s, and are all kept in order', async (chain, state) => {
    const link = await twoPages(A)
    let last: Link | undefined
    for (const [at, decision] of chain.entries())
      last = await decide(link, decision, at % 2 === 0 ? sita : rohan, `reason ${at}`)
    expect(last?.state).toBe(state)
    expect(last?.decisions.map(({ decision, why, by }) => [decision, why, by.displayName])).toEqual(
      chain.map((decision, at) => [decision, `reason ${at}`, at % 2 === 0 ? 'Sita R.' : 'rohan']),
    )
  })

  it('that change nothing are refused, and leave no leaf', async () => {
    const link = await twoPages(A)
    const refuse = async (decision: Decision) => {
      const { size } = await house.locker.checkpoint()
      expect((await failureOf(decide(link, decision))).code).toBe('request.conflict')
      expect((await house.locker.checkpoint()).size).toBe(size)
    }
    await refuse('undone')
    await decide(link, 'accepted')
    await refuse('accepted')
    await decide(link, 'undone')
    await refuse('undone')
    await decide(link, 'rejected')
    await refuse('rejected')
  })

  it('of two at once are lawful and both told: what is shown follows from what is listed', async () => {
    const pairs: [Decision[], Decision, Decision][] = [
      [[], 'accepted', 'rejected'],
      [[], 'accepted', 'accepted'],
      [['accepted'], 'undone', 'undone'],
      [['accepted', 'rejected'], 'undone', 'undone'],
      [['accepted'], 'undone', 'rejected'],
      [['rejected', 'accepted'], 'undone', 'undone'],
    ]
    for (const [before, one, other] of pairs) {
      const link = await twoPages(A)
      for (const decision of before) await decide(link, decision)
      const answers = await Promise.allSettled([decide(link, one, sita), decide(link, other, rohan)])
      const taken = answers.filter(({ status }) => status === 'fulfilled').length
      expect(taken).toBeGreaterThan(0)
      for (const answer of answers)
        if (answer.status === 'rejected') expect(answer.reason.code).toBe('request.conflict')
      const [after] = await linksOf(house, sita, link.caseId)
      expect(after?.decisions).toHaveLength(before.length + taken)
      expect(after?.state, `${before} then ${one} and ${other}`).toBe(
        stateOf(after?.decisions.map(({ decision }) => decision) ?? []),
      )
    }
  })

  it('told in another order than they were logged make the state that the log says', async () => {
    const link = await twoPages(A)
    // Both deciders saw the proposal; the second was logged later, and told first.
    const late: (() => Promise<void>)[] = []
    const facts = ['accepted', 'rejected'] as const
    for (const decision of facts) {
      const detail = { linkId: link.id, decision, state: decision }
      await house.locker.record({ type: 'link.decided', actor: sita.memberId, caseId: link.caseId, detail })
    }
    const { size } = await house.locker.checkpoint()
    for await (const leaf of house.locker.tell({ start: size - 2, end: size })) {
      const { index, hash, detail } = leaf
      const fact = {
        type: 'link.decided' as const,
        receipt: { index, hash, at: leaf.leaf.at },
        actor: sita.memberId,
        caseId: link.caseId,
        detail,
      }
      late.push(() => house.deps.db.asJob(link.caseId, (trx) => tellFact(trx, projections, fact)))
    }
    for (const tell of late.reverse()) await tell()
    const [after] = await linksOf(house, sita, link.caseId)
    expect([after?.state, after?.decisions.map(({ decision }) => decision)]).toEqual([
      'rejected',
      ['accepted', 'rejected'],
    ])
  })

  it('of any sequence leave the state that the decisions say, and come back from the locker alone', async () => {
    const link = await twoPages(A)
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom<Decision>('accepted', 'rejected', 'undone'), { maxLength: 8 }),
        async (wanted) => {
          for (const decision of wanted) await decide(link, decision).catch(() => undefined)
          const [shown] = await linksOf(house, sita, link.caseId)
          expect(shown?.state).toBe(stateOf(shown?.decisions.map(({ decision }) => decision) ?? []))
        },
      ),
      { numRuns: 15, seed: 7 },
    )
    await tellMissing(house)
    const before = await dumpIndex(house)
    await rebuildIndex(house)
    expect(compareDumps(before, await dumpIndex(house))).toEqual([])
  })
})

/** The state that decisions lead to, written anew: a pile, from which «undone» takes the uppermost. */
const stateOf = (decisions: readonly string[]): string => {
  const pile: string[] = []
  for (const decision of decisions) {
    if (decision === 'undone') pile.pop()
    else pile.push(decision)
  }
  return pile.at(-1) ?? 'proposed'
}

describe('a rejected pair', () => {
  it('stays rejected when its pages are captured again, and comes back for a reason that is new', async () => {
    const { id } = await openCase(house, sita)
    await capture(id, 'https://one.example/', page('One', A))
    await capture(id, 'https://two.example/', page('Two', A))
    const [link] = await linksOf(house, sita, id)
    await decide(link, 'rejected')
    const again = () =>
      proposeForExhibit(
        { ...house.deps, projections },
        { caseId: id, actor: sita.memberId, exhibitId: link?.b.id as never },
      )
    expect(await again()).toBe(0)
    expect((await linksOf(house, sita, id)).map(({ state }) => state)).toEqual(['rejected'])
    // A second selector is found in both, as a better reading would find it.
    const { rows } = await house.db.ownerPool.query<{ id: string }>(
      `insert into selector (id, kind, normal) values (gen_random_uuid(), 'email', '${MAIL}') on conflict do nothing returning id`,
    )
    const known =
      rows[0]?.id ??
      (await house.db.ownerPool.query(`select id from selector where normal = '${MAIL}'`)).rows[0].id
    for (const end of [link?.a.id, link?.b.id])
      await house.db.ownerPool.query(
        `insert into mention (exhibit_id, case_id, selector_id, start_at, end_at, original, context, context_start, rule, why, confidence)
         values ($1, $2, $3, 100, 110, $4, $4, 0, 'email.plain', 'why', 1)`,
        [end, id, known, MAIL],
      )
    expect(await again()).toBe(1)
    const links = await linksOf(house, sita, id)
    expect(links.map(({ state }) => state)).toEqual(['proposed', 'rejected'])
    expect(links[0]?.reasons.map(({ normal }) => normal)).toContain(MAIL)
    expect(await again()).toBe(0)
  })

  it('of one case says nothing about the same addresses in another', async () => {
    const first = await twoPages(A)
    await decide(first, 'rejected')
    expect((await twoPages(A)).state).toBe('proposed')
  })
})

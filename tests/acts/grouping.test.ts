/** Grouping over a real database: whatever order and batches the sources come in, the groups are those of all at once. */
import { createEngine } from '@smart-rescue/adapters/engine'
import { groupTexts } from '@smart-rescue/core/linking/grouping'
import { createGroupingRun } from '@smart-rescue/features/grouping'
import type { Actor } from '@smart-rescue/features/ports/actor'
import type { CaseId } from '@smart-rescue/schema'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHouse, foundOrganisation, type House } from './house-under-test.ts'
import { openRows } from './rows-of-a-case.ts'

const engine = createEngine()
let house: House
let owner: Actor
let run: ReturnType<typeof createGroupingRun>

beforeAll(async () => {
  house = await createHouse()
  owner = await foundOrganisation(house)
  run = createGroupingRun({ ...house.deps, engine })
})
afterAll(async () => {
  await engine.close()
  await house.close()
})

/** Numbers that look like chance and are always the same. */
const draws = (seed: number) => {
  let state = seed
  return (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const THINGS =
  'sofa piano desk fridge mattress mirror lamp carpet crate chest bench stool shelf ladder toolbox aquarium organ safe'
const DOING =
  'move carry lift load wrap pack store deliver collect assemble clear ship haul protect cover stack secure clean'
const PLACES =
  'Ashford Barley Cotford Dunwick Elmstead Farleigh Glenby Harwold Ivesham Kelton Lanmouth Marbury Norwell Oakley'
const [things, doing, places] = [THINGS, DOING, PLACES].map((words) => words.split(' '))

/** Invented adverts of house movers: a third follow one of sixty templates, with other words here and there. */
const makeAdverts = (count: number): string[] => {
  const draw = draws(7)
  const pick = (words: readonly string[] | undefined): string => words?.[draw(words.length)] ?? ''
  const sentence = () =>
    `we ${pick(doing)} your ${pick(things)} and ${pick(things)} from ${pick(places)} to ${pick(places)}, then ${pick(doing)} the ${pick(things)}`
  const templates = Array.from({ length: 60 }, () => `${sentence()}. ${sentence()}.`)
  return Array.from({ length: count }, () => {
    const text = draw(3) === 0 ? (templates[draw(60)] ?? '') : `${sentence()}. ${sentence()}.`
    const words = text.split(' ')
    words[draw(words.length)] = pick(things)
    return `${words.join(' ')} Ring 0${draw(9000) + 1000} ${draw(900) + 100}, ${draw(300) + 20} pounds`
  })
}

const shuffle = <T>(list: readonly T[], seed: number): T[] => {
  const draw = draws(seed)
  const shuffled = [...list]
  for (let at = shuffled.length - 1; at > 0; at -= 1) {
    const other = draw(at + 1)
    ;[shuffled[at], shuffled[other]] = [shuffled[other] as T, shuffled[at] as T]
  }
  return shuffled
}

const addTexts = async (caseId: CaseId, exhibitId: string, texts: readonly string[], first: number) => {
  await house.db.ownerPool.query(
    `insert into source (exhibit_id, row, case_id, text, seen_at)
      select $1, u.n + $2 - 1, $3, u.text, now() from unnest($4::text[]) with ordinality as u(text, n) order by u.n`,
    [exhibitId, first, caseId, texts],
  )
}

/** The groups of a case as sets of texts. */
const groupsOf = async (caseId: CaseId): Promise<string[]> => {
  const { rows } = await house.db.ownerPool.query<{ texts: string[]; label: string; least: string }>(
    `select array_agg(s.text order by s.text collate "C") as texts, g.label, min(s.number) as least
      from source_group g join source s on s.exhibit_id = g.exhibit_id and s.row = g.row
      where g.case_id = $1 group by g.label`,
    [caseId],
  )
  for (const { label, least } of rows) expect(label).toBe(least)
  return rows.map(({ texts }) => texts.join('\n')).sort()
}

const adverts = makeAdverts(2_000)
const atOnce = (() => {
  const labels = groupTexts(adverts)
  const groups = new Map<number, string[]>()
  labels.forEach((label, at) => {
    if (label >= 0) groups.set(label, [...(groups.get(label) ?? []), adverts[at] ?? ''])
  })
  return Array.from(groups.values(), (texts) => texts.sort().join('\n')).sort()
})()

/** A case that has received the texts in batches that end at these places. */
const receive = async (texts: readonly string[], ends: readonly number[]) => {
  const { caseId, exhibitId } = await openRows(house, owner, [])
  // The page of the exhibit is a source too; these tests look at rows alone.
  await house.db.ownerPool.query('delete from source where exhibit_id = $1 and row = 0', [exhibitId])
  let begin = 0
  for (const end of ends) {
    await addTexts(caseId, exhibitId, texts.slice(begin, end), begin + 1)
    await run({ caseId })
    begin = end
  }
  return { caseId, exhibitId }
}

describe('the grouping of a case', () => {
  it('is the same at once, in batches and in another order', async () => {
    expect(atOnce.length).toBeGreaterThan(40)
    const first = await receive(adverts, [2_000])
    expect(await groupsOf(first.caseId)).toEqual(atOnce)
    const second = await receive(adverts, [700, 1_100, 1_101, 1_500, 1_990, 2_000])
    expect(await groupsOf(second.caseId)).toEqual(atOnce)
    const third = await receive(shuffle(adverts, 3), [1_030, 1_400, 1_900, 2_000])
    expect(await groupsOf(third.caseId)).toEqual(atOnce)
  }, 120_000)

  it('does nothing where nothing came in, and says so to nobody', async () => {
    const { caseId } = await receive(adverts.slice(0, 300), [300])
    const before = await groupsOf(caseId)
    const news = house.heard.length
    await run({ caseId })
    expect(await groupsOf(caseId)).toEqual(before)
    expect(house.heard.length).toBe(news)
    expect(house.heard.at(-1)).toMatchObject({ caseId, kind: 'sources', state: 'grouped' })
  })

  it('is made anew where sources have left', async () => {
    const { caseId, exhibitId } = await receive(adverts.slice(0, 600), [300, 600])
    await house.db.ownerPool.query('delete from source_group where exhibit_id = $1 and row <= 250', [
      exhibitId,
    ])
    await house.db.ownerPool.query('delete from source where exhibit_id = $1 and row <= 250', [exhibitId])
    await run({ caseId })
    const { caseId: other } = await receive(adverts.slice(250, 600), [350])
    expect(await groupsOf(caseId)).toEqual(await groupsOf(other))
  })

  it('keeps the arrays of a case from those who may not know it', async () => {
    const { caseId } = await receive(adverts.slice(0, 50), [50])
    const count = (as: CaseId) =>
      house.deps.db.asJob(as, (trx) =>
        trx.selectFrom('grouping_piece').select(['part']).where('case_id', '=', caseId).execute(),
      )
    expect((await count(caseId)).length).toBeGreaterThan(5)
    const { caseId: other } = await receive([], [])
    expect(await count(other)).toEqual([])
  })
})

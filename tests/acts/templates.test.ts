/** Groups of near-equal texts over a real database: listed with a preview, explained, read only by who may, and read as evidence is. */
import type { Actor } from '@smart-rescue/features/ports/actor'
import type {
  readTemplate,
  TemplateMember,
  TemplateSegment,
  TemplateSummary,
} from '@smart-rescue/features/templates/contract'
import type { CaseId, OutputOf } from '@smart-rescue/schema'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHouse, failureOf, foundOrganisation, type House } from './house-under-test.ts'
import { openRows, type Row } from './rows-of-a-case.ts'

let house: House
let sita: Actor
let rohan: Actor
let caseId: CaseId
let exhibitId: string

const room = (place: string, price: string, name: string, posted: string, tail = 'after lunch'): Row => ({
  text: `Room to let in ${place} from ${price} a week, call ${name} ${tail}`,
  template: 4,
  place,
  posted,
})
const ROWS: readonly Row[] = [
  room('Ashford', '$95', 'Anna', '2026-03-01'),
  { text: 'Piano lessons near the harbour' },
  room('Barton', '$120', 'Leo', '2026-01-05'),
  room('Ashford', '$80', 'Mira', '2026-05-09', 'after lunhc'),
  { text: 'We move sofas on Monday', template: 9 },
  { text: 'We move sofas on Sunday', template: 9 },
]
type Explained = OutputOf<typeof readTemplate>

const outline = (template: readonly TemplateSegment[], kinds: readonly string[]): string =>
  template.map((segment) => (segment.kind === 'fixed' ? segment.text : `{${kinds[segment.slot]}}`)).join('')
const list = (more: object = {}, actor = sita) =>
  house.call<{ templates: TemplateSummary[]; total: number }>('template.list', actor, { caseId, ...more })
const read = (row: number, actor = sita) =>
  house.call<Explained>('template.read', actor, { caseId, exhibitId, row })
const slotsOf = ({ text, parts }: TemplateMember): string[] =>
  parts.filter((_, at) => at % 2 === 1).map(([start, end]) => text.slice(start, end))

beforeAll(async () => {
  house = await createHouse()
  sita = await foundOrganisation(house)
  rohan = await house.addMember(sita, 'rohan', ['case-officer'])
  const opened = await openRows(house, sita, ROWS)
  caseId = opened.caseId
  exhibitId = opened.exhibitId
})
afterAll(() => house.close())

describe('templates of a case', () => {
  it('are listed, the biggest first, with days, places and a preview', async () => {
    const { templates, total } = await list()
    expect(total).toBe(2)
    expect(templates.map(({ sources, row }) => [sources, row])).toEqual([
      [3, 1],
      [2, 5],
    ])
    expect(templates[0]).toMatchObject({
      firstPosted: '2026-01-05',
      lastPosted: '2026-05-09',
      places: ['Ashford', 'Barton'],
    })
    expect(outline(templates[0]?.preview ?? [], templates[0]?.slots ?? [])).toBe(
      'Room to let in {place} from {price} a week, call {name} after lunch',
    )
    const second = await list({ offset: 1, limit: 1 })
    expect(second).toMatchObject({ total: 2, templates: [{ row: 5 }] })
  })

  it('are explained by any of their texts: slots, values, edits', async () => {
    const explained = await read(3)
    expect(explained.sources).toBe(3)
    expect(explained.slots.map(({ kind }) => kind)).toEqual(['place', 'price', 'name'])
    expect(explained.slots[0]?.values).toEqual([
      { text: 'Ashford', count: 2 },
      { text: 'Barton', count: 1 },
    ])
    expect(explained.members.map(({ row, key, postedOn }) => [row, key, postedOn])).toEqual([
      [1, 'ad-1', '2026-03-01'],
      [3, 'ad-3', '2026-01-05'],
      [4, 'ad-4', '2026-05-09'],
    ])
    expect(explained.members.map(slotsOf)[1]).toEqual(['Barton', '$120', 'Leo'])
    expect(explained.members[2]?.edits).toMatchObject([
      { kind: 'substitution', removed: 'lunch', inserted: 'lunhc' },
    ])
    expect(await read(1)).toEqual(explained)
  })

  it('are read as evidence is: the log says so before the texts leave', async () => {
    const before = await house.call<{ lines: { type: string }[] }>('case.log', sita, { caseId })
    await read(1)
    const after = await house.call<{ lines: { type: string }[] }>('case.log', sita, { caseId })
    const reads = (log: typeof before) => log.lines.filter(({ type }) => type === 'evidence.read').length
    expect(reads(after)).toBe(reads(before) + 1)
  })

  it('are nothing to who does not work on the case, and nothing where no group is', async () => {
    expect((await failureOf(list({}, rohan))).code).toBe('request.not-found')
    expect((await failureOf(read(1, rohan))).code).toBe('request.not-found')
    expect((await failureOf(read(2))).code).toBe('request.not-found')
  })
})

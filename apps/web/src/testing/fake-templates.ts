/** Template groups and sources of the invented office: adverts of rooms and of house movers, with slots, edits and foreign scripts. */
import { explainGroup } from '@smart-rescue/core/linking/template'
import type { sourceEndpoints } from '@smart-rescue/features/sources/contract'
import type { templateEndpoints } from '@smart-rescue/features/templates/contract'
import { type ExhibitId, type OutputOf, type ParsedInputOf, SelectorId } from '@smart-rescue/schema'
import { type FakeOffice, FIRST_EXHIBIT, uuid } from './fake-shape.ts'
import { missing } from './fake-views.ts'

type Known =
  | (typeof templateEndpoints)[number]
  | Extract<(typeof sourceEndpoints)[number], { name: 'source.read' }>
type Acts = { readonly [E in Known as E['name']]?: (office: FakeOffice, input: ParsedInputOf<E>) => unknown }
type Member = OutputOf<Extract<Known, { name: 'template.read' }>>['members'][number]
type Source = OutputOf<Extract<Known, { name: 'source.read' }>>

interface Advert {
  readonly row: number
  readonly text: string
  readonly place: string
  readonly postedOn: string
}

const PLACES = ['Ashford', 'Barton Quay', 'काठमाडौं', 'Denholm-under-the-long-hill', 'ဟိုတယ်', 'สมุทรสาคร']
const NAMES = ['Anna', 'Leo', 'Mira', 'Tomasz', 'Sunita', 'Omar']
const BEFORE = ['Sunny room', 'Room', 'Room', 'Quiet room', 'Room', 'Rooom']

const ROOMS: readonly Advert[] = Array.from({ length: 30 }, (_, at) => {
  const place = PLACES[(at * 5) % PLACES.length] ?? ''
  const number = `+977 972-0000 ${String(100 + (at % 3))}`
  const end = at % 7 === 3 ? 'after lunhc' : at % 5 === 2 ? '' : 'after lunch, no agents please'
  return {
    row: at + 1,
    text: `${BEFORE[at % BEFORE.length]} to let in ${place} from $${80 + ((at * 35) % 120)} a week.\nKitchen, garden and a calm house near the old mill; call ${NAMES[(at * 7) % NAMES.length]} on ${number} ${end}`,
    place,
    postedOn: `2026-0${1 + (at % 9)}-1${at % 10}`,
  }
})
const MOVERS: readonly Advert[] = ['Monday', 'Sunday'].map((day, at) => ({
  row: 40 + at,
  text: `We move sofas, pianos and wardrobes on ${day}. Two careful people and one padded van.`,
  place: 'Ashford',
  postedOn: '2026-03-02',
}))
const GROUPS = [ROOMS, MOVERS]

const sourceOf = (office: FakeOffice, exhibitId: ExhibitId, { row, place, postedOn, text }: Advert) => ({
  exhibitId,
  row,
  caseId: office.cases[0]?.id,
  exhibitNumber: 'E-01',
  key: `ad-${row}`,
  title: '',
  excerpt: text.slice(0, 280),
  postedOn,
  place,
  seenAt: '2026-08-01T08:00:00.000Z',
  aside: false,
})

const memberOf = (
  advert: Advert,
  known: ReturnType<typeof explainGroup>['members'][number] | undefined,
): Member => ({
  exhibitId: FIRST_EXHIBIT,
  row: advert.row,
  exhibitNumber: 'E-01',
  key: `ad-${advert.row}`,
  title: '',
  postedOn: advert.postedOn,
  place: advert.place,
  text: advert.text,
  parts: (known?.parts ?? []).map(([start, end]) => [start, end]),
  edits: [...(known?.edits ?? [])],
})

/** The acts. */
export const TEMPLATE_ACTS: Acts = {
  'template.list': () => ({
    templates: GROUPS.map((group) => {
      const { template, slots } = explainGroup(group.map(({ text }) => text))
      return {
        exhibitId: FIRST_EXHIBIT,
        row: group[0]?.row ?? 0,
        sources: group.length,
        firstPosted: '2026-01-10',
        lastPosted: '2026-09-18',
        places: [...new Set(group.map(({ place }) => place))].slice(0, 6),
        preview: template.filter((segment) => segment.kind === 'slot' || segment.text !== ''),
        slots: slots.map(({ kind }) => kind),
      }
    }),
    total: GROUPS.length,
  }),
  'template.read': (_office, { row }) => {
    const group = GROUPS.find((adverts) => adverts.some((advert) => advert.row === row)) ?? missing()
    const { template, slots, members, explained } = explainGroup(group.map(({ text }) => text))
    return {
      template,
      slots,
      members: group.map((advert, at) => memberOf(advert, members[at])),
      sources: group.length,
      explained,
    }
  },
  'source.read': (office, { exhibitId, row }): unknown => {
    const advert = GROUPS.flat().find((each) => each.row === row) ?? missing()
    const start = advert.text.indexOf('+977')
    const original = advert.text.slice(start, start + 17)
    const marks: Source['marks'] =
      start < 0
        ? []
        : [
            {
              kind: 'phone',
              start,
              end: start + original.length,
              original,
              normal: original.replace(/[ -]/g, ''),
              rule: 'phone.international',
              confidence: 0.95,
              why: 'It begins with a plus and a calling code.',
              selectorId: SelectorId.parse(uuid(6, 1)),
              seenIn: 3,
            },
          ]
    return {
      source: sourceOf(office, exhibitId, advert),
      text: advert.text,
      cut: false,
      marks,
      exhibitTitle: 'Adverts',
    }
  },
}

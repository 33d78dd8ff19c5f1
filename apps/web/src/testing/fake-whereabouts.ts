/** When and where in the invented office: adverts of one number in three towns, and what the answer says of them. */
import type { Whereabouts } from '@smart-rescue/features/whereabouts/contract'
import type { SelectorId } from '@smart-rescue/schema'
import { type FakeOffice, FIRST_EXHIBIT, PHONE } from './fake-shape.ts'

const NUMBER = PHONE as SelectorId

const PLACES: Whereabouts['places'] = [
  {
    key: 'NP-kathmandu',
    kind: 'district',
    country: 'NP',
    name: 'Kathmandu',
    localName: 'काठमाडौं',
    latitude: 27.71,
    longitude: 85.32,
  },
  {
    key: 'NP-pokhara',
    kind: 'city',
    country: 'NP',
    name: 'Pokhara',
    localName: 'पोखरा',
    latitude: 28.21,
    longitude: 83.99,
  },
  {
    key: 'AE-dubai',
    kind: 'city',
    country: 'AE',
    name: 'Dubai',
    localName: 'دبي',
    latitude: 25.2,
    longitude: 55.27,
  },
  { key: 'TH', kind: 'country', country: 'TH', name: 'Thailand', latitude: 15.5, longitude: 101 },
]

type Source = Whereabouts['sources'][number]

const source = (row: number, title: string, date: string, more: Partial<Source>): Source => ({
  exhibitId: FIRST_EXHIBIT as Source['exhibitId'],
  row,
  exhibitNumber: 'E-01',
  title,
  date,
  dateCertainty: 'stated',
  places: [],
  selectors: [NUMBER],
  ...more,
})

const at = (key: string, certainty: 'stated' | 'mentioned' = 'stated') => ({ places: [{ key, certainty }] })

const SOURCES: readonly Source[] = [
  source(1, 'Kitchen hand wanted', '2026-07-01', at('NP-kathmandu')),
  source(2, 'Kitchen hand wanted again', '2026-07-03', at('NP-kathmandu')),
  source(3, 'Waiter wanted', '2026-07-09', at('NP-pokhara')),
  source(4, 'Waiter wanted', '2026-07-09', at('NP-kathmandu')),
  source(5, 'Cleaner for a hotel', '2026-08-02', at('AE-dubai', 'mentioned')),
  source(6, 'Work abroad', '2026-08-10', { ...at('TH', 'mentioned'), dateCertainty: 'mentioned' }),
  source(7, 'A notice', '2026-08-16', { dateCertainty: 'seen', unknownPlace: 'the blue house' }),
]

const movement = (
  [fromRow, from]: readonly [number, string],
  [toRow, to]: readonly [number, string],
  more: Pick<Whereabouts['movements'][number], 'days' | 'km' | 'uncertain' | 'sameDay'>,
): Whereabouts['movements'][number] => ({
  from: { place: from, source: `${FIRST_EXHIBIT}.${fromRow}`, date: SOURCES[fromRow - 1]?.date ?? '' },
  to: { place: to, source: `${FIRST_EXHIBIT}.${toRow}`, date: SOURCES[toRow - 1]?.date ?? '' },
  ...more,
})

/** What the office answers. */
export const WHEREABOUTS_ACTS = {
  'whereabouts.read': (_office: FakeOffice, input: { selectorId?: SelectorId | undefined }): Whereabouts => ({
    sources: [...SOURCES],
    places: [...PLACES],
    selectors: [{ id: NUMBER, kind: 'phone', normal: '+9779841225567', sources: SOURCES.length }],
    movements:
      input.selectorId === undefined
        ? []
        : [
            movement([2, 'NP-kathmandu'], [3, 'NP-pokhara'], {
              days: 6,
              km: 142,
              uncertain: [],
              sameDay: false,
            }),
            movement([3, 'NP-pokhara'], [4, 'NP-kathmandu'], {
              days: 0,
              km: 142,
              uncertain: [],
              sameDay: true,
            }),
            movement([4, 'NP-kathmandu'], [5, 'AE-dubai'], {
              days: 24,
              km: 2_987,
              uncertain: ['place-mentioned'],
              sameDay: false,
            }),
          ],
    cut: false,
  }),
}

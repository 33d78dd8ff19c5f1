/** Whereabouts: when and where the sources of a case put themselves, and how one selector moved between them. Proposals with their uncertainty, never a finding about a person. */
import { CaseId, ExhibitId, endpoint, SelectorId, SelectorKind } from '@smart-rescue/schema'
import { z } from 'zod'

/** Most sources that one answer holds. */
export const MOST_SOURCES = 5_000

/** Most keys of sources that a request may name. */
export const MOST_KEYS = 200

/** A day, ISO 8601. */
const Day = z.iso.date()

/** Where a date comes from: the table or page states it, the text mentions it, or it is only when this house saw the source. */
export const DateCertainty = z.enum(['stated', 'mentioned', 'seen'])
export type DateCertainty = z.infer<typeof DateCertainty>

/** Where a place comes from: a table's own column states it, or the text mentions it. */
export const PlaceCertainty = z.enum(['stated', 'mentioned'])
export type PlaceCertainty = z.infer<typeof PlaceCertainty>

/** One source: when, and at which places. */
export const WhereaboutsSource = z.object({
  exhibitId: ExhibitId,
  /** 0 for the whole exhibit, rows of a table from 1. */
  row: z.int().nonnegative(),
  exhibitNumber: z.string(),
  /** The table's own key of the row. */
  key: z.string().optional(),
  title: z.string(),
  /** ISO 8601 date. */
  date: z.string(),
  dateCertainty: DateCertainty,
  /** Keys of the gazetteer. */
  places: z.array(z.object({ key: z.string(), certainty: PlaceCertainty })),
  /** What the table states as place and the gazetteer does not know. */
  unknownPlace: z.string().optional(),
  /** Selectors of the list below that it carries. */
  selectors: z.array(SelectorId),
})
export type WhereaboutsSource = z.infer<typeof WhereaboutsSource>

/** A place of the answer: its names, and a point that is true to about ten kilometres. */
export const WhereaboutsPlace = z.object({
  key: z.string(),
  kind: z.enum(['country', 'province', 'district', 'city']),
  country: z.string(),
  /** In Latin letters where there are any. */
  name: z.string(),
  /** In the script of the country, where the gazetteer has it. */
  localName: z.string().optional(),
  latitude: z.number(),
  longitude: z.number(),
})
export type WhereaboutsPlace = z.infer<typeof WhereaboutsPlace>

const End = z.object({ place: z.string(), source: z.string(), date: z.string() })

/** One movement of the selector that was asked for: from a source to the next one elsewhere. `source` is `exhibitId.row`. */
export const WhereaboutsMovement = z.object({
  from: End,
  to: End,
  days: z.int().nonnegative(),
  km: z.number().nonnegative(),
  uncertain: z.array(
    z.enum(['date-mentioned', 'date-seen', 'place-mentioned', 'several-places', 'wide-place']),
  ),
  /** A counter-reason: on one day in both places, so several people use the selector, or it was posted from elsewhere. */
  sameDay: z.boolean(),
})
export type WhereaboutsMovement = z.infer<typeof WhereaboutsMovement>

/** The answer. Sources that a person put aside, and tables as a whole beside their own rows, are left out. */
export const Whereabouts = z.object({
  /** By date, then by exhibit and row. */
  sources: z.array(WhereaboutsSource),
  places: z.array(WhereaboutsPlace),
  /** Selectors that at least two of the sources carry, most carried first, fifty at most. */
  selectors: z.array(
    z.object({ id: SelectorId, kind: SelectorKind, normal: z.string(), sources: z.int().positive() }),
  ),
  /** Only where one selector was asked for. */
  movements: z.array(WhereaboutsMovement),
  /** More sources matched than the limit; the earliest are here. */
  cut: z.boolean(),
})
export type Whereabouts = z.infer<typeof Whereabouts>

/** Reads when and where. All filters are optional and narrow together; days are inclusive. */
export const readWhereabouts = endpoint({
  name: 'whereabouts.read',
  method: 'GET',
  path: '/api/cases/:caseId/whereabouts',
  summary: 'When and where the sources of a case put themselves',
  action: 'source.read',
  scope: 'case',
  input: z.object({
    caseId: CaseId,
    selectorId: SelectorId.optional(),
    /** Keys of sources (`exhibitId.row`), divided by commas; at most 200. */
    network: z
      .string()
      .max(MOST_KEYS * 48)
      .regex(/^[0-9a-f-]{36}\.\d{1,9}(?:,[0-9a-f-]{36}\.\d{1,9})*$/)
      .optional(),
    /** A network of the list of networks, by its id: the sources that it joins today. */
    inNetwork: z
      .string()
      .regex(/^[0-9a-f-]{36}\.\d{1,9}$/)
      .meta({ examples: ['01890000-0000-7000-8000-000000000002.1'] })
      .optional(),
    from: Day.optional(),
    to: Day.optional(),
    limit: z.coerce.number().int().positive().max(MOST_SOURCES).default(MOST_SOURCES),
  }),
  output: Whereabouts,
  errors: [],
})

/** Every endpoint of this feature. */
export const whereaboutsEndpoints = [readWhereabouts] as const

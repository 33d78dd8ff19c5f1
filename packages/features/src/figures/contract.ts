/** Figures: from report to conviction, always with numerator, denominator, unit, period, and what is not known. */
import { endpoint } from '@smart-rescue/schema'
import { z } from 'zod'

/** A count; missing where it is protected because too few cases stand behind it. */
export const Shown = z.int().nonnegative().optional()

/** One step of the funnel for one group of cases. */
export const FunnelStep = z.object({
  step: z.enum([
    'opened',
    'referred',
    'acknowledged',
    'investigated',
    'charged',
    'verdict',
    'convicted',
    'identified',
    'safeguarded',
    'compensated',
  ]),
  numerator: Shown,
  denominator: Shown,
})
export type FunnelStep = z.infer<typeof FunnelStep>

/** The funnel of one group: all cases, or those of a kind, country or year. */
export const FunnelGroup = z.object({
  dimension: z.enum(['all', 'kind', 'country', 'year']),
  key: z.string(),
  steps: z.array(FunnelStep),
  charges: z.object({ numerator: Shown, denominator: Shown }),
})
export type FunnelGroup = z.infer<typeof FunnelGroup>

/** All that the page shows. */
export const Figures = z.object({
  scope: z.enum(['mine', 'house']),
  fromYear: z.int(),
  toYear: z.int(),
  asOf: z.string(),
  /** Least number of cases behind a count that is shown of cases one may not see. */
  leastCell: z.int(),
  groups: z.array(FunnelGroup),
  exits: z.array(z.object({ unit: z.string(), reason: z.string(), tracks: Shown })),
  /** Days in a stage that is over, of the cases one may see. */
  times: z.array(
    z.object({
      unit: z.string(),
      stage: z.string(),
      tracks: z.int(),
      lowerDays: z.int(),
      medianDays: z.int(),
      upperDays: z.int(),
    }),
  ),
})
export type Figures = z.infer<typeof Figures>

const Period = z.object({
  fromYear: z.coerce
    .number()
    .int()
    .min(2000)
    .max(2200)
    .meta({ examples: [2026] }),
  toYear: z.coerce
    .number()
    .int()
    .min(2000)
    .max(2200)
    .meta({ examples: [2026] }),
})

/** Figures over the cases one may see, or over all cases of the house with small counts protected. */
export const readFigures = endpoint({
  name: 'figures.read',
  method: 'GET',
  path: '/api/figures-table',
  summary: 'Funnel from report to conviction, time in stage, and why cases stop',
  action: 'road.list',
  scope: 'organisation',
  input: Period.extend({ scope: z.enum(['mine', 'house']).default('mine') }),
  output: Figures,
  errors: [],
})

/** One cell of a table made for publication. */
export const PublishedCell = z.object({
  dimension: z.string(),
  key: z.string(),
  step: z.string(),
  /** Missing where fewer than the least number remain. */
  value: z.int().nonnegative().optional(),
})
export type PublishedCell = z.infer<typeof PublishedCell>

/** A table made for publication, with what was done to it. */
export const Publication = z.object({
  cells: z.array(PublishedCell),
  /** Budget of the whole table as numerator and denominator of ε, and of one cell. */
  epsilon: z.object({ numerator: z.int(), denominator: z.int() }),
  cellEpsilon: z.object({ numerator: z.int(), denominator: z.int() }),
  /** Most cells that one case can change by one each. */
  cellsPerCase: z.int(),
  leastCell: z.int(),
  fromYear: z.int(),
  toYear: z.int(),
  csv: z.string(),
})
export type Publication = z.infer<typeof Publication>

/** Makes a table for publication: noise on a stated budget, small cells left out. Each making spends its budget again. */
export const publishFigures = endpoint({
  name: 'figures.publish',
  method: 'POST',
  path: '/api/figures-table',
  summary: 'Make a table for publication with small cells protected',
  action: 'road.list',
  scope: 'organisation',
  input: z.object({
    fromYear: z
      .int()
      .min(2000)
      .max(2200)
      .meta({ examples: [2026] }),
    toYear: z
      .int()
      .min(2000)
      .max(2200)
      .meta({ examples: [2026] }),
    /** ε of the whole table in tenths: 10 is ε = 1. */
    epsilonTenths: z.int().min(1).max(50).default(10),
  }),
  output: Publication,
  errors: [],
})

/** Every endpoint of this feature. */
export const figureEndpoints = [readFigures, publishFigures] as const

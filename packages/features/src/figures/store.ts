/** SQL of figures: counts from functions of the database, over all cases of the house, without a person. */
import { sql } from 'kysely'
import type { Trx } from '../ports/database.ts'

/** Counts of one group, of cases the reader may see (`mine`) or of others. */
export interface FunnelRow {
  readonly dimension: 'all' | 'kind' | 'country' | 'year'
  readonly key: string
  readonly mine: boolean
  readonly cases: number
  readonly referred: number
  readonly acknowledged: number
  readonly investigated: number
  readonly charged: number
  readonly verdict: number
  readonly convicted: number
  readonly identified: number
  readonly safeguarded: number
  readonly compensated: number
  readonly charges: number
  readonly convicted_charges: number
}

/** The funnel by group. */
export const listFunnel = async (trx: Trx, from: number, to: number): Promise<readonly FunnelRow[]> =>
  (await sql<FunnelRow>`select * from road_funnel(${from}, ${to}) order by dimension, key`.execute(trx)).rows

/** Why tracks stopped. */
export const listExits = async (
  trx: Trx,
  from: number,
  to: number,
): Promise<readonly { unit: string; reason: string; mine: boolean; tracks: number }[]> =>
  (
    await sql<{ unit: string; reason: string; mine: boolean; tracks: number }>`
      select * from road_exits(${from}, ${to}) order by unit, reason
    `.execute(trx)
  ).rows

/** Days in stages that are over. */
export const listTimes = async (
  trx: Trx,
  from: number,
  to: number,
): Promise<
  { unit: string; stage: string; tracks: number; lowerDays: number; medianDays: number; upperDays: number }[]
> =>
  (
    await sql<{
      unit: string
      stage: string
      tracks: number
      lowerDays: number
      medianDays: number
      upperDays: number
    }>`
      select unit, stage, tracks, lower_days as "lowerDays", median_days as "medianDays", upper_days as "upperDays"
      from road_times(${from}, ${to}) order by unit, stage
    `.execute(trx)
  ).rows

/** How far each case came at most, once in each dimension. */
export const listFurthest = async (
  trx: Trx,
  from: number,
  to: number,
): Promise<readonly { dimension: string; key: string; step: string; cases: number }[]> =>
  (
    await sql<{ dimension: string; key: string; step: string; cases: number }>`
      select * from road_furthest(${from}, ${to})
    `.execute(trx)
  ).rows

/** What a country's law says of holding suspected abuse material: shown beside the form, never taken as permission. */
import type { Sourced } from '../rules/rules.ts'

/** One country's rule in own words. */
export interface MediaRule extends Sourced {
  readonly country: string
  readonly rule: string
  readonly exception?: string
}

/** The rule of a country; where none was read, a row that says so with low confidence. */
export const findMediaRule = (country: string, table: readonly MediaRule[]): MediaRule =>
  table.find((row) => row.country === country) ?? {
    country,
    rule: 'No text of this country’s law was read. Take it that keeping and opening suspected abuse material is an offence here.',
    source: 'none',
    confidence: 'low',
  }

/** The promises that every record keeps, as a loop: its typical value passes, each wrong form of each field does not, and what is not declared never leaves. */
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'

/** For each field the forms that must be refused; the type asks for every field, so that none is forgotten. */
export type WrongForms<T> = { readonly [K in keyof T]-?: readonly unknown[] }

/** A v7 UUID that ends in `n`, as the product makes them. */
export const uuid = (n: number): string => `01890a5d-ac96-774b-bcce-${String(n).padStart(12, '0')}`

/** Forms that no identifier may have. */
export const NO_ID = [
  '',
  'E-01',
  7,
  null,
  uuid(1).slice(1),
  `${uuid(1)} `,
  `{${uuid(1)}}`,
  uuid(1).replace('-', ''),
]
/** Forms that no text may have. */
export const NO_TEXT = [undefined, null, 7, true, [], {}]
/** Forms that no whole number may have. */
export const NO_COUNT = [undefined, null, '7', 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, true]
/** The same where nothing below zero is meant. */
export const NO_NATURAL = [...NO_COUNT, -1]
/** Forms that no list may have. */
export const NO_LIST = [undefined, null, 'a', 7, { length: 0 }]

/** The same list without absence, for a field that may be left out. */
export const orAbsent = (forms: readonly unknown[]): readonly unknown[] =>
  forms.filter((form) => form !== undefined)

/** The same nested value with each of its fields in turn absent, null, of another type, and – for counts – a fraction. `fractional` names numbers that may be one. */
export const spoilt = (
  whole: Readonly<Record<string, unknown>>,
  optional: readonly string[] = [],
  fractional: readonly string[] = [],
): readonly unknown[] =>
  Object.entries(whole).flatMap(([field, value]) => {
    const { [field]: _, ...absent } = whole
    const forms: unknown[] = [null, typeof value === 'object' ? 'x' : {}]
    if (typeof value === 'number' && !fractional.includes(field)) forms.push(0.5)
    const changed = forms.map((form) => ({ ...whole, [field]: form }))
    return optional.includes(field) ? changed : [absent, ...changed]
  })

/** Runs the promises of one record. */
export const describeRecord = <S extends z.ZodObject>(
  name: string,
  schema: S,
  typical: z.input<S>,
  wrong: WrongForms<z.input<S>>,
): void => {
  const fields = Object.entries(wrong) as [string, readonly unknown[]][]
  const whole = typical as Record<string, unknown>
  describe(name, () => {
    it('accepts its typical value and gives it back unchanged', () => {
      expect(schema.parse(typical)).toEqual(typical)
    })

    it('has a typical value that fills every field, so that no field goes untried', () => {
      expect(Object.keys(whole).sort()).toEqual(Object.keys(schema.shape).sort())
      expect(fields.map(([field]) => field).sort()).toEqual(Object.keys(schema.shape).sort())
    })

    it('drops a field that is not declared: a column nobody promised never leaves', () => {
      const leaky = { ...whole, password: 'x', victim_name: 'x', toString: 'x' }
      expect(schema.parse(leaky)).toEqual(typical)
    })

    it.each(fields)('refuses every wrong form of %s, and names that field', (field, forms) => {
      expect(forms.length, `${field} has no wrong form`).toBeGreaterThan(0)
      for (const form of forms) {
        const tried = schema.safeParse({ ...whole, [field]: form })
        expect(tried.success, `${field}: ${String(JSON.stringify(form))}`).toBe(false)
        expect(tried.error?.issues.every((issue) => issue.path[0] === field)).toBe(true)
      }
    })

    it('does without exactly the fields that may be absent', () => {
      for (const [field, forms] of fields) {
        const { [field]: _, ...rest } = whole
        expect(schema.safeParse(rest).success, field).toBe(!forms.includes(undefined))
      }
    })

    it.each([[null], [undefined], ['{}'], [7], [[]], [true]])('is not made of %j', (value) => {
      expect(schema.safeParse(value).success).toBe(false)
    })
  })
}

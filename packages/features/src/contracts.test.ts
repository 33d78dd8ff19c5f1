/** Promises about every contract: names, paths, methods, limits, and that no output declares a secret. */
import { ACCESS } from '@smart-rescue/core/access'
import { type Endpoint, isErrorCode } from '@smart-rescue/schema'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { endpoints } from './contracts.ts'

const each = endpoints.map((endpoint) => [endpoint.name, endpoint] as const)
const shapeOf = (endpoint: Endpoint): Record<string, z.ZodType> =>
  endpoint.input instanceof z.ZodObject ? (endpoint.input.shape as Record<string, z.ZodType>) : {}
const pathFields = (endpoint: Endpoint) =>
  [...endpoint.path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '')

describe('the contracts together', () => {
  it('give no name and no address twice', () => {
    expect(new Set(endpoints.map(({ name }) => name)).size).toBe(endpoints.length)
    expect(new Set(endpoints.map(({ method, path }) => `${method} ${path.replace(/:\w+/g, ':')}`)).size).toBe(
      endpoints.length,
    )
  })

  it('use every action of the access table that a person can take, and none that is not in it', () => {
    const used = new Set<string>(endpoints.map(({ action }) => action))
    for (const action of used) expect(Object.keys(ACCESS)).toContain(action)
    expect(Object.keys(ACCESS).filter((action) => !used.has(action) && action !== 'custody.read')).toEqual([])
  })
})

describe.each(each)('the contract of %s', (_name, endpoint) => {
  it('has a name, a path and a sentence in the form of the house', () => {
    expect(endpoint.name).toMatch(/^[a-z]+\.[a-z-]+$/)
    expect(endpoint.path).toMatch(/^\/api(\/[a-z.-]+|\/:[a-zA-Z]+)+$/)
    expect(endpoint.summary.length).toBeGreaterThan(5)
    expect(endpoint.summary).not.toMatch(/\.$/)
  })

  it('declares each part of its path as a field, and a case where its scope is one', () => {
    for (const name of pathFields(endpoint)) expect(Object.keys(shapeOf(endpoint))).toContain(name)
    expect(pathFields(endpoint).includes('caseId')).toBe(endpoint.scope === 'case')
  })

  it('takes an object, and refuses everything that is none', () => {
    for (const value of [null, 1, 'x', [], true, undefined])
      expect(endpoint.input.safeParse(value).success).toBe(false)
  })

  it('bounds every text and every list that it takes', () => {
    for (const [name, schema] of Object.entries(shapeOf(endpoint))) {
      expect(schema.safeParse('x'.repeat(100_000)).success, name).toBe(false)
      expect(
        schema.safeParse(Array.from({ length: 5_000 }, () => '01890000-0000-7000-8000-000000000002')).success,
        name,
      ).toBe(false)
    }
  })

  it('takes no id that is not one', () => {
    for (const [name, schema] of Object.entries(shapeOf(endpoint)).filter(([field]) => field.endsWith('Id')))
      for (const value of [
        '',
        'x',
        '1',
        '../x',
        "' or 1=1",
        '01890000-0000-7000-8000-00000000000',
        7,
        null,
        ['01890000-0000-7000-8000-000000000002'],
      ])
        expect([name, value, schema.safeParse(value).success]).toEqual([name, value, false])
  })

  it('spells an id in one way, whatever was sent', () => {
    for (const [name, schema] of Object.entries(shapeOf(endpoint)).filter(
      ([field]) => field.endsWith('Id') && field !== 'noticeId',
    ))
      expect([name, schema.parse('ABCDEF01-2345-7678-9ABC-DEF012345678')]).toEqual([
        name,
        'abcdef01-2345-7678-9abc-def012345678',
      ])
  })

  it('names errors of the registry, each once', () => {
    expect(new Set(endpoint.errors).size).toBe(endpoint.errors.length)
    for (const code of endpoint.errors) expect(isErrorCode(code)).toBe(true)
  })

  it('changes nothing by GET, and limits what tries a passphrase', () => {
    if (endpoint.method === 'GET') expect(endpoint.action).toMatch(/read|list|audit|search/)
    const tries = Object.keys(shapeOf(endpoint)).some((field) => /passphrase|current/i.test(field))
    if (tries && endpoint.scope === 'public')
      expect(endpoint.perMinute ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(20)
  })

  it('declares no secret in what it gives', () => {
    if (endpoint.answers === 'stream') return
    const text = JSON.stringify(z.toJSONSchema(endpoint.output, { io: 'output', unrepresentable: 'any' }))
    expect(text).not.toMatch(
      /"(passphrase|passphraseHash|passphrase_hash|token|tokenHash|hash|salt|plaintext)"/,
    )
  })

  it('strips from its answer what it does not declare', () => {
    if (!(endpoint.output instanceof z.ZodObject)) return
    const loose = endpoint.output.partial().parse({ passphrase_hash: 'x', secret: 1 })
    expect(Object.keys(loose)).toEqual([])
  })
})

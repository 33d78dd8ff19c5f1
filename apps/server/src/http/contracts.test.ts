/** Every endpoint of the product, in a loop over the contracts: nobody gets past the door without its sentence. */
import { endpoints } from '@smart-rescue/features/contracts'
import type { BoundEndpoint } from '@smart-rescue/features/ports/actor'
import { type Endpoint, Failure } from '@smart-rescue/schema'
import type { InjectOptions } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { RunningDoor } from './create-door.ts'
import { COOKIE, CSRF, openFakeDoor } from './door.fake.ts'

const ID = '01890000-0000-7000-8000-0000000000c1'
const acted: string[] = []
let door: RunningDoor

/** An act that may never be reached: it says that it was, and answers what no contract allows. */
const bindAll = (): BoundEndpoint[] =>
  endpoints.map((endpoint) => ({
    endpoint,
    handle: async () => {
      acted.push(endpoint.name)
      return { leaked: 'secret' }
    },
  }))

beforeAll(async () => {
  door = await openFakeDoor(bindAll(), {
    gate: async () => {
      throw new Failure('access.denied')
    },
  })
})
afterAll(() => door.close(100))

const urlOf = (endpoint: Endpoint): string =>
  endpoint.path
    .replace(/:role/, 'text')
    .replace(/:kind\b/, 'recruitment')
    .replace(/:duty\b/, 'IN-1')
    .replace(/:country\b/, 'NP')
    .replace(/:(size|row|leaf)\b/, '1')
    .replace(/:[A-Za-z]+/g, ID)

/** A value that the schema accepts, as far as the loop needs one. */
const sampleOf = (schema: z.ZodType): unknown => {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Sample
  return makeSample(json)
}
interface Sample {
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly format?: string
  readonly pattern?: string
  readonly examples?: readonly unknown[]
  readonly items?: Sample
  readonly properties?: Readonly<Record<string, Sample>>
  readonly required?: readonly string[]
}
const makeSample = (json: Sample): unknown => {
  if (json.examples) return json.examples[0]
  if (json.enum) return json.enum[0]
  if (json.type === 'object')
    return Object.fromEntries(
      (json.required ?? []).map((key) => [key, makeSample(json.properties?.[key] ?? {})]),
    )
  if (json.type === 'array') return [makeSample(json.items ?? {})]
  if (json.type === 'integer' || json.type === 'number') return 1
  if (json.type === 'boolean') return true
  if (json.format === 'uuid') return ID
  if (json.format === 'date') return '2027-11-24'
  if (json.format === 'date-time') return '2026-11-24T08:00:00Z'
  if (json.pattern?.includes('[A-Z]{2}')) return 'NP'
  return 'plain-text-sample'
}

const request = (endpoint: Endpoint, more: InjectOptions = {}): InjectOptions => {
  const input = sampleOf(endpoint.input) as Record<string, unknown>
  const inPath = [...endpoint.path.matchAll(/:([A-Za-z]+)/g)].map((match) => match[1] ?? '')
  const rest = Object.fromEntries(Object.entries(input).filter(([key]) => !inPath.includes(key)))
  const url = urlOf(endpoint)
  const query = new URLSearchParams(
    Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, String(value)])),
  )
  const asked = `${url}?${query}`
  if (endpoint.takes === 'bytes')
    return { method: endpoint.method, url: asked, payload: Buffer.from('bytes'), ...more }
  if (endpoint.method === 'GET' && Object.keys(rest).length > 0) return { method: 'GET', url: asked, ...more }
  const sends = endpoint.method !== 'GET' && Object.keys(rest).length > 0
  return { method: endpoint.method, url, ...(sends ? { payload: rest } : {}), ...more }
}

const codeOf = async (options: InjectOptions): Promise<string> => {
  const answer = await door.app.inject(options)
  return z.object({ error: z.object({ code: z.string() }) }).parse(JSON.parse(answer.payload)).error.code
}

const signedIn = { cookies: COOKIE, headers: CSRF }
const closed = endpoints.filter(({ scope }) => scope !== 'public')
const changing = closed.filter(({ method }) => method !== 'GET')

describe('the door, for every endpoint of the product', () => {
  it.each(closed.map((endpoint) => [endpoint.name, endpoint] as const))(
    'asks who calls before anything else: %s',
    async (_name, endpoint) => {
      expect(await codeOf(request(endpoint))).toBe('access.not-signed-in')
      // Not even whether the input was right is told to nobody.
      expect(await codeOf({ method: endpoint.method, url: urlOf(endpoint), headers: CSRF })).toBe(
        'access.not-signed-in',
      )
    },
  )

  it.each(changing.map((endpoint) => [endpoint.name, endpoint] as const))(
    'asks for the session’s token before it looks at the input: %s',
    async (_name, endpoint) => {
      expect(await codeOf(request(endpoint, { cookies: COOKIE }))).toBe('request.csrf')
      expect(await codeOf(request(endpoint, { cookies: COOKIE, headers: { 'x-csrf': 'another' } }))).toBe(
        'request.csrf',
      )
    },
  )

  it.each(endpoints.map((endpoint) => [endpoint.name, endpoint] as const))(
    'refuses a page of another origin, an unknown field, and whom the gate denies: %s',
    async (_name, endpoint) => {
      const foreign = { ...signedIn, headers: { ...CSRF, origin: 'http://other.example' } }
      expect(await codeOf(request(endpoint, foreign))).toBe('request.csrf')
      const unknown = request(endpoint, signedIn)
      expect(await codeOf({ ...unknown, url: `${urlOf(endpoint)}?smuggled=1` })).toBe('request.invalid')
      expect(await codeOf(unknown)).toBe('access.denied')
    },
  )

  it.each(
    closed
      .filter(({ path }) => path.includes(':caseId'))
      .map((endpoint) => [endpoint.name, endpoint] as const),
  )('refuses an id that is none, whatever it holds: %s', async (_name, endpoint) => {
    for (const id of ['1', '..', `${ID}x`, "' or 1=1 --", '%00', 'null']) {
      const url = urlOf(endpoint).replace(ID, encodeURIComponent(id))
      expect(['request.invalid', 'request.not-found'], id).toContain(
        await codeOf(request(endpoint, { ...signedIn, url })),
      )
    }
  })

  it('reached no act in all of this', () => {
    expect(acted).toEqual([])
  })

  it('lets no undeclared field out of any endpoint, even when its act misbehaves', async () => {
    const open = await openFakeDoor(bindAll(), { gate: async () => {} })
    for (const endpoint of endpoints.filter(({ answers = 'json' }) => answers === 'json')) {
      const answer = await open.app.inject(request(endpoint, signedIn))
      expect(answer.payload, endpoint.name).not.toContain('secret')
    }
    await open.close(100)
  })
})

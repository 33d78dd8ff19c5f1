/** An endpoint as a value keeps its exact types: what is given, what is parsed, what comes back. */
import { describe, expect, expectTypeOf, it } from 'vitest'
import { z } from 'zod'
import {
  type Action,
  type Endpoint,
  endpoint,
  type InputOf,
  type OutputOf,
  type ParsedInputOf,
} from './endpoint.ts'

const rename = endpoint({
  name: 'door.rename',
  method: 'PATCH',
  path: '/api/doors/:doorId',
  summary: 'Renames a door',
  action: 'case.change',
  scope: 'organisation',
  input: z.object({ doorId: z.string(), title: z.string().trim().default('Door'), count: z.coerce.number() }),
  output: z.object({ id: z.string(), title: z.string() }),
  errors: ['request.invalid'],
})

describe('endpoint', () => {
  it('gives the very value back', () => {
    const value = { ...rename }
    expect(endpoint(value)).toBe(value)
  })

  it('keeps names and paths as literals, so that a client cannot misspell them', () => {
    expectTypeOf(rename.name).toEqualTypeOf<'door.rename'>()
    expectTypeOf(rename.path).toEqualTypeOf<'/api/doors/:doorId'>()
    expectTypeOf(rename.method).toEqualTypeOf<'PATCH'>()
    expectTypeOf(rename.errors).toEqualTypeOf<readonly ['request.invalid']>()
    expect(rename.path.startsWith('/api/')).toBe(true)
  })

  it('tells what a caller gives from what a handler receives', () => {
    expectTypeOf<InputOf<typeof rename>['title']>().toEqualTypeOf<string | undefined>()
    expectTypeOf<ParsedInputOf<typeof rename>['title']>().toEqualTypeOf<string>()
    expectTypeOf<ParsedInputOf<typeof rename>['count']>().toEqualTypeOf<number>()
    expectTypeOf<OutputOf<typeof rename>>().toEqualTypeOf<{ id: string; title: string }>()
    expect(rename.input.parse({ doorId: 'd', count: '3' })).toEqual({ doorId: 'd', title: 'Door', count: 3 })
  })

  it('strips from the output what the contract does not declare', () => {
    expect(rename.output.parse({ id: 'd', title: 't', key: 'secret' })).toEqual({ id: 'd', title: 't' })
  })

  it('is no endpoint with an unknown act, a path outside /api or an unknown error', () => {
    expectTypeOf<'case.burn'>().not.toExtend<Action>()
    expectTypeOf<'/admin'>().not.toExtend<Endpoint['path']>()
    expectTypeOf<'no.such'>().not.toExtend<Endpoint['errors'][number]>()
    expectTypeOf<'case.read'>().toExtend<Action>()
    expect(Object.keys(rename)).not.toContain('perMinute')
  })
})

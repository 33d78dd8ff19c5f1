/**
 * Makes one input of path, query and body, and validates it by the contract. The path wins: it names the case the gate
 * decides about. Where the body is bytes, the input is path and query alone.
 */
import { type Endpoint, Failure } from '@smart-rescue/schema'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const merge = (request: FastifyRequest, takes: Endpoint['takes']): Record<string, unknown> => {
  const body = takes === 'bytes' ? {} : (request.body ?? {})
  if (!isPlain(body))
    throw new Failure('request.invalid', { fields: [{ path: '', message: 'the body must be an object' }] })
  const query = isPlain(request.query) ? request.query : {}
  const path = isPlain(request.params) ? request.params : {}
  return { ...query, ...body, ...path }
}

/** Unknown fields are refused, not dropped: a misspelt field must not be taken for one left out. */
const strictly = (schema: z.ZodType): z.ZodType => (schema instanceof z.ZodObject ? schema.strict() : schema)

/** Prepares the reader of an endpoint's input. The reader throws `request.invalid` with the fields that are wrong. */
export const createInputReader = (endpoint: Endpoint): ((request: FastifyRequest) => unknown) => {
  const schema = strictly(endpoint.input)
  return (request) => {
    const parsed = schema.safeParse(merge(request, endpoint.takes))
    if (parsed.success) return parsed.data
    throw new Failure('request.invalid', {
      fields: parsed.error.issues.flatMap((issue) =>
        issue.code === 'unrecognized_keys'
          ? issue.keys.map((key) => ({ path: key.slice(0, 80), message: 'unknown field' }))
          : [{ path: issue.path.join('.'), message: issue.message }],
      ),
    })
  }
}

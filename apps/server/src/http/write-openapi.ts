/** OpenAPI 3.1 from the contracts: the same zod schemas that validate, as JSON Schema 2020-12. */
import { type Endpoint, errorRow } from '@smart-rescue/schema'
import { z } from 'zod'

type JsonObject = Record<string, unknown>

interface ObjectSchema extends JsonObject {
  readonly properties?: Readonly<Record<string, JsonObject>>
  readonly required?: readonly string[]
}

const asSchema = (schema: z.ZodType, io: 'input' | 'output'): ObjectSchema => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as ObjectSchema
  return rest
}

const errorSchema: JsonObject = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'sentence', 'retryable'],
      properties: {
        code: { type: 'string' },
        sentence: { type: 'string' },
        detail: { type: 'string' },
        retryable: { type: 'boolean' },
        fields: {
          type: 'array',
          items: {
            type: 'object',
            required: ['path', 'message'],
            properties: { path: { type: 'string' }, message: { type: 'string' } },
          },
        },
      },
    },
  },
}

const MEDIA = {
  json: 'application/json',
  stream: 'application/octet-stream',
  events: 'text/event-stream',
} as const

const describeErrors = (endpoint: Endpoint): JsonObject => {
  const always = ['request.invalid', 'request.too-many', 'server.failed'] as const
  const signedIn =
    endpoint.scope === 'public' ? [] : (['access.not-signed-in', 'access.denied', 'request.csrf'] as const)
  const codes = [...new Set([...endpoint.errors, ...always, ...signedIn])]
  const byStatus = Map.groupBy(codes, (code) => String(errorRow(code).status))
  return Object.fromEntries(
    [...byStatus].map(([status, list]) => [
      status,
      {
        description: list.map((code) => `\`${code}\`: ${errorRow(code).sentence}`).join('\n\n'),
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
      },
    ]),
  )
}

/** A body of bytes as OpenAPI 3.1 says it: no schema of its own, its greatest length in words and as `maxLength`. */
const describeBytes = ({ maxBytes = 1_048_576 }: Endpoint): JsonObject => ({
  requestBody: {
    required: true,
    description: `The bytes themselves, of any type, at most ${maxBytes}. What breaks off is not kept.`,
    content: { 'application/octet-stream': { schema: { type: 'string', maxLength: maxBytes } } },
  },
})

const describeOperation = (endpoint: Endpoint): JsonObject => {
  const input = asSchema(endpoint.input, 'input')
  const { properties = {}, required = [] } = input
  const inPath = [...endpoint.path.matchAll(/:([A-Za-z]+)/g)].map((match) => match[1] ?? '')
  const rest = Object.keys(properties).filter((key) => !inPath.includes(key))
  const reads = endpoint.method === 'GET'
  const takesBytes = endpoint.takes === 'bytes'
  const inQuery = reads || takesBytes
  const parameters = [
    ...inPath.map((name) => ({
      name,
      in: 'path',
      required: true,
      schema: properties[name] ?? { type: 'string' },
    })),
    ...(inQuery ? rest : []).map((name) => ({
      name,
      in: 'query',
      required: required.includes(name),
      schema: properties[name],
    })),
    ...(reads || endpoint.scope === 'public'
      ? []
      : [{ name: 'x-csrf', in: 'header', required: true, schema: { type: 'string' } }]),
  ]
  const body = takesBytes
    ? describeBytes(endpoint)
    : reads || rest.length === 0
      ? {}
      : {
          requestBody: {
            required: true,
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  properties: Object.fromEntries(rest.map((name) => [name, properties[name]])),
                  required: required.filter((name) => rest.includes(name)),
                  additionalProperties: false,
                },
              },
            },
          },
        }
  const answers = endpoint.answers ?? 'json'
  const schema = answers === 'stream' ? {} : { schema: asSchema(endpoint.output, 'output') }
  return {
    operationId: endpoint.name,
    summary: endpoint.summary,
    tags: [endpoint.name.split('.')[0]],
    ...(endpoint.scope === 'public' ? { security: [] } : {}),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...body,
    responses: {
      '200': { description: 'Done.', content: { [MEDIA[answers]]: schema } },
      ...describeErrors(endpoint),
    },
  }
}

/** The whole document. Pure: the same contracts give the same text. */
export const writeOpenApi = (endpoints: readonly Endpoint[], version: string): JsonObject => {
  const paths: Record<string, JsonObject> = {}
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:([A-Za-z]+)/g, '{$1}')
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: describeOperation(endpoint) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Smart Rescue',
      version,
      license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
    },
    security: [{ session: [] }],
    paths,
    components: {
      schemas: { Error: errorSchema },
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'smart-rescue-4600',
          description: 'Set by signing in; the number is the port.',
        },
      },
    },
  }
}

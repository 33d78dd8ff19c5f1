/** The OpenAPI document says what the contracts say, about every endpoint. */
import { endpoints } from '@smart-rescue/features/contracts'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openFakeDoor } from './door.fake.ts'
import { writeOpenApi } from './write-openapi.ts'

const Operation = z.object({
  operationId: z.string(),
  parameters: z
    .array(z.object({ name: z.string(), in: z.enum(['path', 'query', 'header']), required: z.boolean() }))
    .default([]),
  requestBody: z
    .object({
      content: z.object({
        'application/json': z
          .object({ schema: z.object({ properties: z.record(z.string(), z.unknown()) }) })
          .optional(),
        'application/octet-stream': z
          .object({ schema: z.object({ type: z.literal('string'), maxLength: z.number() }) })
          .optional(),
      }),
    })
    .optional(),
  responses: z.record(
    z.string(),
    z.object({ description: z.string(), content: z.record(z.string(), z.unknown()) }),
  ),
  security: z.array(z.unknown()).optional(),
})
const Document = z.object({
  openapi: z.literal('3.1.0'),
  paths: z.record(z.string(), z.record(z.string(), Operation)),
})
const document = Document.parse(writeOpenApi(endpoints, '0.1.0'))
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
)

describe('the OpenAPI document', () => {
  it('names every endpoint once', () => {
    expect(operations.map(({ operation }) => operation.operationId).sort()).toEqual(
      endpoints.map(({ name }) => name).sort(),
    )
  })

  it('declares every path parameter, and puts the rest into query or body', () => {
    for (const { path, method, operation } of operations) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1])
      expect(operation.parameters.filter((one) => one.in === 'path').map(({ name }) => name)).toEqual(inPath)
      if (method === 'get') expect(operation.requestBody).toBeUndefined()
      const body = Object.keys(operation.requestBody?.content['application/json']?.schema.properties ?? {})
      expect(body.filter((name) => inPath.includes(name))).toEqual([])
    }
  })

  it('describes bytes as bytes with their greatest length, and their input as path and query', () => {
    const document = Document.parse(
      writeOpenApi(
        [
          {
            name: 'held.send',
            method: 'POST',
            path: '/api/cases/:caseId/held',
            summary: 'Sends a file',
            action: 'capture.request',
            scope: 'case',
            input: z.object({ caseId: z.string(), name: z.string() }),
            output: z.object({}),
            errors: [],
            takes: 'bytes',
            maxBytes: 300,
          },
        ],
        '1',
      ),
    )
    const operation = document.paths['/api/cases/{caseId}/held']?.post
    expect(operation?.parameters.map((one) => [one.in, one.name, one.required])).toEqual([
      ['path', 'caseId', true],
      ['query', 'name', true],
      ['header', 'x-csrf', true],
    ])
    expect(operation?.requestBody?.content).toEqual({
      'application/octet-stream': { schema: { type: 'string', maxLength: 300 } },
    })
  })

  it('names every error code of the contract under its status', () => {
    for (const { name, errors } of endpoints) {
      const found = operations.find(({ operation }) => operation.operationId === name)
      const text = JSON.stringify(found?.operation.responses)
      for (const code of errors) expect(text, name).toContain(`\`${code}\``)
    }
  })

  it('asks for a session and its token where the contract does', () => {
    for (const { name, scope, method } of endpoints) {
      const found = operations.find(({ operation }) => operation.operationId === name)?.operation
      expect(found?.security, name).toEqual(scope === 'public' ? [] : undefined)
      const token = found?.parameters.some((one) => one.name === 'x-csrf')
      expect(token, name).toBe(scope !== 'public' && method !== 'GET')
    }
  })

  it('is the same every time', () => {
    expect(JSON.stringify(writeOpenApi(endpoints, '1'))).toBe(JSON.stringify(writeOpenApi(endpoints, '1')))
  })

  it('is served to everybody', async () => {
    const door = await openFakeDoor([])
    const answer = await door.app.inject({ url: '/api/openapi.json' })
    expect(answer.statusCode).toBe(200)
    expect(JSON.parse(answer.payload)).toMatchObject({ openapi: '3.1.0' })
    await door.close(100)
  })
})

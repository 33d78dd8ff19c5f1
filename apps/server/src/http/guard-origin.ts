/** Keeps other sites out: requests that a browser sends from another origin, changes without the session's token, and host names that are not ours. */
import { timingSafeEqual } from 'node:crypto'
import type { Actor } from '@smart-rescue/features/ports/actor'
import { Failure } from '@smart-rescue/schema'
import type { FastifyRequest } from 'fastify'
import { originOf } from './request-state.ts'

const LOOPBACK_NAMES = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** True when the server listens on loopback only. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127\./.test(host)

/**
 * A server on loopback answers to loopback names alone: a site whose name is rebound to 127.0.0.1 would otherwise share
 * our origin and could found the organisation in the first-run state.
 */
export const guardHost = (request: FastifyRequest, listensOn: string): void => {
  if (isLoopback(listensOn) && !LOOPBACK_NAMES.has(request.hostname.toLowerCase()))
    throw new Failure('request.not-found')
}

/** Refuses what a page of another origin sends: other ports of the same host (the replay origin) count as another. */
export const guardOrigin = (request: FastifyRequest): void => {
  const { origin, 'sec-fetch-site': site } = request.headers
  if (origin !== undefined && origin !== originOf(request)) throw new Failure('request.csrf')
  // W3C Fetch Metadata: `none` is an address typed or a bookmark; a plain link from elsewhere may only read.
  const cross = site !== undefined && site !== 'same-origin' && site !== 'none'
  if (cross) throw new Failure('request.csrf')
}

/** On a change by a signed-in actor, the `x-csrf` header must equal her session's token. */
export const guardToken = (request: FastifyRequest, actor: Actor): void => {
  if (request.method === 'GET') return
  const given = Buffer.from(String(request.headers['x-csrf'] ?? ''))
  const expected = Buffer.from(actor.csrf)
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw new Failure('request.csrf')
}

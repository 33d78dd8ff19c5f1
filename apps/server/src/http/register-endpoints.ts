/**
 * Registers the features' endpoints. A request reads as a sentence:
 * limit → authenticate → guard → validate → gate → act → present.
 */
import type {
  Actor,
  Authenticate,
  BoundEndpoint,
  ByteAnswer,
  Door,
  Gate,
} from '@smart-rescue/features/ports/actor'
import type { Log } from '@smart-rescue/features/ports/log'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { guardHost, guardOrigin, guardToken } from './guard-origin.ts'
import { nameFailure } from './present/failures.ts'
import { sendBytes } from './present/send-bytes.ts'
import { sendEvents } from './present/send-events.ts'
import { type BodyTimes, cutRest, guardLength, readBody, withRawBodies } from './read-body.ts'
import { createInputReader } from './read-input.ts'
import { cookieName, originOf, readToken, requireActor } from './request-state.ts'

/** What the door is given by whoever composes the house. Times are in ms. */
export interface EndpointOptions {
  readonly authenticate: Authenticate
  readonly gate: Gate
  readonly log: Log
  /** Address the server listens on: a loopback server answers to loopback names alone. */
  readonly host: string
  /** Fires when the door closes: streams of events end then. */
  readonly closing: AbortSignal
  readonly recheckMs?: number
  readonly heartbeatMs?: number
  readonly bodyTimes?: BodyTimes
}

/** Requests a minute and caller where the contract names no number: far above a person, below a flood. */
const PER_MINUTE = 3_000

/** Greatest body of an endpoint that takes bytes and names no number. */
const MAX_BYTES = 1_048_576

const openDoor = (
  request: FastifyRequest,
  reply: FastifyReply,
  closing: AbortSignal,
  body: AsyncIterable<Uint8Array> | undefined,
): Door => {
  const gone = new AbortController()
  reply.raw.once('close', () => gone.abort())
  const secure = request.protocol === 'https'
  const cookie = { path: '/', httpOnly: true, sameSite: 'strict', secure } as const
  return {
    openSession: (token, expires) => void reply.setCookie(cookieName(request), token, { ...cookie, expires }),
    closeSession: () => void reply.clearCookie(cookieName(request), cookie),
    origin: originOf(request),
    signal: AbortSignal.any([gone.signal, closing]),
    ...(body === undefined ? {} : { body }),
  }
}

/** Adds one route for each endpoint. */
export const registerEndpoints = (
  app: FastifyInstance,
  bound: readonly BoundEndpoint[],
  options: EndpointOptions,
): void => {
  const addRoute = (room: FastifyInstance, { endpoint, handle }: BoundEndpoint): void => {
    const { scope, answers = 'json', perMinute, takes = 'json', maxBytes = MAX_BYTES } = endpoint
    const readInput = createInputReader(endpoint)
    const present = (output: unknown): unknown => endpoint.output.parse(output)

    const authenticate = async (request: FastifyRequest): Promise<Actor | undefined> => {
      const token = readToken(request)
      const actor = token === undefined ? undefined : await options.authenticate(token)
      return scope === 'public' ? actor : requireActor(actor)
    }

    room.route({
      method: endpoint.method,
      url: endpoint.path,
      // Sign-in and first run are counted by address; what needs a session by that session.
      config: { rateLimit: { max: perMinute ?? PER_MINUTE }, byAddress: scope === 'public' },
      handler: async (request, reply) => {
        if (takes === 'bytes') cutRest(request, reply, options.bodyTimes)
        guardHost(request, options.host)
        guardOrigin(request)
        const actor = await authenticate(request)
        if (actor && scope !== 'public') guardToken(request, actor)
        const input = readInput(request)
        await options.gate(actor, endpoint, input)
        if (takes === 'bytes') guardLength(request, maxBytes)
        const body = takes === 'bytes' ? readBody(request, maxBytes, options.bodyTimes) : undefined
        const door = openDoor(request, reply, options.closing, body)
        const output = await handle(actor, input, door)

        if (answers === 'stream') return sendBytes(reply, output as ByteAnswer)
        if (answers === 'events')
          return sendEvents(reply, output as AsyncIterable<unknown>, {
            recheck: async () => options.gate(await authenticate(request), endpoint, input),
            nameFailure: (error) => nameFailure(error, options.log),
            present,
            signal: door.signal,
            recheckMs: options.recheckMs ?? 3_000,
            heartbeatMs: options.heartbeatMs ?? 15_000,
          })
        return reply
          .header('cache-control', 'no-store')
          .type('application/json; charset=utf-8')
          .send(JSON.stringify(present(output)))
      },
    })
  }
  for (const one of bound.filter(({ endpoint }) => endpoint.takes !== 'bytes')) addRoute(app, one)
  withRawBodies(app, (scope) => {
    for (const one of bound.filter(({ endpoint }) => endpoint.takes === 'bytes')) addRoute(scope, one)
  })
}

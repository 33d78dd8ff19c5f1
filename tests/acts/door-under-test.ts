/** The real door over a house for tests: requests without a socket, signed in through the door's own sign-in. */
import { endpoints } from '@smart-rescue/features/contracts'
import type { Actor } from '@smart-rescue/features/ports/actor'
import type { Endpoint } from '@smart-rescue/schema'
import { createDoor } from '@smart-rescue/server/http/create-door'
import { type House, PASSPHRASE } from './house-under-test.ts'

/** What came back: the body parsed where it is JSON, and as it was sent. */
export interface Answer {
  readonly status: number
  readonly code: string | undefined
  readonly body: Record<string, unknown>
  readonly raw: string
  readonly headers: Readonly<Record<string, unknown>>
}

/** A browser that is signed in, or not. */
export interface Caller {
  readonly token: string | undefined
  readonly csrf: string | undefined
}

/** Exactly what is sent, where a test builds the request by hand. */
export interface RawRequest {
  readonly method: string
  readonly url: string
  readonly headers?: Record<string, string>
  readonly payload?: string
  readonly cookies?: Record<string, string>
}

/** The door with its log. */
export interface DoorUnderTest {
  readonly lines: string[]
  /** Signs in by passphrase through the door. */
  signIn(login: string, passphrase?: string): Promise<Caller>
  /** Calls an endpoint by name as the contract says: path, then query or body. */
  send(name: string, caller: Caller | undefined, input?: object, headers?: object): Promise<Answer>
  inject(request: RawRequest): Promise<Answer>
  close(): Promise<void>
}

/** Cookie name of a request without a socket. */
export const COOKIE_NAME = 'smart-rescue-0'

/** Nobody in particular. */
export const STRANGER: Caller = { token: undefined, csrf: undefined }

/** One path segment; what cannot be written in UTF-8 is sent as the bytes that a careless client would send. */
const segment = (value: unknown): string => {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return [...text].map((sign) => (sign.isWellFormed() ? encodeURIComponent(sign) : '%ED%A0%80')).join('')
}

/** The request of an endpoint: parameters of the path, and the rest as the method carries it. */
export const requestOf = (endpoint: Endpoint, input: object): RawRequest => {
  const rest: Record<string, unknown> = { ...input }
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = rest[name]
    delete rest[name]
    return segment(value ?? '')
  })
  const takesBytes = endpoint.takes === 'bytes'
  const inQuery = endpoint.method === 'GET' || endpoint.method === 'DELETE' || takesBytes
  const query = Object.entries(rest).map(([key, value]) => `${key}=${segment(value)}`)
  const url = inQuery && query.length > 0 ? `${path}?${query.join('&')}` : path
  if (takesBytes)
    return {
      method: endpoint.method,
      url,
      payload: 'https://elsewhere.example/9',
      headers: { 'content-type': 'application/octet-stream' },
    }
  if (inQuery) return { method: endpoint.method, url }
  return {
    method: endpoint.method,
    url,
    payload: JSON.stringify(rest),
    headers: { 'content-type': 'application/json' },
  }
}

/** The endpoint of a name. */
export const endpointOf = (name: string): Endpoint => {
  const found = endpoints.find((endpoint) => endpoint.name === name)
  if (found === undefined) throw new Error(`no endpoint ${name}`)
  return found
}

const parse = (payload: string): Record<string, unknown> => {
  try {
    return JSON.parse(payload) as Record<string, unknown>
  } catch {
    return {}
  }
}

/** Opens the door. Every request comes from another address, so that the limits of an address are not in the way. */
export const openDoor = async (house: House): Promise<DoorUnderTest> => {
  const lines: string[] = []
  const write = (code: string, fields?: object, cause?: unknown) =>
    void lines.push(
      JSON.stringify({ code, ...fields, cause: cause instanceof Error ? cause.name : undefined }),
    )
  const door = await createDoor({
    endpoints: house.features.endpoints,
    authenticate: house.features.authenticate,
    gate: house.features.gate,
    log: { info: write, warn: write },
    version: '0.0.0-test',
    host: '127.0.0.1',
    webFolder: '/nonexistent',
    replayPort: () => 4_601,
    recheckMs: 20,
    heartbeatMs: 20,
  })
  let callers = 0
  const inject = async ({ cookies, ...request }: RawRequest): Promise<Answer> => {
    callers += 1
    const answer = await door.app.inject({
      ...(request as object),
      ...(cookies === undefined ? {} : { cookies }),
      remoteAddress: `10.${(callers >> 16) & 255}.${(callers >> 8) & 255}.${callers & 255}`,
    })
    const body = parse(answer.payload)
    const error = body.error as { code?: string } | undefined
    return {
      status: answer.statusCode,
      code: error?.code,
      body,
      raw: answer.payload,
      headers: answer.headers,
    }
  }
  const send: DoorUnderTest['send'] = (name, caller, input = {}, headers = {}) => {
    const request = requestOf(endpointOf(name), input)
    return inject({
      ...request,
      headers: {
        ...request.headers,
        ...(caller?.csrf === undefined ? {} : { 'x-csrf': caller.csrf }),
        ...headers,
      },
      ...(caller?.token === undefined ? {} : { cookies: { [COOKIE_NAME]: caller.token } }),
    })
  }
  return {
    lines,
    inject,
    send,
    signIn: async (login, passphrase = PASSPHRASE) => {
      const answer = await send('session.create', undefined, { login, passphrase })
      const cookie = /^smart-rescue-0=([^;]+)/.exec(String(answer.headers['set-cookie']))?.[1]
      if (answer.status !== 200 || cookie === undefined) throw new Error(`not signed in: ${answer.raw}`)
      return { token: cookie, csrf: String(answer.body.csrf) }
    },
    close: () => door.close(100),
  }
}

/** The sign-in name that `addMember` gave. */
export const loginOf = (actor: Actor): string => actor.displayName

/** Connects a client command to a running server: typed client, session cookie, and the case that a person means. */

import { listCases } from '@smart-rescue/features/cases/contract'
import { type Client, createClient, type FetchLike } from '@smart-rescue/features/client'
import { CaseId, Failure } from '@smart-rescue/schema'
import type { Terminal } from '../terminal.ts'
import { defaultSessionFile, type KeptSession, readSessionFile } from './session-file.ts'

/** Flags that every client command takes. */
export const CLIENT_FLAGS = {
  server: { type: 'string' },
  session: { type: 'string' },
  json: { type: 'boolean' },
} as const

interface ClientFlags {
  readonly server?: string | undefined
  readonly session?: string | undefined
}

/** A client with its session. */
export interface Connection {
  readonly client: Client
  readonly server: string
  readonly file: string
  /** The session cookie as `name=value`, once there is one. */
  cookie(): string | undefined
}

const SERVER = 'http://127.0.0.1:4600'

/** Connects with the kept session, if it is one of this server; signs nobody in. */
export const connect = (flags: ClientFlags, terminal: Terminal): Connection => {
  const file = flags.session ?? defaultSessionFile(terminal.env)
  const kept: KeptSession | undefined = readSessionFile(file)
  const server = (flags.server ?? kept?.server ?? SERVER).replace(/\/+$/, '')
  let cookie = kept?.server === server ? kept.cookie : undefined
  const fetchWithCookie: FetchLike = async (url, init) => {
    const { credentials: _, ...rest } = init
    const headers = { ...init.headers, ...(cookie === undefined ? {} : { cookie }) }
    const answer = await fetch(url, { ...rest, headers, redirect: 'error' })
    const [set] = answer.headers.getSetCookie()
    if (set !== undefined) cookie = set.split(';')[0]
    return answer
  }
  const client = createClient(server, fetchWithCookie)
  if (kept?.server === server) client.holdCsrf(kept.csrf)
  return { client, server, file, cookie: () => cookie }
}

/** The case that a person names by its id or its reference. Throws `request.not-found`. */
export const findCase = async (client: Client, name: string | undefined): Promise<CaseId> => {
  const id = CaseId.safeParse(name)
  if (id.success) return id.data
  const { cases } = await client.call(listCases, {})
  const found = cases.find(({ reference }) => reference.toLowerCase() === name?.toLowerCase())
  if (!found)
    throw new Failure('request.not-found', {
      detail: `There is no case ${name ?? ''} that you may see. Run smart-rescue case list.`,
    })
  return found.id
}

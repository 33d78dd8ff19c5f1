/** A door over fake acts, for the tests of this folder. */
import type { Actor, BoundEndpoint } from '@smart-rescue/features/ports/actor'
import type { Log } from '@smart-rescue/features/ports/log'
import { type Endpoint, Failure, type MemberId } from '@smart-rescue/schema'
import { z } from 'zod'
import { createDoor, type DoorOptions, type RunningDoor } from './create-door.ts'

/** Token of the one session that the fake door knows. */
export const TOKEN = 'a-session-token-of-the-tests'
/** Cookie name of a request without a socket. */
export const COOKIE = { 'smart-rescue-0': TOKEN }

/** The signed-in member of the tests. */
export const ACTOR: Actor = {
  memberId: '01890000-0000-7000-8000-000000000001' as MemberId,
  displayName: 'Asha',
  roles: ['investigator'],
  locale: 'en',
  csrf: 'csrf-of-the-tests',
  sessionKey: 'key',
}

/** Headers with which the actor may change something. */
export const CSRF = { 'x-csrf': ACTOR.csrf }

/** Binds an act to an endpoint with defaults that fit a test. */
export const act = (
  more: Partial<Endpoint> & Pick<Endpoint, 'path'>,
  handle: BoundEndpoint['handle'] = async () => ({ done: true }),
): BoundEndpoint => ({
  endpoint: {
    name: `test.${more.path}`,
    method: 'GET',
    summary: 'a test',
    action: 'case.read',
    scope: 'organisation',
    input: z.object({}),
    output: z.object({ done: z.literal(true) }),
    errors: [],
    ...more,
  },
  handle,
})

/** Log lines of a fake door. */
export interface FakeLog extends Log {
  readonly lines: string[]
}

const createFakeLog = (): FakeLog => {
  const lines: string[] = []
  return {
    lines,
    info: (code, fields) => void lines.push(`${code} ${JSON.stringify(fields ?? {})}`),
    warn: (code, fields, cause) =>
      void lines.push(
        `${code} ${JSON.stringify(fields ?? {})} ${cause instanceof Error ? cause.constructor.name : ''}`,
      ),
  }
}

/** Makes a door over the acts. The gate denies the action `custody.audit` and allows the rest. */
export const openFakeDoor = async (
  endpoints: readonly BoundEndpoint[],
  more: Partial<DoorOptions> = {},
): Promise<RunningDoor & { log: FakeLog }> => {
  const log = createFakeLog()
  const door = await createDoor({
    endpoints,
    authenticate: async (token) => (token === TOKEN ? ACTOR : undefined),
    gate: async (_actor, { action }) => {
      if (action === 'custody.audit') throw new Failure('access.denied')
    },
    log,
    version: '0.0.0',
    host: '127.0.0.1',
    webFolder: '/nonexistent',
    replayPort: () => 4_601,
    ...more,
  })
  return { ...door, log }
}

/** Who acts, and what the door gives a handler: nothing of HTTP reaches a feature but this. */
import type { Endpoint, Locale, MemberId, OutputOf, ParsedInputOf, Role } from '@smart-rescue/schema'

/** A signed-in member, as read from her session at this very request: a changed role applies at once. */
export interface Actor {
  readonly memberId: MemberId
  readonly displayName: string
  readonly roles: readonly Role[]
  readonly locale: Locale
  readonly csrf: string
  /** Hash of the session token, to end this session or spare it. */
  readonly sessionKey: string
}

/** What a handler may ask of the door it was called through. */
export interface Door {
  /** Gives the caller a session: the door sets the cookie. */
  openSession(token: string, expiresAt: Date): void
  closeSession(): void
  /** Scheme and host the caller used, e.g. `http://127.0.0.1:4600`. */
  readonly origin: string
  /** Fires when the caller goes away. */
  readonly signal: AbortSignal
  /** The request's body, for endpoints that take bytes; it can be read once. */
  readonly body?: AsyncIterable<Uint8Array>
}

/** Bytes on their way to the caller. */
export interface ByteAnswer {
  readonly mediaType: string
  readonly length?: number
  /** Offered as a download under this name. */
  readonly filename?: string
  readonly bytes: AsyncIterable<Uint8Array>
}

type Answer<E extends Endpoint> = E extends { answers: 'stream' }
  ? ByteAnswer
  : E extends { answers: 'events' }
    ? AsyncIterable<OutputOf<E>>
    : OutputOf<E>

type ActorOf<E extends Endpoint> = E extends { scope: 'public' } ? Actor | undefined : Actor

/** One act: the door has limited, authenticated, validated and authorised before it is called. */
export type Handler<E extends Endpoint> = (
  actor: ActorOf<E>,
  input: ParsedInputOf<E>,
  door: Door,
) => Promise<Answer<E>>

/** An endpoint with its act, as a feature hands it to the door. */
export interface BoundEndpoint {
  readonly endpoint: Endpoint
  readonly handle: (actor: Actor | undefined, input: unknown, door: Door) => Promise<unknown>
}

/** Binds an act to its endpoint; the types of both must fit. */
export const bind = <E extends Endpoint>(endpoint: E, handler: Handler<E>): BoundEndpoint => ({
  endpoint,
  handle: handler as BoundEndpoint['handle'],
})

/** Reads the actor behind a session token, or nothing when it is unknown, expired or suspended. */
export type Authenticate = (token: string) => Promise<Actor | undefined>

/** Decides by core/access whether the actor may do this on that case; throws `access.denied`, `access.not-signed-in` or `request.not-found`. */
export type Gate = (actor: Actor | undefined, endpoint: Endpoint, input: unknown) => Promise<void>

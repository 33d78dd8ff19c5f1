/** What the door knows of one request besides HTTP: its endpoint, its actor, and its session token. */
import type { Actor } from '@smart-rescue/features/ports/actor'
import { Failure } from '@smart-rescue/schema'
import type { FastifyRequest } from 'fastify'

/** Scheme and host the caller used, e.g. `http://127.0.0.1:4600`. */
export const originOf = (request: FastifyRequest): string => `${request.protocol}://${request.host}`

/** Name of the session cookie. Cookies know no ports: two installations on one host must not end each other's sessions. */
export const cookieName = (request: FastifyRequest): string => {
  const port = request.socket.localPort ?? 0
  return request.protocol === 'https' ? `__Host-smart-rescue-${port}` : `smart-rescue-${port}`
}

/** The session token that the caller sent, or undefined. */
export const readToken = (request: FastifyRequest): string | undefined => {
  const token = request.cookies[cookieName(request)]
  return token !== undefined && /^[\w-]{16,128}$/.test(token) ? token : undefined
}

/** The actor, where the endpoint needs one. Throws `access.not-signed-in`. */
export const requireActor = (actor: Actor | undefined): Actor => {
  if (!actor) throw new Failure('access.not-signed-in')
  return actor
}

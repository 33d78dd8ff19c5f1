/** Where replay lives: on the other name of loopback, so that neither cookies nor storage of the house ever reach it. */

/**
 * The host name of the replay origin for a caller who uses `hostname`. On loopback it is the other of the two names;
 * elsewhere the same name (cookies are HttpOnly and bound to their session; the port keeps the origins apart).
 */
export const replayHost = (hostname: string): string => {
  const name = hostname.toLowerCase()
  if (name === 'localhost') return '127.0.0.1'
  if (name === '127.0.0.1' || name === '[::1]' || name === '::1') return 'localhost'
  return hostname
}

/** The origins that may frame a replay page which was asked for under `hostname`. */
export const framingHost = (hostname: string): string => replayHost(hostname)

/** The clock of this machine, in UTC. Nothing is corrected: a wrong clock shows against the time stamps of others. */
import type { Clock } from '@smart-rescue/features/ports/clock'

/** Reads the machine's time at every call. */
export const systemClock: Clock = { now: () => new Date() }

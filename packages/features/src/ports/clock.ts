/** Time, ids and chance as things one is given: the pure floors never take them from the machine. */

/** The machine's clock, in UTC. */
export interface Clock {
  now(): Date
}

/** Fresh identifiers: UUID version 7, ascending within one process. */
export interface Ids {
  next(): string
}

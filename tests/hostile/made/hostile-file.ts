/** A made file: its name, its bytes, and what must become of it where only one outcome is right. */

/** Outcomes of reading. */
export type Outcome = 'read' | 'refused' | 'quarantined'

/** One file of the corpus. */
export interface HostileFile {
  readonly name: string
  readonly bytes: Uint8Array
  /** The only right outcomes; any one outcome is right where this is absent. */
  readonly must?: readonly Outcome[]
  /** The only right reason. */
  readonly reason?: string
}

/** Text as bytes. */
export const text = (value: string): Uint8Array => new Uint8Array(Buffer.from(value))

/** Bytes of a string of one byte a character. */
export const raw = (value: string): Uint8Array => new Uint8Array(Buffer.from(value, 'latin1'))

/** Makes rows of names and bytes into files with one outcome. */
export const files = (
  must: readonly Outcome[] | undefined,
  rows: Readonly<Record<string, Uint8Array>>,
  reason?: string,
): HostileFile[] =>
  Object.entries(rows).map(([name, bytes]) => ({
    name,
    bytes,
    ...(must === undefined ? {} : { must }),
    ...(reason === undefined ? {} : { reason }),
  }))

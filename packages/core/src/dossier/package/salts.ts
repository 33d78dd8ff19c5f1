/** The salts of a package: for each item the secret under which its commitment was made, so that anybody can recompute it. */
import { fromHex, readCanonicalJson, utf8, writeCanonicalJson } from '../../integrity/index.ts'

/** Path of an item → salt of 32 bytes. */
export type Salts = ReadonlyMap<string, Uint8Array>

/** Writes `salts.json`: canonical JSON, 64 hex digits an item. */
export const writeSalts = (salts: Iterable<readonly [path: string, hex: string]>): Uint8Array => {
  const written = writeCanonicalJson({ v: 1, salts: Object.fromEntries(salts) })
  return written.ok ? written.value : utf8('{}')
}

/** Reads `salts.json`; undefined for anything else than what `writeSalts` writes. */
export const readSalts = (bytes: Uint8Array): Salts | undefined => {
  const value = readCanonicalJson(bytes)
  if (!value.ok || typeof value.value !== 'object' || Array.isArray(value.value)) return undefined
  const { v, salts, ...others } = value.value as Record<string, unknown>
  if (v !== 1 || typeof salts !== 'object' || salts === null || Object.keys(others).length > 0)
    return undefined
  const read = new Map<string, Uint8Array>()
  for (const [path, hex] of Object.entries(salts)) {
    const salt = typeof hex === 'string' ? fromHex(hex) : undefined
    if (salt?.length !== 32) return undefined
    read.set(path, salt)
  }
  return read
}

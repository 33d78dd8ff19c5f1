/** Ids that come out the same for the same thing (STIX 2.1, section 2.9): UUIDv5 over the contributing properties. */
import { sha1 } from '@noble/hashes/legacy.js'
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'

/** The namespace the standard sets for observables, and for nothing else. */
const OBSERVABLES = '00abedb4-aa42-466c-9c01-fed23315a9b7'
/** Our own, for groupings, relationships, bundles and markings: UUIDv5 of `https://smart-rescue.example/stix` in the URL namespace of RFC 9562. */
const OURS = uuidV5('6ba7b811-9dad-11d1-80b4-00c04fd430c8', 'https://smart-rescue.example/stix')

/** UUIDv5 (RFC 9562, section 5.5) of a name in UTF-8. */
export function uuidV5(namespace: string, name: string): string {
  const space = hexToBytes(namespace.replaceAll('-', ''))
  const text = utf8ToBytes(name)
  const input = new Uint8Array(space.length + text.length)
  input.set(space)
  input.set(text, space.length)
  const bytes = sha1(input).slice(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytesToHex(bytes)
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** Canonical JSON (RFC 8785) of properties that are strings. */
const canonical = (properties: Readonly<Record<string, string>>): string =>
  JSON.stringify(Object.fromEntries(Object.entries(properties).sort(([a], [b]) => (a < b ? -1 : 1))))

/** The id of an observable from the properties that contribute to it. */
export const observableId = (type: string, contributing: Readonly<Record<string, string>>): string =>
  `${type}--${uuidV5(OBSERVABLES, canonical(contributing))}`

/** The id of anything else: the same for the same words. */
export const ownId = (type: string, ...words: readonly string[]): string =>
  `${type}--${uuidV5(OURS, JSON.stringify([type, ...words]))}`

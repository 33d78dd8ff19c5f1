/** JSON objects and hashes as WACZ writes them. */
import { sha256 } from '@noble/hashes/sha2.js'
import { fromUtf8, toHex } from '../../integrity/index.ts'

/** A JSON object of unknown form. */
export type Json = Readonly<Record<string, unknown>>

/** True for an object that is no list. */
export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Reads an object; undefined for anything else. */
export const readObject = (text: string | Uint8Array): Json | undefined => {
  try {
    const value: unknown = JSON.parse(typeof text === 'string' ? text : (fromUtf8(text) ?? ''))
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** `sha256:` and 64 hex digits. */
export const sha256Text = (bytes: Uint8Array): string => `sha256:${toHex(sha256(bytes))}`

/** A text, or undefined for anything else. */
export const textIn = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** Opens a zip for a reader: listed and judged first, each member unpacked into memory with a hard end. */
import { inflateRawSync } from 'node:zlib'
import { type ArchiveMember, IMPORT_LIMITS, judgeMembers, listZip } from '@smart-rescue/core/importing'
import { Unread } from './draft.ts'

/** A zip whose members can be unpacked by name. */
export interface OpenZip {
  readonly members: readonly ArchiveMember[]
  readonly problems: readonly string[]
  /** The bytes of a member; undefined where there is none of this name or it cannot be unpacked. */
  unpack(path: string): Uint8Array | undefined
}

const decodeName = (name: Uint8Array, isUtf8: boolean): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(name)
  } catch {
    // Without a flag the name is in the code page of whoever packed it; these letters are right for western ones only.
    return new TextDecoder(isUtf8 ? 'utf-8' : 'windows-1252').decode(name)
  }
}

/** One member; undefined where it is locked, packed in another way, lies about its size or is larger than `most`. */
export const unpackMember = (
  bytes: Uint8Array,
  member: ArchiveMember,
  most: number,
): Uint8Array | undefined => {
  if (member.encrypted || member.size > most) return undefined
  const packed = bytes.subarray(member.start, member.end)
  if (member.method === 0) return packed.length === member.size ? packed : undefined
  if (member.method !== 8) return undefined
  try {
    const unpacked = inflateRawSync(packed, { maxOutputLength: Math.max(1, member.size) })
    return unpacked.length === member.size ? unpacked : undefined
  } catch {
    return undefined
  }
}

/** Lists and judges; throws `Unread` for what cannot be trusted. `extra` limits the bytes of all members together. */
export const openZip = (bytes: Uint8Array, total: number = IMPORT_LIMITS.total): OpenZip => {
  const listing = listZip(bytes, IMPORT_LIMITS.entries, decodeName)
  if (!listing.ok) throw new Unread(listing.reason, { problems: [listing.why] })
  const verdict = judgeMembers(listing.members, { ...IMPORT_LIMITS, total })
  const problems = [...listing.problems, ...verdict.problems]
  if (verdict.danger !== undefined) throw new Unread(verdict.danger, { problems })
  return {
    members: listing.members,
    problems,
    unpack: (path) => {
      const member = listing.members.find((each) => each.path === path)
      return member === undefined ? undefined : unpackMember(bytes, member, 128 * 2 ** 20)
    },
  }
}

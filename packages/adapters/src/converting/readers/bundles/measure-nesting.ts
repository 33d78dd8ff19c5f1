/** Measures archives inside archives: how deep they go and what all of it would unpack to, before anybody opens the next. */
import { type ArchiveMember, IMPORT_LIMITS, listZip } from '@smart-rescue/core/importing'
import { unpackMember } from '../../reading/open-zip.ts'

/** Archives that are looked into, all levels together: enough to find a bomb, too few to be one. */
const MOST_OPENED = 64
const isZip = (path: string): boolean => /\.(zip|jar|docx|xlsx|pptx|odt|ods|epub|wacz)$/i.test(path)

/** A sentence when the nesting goes too deep or unpacks to too much; undefined for an honest archive. */
export const measureNesting = (
  members: readonly ArchiveMember[],
  bytesOf: (member: ArchiveMember) => Uint8Array | undefined,
): string | undefined => {
  let opened = 0
  let total = 0
  const look = (
    level: readonly ArchiveMember[],
    read: (member: ArchiveMember) => Uint8Array | undefined,
    depth: number,
  ): string | undefined => {
    total += level.reduce((sum, { size }) => sum + size, 0)
    if (total > IMPORT_LIMITS.total)
      return `Archives inside the archive unpack to more than ${IMPORT_LIMITS.total} bytes.`
    for (const member of level) {
      if (member.kind !== 'file' || !isZip(member.path) || member.size > IMPORT_LIMITS.child) continue
      opened += 1
      if (opened > MOST_OPENED) return undefined
      const inside = read(member)
      const listing = inside === undefined ? undefined : listZip(inside, IMPORT_LIMITS.entries)
      if (inside === undefined || listing?.ok !== true) continue
      if (depth >= IMPORT_LIMITS.depth)
        return `Archives lie inside archives more than ${IMPORT_LIMITS.depth} deep.`
      const found = look(listing.members, (one) => unpackMember(inside, one, IMPORT_LIMITS.child), depth + 1)
      if (found !== undefined) return found
    }
    return undefined
  }
  return look(members, bytesOf, 1)
}

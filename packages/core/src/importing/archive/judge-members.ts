/** Judges what an archive says it holds before a byte of it is unpacked: names that lead out, links, bombs, overlaps. */
import type { ImportReason } from '../reasons.ts'

/** One member of an archive as its table of contents tells it. Sizes in bytes. */
export interface ArchiveMember {
  /** As written; shown only after it was made harmless. */
  readonly path: string
  readonly kind: 'file' | 'folder' | 'link' | 'other'
  readonly size: number
  readonly packed: number
  readonly encrypted: boolean
  /** 0 stored, 8 deflated; others are named and not unpacked. */
  readonly method: number
  /** Where its data begins and ends in the archive. */
  readonly start: number
  readonly end: number
}

/** What an archive may be taken for. `danger` quarantines it whole. */
export interface ArchiveVerdict {
  readonly danger?: ImportReason
  readonly problems: readonly string[]
}

/** How much an archive may hold. */
export interface ArchiveLimits {
  readonly entries: number
  readonly ratio: number
  readonly total: number
}

/** A name made harmless to show: controls and marks of direction replaced, at most 200 characters. */
export const showName = (path: string): string =>
  path
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced.
    .replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '�')
    .toWellFormed()
    .slice(0, 200)

/** Why a name is unsafe, in words; undefined for a plain relative path. */
export const judgeMemberName = (path: string): string | undefined => {
  if (path.includes('\0')) return 'holds a NUL'
  const plain = path.replaceAll('\\', '/')
  if (/^[a-z]:/i.test(plain)) return 'begins with a drive letter'
  if (plain.startsWith('/')) return 'is an absolute path'
  if (plain.split('/').includes('..')) return 'leads out of its folder'
  return undefined
}

/** Small files may pack well: nobody is harmed by a megabyte. */
const HARMLESS = 1 << 20

const findDoubles = (members: readonly ArchiveMember[]): string[] => {
  const seen = new Map<string, string>()
  const problems = new Set<string>()
  for (const { path, kind } of members) {
    if (kind === 'folder') continue
    const folded = path.toLowerCase().normalize('NFC')
    const earlier = seen.get(folded)
    if (earlier === path) problems.add('Two members have the same name; both are listed.')
    else if (earlier !== undefined)
      problems.add('Names differ in upper and lower case only; both are listed.')
    seen.set(folded, path)
  }
  return [...problems]
}

const overlaps = (members: readonly ArchiveMember[]): boolean => {
  const spans = members.filter(({ packed }) => packed > 0).toSorted((a, b) => a.start - b.start)
  return spans.some((span, index) => span.start < (spans[index - 1]?.end ?? 0))
}

/** Judges the members together. The first danger counts; problems are told in any case. */
export const judgeMembers = (members: readonly ArchiveMember[], limits: ArchiveLimits): ArchiveVerdict => {
  const problems: string[] = []
  if (members.length > limits.entries)
    return { danger: 'file.bomb', problems: [`The archive holds more than ${limits.entries} members.`] }
  const total = members.reduce((sum, { size }) => sum + size, 0)
  const packed = members.reduce((sum, member) => sum + member.packed, 0)
  const greedy = members.find((one) => one.size > HARMLESS && one.size > one.packed * limits.ratio)
  const isBomb =
    total > limits.total || greedy !== undefined || (total > HARMLESS && total > packed * limits.ratio)
  if (isBomb)
    problems.push(`It claims ${total} bytes unpacked from ${packed} packed, in ${members.length} members.`)
  for (const { path } of members) {
    const why = judgeMemberName(path)
    if (why !== undefined) {
      problems.push(`A name ${why}: ${showName(path)}`)
      break
    }
  }
  const unsafe = members.some(({ path }) => judgeMemberName(path) !== undefined)
  const links = members.filter(({ kind }) => kind === 'link' || kind === 'other')
  if (links.length > 0) problems.push(`${links.length} members are links or devices, not files.`)
  problems.push(...findDoubles(members))
  const locked = members.filter(({ encrypted }) => encrypted).length
  if (locked > 0) problems.push(`${locked} of ${members.length} members are encrypted.`)
  const files = members.filter(({ kind }) => kind === 'file').length
  const danger: ImportReason | undefined = isBomb
    ? 'file.bomb'
    : overlaps(members)
      ? 'file.bomb'
      : unsafe || links.length > 0
        ? 'file.unsafe-names'
        : locked > 0 && locked >= files
          ? 'file.encrypted'
          : undefined
  return { ...(danger === undefined ? {} : { danger }), problems }
}

/** Reads archives: ZIP, TAR and GZ, as a list and as children in memory; nothing is ever unpacked to a disk. Runs behind walls. */
import { gunzipSync } from 'node:zlib'
import {
  type ArchiveMember,
  IMPORT_LIMITS,
  judgeMembers,
  listTar,
  showName,
} from '@smart-rescue/core/importing'
import { collectChildren, recogniseBytes } from '../../reading/child-files.ts'
import { decodeText } from '../../reading/decode-text.ts'
import { type Draft, draftOf, type ReadJob, Unread } from '../../reading/draft.ts'
import { openZip, unpackMember } from '../../reading/open-zip.ts'
import { type ReadFile, serveReader } from '../../reading/serve-reader.ts'
import { listingDerivative } from '../../reading/text-derivative.ts'
import { chatDraft } from '../text-reader.ts'
import { measureNesting } from './measure-nesting.ts'

const PACKED_OTHERWISE = new Set(['7z', 'rar', 'xz', 'bz2', 'zst', 'cab'])

const listingOf = (members: readonly ArchiveMember[]) =>
  members.map(({ path, kind, size, packed, encrypted }) => ({
    name: showName(path),
    kind,
    size,
    packed,
    ...(encrypted ? { encrypted } : {}),
  }))

/** Names under which programs pack a chat: WhatsApp, Telegram, Facebook and Instagram. */
const CHAT = /(^|\/)(_chat\.txt|WhatsApp[^/]*\.txt|result\.json|message_\d+\.json)$/i

/** Chats of an archive as messages, where it holds exactly one conversation file. */
const findChat = (
  members: readonly ArchiveMember[],
  bytesOf: (member: ArchiveMember) => Uint8Array | undefined,
): Draft | undefined => {
  const chats = members.filter(({ path, kind }) => kind === 'file' && CHAT.test(path))
  const [only] = chats
  if (only === undefined || chats.length > 1) return undefined
  const bytes = bytesOf(only)
  return bytes === undefined ? undefined : chatDraft('zip', decodeText(bytes).text)
}

const finish = (
  job: ReadJob,
  members: readonly ArchiveMember[],
  problems: readonly string[],
  bytesOf: (member: ArchiveMember) => Uint8Array | undefined,
): Draft => {
  const children = collectChildren(job.media)
  let unread = 0
  for (const member of members) {
    if (member.kind !== 'file') continue
    const fits = member.size <= IMPORT_LIMITS.child && children.held() + member.size <= IMPORT_LIMITS.children
    const inside = fits ? bytesOf(member) : undefined
    if (inside === undefined) {
      if (fits) unread += 1
      children.name(member.path, member.size)
    } else children.add(member.path, inside, true)
  }
  const told = [...problems]
  if (unread > 0)
    told.push(`${unread} members could not be unpacked: they are locked, damaged or packed in another way.`)
  const listing = listingOf(members)
  const chat = findChat(members, bytesOf)
  return draftOf(job.type, {
    ...(chat ?? {}),
    mediaType: draftOf(job.type).mediaType,
    text: chat?.text ?? listing.map(({ name }) => name).join('\n'),
    facts: [
      { group: 'archive', name: 'members', value: String(members.length) },
      {
        group: 'archive',
        name: 'unpacked',
        value: `${members.reduce((sum, { size }) => sum + size, 0)} bytes`,
      },
      ...(chat?.facts ?? []),
    ],
    problems: [...told, ...(chat?.problems ?? [])],
    children: children.list(),
    derivatives: [
      ...(chat?.derivatives ?? []),
      listingDerivative(listing, 'table of contents; nothing was unpacked to a disk'),
    ],
  })
}

const readZipFile = (job: ReadJob): Draft => {
  const { members, problems } = openZip(job.bytes)
  const bytesOf = (member: ArchiveMember) => unpackMember(job.bytes, member, IMPORT_LIMITS.children)
  const nested = measureNesting(members, bytesOf)
  if (nested !== undefined)
    throw new Unread('file.bomb', {
      problems: [...problems, nested],
      derivatives: [listingDerivative(listingOf(members), 'table of contents')],
    })
  return finish(job, members, problems, bytesOf)
}

const readTarFile = (job: ReadJob, bytes: Uint8Array): Draft => {
  const listing = listTar(bytes, IMPORT_LIMITS.entries, (name) => decodeText(name).text)
  if (!listing.ok) throw new Unread(listing.reason, { problems: [listing.why] })
  const verdict = judgeMembers(listing.members, IMPORT_LIMITS)
  const problems = [...listing.problems, ...verdict.problems]
  if (verdict.danger !== undefined)
    throw new Unread(verdict.danger, {
      problems,
      derivatives: [listingDerivative(listingOf(listing.members), 'table of contents')],
    })
  return finish(job, listing.members, problems, ({ start, end }) => bytes.subarray(start, end))
}

/** Unpacked, but never to more than a child may have or a hundred times its length. */
const gunzip = (bytes: Uint8Array): Uint8Array => {
  const most = Math.min(4 * IMPORT_LIMITS.child, Math.max(2 ** 20, bytes.length * IMPORT_LIMITS.ratio))
  try {
    return gunzipSync(bytes, { maxOutputLength: most })
  } catch (error) {
    const isLong =
      error instanceof RangeError ||
      (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')
    throw new Unread(isLong ? 'file.bomb' : 'file.broken')
  }
}

const readGzip = (job: ReadJob): Draft => {
  const inside = gunzip(job.bytes)
  const name = job.name.replace(/\.(gz|gzip|svgz)$/i, '').replace(/\.tgz$/i, '.tar') || 'file'
  const { type } = recogniseBytes(inside, name)
  if (type === 'tar') return readTarFile(job, inside)
  const children = collectChildren(job.media)
  children.add(name, inside)
  return draftOf(job.type, {
    text: showName(name),
    facts: [{ group: 'archive', name: 'unpacked', value: `${inside.length} bytes` }],
    children: children.list(),
    derivatives: [
      listingDerivative(
        [{ name: showName(name), kind: 'file', size: inside.length, packed: job.bytes.length }],
        'the one file inside',
      ),
    ],
  })
}

/** Reads one archive. */
export const readArchive: ReadFile = (job) => {
  if (PACKED_OTHERWISE.has(job.type)) throw new Unread('file.packed-otherwise')
  if (job.type === 'tar') return readTarFile(job, job.bytes)
  return job.type === 'gz' ? readGzip(job) : readZipFile(job)
}

if (import.meta.main) await serveReader(readArchive)

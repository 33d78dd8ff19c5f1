/** Lists what a WARC or WACZ made by others holds; whether it is whole and signed is checked by the archive checker. Runs behind walls. */
import { gunzipSync } from 'node:zlib'
import { IMPORT_LIMITS, showName } from '@smart-rescue/core/importing'
import type { HeldFact } from '@smart-rescue/features/ports/held/converting'
import { collectChildren } from '../../reading/child-files.ts'
import { type Draft, draftOf, type ReadJob, Unread } from '../../reading/draft.ts'
import { openZip, unpackMember } from '../../reading/open-zip.ts'
import { type ReadFile, serveReader } from '../../reading/serve-reader.ts'
import { listingDerivative } from '../../reading/text-derivative.ts'
import { listRecords, type RecordHead } from './list-records.ts'

const MOST_UNPACKED = 256 * 2 ** 20

const gunzip = (bytes: Uint8Array): Uint8Array => {
  try {
    // Members of a gzip file are unpacked one after the other into one stream (RFC 1952, 2.2).
    return gunzipSync(bytes, {
      maxOutputLength: Math.min(MOST_UNPACKED, Math.max(2 ** 20, bytes.length * IMPORT_LIMITS.ratio)),
    })
  } catch (error) {
    throw new Unread(
      error instanceof RangeError ||
        (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')
        ? 'file.bomb'
        : 'file.broken',
    )
  }
}

const countBy = (
  records: readonly RecordHead[],
  group: string,
  of: (record: RecordHead) => string,
): HeldFact[] => {
  const counts = new Map<string, number>()
  for (const record of records) counts.set(of(record), (counts.get(of(record)) ?? 0) + 1)
  return [...counts].slice(0, 40).map(([name, count]) => ({ group, name, value: String(count) }))
}

const describe = (records: readonly RecordHead[]): HeldFact[] => {
  const dates = records.flatMap(({ date }) => date ?? []).sort()
  return [
    ...countBy(records, 'records', ({ type }) => type),
    ...(dates.length === 0
      ? []
      : [{ group: 'archive', name: 'recorded', value: `${dates[0]} to ${dates.at(-1)}` }]),
    ...records.flatMap(({ information }) => information ?? []).slice(0, 20),
  ]
}

const textOfRecords = (records: readonly RecordHead[]): string =>
  [
    ...new Set(
      records
        .filter(({ type }) => type === 'response' || type === 'resource')
        .flatMap(({ uri }) => uri ?? []),
    ),
  ]
    .slice(0, 10_000)
    .join('\n')

const readWarc = (job: ReadJob, bytes: Uint8Array): Draft => {
  const { records, problems } = listRecords(bytes, IMPORT_LIMITS.entries * 5)
  if (records.length === 0) throw new Unread('file.broken', { problems })
  return draftOf(job.type, {
    text: textOfRecords(records),
    facts: describe(records),
    problems: [...problems, 'This is a list; digests and signatures are checked separately.'],
    derivatives: [
      listingDerivative(
        records.map(({ type, date, uri, length }) => ({ type, date, uri, length })),
        'heads of the WARC records',
      ),
    ],
  })
}

const readWacz = (job: ReadJob): Draft => {
  const { members, problems } = openZip(job.bytes)
  const children = collectChildren(job.media)
  const facts: HeldFact[] = []
  const records: RecordHead[] = []
  const told = [...problems]
  for (const member of members) {
    if (member.kind !== 'file') continue
    if (/^archive\/.*\.warc(\.gz)?$/.test(member.path)) {
      const inside = unpackMember(job.bytes, member, MOST_UNPACKED)
      if (inside === undefined) {
        told.push(`The archive ${showName(member.path)} could not be unpacked.`)
        continue
      }
      const listed = listRecords(
        inside[0] === 0x1f && inside[1] === 0x8b ? gunzip(inside) : inside,
        IMPORT_LIMITS.entries * 5,
      )
      records.push(...listed.records)
      told.push(...listed.problems)
    }
    children.name(member.path, member.size)
  }
  const manifest = members.find(({ path }) => path === 'datapackage.json')
  const written = manifest === undefined ? undefined : unpackMember(job.bytes, manifest, 2 ** 24)
  for (const name of [
    'title',
    'description',
    'created',
    'software',
    'wacz_version',
    'mainPageUrl',
    'mainPageDate',
  ]) {
    const value =
      written === undefined
        ? undefined
        : new RegExp(`"${name}"\\s*:\\s*"((?:[^"\\\\]|\\\\.){1,500})"`).exec(
            Buffer.from(written).toString('utf8'),
          )?.[1]
    if (value !== undefined) facts.push({ group: 'package', name, value })
  }
  if (!members.some(({ path }) => path === 'datapackage-digest.json')) told.push('The package is not signed.')
  return draftOf(job.type, {
    text: textOfRecords(records),
    facts: [...facts, ...describe(records)],
    problems: [...new Set(told), 'This is a list; digests and signatures are checked separately.'],
    children: children.list(),
    derivatives: [
      listingDerivative(
        members.map(({ path, size }) => ({ name: showName(path), size })),
        'table of contents of the WACZ',
      ),
    ],
  })
}

/** Reads one web archive. */
export const readWebArchive: ReadFile = (job) => {
  if (job.type === 'wacz') return readWacz(job)
  return readWarc(job, job.type === 'warc-gz' ? gunzip(job.bytes) : job.bytes)
}

if (import.meta.main) await serveReader(readWebArchive)

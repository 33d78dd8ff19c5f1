/** Captures one address in a test and hands back the outcome with the bytes of its files and the records of its archive. */
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { CaptureJob, CaptureOutcome, CaptureProgress } from '@smart-rescue/features/ports/capturer'
import { CaptureReport } from '@smart-rescue/schema'
import { type CapturerOptions, createCapturer } from '../create-capturer.ts'

/** A record of the archive, taken apart by other code than the one that wrote it. */
export interface ReadRecord {
  readonly type: string
  readonly uri: string
  readonly head: string
  readonly block: Buffer
  /** Values of a field of the record's head. */
  field(name: string): readonly string[]
}

/** What a test looks at. */
export interface Captured {
  readonly outcome: CaptureOutcome
  readonly files: ReadonlyMap<string, Buffer>
  readonly records: readonly ReadRecord[]
  readonly progress: readonly CaptureProgress[]
  /** What was left in the scratch folder afterwards. */
  readonly left: readonly string[]
  /** The fate of the request to a path. */
  fate(path: string): string | undefined
  /** The record of a type whose address ends so. */
  find(type: string, ending: string): ReadRecord | undefined
}

const job: CaptureJob = {
  captureId: 'cap-1',
  url: '',
  media: 'withheld',
  operator: 'Asha Example',
  caseReference: 'SR-2026-1',
  purpose: 'test',
  legalBasis: 'test',
}

/** Splits an archive by its gzip members and reads each record by the lengths it states. */
const readWarc = (zip: Buffer): ReadRecord[] => {
  const name = 'archive/data.warc.gz'
  const at = zip.indexOf(name)
  const start = at + name.length
  const size = zip.readUInt32LE(at - 30 + 18)
  let rest = gunzipSync(zip.subarray(start, start + size))
  const records: ReadRecord[] = []
  while (rest.length > 0) {
    const end = rest.indexOf('\r\n\r\n')
    const head = rest.subarray(0, end).toString('utf8')
    const field = (wanted: string) =>
      head
        .split('\r\n')
        .filter((line) => line.toLowerCase().startsWith(`${wanted.toLowerCase()}: `))
        .map((line) => line.slice(wanted.length + 2))
    const length = Number(field('Content-Length')[0])
    records.push({
      type: field('WARC-Type')[0] ?? '',
      uri: field('WARC-Target-URI')[0] ?? '',
      head,
      block: rest.subarray(end + 4, end + 4 + length),
      field,
    })
    rest = rest.subarray(end + 4 + length + 4)
  }
  return records
}

/** The bytes of every file by role. */
const readFiles = async (outcome: CaptureOutcome): Promise<Map<string, Buffer>> => {
  const files = new Map<string, Buffer>()
  for (const file of outcome.files) {
    const parts: Uint8Array[] = []
    for await (const part of file.bytes()) parts.push(part)
    files.set(file.role, Buffer.concat(parts))
  }
  return files
}

/** Captures once with its own capturer and scratch folder. Names ending in `.test` lead to loopback and may be captured. */
export const captureOnce = async (
  url: string,
  options: CapturerOptions = {},
  more: {
    readonly job?: Partial<CaptureJob>
    readonly signal?: AbortSignal
    readonly onProgress?: (step: CaptureProgress) => void
  } = {},
): Promise<Captured> => {
  const scratchDir = await mkdtemp(join(tmpdir(), 'sr-test-scratch-'))
  // The browser's own user must be able to walk in, or the profile goes elsewhere and nothing would be seen to be left.
  await chmod(scratchDir, 0o711)
  const host = URL.canParse(url) ? new URL(url).hostname : ''
  const capturer = createCapturer({
    scratchDir,
    resolver: (name) => Promise.resolve(name.endsWith('.test') ? ['127.0.0.1'] : []),
    allowedPrivateHosts: host.endsWith('.test') ? [host] : [],
    ...options,
  })
  const progress: CaptureProgress[] = []
  try {
    const outcome = await capturer.capture(
      { ...job, url, ...more.job },
      (step) => {
        progress.push(step)
        more.onProgress?.(step)
      },
      more.signal ?? new AbortController().signal,
    )
    CaptureReport.parse(outcome.report)
    const files = await readFiles(outcome)
    const wacz = files.get('wacz')
    const records = wacz === undefined ? [] : readWarc(wacz)
    return {
      outcome,
      files,
      records,
      progress,
      left: await readdir(scratchDir),
      fate: (path) => outcome.report.requests.find((each) => new URL(each.url).pathname === path)?.fate,
      find: (type, ending) => records.find((record) => record.type === type && record.uri.endsWith(ending)),
    }
  } finally {
    await capturer.close()
    await rm(scratchDir, { recursive: true, force: true })
  }
}

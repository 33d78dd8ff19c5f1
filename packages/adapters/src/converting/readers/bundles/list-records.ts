/** Walks over the records of a WARC (ISO 28500) by their own lengths and takes their heads; bodies are passed over. */
import type { HeldFact } from '@smart-rescue/features/ports/held/converting'

/** Head of one record as written. `length` in bytes. */
export interface RecordHead {
  readonly type: string
  readonly date?: string
  readonly uri?: string
  readonly length: number
  /** What a `warcinfo` record says about whoever made the file. */
  readonly information?: readonly HeldFact[]
}

const MOST_HEAD = 65_536

const fieldsOf = (head: string): Map<string, string> => {
  const fields = new Map<string, string>()
  for (const line of head.split('\r\n').slice(1)) {
    const colon = line.indexOf(':')
    if (colon > 0)
      fields.set(
        line.slice(0, colon).trim().toLowerCase(),
        line
          .slice(colon + 1)
          .trim()
          .slice(0, 4_000),
      )
  }
  return fields
}

const readInformation = (body: Buffer): HeldFact[] =>
  [...fieldsOf(`\r\n${body.subarray(0, 8_192).toString('utf8')}`)]
    .slice(0, 20)
    .map(([name, value]) => ({ group: 'made by', name, value: value.slice(0, 500) }))

/** The heads in the order of the file, at most `most`; stops with a sentence at the first record whose length does not fit. */
export const listRecords = (
  bytes: Uint8Array,
  most: number,
): { records: RecordHead[]; problems: string[] } => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const records: RecordHead[] = []
  const problems: string[] = []
  let at = 0
  while (at < buffer.length) {
    while (buffer[at] === 13 || buffer[at] === 10) at += 1
    if (at >= buffer.length) break
    const place = `at byte ${at}`
    if (buffer.subarray(at, at + 5).toString('latin1') !== 'WARC/') {
      problems.push(`No record begins ${place}, where the length of the one before ends.`)
      break
    }
    const end = buffer.subarray(at, at + MOST_HEAD).indexOf('\r\n\r\n')
    if (end < 0) {
      problems.push(`The head of the record ${place} does not end.`)
      break
    }
    const fields = fieldsOf(buffer.subarray(at, at + end).toString('utf8'))
    const written = fields.get('content-length') ?? ''
    const length = /^\d{1,15}$/.test(written) ? Number(written) : Number.NaN
    const body = at + end + 4
    if (Number.isNaN(length) || body + length > buffer.length) {
      problems.push(`The record ${place} is longer than the file, or tells no length.`)
      break
    }
    const type = fields.get('warc-type') ?? 'unknown'
    const [date, uri] = [fields.get('warc-date'), fields.get('warc-target-uri')]
    records.push({
      type,
      ...(date === undefined ? {} : { date }),
      ...(uri === undefined ? {} : { uri }),
      length,
      ...(type === 'warcinfo' ? { information: readInformation(buffer.subarray(body, body + length)) } : {}),
    })
    if (records.length >= most) {
      problems.push(`Only the first ${most} records are listed.`)
      break
    }
    at = body + length
  }
  return { records, problems }
}

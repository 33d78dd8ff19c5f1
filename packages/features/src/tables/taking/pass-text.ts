/**
 * Lets the bytes of a table of text pass on their way into the locker: hashed against the known-hash lists, held to being
 * text, counted. When something is wrong the stream throws, and the locker keeps nothing: what it had written is
 * ciphertext whose key was never stored, and it is removed.
 */
import { createTextWatch, guessEncoding } from '@smart-rescue/core/tables'
import { ERRORS, type ErrorCode, Failure } from '@smart-rescue/schema'
import { judgeFile, type OfferedFile, type Refusal } from '../../imports/taking/judge-file.ts'
import type { KnownMaterial } from '../../imports/taking/stop-matched.ts'
import type { Screener } from '../../ports/held/screening.ts'
import { formatOf } from './look-at-table.ts'
import { toLatin1, tryDecode } from './text-decoding.ts'

/** Why nothing is kept of a table. */
export class TableRefused extends Error {
  readonly refusal: Refusal | undefined
  /** Material that a list knows. */
  readonly known: KnownMaterial | undefined
  constructor(why: { readonly refusal?: Refusal; readonly known?: KnownMaterial }) {
    super('the table is not kept')
    this.refusal = why.refusal
    this.known = why.known
  }
}

/** The same bytes are in the case already. */
export class TableKnown extends Error {
  readonly sha256: string
  constructor(sha256: string) {
    super('the table is known')
    this.sha256 = sha256
  }
}

const refuse = (code: ErrorCode): TableRefused =>
  new TableRefused({ refusal: { code, sentence: ERRORS[code].sentence } })

/** How much of a file is looked at before its first byte goes on. */
const HEAD_BYTES = 1_048_576

/** What a passing is done with. */
export interface Passing {
  readonly screener: Screener
  readonly file: Omit<OfferedFile, 'bytes'>
  readonly length: number
  readonly media: 'withheld' | 'allowed'
  /** Asked with `sha256:` and hex when all bytes have passed. */
  readonly isKnown: (sha256: string) => Promise<boolean>
}

const join = (pieces: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(pieces))

/** The bytes as they pass. Throws `request.broken-off`, TableRefused or TableKnown; then nothing may be kept. */
export async function* passText(
  body: AsyncIterable<Uint8Array>,
  { screener, file, length, media, isKnown }: Passing,
): AsyncGenerator<Uint8Array> {
  const screen = screener.pass()
  const head: Uint8Array[] = []
  let watch: ReturnType<typeof createTextWatch> | undefined
  let seen = 0
  const look = (piece: Uint8Array): void => {
    const finding = watch?.look(piece)
    if (finding === 'binary') throw refuse('table.not-text')
    if (finding === 'media' && media === 'withheld') throw refuse('import.media-inside')
  }
  const begin = (): Uint8Array => {
    const bytes = join(head)
    head.length = 0
    const refusal = judgeFile({ ...file, bytes }, media)
    if (refusal !== undefined) throw new TableRefused({ refusal })
    if (formatOf(bytes, file.name) !== 'text') throw refuse('table.not-text')
    watch = createTextWatch(guessEncoding(bytes.subarray(0, 65_536), tryDecode), toLatin1)
    look(bytes)
    return bytes
  }
  for await (const piece of body) {
    seen += piece.byteLength
    if (seen > length) throw new Failure('request.broken-off')
    screen.add(piece)
    if (watch !== undefined) {
      look(piece)
      yield piece
      continue
    }
    head.push(piece)
    if (seen >= HEAD_BYTES) yield begin()
  }
  if (seen !== length) throw new Failure('request.broken-off')
  if (watch === undefined) yield begin()
  const verdict = screen.end()
  if (verdict.state === 'matched') throw new TableRefused({ known: { ...verdict, length } })
  const sha256 = `sha256:${verdict.sha256}`
  if (await isKnown(sha256)) throw new TableKnown(sha256)
}

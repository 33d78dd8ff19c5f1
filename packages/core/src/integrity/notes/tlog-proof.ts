/** C2SP tlog-proof@v1: one file by which anybody can check offline that a leaf is in a signed log. */
import { fromBase64, fromUtf8, parseDecimal, toBase64 } from '../encoding/bytes.ts'
import { accept, type Outcome, refuse } from '../encoding/outcome.ts'
import { verifyInclusion } from '../merkle/merkle-proof.ts'
import { HASH_LENGTH, leafHash } from '../merkle/merkle-tree.ts'
import { parseCheckpointNote } from './checkpoint.ts'

const HEADER = 'c2sp.org/tlog-proof@v1'
const MAX_HASHES = 63

/** A proof taken apart. `checkpoint` is the whole signed note, verbatim. */
export interface TlogProof {
  readonly index: number
  readonly hashes: readonly Uint8Array[]
  readonly checkpoint: string
  /** Unauthenticated bytes of the application; ours writes none. */
  readonly extra?: Uint8Array
}

/** Writes a proof file. */
export const formatTlogProof = (proof: TlogProof): string =>
  [
    HEADER,
    ...(proof.extra === undefined ? [] : [`extra ${toBase64(proof.extra)}`]),
    `index ${proof.index}`,
    ...proof.hashes.map(toBase64),
    '',
    proof.checkpoint,
  ].join('\n')

/** Reads a proof file; its checkpoint is checked for form only. */
export const parseTlogProof = (file: string | Uint8Array): Outcome<TlogProof> => {
  const text = typeof file === 'string' ? file : fromUtf8(file)
  const split = text?.indexOf('\n\n') ?? -1
  if (text === undefined || split < 0)
    return refuse('proof.format', 'The proof has no blank line before its checkpoint.')
  const [header, ...lines] = text.slice(0, split).split('\n')
  if (header !== HEADER) return refuse('proof.format', `The first line is not ${HEADER}.`)
  const extraLine = lines[0]?.startsWith('extra ') ? lines.shift() : undefined
  const extra = extraLine === undefined ? undefined : fromBase64(extraLine.slice(6))
  if (extraLine !== undefined && extra === undefined)
    return refuse('proof.format', 'The extra data is not base64.')
  const [, digits = ''] = /^index (\d+)$/.exec(lines.shift() ?? '') ?? []
  const index = parseDecimal(digits)
  if (index === undefined) return refuse('proof.format', 'The index line is missing or malformed.')
  if (lines.length > MAX_HASHES)
    return refuse('proof.length', 'The proof has more hashes than any log needs.')
  const hashes: Uint8Array[] = []
  for (const line of lines) {
    const hash = fromBase64(line)
    if (hash?.length !== HASH_LENGTH)
      return refuse('proof.format', 'A line of the proof is not a hash of 32 bytes.')
    hashes.push(hash)
  }
  const checkpoint = text.slice(split + 2)
  const note = parseCheckpointNote(checkpoint)
  if (!note.ok) return note
  return accept(extra === undefined ? { index, hashes, checkpoint } : { index, hashes, checkpoint, extra })
}

/** Checks that the leaf is where the proof says, under the root its checkpoint names. Who signed the checkpoint is a separate question (`openCheckpoint`, `judgeCheckpoint`). */
export const verifyTlogProof = (proof: TlogProof, leaf: Uint8Array): Outcome<true> => {
  const parsed = parseCheckpointNote(proof.checkpoint)
  if (!parsed.ok) return parsed
  const { size, root } = parsed.value.checkpoint
  return verifyInclusion(proof.index, size, leafHash(leaf), proof.hashes, root)
}

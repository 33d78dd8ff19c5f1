/** C2SP tlog-witness, `add-checkpoint`: the request by which a log asks a witness for its cosignature. */
import {
  accept,
  type CheckpointNote,
  fromBase64,
  fromUtf8,
  type Outcome,
  parseCheckpointNote,
  parseDecimal,
  refuse,
  toBase64,
} from '../integrity/index.ts'

/** Most hashes that a consistency proof may have (tlog-witness). */
export const MAX_PROOF_LINES = 63

/** A request taken apart, nothing verified yet. */
export interface Submission extends CheckpointNote {
  /** The size that the log believes the witness to have cosigned last. */
  readonly old: number
  readonly proof: readonly Uint8Array[]
  /** The signed note, verbatim. */
  readonly text: string
}

/** Writes the body of a request. */
export const formatSubmission = (old: number, proof: readonly Uint8Array[], note: string): string =>
  [`old ${old}`, ...proof.map(toBase64), '', note].join('\n')

/** Reads the body of a request. Refuses anything that is not the spelling of the specification. */
export const parseSubmission = (body: string | Uint8Array): Outcome<Submission> => {
  const whole = typeof body === 'string' ? body : fromUtf8(body)
  const split = whole?.indexOf('\n\n') ?? -1
  if (whole === undefined || split < 0)
    return refuse('proof.format', 'The request has no empty line before its checkpoint.')
  const [first = '', ...lines] = whole.slice(0, split).split('\n')
  const old = first.startsWith('old ') ? parseDecimal(first.slice(4)) : undefined
  if (old === undefined) return refuse('proof.format', 'The request does not begin with the old size.')
  if (lines.length > MAX_PROOF_LINES)
    return refuse('proof.length', 'The consistency proof has more hashes than any log needs.')
  const proof: Uint8Array[] = []
  for (const line of lines) {
    const hash = fromBase64(line)
    if (hash?.length !== 32)
      return refuse('proof.format', 'A line of the consistency proof is not a hash of 32 bytes.')
    proof.push(hash)
  }
  const text = whole.slice(split + 2)
  const note = parseCheckpointNote(text)
  return note.ok ? accept({ ...note.value, old, proof, text }) : note
}

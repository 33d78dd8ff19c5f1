/** What a log makes of a witness's answer to `add-checkpoint`. */
import {
  formatNote,
  type NoteSignature,
  parseDecimal,
  parseNote,
  type SignedNote,
  type VerifierKey,
  verifyNote,
} from '../integrity/index.ts'

/** An HTTP answer. */
export interface WitnessAnswer {
  readonly status: number
  readonly contentType: string
  readonly text: string
}

/**
 * `cosigned` with the verified lines; `behind`: the witness cosigned `size` last, ask again from there; `ahead`: it has seen
 * more than we have, so our log was rolled back; `contradicted`: it has seen another log under our name; `refused` otherwise.
 */
export type AnswerMeaning =
  | { readonly kind: 'cosigned'; readonly lines: readonly NoteSignature[]; readonly time?: number }
  | { readonly kind: 'behind'; readonly size: number }
  | { readonly kind: 'ahead'; readonly size: number }
  | { readonly kind: 'contradicted' }
  | { readonly kind: 'refused'; readonly status: number }

/** Keeps the lines of a note that are by the keys and verify. */
const readLines = (note: SignedNote, text: string, keys: readonly VerifierKey[]) => {
  const answered = parseNote(`${note.text}\n${text}`)
  if (!answered.ok) return undefined
  const lines = answered.value.signatures.filter((line) =>
    keys.some(
      (key) =>
        key.name === line.name &&
        key.keyId === line.keyId &&
        verifyNote({ text: note.text, signatures: [line] }, [key]).ok,
    ),
  )
  const verified = verifyNote({ text: note.text, signatures: lines }, keys)
  return verified.ok
    ? { lines, time: verified.value.find(({ time }) => time !== undefined)?.time }
    : undefined
}

/** Reads an answer. `asked` is what was sent: the note, its size, and the old size that was named. */
export const readAnswer = (
  answer: WitnessAnswer,
  asked: { readonly note: SignedNote; readonly size: number; readonly old: number },
  keys: readonly VerifierKey[],
): AnswerMeaning => {
  if (answer.status === 200) {
    const found = readLines(asked.note, answer.text, keys)
    if (found === undefined) return { kind: 'refused', status: 200 }
    return { kind: 'cosigned', lines: found.lines, ...(found.time === undefined ? {} : { time: found.time }) }
  }
  if (answer.status === 409 && answer.contentType.startsWith('text/x.tlog.size')) {
    const size = parseDecimal(answer.text.replace(/\n$/, ''))
    if (size === undefined) return { kind: 'refused', status: 409 }
    if (size > asked.size) return { kind: 'ahead', size }
    if (size !== asked.old) return { kind: 'behind', size }
    // The size that we named and have: no misunderstanding about sizes, so it has another root. Otherwise it makes no sense.
    return size === asked.size ? { kind: 'contradicted' } : { kind: 'refused', status: 409 }
  }
  if (answer.status === 422 || answer.status === 409) return { kind: 'contradicted' }
  return { kind: 'refused', status: answer.status }
}

/** A note with further signature lines, each key once; lines that stand already stay. */
export const addLines = (note: SignedNote, lines: readonly NoteSignature[]): string => {
  const has = (line: NoteSignature) =>
    note.signatures.some(({ name, keyId }) => name === line.name && keyId === line.keyId)
  return formatNote({
    text: note.text,
    signatures: [...note.signatures, ...lines.filter((line) => !has(line))],
  })
}

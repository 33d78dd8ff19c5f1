/** Asks one witness to cosign the newest checkpoint, catching up with the size that it names. */
import { parseNote, parseVerifierKey, type VerifierKey } from '@smart-rescue/core/integrity'
import { type AnswerMeaning, formatSubmission, readAnswer } from '@smart-rescue/core/witnessing'
import type { AskWitness, OwnLog } from '../ports/proof/witnessing.ts'

/** A witness as it is asked. `known` is the size that it is believed to have cosigned last. */
export interface AskedWitness {
  readonly url: string
  readonly vkeys: readonly string[]
  readonly known: number
}

/** What came of it: the meaning of the last answer (or that none came), and which checkpoint was sent. */
export interface Asked {
  readonly meaning: AnswerMeaning | { readonly kind: 'away' }
  readonly size: number
  readonly note: string
}

/** A witness names its size at most twice in a round: once because we did not know, once because somebody was faster. */
const MOST_TRIES = 3

const keysOf = (vkeys: readonly string[]): VerifierKey[] =>
  vkeys.flatMap((vkey) => {
    const parsed = parseVerifierKey(vkey)
    return parsed.ok ? [parsed.value] : []
  })

/** Asks; never rejects for what a witness or the network does. */
export const askOne = async (log: OwnLog, ask: AskWitness, witness: AskedWitness): Promise<Asked> => {
  const { size, note } = await log.newest()
  const parsed = parseNote(note)
  if (!parsed.ok) return { meaning: { kind: 'refused', status: 0 }, size, note }
  let old = Math.min(witness.known, size)
  for (let tries = 1; ; tries++) {
    const body = formatSubmission(old, await log.consistency(old, size), note)
    const answer = await ask(witness.url, body).catch(() => undefined)
    if (answer === undefined || answer.status >= 500 || answer.status === 429)
      return { meaning: { kind: 'away' }, size, note }
    const meaning = readAnswer(answer, { note: parsed.value, size, old }, keysOf(witness.vkeys))
    if (meaning.kind !== 'behind' || tries === MOST_TRIES) return { meaning, size, note }
    old = meaning.size
  }
}

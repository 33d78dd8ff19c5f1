/** Who of a policy's witnesses cosigned a checkpoint, counted one by one: for a verifier that shows k of n with names and problems. */
import type { RefusalCode } from '../encoding/outcome.ts'
import { parseNote, verifyNote } from './signed-note.ts'
import { isWitnessed, type TlogPolicy } from './tlog-policy.ts'
import { TYPE_ML_DSA_44 } from './verifier-key.ts'

/** One thing that is wrong with the cosignatures. `name` is the policy's name of the witness it is about. */
export interface CosignatureProblem {
  readonly code: RefusalCode
  readonly sentence: string
  readonly name?: string
}

/** How many of the policy's witnesses cosigned, who and when (seconds since 1970), and what is wrong. */
export interface CosignatureVerdict {
  readonly have: number
  readonly want: number
  readonly names: readonly string[]
  readonly times: Readonly<Record<string, number>>
  readonly problems: readonly CosignatureProblem[]
}

/**
 * Verifies each cosignature of the note that the policy knows. One that does not verify is a problem of that witness and
 * takes nothing from the others. Also named: a quorum that is not reached, and a log's ML-DSA-44 line that the policy demands
 * and the note lacks.
 */
export const verifyCosignatures = (note: string | Uint8Array, policy: TlogPolicy): CosignatureVerdict => {
  const want = policy.witnesses.length
  const parsed = parseNote(note)
  if (!parsed.ok)
    return {
      have: 0,
      want,
      names: [],
      times: {},
      problems: [{ code: parsed.code, sentence: parsed.sentence }],
    }
  const names: string[] = []
  const times: Record<string, number> = {}
  const problems: CosignatureProblem[] = []
  for (const { name, key } of policy.witnesses) {
    const verified = verifyNote(parsed.value, [key])
    if (verified.ok) {
      names.push(name)
      const time = verified.value[0]?.time
      if (time !== undefined) times[name] = time
    } else if (verified.code === 'note.signature')
      problems.push({ code: verified.code, sentence: `The cosignature of ${name} does not verify.`, name })
  }
  if (!isWitnessed(policy, policy.quorum, new Set(names)))
    problems.push({
      code: 'policy.not-witnessed',
      sentence: `Fewer witnesses cosigned than the policy asks for: ${names.length} of ${want}.`,
    })
  const [origin] = parsed.value.text.split('\n', 1)
  const later = policy.logs
    .map(({ key }) => key)
    .filter((key) => key.type === TYPE_ML_DSA_44 && key.name === origin)
  if (later.length > 0 && !verifyNote(parsed.value, later).ok)
    problems.push({
      code: 'policy.downgrade',
      sentence:
        'The policy demands the ML-DSA-44 signature of the log, and the checkpoint does not carry a valid one.',
    })
  return { have: names.length, want, names, times, problems }
}

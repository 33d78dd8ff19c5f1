/** C2SP tlog-policy: which logs and witnesses an outsider trusts, and how many witnesses must have cosigned. */
import { equalBytes, fromUtf8, parseDecimal } from '../encoding/bytes.ts'
import { accept, type Outcome, type Refusal, refuse } from '../encoding/outcome.ts'
import {
  type CheckpointNote,
  type OpenedCheckpoint,
  openCheckpoint,
  parseCheckpointNote,
} from './checkpoint.ts'
import { verifyNote } from './signed-note.ts'
import {
  parseVerifierKey,
  TYPE_COSIGNATURE,
  TYPE_ED25519,
  TYPE_ML_DSA_44,
  type VerifierKey,
} from './verifier-key.ts'

/** A trusted key with the address it may be reached under; for witnesses, with the policy's own name for it. */
export interface PolicyLog {
  readonly key: VerifierKey
  readonly url?: string
}

/** A witness as the policy names it. */
export interface PolicyWitness extends PolicyLog {
  readonly name: string
}

/** A group witnesses a checkpoint when `threshold` of its members do. */
export interface PolicyGroup {
  readonly name: string
  readonly threshold: number
  readonly members: readonly string[]
}

/** A whole policy. `quorum` names a witness or group, or is `none`. */
export interface TlogPolicy {
  readonly logs: readonly PolicyLog[]
  readonly witnesses: readonly PolicyWitness[]
  readonly groups: readonly PolicyGroup[]
  readonly quorum: string
}

interface Draft {
  readonly logs: PolicyLog[]
  readonly witnesses: PolicyWitness[]
  readonly groups: PolicyGroup[]
  readonly grouped: Set<string>
  quorum?: string
}

const isKnown = (draft: Draft, name: string): boolean =>
  draft.witnesses.some((witness) => witness.name === name) ||
  draft.groups.some((group) => group.name === name)

const refuseName = (draft: Draft, name: string): Refusal | undefined =>
  name === 'none' || isKnown(draft, name)
    ? refuse('policy.name', `The name ${name} is used twice or reserved.`)
    : undefined

const readKey = (
  text: string,
  types: readonly VerifierKey['type'][],
  others: readonly PolicyLog[],
): Outcome<VerifierKey> => {
  const key = parseVerifierKey(text)
  if (!key.ok) return key
  if (!types.includes(key.value.type))
    return refuse('key.type', 'A log key stands where a witness key belongs, or the reverse.')
  return others.some((other) => equalBytes(other.key.key, key.value.key))
    ? refuse('policy.duplicate', 'The same key is listed twice.')
    : key
}

const addLog = (draft: Draft, words: readonly string[]): Refusal | undefined => {
  const [text = '', url, ...rest] = words
  if (rest.length > 0) return refuse('policy.format', 'A log line has too many words.')
  const key = readKey(text, [TYPE_ED25519, TYPE_ML_DSA_44], draft.logs)
  if (!key.ok) return key
  draft.logs.push(url === undefined ? { key: key.value } : { key: key.value, url })
  return undefined
}

const addWitness = (draft: Draft, words: readonly string[]): Refusal | undefined => {
  const [name = '', text = '', url, ...rest] = words
  if (rest.length > 0 || text === '') return refuse('policy.format', 'A witness line needs a name and a key.')
  const key = readKey(text, [TYPE_COSIGNATURE, TYPE_ML_DSA_44], draft.witnesses)
  const taken = refuseName(draft, name)
  if (!key.ok || taken) return taken ?? (key.ok ? undefined : key)
  draft.witnesses.push(url === undefined ? { name, key: key.value } : { name, key: key.value, url })
  return undefined
}

const addGroup = (draft: Draft, words: readonly string[]): Refusal | undefined => {
  const [name = '', count = '', ...members] = words
  const taken = refuseName(draft, name)
  if (taken) return taken
  const threshold = count === 'all' ? members.length : count === 'any' ? 1 : parseDecimal(count)
  if (threshold === undefined || threshold < 1 || threshold > members.length)
    return refuse('policy.group', 'A group needs a threshold between 1 and the number of its members.')
  for (const member of members) {
    if (!isKnown(draft, member))
      return refuse('policy.group', 'A group names a member that no earlier line defines.')
    // Each name may be a member once in the whole file, so that no witness counts twice.
    if (draft.grouped.has(member))
      return refuse('policy.group', 'A member stands in two groups, or twice in one.')
    draft.grouped.add(member)
  }
  draft.groups.push({ name, threshold, members })
  return undefined
}

const setQuorum = (draft: Draft, words: readonly string[]): Refusal | undefined => {
  const [name = '', ...rest] = words
  if (draft.quorum !== undefined) return refuse('policy.quorum', 'The policy has more than one quorum line.')
  if (rest.length > 0 || (name !== 'none' && !isKnown(draft, name)))
    return refuse('policy.quorum', 'The quorum names nothing that an earlier line defines.')
  draft.quorum = name
  return undefined
}

const RULES: Readonly<Record<string, (draft: Draft, words: readonly string[]) => Refusal | undefined>> = {
  log: addLog,
  witness: addWitness,
  group: addGroup,
  quorum: setQuorum,
}

/** Reads a policy file. Names are compared as they are spelt, without Unicode folding; the file must be UTF-8. */
export const parsePolicy = (policy: string | Uint8Array): Outcome<TlogPolicy> => {
  const text = typeof policy === 'string' ? policy : fromUtf8(policy)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: tlog-policy allows tab and newline only.
  if (text === undefined || /[\u0000-\u0008\u000b-\u001f\u007f]/.test(text))
    return refuse('policy.format', 'The policy is not UTF-8, or holds a control character.')
  if (text !== '' && !text.endsWith('\n')) return refuse('policy.format', 'The last line has no newline.')
  const draft: Draft = { logs: [], witnesses: [], groups: [], grouped: new Set() }
  for (const line of text.split('\n')) {
    const [keyword = '', ...words] = line.split(/[ \t]+/).filter((word) => word !== '')
    if (keyword === '' || keyword.startsWith('#')) continue
    const rule = Object.hasOwn(RULES, keyword) ? RULES[keyword] : undefined
    const refusal = rule ? rule(draft, words) : refuse('policy.format', 'A line begins with an unknown word.')
    if (refusal) return refusal
  }
  const { logs, witnesses, groups, quorum } = draft
  if (quorum === undefined) return refuse('policy.quorum', 'The policy has no quorum line.')
  return accept({ logs, witnesses, groups, quorum })
}

/** Whether the named witness or group has witnessed, given the witnesses whose cosignatures verified. */
export const isWitnessed = (policy: TlogPolicy, name: string, cosigned: ReadonlySet<string>): boolean => {
  if (name === 'none') return true
  const group = policy.groups.find((candidate) => candidate.name === name)
  if (!group) return cosigned.has(name)
  return group.members.filter((member) => isWitnessed(policy, member, cosigned)).length >= group.threshold
}

const isMlDsa = (key: VerifierKey): boolean => key.type === TYPE_ML_DSA_44

/** A checkpoint judged by a policy: signed by a listed log, who cosigned, and whether that makes the quorum. */
export interface JudgedCheckpoint extends OpenedCheckpoint {
  /** The policy's names of the witnesses that cosigned. */
  readonly cosigners: readonly string[]
  readonly quorumReached: boolean
}

/**
 * Judges a signed checkpoint by a policy: which listed log signed it (all Ed25519 keys of one origin are tried), and whether
 * the quorum is reached. Where the policy lists ML-DSA-44 keys of the log as well, one of them must have signed too: a
 * checkpoint without that line is refused as a downgrade.
 */
export const judgeCheckpoint = (note: string | Uint8Array, policy: TlogPolicy): Outcome<JudgedCheckpoint> => {
  const parsed: Outcome<CheckpointNote> = parseCheckpointNote(note)
  if (!parsed.ok) return parsed
  const keys = policy.witnesses.map((witness) => witness.key)
  let refusal: Refusal = refuse(
    'policy.unknown-log',
    'The policy does not list the log that signed the checkpoint.',
  )
  const own = policy.logs.map(({ key }) => key).filter(({ name }) => name === parsed.value.checkpoint.origin)
  const [later, now] = [own.filter(isMlDsa), own.filter((key) => !isMlDsa(key))]
  for (const key of now.length > 0 ? now : later) {
    const opened = openCheckpoint(note, key, keys)
    if (!opened.ok) {
      refusal = opened
      continue
    }
    if (later.length > 0 && !verifyNote(opened.value.note, later).ok)
      return refuse(
        'policy.downgrade',
        'The policy demands the ML-DSA-44 signature of the log, and the checkpoint does not carry a valid one.',
      )
    const verified = new Set(opened.value.witnesses.map((signature) => signature.key))
    const cosigners = policy.witnesses.filter((witness) => verified.has(witness.key)).map(({ name }) => name)
    const quorumReached = isWitnessed(policy, policy.quorum, new Set(cosigners))
    return accept({ ...opened.value, cosigners, quorumReached })
  }
  return refusal
}

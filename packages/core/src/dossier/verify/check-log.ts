/** Checks that every leaf stands in the one signed log: checkpoint, inclusion proofs, consistency with earlier checkpoints – and by the reader's own policy, who signed. */
import {
  type Checkpoint,
  fromUtf8,
  type JudgedCheckpoint,
  judgeCheckpoint,
  openCheckpoint,
  parseCheckpointNote,
  parseTlogProof,
  parseVerifierKey,
  toBase64,
  verifyCosignatures,
  verifyTlogProof,
} from '../../integrity/index.ts'
import { type ConsistencyProof, checkConsistency, readConsistency } from '../package/consistency.ts'
import type { Manifest } from '../package/manifest.ts'
import { CHECKPOINT, CONSISTENCY, kindOfFile, proofPath } from '../package/package-layout.ts'
import type { PackagePolicy } from '../package/package-policy.ts'
import type { PackageLeaf } from './check-custody.ts'
import type { FindingCode, RedList } from './finding.ts'

type Held = ReadonlyMap<string, Uint8Array>

/** What is known of the log: its checkpoint where it could be read, and how the policy judges it. */
export interface LogFacts {
  readonly checkpoint?: Checkpoint
  readonly judged?: JudgedCheckpoint
  /** Earlier states that the log provably grew from. */
  readonly earlier?: readonly ConsistencyProof[]
}

const checkClaim = (note: string, checkpoint: Checkpoint, { log }: Manifest, red: RedList): void => {
  const { origin, size, root } = checkpoint
  if (origin !== log.origin || size !== log.size || toBase64(root) !== log.root)
    red.error(
      'logged',
      'checkpoint.manifest',
      'The checkpoint is not the one that the manifest names.',
      CHECKPOINT,
    )
  const key = parseVerifierKey(log.vkey)
  if (!key.ok) {
    red.error('logged', 'checkpoint.key', key.sentence, CHECKPOINT)
    return
  }
  const opened = openCheckpoint(note, key.value)
  if (opened.ok) return
  if (opened.code === 'note.signature')
    red.error(
      'logged',
      'checkpoint.signature',
      'The signature on the checkpoint does not verify.',
      CHECKPOINT,
    )
  else
    red.error(
      'logged',
      'checkpoint.key',
      'The key that the manifest names did not sign the checkpoint.',
      CHECKPOINT,
    )
}

/** Counts the witnesses one by one. */
const judgeWitnesses = (
  note: string,
  policy: PackagePolicy,
  red: RedList,
): Pick<JudgedCheckpoint, 'cosigners' | 'quorumReached' | 'witnesses'> => {
  const { names, times, problems } = verifyCosignatures(note, policy)
  for (const { code, sentence, name } of problems)
    if (code === 'note.signature') red.error('witnessed', 'witness.cosignature', sentence, name ?? CHECKPOINT)
  return {
    cosigners: names,
    quorumReached: problems.every(({ code }) => code !== 'policy.not-witnessed'),
    witnesses: policy.witnesses
      .filter(({ name }) => names.includes(name))
      .map(({ name, key }) => {
        const time = times[name]
        return time === undefined ? { key } : { key, time }
      }),
  }
}

const judge = (note: string, policy: PackagePolicy, red: RedList): JudgedCheckpoint | undefined => {
  // The log by itself first: a cosignature that does not verify takes nothing from the log, nor from other witnesses.
  const judged = judgeCheckpoint(note, { ...policy, witnesses: [], groups: [], quorum: 'none' })
  if (judged.ok) return { ...judged.value, ...judgeWitnesses(note, policy, red) }
  const codes: Readonly<Record<string, FindingCode>> = {
    'policy.unknown-log': 'log.unknown',
    'note.unsigned': 'log.other-key',
    'note.signature': 'checkpoint.signature',
    'policy.downgrade': 'log.downgrade',
  }
  const sentence =
    judged.code === 'note.unsigned'
      ? 'The log has a name that your policy lists, but another key signed: this is not the log you trust.'
      : judged.sentence
  red.error('logged', codes[judged.code] ?? 'checkpoint.unreadable', sentence, CHECKPOINT)
  return undefined
}

const checkProofs = (leaves: readonly PackageLeaf[], held: Held, note: string, red: RedList): void => {
  const wanted = new Set<string>()
  for (const { leaf, bytes, path: history } of leaves) {
    const path = proofPath(leaf.seq)
    wanted.add(path)
    const file = held.get(path)
    if (file === undefined) {
      red.error('logged', 'proof.missing', `There is no proof that entry ${leaf.seq} is in the log.`, history)
      continue
    }
    const refuse = (code: FindingCode, sentence: string) => red.error('logged', code, sentence, path)
    const proof = parseTlogProof(file)
    if (!proof.ok) refuse('proof.unreadable', proof.sentence)
    else if (proof.value.checkpoint !== note)
      refuse('proof.checkpoint', 'The proof leads to another checkpoint than that of the package.')
    else if (proof.value.index !== leaf.seq)
      refuse('proof.index', 'The proof is about another place in the log.')
    else if (proof.value.extra !== undefined)
      refuse('proof.unreadable', 'The proof carries extra data, which our packages never do.')
    else {
      const verified = verifyTlogProof(proof.value, bytes)
      if (!verified.ok)
        refuse('proof.wrong', `The proof does not lead from entry ${leaf.seq} to the signed root.`)
    }
  }
  for (const path of held.keys())
    if (kindOfFile(path) === 'proof' && !wanted.has(path))
      red.error('logged', 'proof.extra', 'There is a proof for an entry that no history holds.', path)
}

const checkGrowth = (held: Held, { size, root }: Checkpoint, red: RedList): ConsistencyProof[] => {
  const file = held.get(CONSISTENCY)
  if (file === undefined) return []
  const proofs = readConsistency(file)
  if (proofs === undefined)
    red.error('logged', 'consistency.unreadable', 'The proofs of consistency cannot be read.', CONSISTENCY)
  return (proofs ?? []).filter((proof) => {
    const { ok } = checkConsistency(proof, size, root)
    if (!ok)
      red.error(
        'logged',
        'consistency.wrong',
        `The log of this package did not grow from the one of ${proof.size} entries that it names.`,
        CONSISTENCY,
      )
    return ok
  })
}

/** Checks checkpoint, proofs and consistency. */
export const checkLog = (
  manifest: Manifest,
  held: Held,
  leaves: readonly PackageLeaf[],
  policy: PackagePolicy | undefined,
  red: RedList,
): LogFacts => {
  const bytes = held.get(CHECKPOINT)
  const note = bytes && fromUtf8(bytes)
  const parsed = note === undefined ? undefined : parseCheckpointNote(note)
  if (note === undefined || !parsed?.ok) {
    if (bytes === undefined)
      red.error('logged', 'checkpoint.missing', 'The checkpoint is not in the package.', CHECKPOINT)
    else red.error('logged', 'checkpoint.unreadable', 'The checkpoint cannot be read.', CHECKPOINT)
    return {}
  }
  const { checkpoint } = parsed.value
  checkClaim(note, checkpoint, manifest, red)
  const judged = policy && judge(note, policy, red)
  checkProofs(leaves, held, note, red)
  const earlier = checkGrowth(held, checkpoint, red)
  return judged ? { checkpoint, earlier, judged } : { checkpoint, earlier }
}

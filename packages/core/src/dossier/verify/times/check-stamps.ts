/** Checks the stamps of a package: each token for the checkpoint that it stamps, that checkpoint as an earlier state of this log, and the log entry that says when the token arrived. */
import { sha256 } from '@noble/hashes/sha2.js'
import {
  type Checkpoint,
  equalBytes,
  fromUtf8,
  openCheckpoint,
  parseTlogProof,
  parseVerifierKey,
  readLeaf,
  toHex,
  utf8,
  verifyTlogProof,
} from '../../../integrity/index.ts'
import {
  type Certificate,
  type OtsAttestation,
  readOpenTimestamp,
  readPem,
  type StampInfo,
  stampedNote,
  verifyStamp,
} from '../../../stamping/index.ts'
import { checkConsistency, readConsistency } from '../../package/consistency.ts'
import { CHECKPOINT } from '../../package/package-layout.ts'
import { readStampName, STAMP_GROWTH } from '../../package/stamp-files.ts'
import type { FindingCode, RedList } from '../finding.ts'

type Held = ReadonlyMap<string, Uint8Array>

/** One stamp that holds. `anchor` is the place of its own entry in the log; `trusted` whether a root of the reader vouches. */
export interface CheckedStamp {
  readonly size: number
  readonly slug: string
  readonly info: StampInfo
  readonly trusted: boolean
  readonly anchor?: number
}

/** An OpenTimestamps proof that is about its checkpoint. Bitcoin itself is not asked. */
export interface CheckedOpenTimestamp {
  readonly size: number
  readonly slug: string
  readonly attestations: readonly OtsAttestation[]
}

/** Every stamp that holds. */
export interface CheckedStamps {
  readonly stamps: readonly CheckedStamp[]
  readonly openTimestamps: readonly CheckedOpenTimestamp[]
}

/** What the stamps are checked against. */
export interface StampGround {
  readonly held: Held
  readonly vkey: string
  readonly checkpoint: Checkpoint
  readonly roots: readonly Certificate[]
}

/** The stamped checkpoints that are provably earlier states of this log, by size. */
const checkNotes = ({ held, vkey, checkpoint }: StampGround, red: RedList): Map<number, Uint8Array> => {
  const sound = new Map<number, Uint8Array>()
  const key = parseVerifierKey(vkey)
  const growth = readConsistency(held.get(STAMP_GROWTH) ?? new Uint8Array(0))
  if (growth === undefined && held.has(STAMP_GROWTH))
    red.error('timed', 'consistency.unreadable', 'The proofs of consistency cannot be read.', STAMP_GROWTH)
  for (const [path, note] of held) {
    const name = readStampName(path)
    if (name?.part !== 'note' || name.size === undefined) continue
    const own = stampedNote(note, vkey)
    const opened = key.ok ? openCheckpoint(note, key.value) : key
    if (!own || !equalBytes(own, note) || !opened.ok || opened.value.checkpoint.size !== name.size) {
      red.error('timed', 'stamp.note', 'A stamped checkpoint is not one that this log signed.', path)
      continue
    }
    const { size, root } = opened.value.checkpoint
    const proof = growth?.find((candidate) => candidate.size === size)
    const isSame = size === checkpoint.size && equalBytes(root, checkpoint.root)
    const grew =
      proof !== undefined &&
      equalBytes(proof.root, root) &&
      checkConsistency(proof, checkpoint.size, checkpoint.root).ok
    if (isSame || grew) sound.set(size, note)
    else
      red.error(
        'timed',
        'stamp.growth',
        'Nothing shows that the log of this package grew from a stamped checkpoint.',
        path,
      )
  }
  return sound
}

/** The place of the entry that says when a token arrived; undefined where there is none, or it does not hold. */
const checkAnchor = (
  held: Held,
  name: { readonly size: number; readonly slug: string },
  token: Uint8Array,
  red: RedList,
): number | undefined => {
  const path = `stamps/${name.size}.${name.slug}.anchor`
  const bytes = held.get(path)
  if (!bytes) return undefined
  const leaf = readLeaf(bytes)
  const proof = parseTlogProof(held.get(`stamps/${name.size}.${name.slug}.tlog-proof`) ?? new Uint8Array(0))
  const holds =
    leaf.ok &&
    leaf.value.type === 'time.anchored' &&
    leaf.value.head === `sha256:${toHex(sha256(token))}` &&
    leaf.value.size === name.size &&
    leaf.value.role === name.slug &&
    proof.ok &&
    proof.value.index === leaf.value.seq &&
    equalBytes(utf8(proof.value.checkpoint), held.get(CHECKPOINT) ?? new Uint8Array(0)) &&
    verifyTlogProof(proof.value, bytes).ok
  if (holds) return leaf.value.seq
  red.error(
    'timed',
    'stamp.anchor',
    'The log entry that should say when a stamp arrived does not hold.',
    path,
  )
  return undefined
}

const checkToken = (
  token: Uint8Array,
  path: string,
  data: Uint8Array,
  { held, roots }: StampGround,
  slug: string,
  red: RedList,
): { readonly info: StampInfo; readonly trusted: boolean } | undefined => {
  const hint = readPem(fromUtf8(held.get(`stamps/${slug}.root.pem`) ?? new Uint8Array(0)) ?? '') ?? []
  const verdict = verifyStamp(token, { data, roots, others: hint })
  let isBroken = false
  for (const { code, sentence } of verdict.findings) {
    if (code === 'chain.incomplete')
      red.warn('timed', 'stamp.untrusted', 'A stamp is by an authority that you did not say you trust.', path)
    else {
      isBroken = true
      red.error('timed', code as FindingCode, sentence, path)
    }
  }
  return isBroken || !verdict.info ? undefined : { info: verdict.info, trusted: verdict.trust === 'trusted' }
}

/** Checks every file in `stamps/`. */
export const checkStamps = (ground: StampGround, red: RedList): CheckedStamps => {
  const { held } = ground
  const notes = checkNotes(ground, red)
  const stamps: CheckedStamp[] = []
  const openTimestamps: CheckedOpenTimestamp[] = []
  for (const [path, bytes] of held) {
    const name = readStampName(path)
    if (!name) continue
    const { part, size = -1, slug = '' } = name
    if (
      (part === 'anchor' || part === 'proof') &&
      !held.has(`stamps/${size}.${slug}.tsr`) &&
      !held.has(`stamps/${size}.${slug}.ots`)
    )
      red.error('timed', 'stamp.extra', 'There is a log entry for a stamp that is not in the package.', path)
    if (part !== 'token' && part !== 'ots') continue
    const data = notes.get(size)
    if (!data) {
      if (!held.has(`stamps/${size}.note`))
        red.error('timed', 'stamp.note-missing', 'The checkpoint that a stamp is for is missing.', path)
      continue
    }
    const anchor = checkAnchor(held, { size, slug }, bytes, red)
    if (part === 'token') {
      const checked = checkToken(bytes, path, data, ground, slug, red)
      if (checked) stamps.push({ size, slug, ...checked, ...(anchor === undefined ? {} : { anchor }) })
      continue
    }
    const reading = readOpenTimestamp(bytes, data)
    if (!reading.ok) red.error('timed', reading.code, reading.sentence, path)
    else if (!reading.matches)
      red.error('timed', 'ots.mismatch', 'An OpenTimestamps proof is about other bytes.', path)
    else openTimestamps.push({ size, slug, attestations: reading.attestations })
  }
  return { stamps, openTimestamps }
}

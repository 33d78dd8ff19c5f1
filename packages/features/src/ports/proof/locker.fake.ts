/**
 * An in-memory locker for tests: real leaves, real Merkle proofs, real Ed25519 notes and SSH signatures, by core/integrity.
 * It encrypts nothing and keeps nothing: a blob's "ciphertext hash" is a hash over salt and plaintext.
 */
import { ed25519 } from '@noble/curves/ed25519.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import {
  formatCheckpoint,
  formatNote,
  formatSshPublicKey,
  formatTlogProof,
  formatVerifierKey,
  joinBytes,
  leafHash,
  leafName,
  makeVerifierKey,
  proveInclusion,
  rootOf,
  sealedLength,
  signSsh,
  toHex,
  utf8,
  type VerifierKey,
  writeCanonicalJson,
} from '@smart-rescue/core/integrity'
import { type CaseId, CustodyLeaf, type ExhibitId, Failure } from '@smart-rescue/schema'
import type { CustodySubject, LeafReceipt, Locker, SealedBlob, ToldLeaf } from './locker.ts'

/** What a test may set. Times ascend by one second from `start` unless `now` is given. */
export interface FakeLockerOptions {
  readonly origin?: string
  readonly now?: () => Date
  /** One byte that all keys and salts are made from: the same seed gives the same bytes. */
  readonly seed?: number
}

/** The fake with what only a test may do. */
export interface FakeLocker extends Locker {
  /** Changes one byte of a blob, so that reading it fails as a damaged blob does. */
  damage(ciphertext: string): void
  /** Locks and unlocks. */
  setLocked(locked: boolean): void
  /** Public keys of the log and of the package signer. */
  readonly vkey: string
  readonly signerLine: string
}

interface Blob {
  readonly caseId: CaseId
  readonly salt: Uint8Array
  readonly plaintext: Uint8Array
  readonly mediaType: string
  damaged: boolean
  shredded?: boolean
}

type LeafDraft = Pick<CustodyLeaf, 'type'> &
  Partial<Pick<CustodyLeaf, 'ct' | 'len' | 'ptc' | 'role' | 'head' | 'size'>>

const gather = async (bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Uint8Array> => {
  const pieces: Uint8Array[] = []
  for await (const piece of bytes) pieces.push(piece)
  return joinBytes(...pieces)
}

const makeKey = (origin: string, key: Uint8Array): VerifierKey => {
  const made = makeVerifierKey(origin, 1, key)
  if (!made.ok) throw new Error(made.sentence)
  return made.value
}

/** Makes an empty fake locker, unlocked. */
export const createFakeLocker = (options: FakeLockerOptions = {}): FakeLocker => {
  const origin = options.origin ?? 'custody.example/test'
  const seed = new Uint8Array(32).fill(options.seed ?? 0x11)
  const secret = (label: string): Uint8Array => hmac(sha256, seed, utf8(label))
  const logKey = secret('log')
  const signerKey = secret('signer')
  const vkey = makeKey(origin, ed25519.getPublicKey(logKey))
  const signer = ed25519.getPublicKey(signerKey)
  const blobs = new Map<string, Blob>()
  const told: ToldLeaf[] = []
  const hashes: Uint8Array[] = []
  let ticks = 0
  let locked = false

  const now = options.now ?? (() => new Date(Date.UTC(2026, 10, 24, 8) + 1000 * ticks++))
  const pseudonym = (kind: 'member' | 'case' | 'item', id: string): string => {
    const letter = { member: 'k', case: 'c', item: 'e' }[kind]
    return `${letter}:${toHex(hmac(sha256, secret('pseudonyms'), utf8(`${kind} ${id}`))).slice(0, 32)}`
  }
  const assertOpen = (): void => {
    if (locked) throw new Failure('locker.locked')
  }
  const historyOf = (item: ExhibitId): ToldLeaf[] => {
    const name = pseudonym('item', item)
    return told.filter(({ leaf }) => leaf.item === name)
  }
  const append = (subject: CustodySubject, draft: LeafDraft, detail?: unknown): LeafReceipt => {
    assertOpen()
    const history = subject.item === undefined ? [] : historyOf(subject.item)
    const before = history.at(-1)
    const leaf = CustodyLeaf.parse({
      v: 1,
      seq: told.length,
      at: now().toISOString(),
      actor: pseudonym('member', subject.actor),
      ...(subject.caseId === undefined ? {} : { case: pseudonym('case', subject.caseId) }),
      ...(subject.item === undefined ? {} : { item: pseudonym('item', subject.item), n: history.length }),
      ...(before === undefined ? {} : { prev: before.hash }),
      ...(subject.purpose === undefined ? {} : { purpose: subject.purpose }),
      ...draft,
    })
    const written = writeCanonicalJson(leaf)
    if (!written.ok) throw new Error(written.sentence)
    const bytes = written.value
    const receipt = { index: told.length, hash: leafName(bytes), at: leaf.at }
    const { actor, caseId, item } = subject
    told.push({
      index: receipt.index,
      hash: receipt.hash,
      bytes,
      leaf,
      actor,
      ...(caseId === undefined ? {} : { caseId }),
      ...(item === undefined ? {} : { item }),
      ...(detail === undefined ? {} : { detail }),
    })
    hashes.push(leafHash(bytes))
    return receipt
  }
  const store = (caseId: CaseId, plaintext: Uint8Array, mediaType: string) => {
    const salt = secret(`salt ${blobs.size}`)
    const ct = `sha256:${toHex(sha256(joinBytes(salt, plaintext)))}`
    blobs.set(ct, { caseId, salt, plaintext, mediaType, damaged: false })
    const len = sealedLength(plaintext.length)
    return { ct, len, ptc: `hmac-sha256:${toHex(hmac(sha256, salt, plaintext))}` }
  }
  const find = (caseId: CaseId, ciphertext: string): Blob => {
    const blob = blobs.get(ciphertext)
    if (blob === undefined || blob.caseId !== caseId) throw new Failure('locker.not-found')
    if (blob.shredded === true) throw new Failure('locker.shredded')
    return blob
  }
  const notes = new Map<number, string>()
  const noteOf = (size: number): string => {
    const known = notes.get(size)
    if (known !== undefined) return known
    const text = formatCheckpoint({ origin, size, root: rootOf(hashes.slice(0, size)) })
    const signature = ed25519.sign(utf8(text), logKey)
    const note = formatNote({ text, signatures: [{ name: origin, keyId: vkey.keyId, signature }] })
    notes.set(size, note)
    return note
  }

  return {
    vkey: formatVerifierKey(vkey),
    signerLine: formatSshPublicKey(signer),
    openCase: async ({ caseId, actor, detail }) => {
      const sealed = store(caseId, utf8(JSON.stringify(detail)), 'application/json')
      return append({ actor, caseId }, { type: 'case.opened', role: 'detail', ...sealed }, detail)
    },
    seal: async (input): Promise<SealedBlob> => {
      assertOpen()
      const plaintext = await gather(input.bytes)
      const sealed = store(input.caseId, plaintext, input.mediaType)
      const leaf = append(input, { type: input.type, role: input.role, ...sealed })
      return {
        ciphertext: sealed.ct,
        ciphertextLength: sealed.len,
        plaintext: `sha256:${toHex(sha256(plaintext))}`,
        plaintextLength: plaintext.length,
        mediaType: input.mediaType,
        leaf,
      }
    },
    record: async (input) => {
      assertOpen()
      const { type, role, detail, head, size, ciphertext, caseId } = input
      const sealed =
        detail === undefined || caseId === undefined
          ? undefined
          : store(caseId, utf8(JSON.stringify(detail)), 'application/json')
      const leaf = append(
        input,
        {
          type,
          ...(ciphertext === undefined ? {} : { ct: ciphertext }),
          ...(head === undefined ? {} : { head }),
          ...(size === undefined ? {} : { size }),
          ...(role === undefined ? {} : { role }),
          ...(sealed === undefined ? {} : { role: role ?? 'detail', ...sealed }),
        },
        detail,
      )
      return sealed === undefined ? leaf : { ...leaf, ciphertext: sealed.ct }
    },
    read: async (input) => {
      assertOpen()
      const blob = find(input.caseId, input.ciphertext)
      if (input.log !== false) append(input, { type: 'evidence.read', ct: input.ciphertext })
      const { start, end } = input.range ?? { start: 0, end: blob.plaintext.length }
      return (async function* () {
        if (blob.damaged) throw new Failure('locker.damaged')
        yield blob.plaintext.slice(start, end)
      })()
    },
    shred: async (input) => {
      assertOpen()
      const parts = input.parts.filter(({ ciphertext }) => blobs.get(ciphertext)?.shredded !== true)
      for (const { ciphertext } of parts) find(input.caseId, ciphertext)
      return parts.map(({ ciphertext, role }) => {
        const leaf = append(input, { type: input.reason ?? 'material.stopped', role, ct: ciphertext })
        const blob = find(input.caseId, ciphertext)
        blob.plaintext.fill(0)
        blob.shredded = true
        return { ciphertext, role, leaf }
      })
    },
    salt: async ({ caseId, ciphertext }) => {
      assertOpen()
      return toHex(find(caseId, ciphertext).salt)
    },
    leaves: async function* (range = {}) {
      yield* told.slice(range.start ?? 0, range.end ?? told.length)
    },
    tell: async function* (range = {}) {
      yield* told.slice(range.start ?? 0, range.end ?? told.length)
    },
    history: async (item) => historyOf(item),
    checkpoint: async () => ({
      origin,
      size: told.length,
      root: toHex(rootOf(hashes)),
      note: noteOf(told.length),
      vkey: formatVerifierKey(vkey),
    }),
    proof: async (index, size = told.length) =>
      formatTlogProof({
        index,
        hashes: proveInclusion(hashes.slice(0, size), index),
        checkpoint: noteOf(size),
      }),
    pseudonym,
    sign: async (message, namespace) => {
      assertOpen()
      return {
        signature: signSsh(message, namespace, signer, (bytes) => ed25519.sign(bytes, signerKey)),
        publicKey: formatSshPublicKey(signer),
      }
    },
    packageKey: async () => formatSshPublicKey(signer),
    fsck: async () => ({
      leaves: told.length,
      blobs: blobs.size,
      root: toHex(rootOf(hashes)),
      findings: [...blobs]
        .filter(([, blob]) => blob.damaged)
        .map(([at]) => ({ code: 'locker.damaged', at, sentence: 'The blob does not match its hash.' })),
    }),
    damage: (ciphertext) => {
      const blob = blobs.get(ciphertext)
      if (blob) blob.damaged = true
    },
    setLocked: (value) => {
      locked = value
    },
  }
}

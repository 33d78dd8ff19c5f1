/** Tests the acts of an open locker: sealing, reading, recording, telling again, histories, proofs, signatures. */
import { createHash, createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import {
  openCheckpoint,
  parseTlogProof,
  parseVerifierKey,
  verifyHistory,
  verifyLog,
  verifySshSignature,
  verifyTlogProof,
} from '@smart-rescue/core/integrity'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FileLockerDoor } from '../locker-door.ts'
import {
  ANA,
  BINA,
  CASE,
  collect,
  EXHIBIT,
  evidence,
  listOf,
  makeScratch,
  OTHER_CASE,
  OTHER_EXHIBIT,
  pathOfBlob,
  type Scratch,
} from '../scratch-locker.fixture.ts'

let scratch: Scratch
let door: FileLockerDoor
beforeAll(async () => {
  scratch = makeScratch()
  door = await scratch.make()
  await door.locker.openCase({ caseId: CASE, actor: ANA, detail: { reference: 'SR-1' } })
  await door.locker.openCase({ caseId: OTHER_CASE, actor: BINA, detail: { reference: 'SR-2' } })
})
afterAll(() => scratch.remove())

const reading = (ciphertext: string, more: object = {}) =>
  ({
    actor: ANA,
    caseId: CASE,
    item: EXHIBIT,
    ciphertext,
    mediaType: 'text/plain',
    purpose: 'review',
    ...more,
  }) as const

describe('sealing and reading', () => {
  it('names the blob by the hash of its ciphertext, and tells the hash of what was sealed', async () => {
    const sealed = await door.locker.seal(evidence('rooms to let by the harbour'))
    const file = readFileSync(pathOfBlob(scratch.dir, sealed.ciphertext))
    expect(`sha256:${createHash('sha256').update(file).digest('hex')}`).toBe(sealed.ciphertext)
    expect(sealed).toMatchObject({
      ciphertextLength: file.length,
      plaintextLength: 27,
      mediaType: 'text/plain',
    })
    expect(sealed.plaintext).toBe(
      `sha256:${createHash('sha256').update('rooms to let by the harbour').digest('hex')}`,
    )
    expect((await collect(await door.locker.read(reading(sealed.ciphertext)))).toString()).toBe(
      'rooms to let by the harbour',
    )
  })

  it('gives back every length and every range, in whatever pieces it came', async () => {
    const edges = fc.constantFrom(0, 1, 16_383, 16_384, 16_385, 32_768, 40_000, 1_048_576 + 5)
    await fc.assert(
      fc.asyncProperty(
        edges,
        fc.integer({ min: 1, max: 50_000 }),
        fc.nat(1_100_000),
        fc.nat(70_000),
        async (length, piece, start, count) => {
          const content = Buffer.alloc(length, 'abcdefghijklm')
          const pieces = Array.from({ length: Math.ceil(length / piece) }, (_, i) =>
            content.subarray(i * piece, (i + 1) * piece),
          )
          const { ciphertext } = await door.locker.seal(evidence('', { bytes: pieces }))
          expect(
            (await collect(await door.locker.read(reading(ciphertext, { log: false })))).equals(content),
          ).toBe(true)
          const part = await door.locker.read(
            reading(ciphertext, { log: false, range: { start, end: start + count } }),
          )
          expect((await collect(part)).equals(content.subarray(start, start + count))).toBe(true)
        },
      ),
      { numRuns: 25 },
    )
  })

  it('seals the same content to another ciphertext each time, so that the log never says that two are equal', async () => {
    const [a, b] = [await door.locker.seal(evidence('same')), await door.locker.seal(evidence('same'))]
    expect(a.ciphertext).not.toBe(b.ciphertext)
    expect(a.plaintext).toBe(b.plaintext)
    const leaves = await listOf(door.locker.leaves({ start: a.leaf.index, end: b.leaf.index + 1 }))
    expect(leaves[0]?.leaf.ptc).not.toBe(leaves.at(-1)?.leaf.ptc)
  })

  it('writes the leaf of a reading before the first byte is released', async () => {
    const { ciphertext } = await door.locker.seal(evidence('read me'))
    const before = (await door.locker.checkpoint()).size
    const bytes = await door.locker.read(reading(ciphertext, { actor: BINA, purpose: 'dossier' }))
    const [leaf] = await listOf(door.locker.leaves({ start: before }))
    expect(leaf?.leaf).toMatchObject({
      type: 'evidence.read',
      ct: ciphertext,
      purpose: 'dossier',
      actor: door.locker.pseudonym('member', BINA),
    })
    await collect(bytes)
    await collect(await door.locker.read(reading(ciphertext, { log: false })))
    expect((await door.locker.checkpoint()).size).toBe(before + 1)
  })

  it('has no blob for another case, another media type, another hash or an unopened case, and logs no reading of it', async () => {
    const { ciphertext } = await door.locker.seal(evidence('mine'))
    const before = (await door.locker.checkpoint()).size
    const wrong = [
      { caseId: OTHER_CASE },
      { mediaType: 'text/html' },
      { ciphertext: `sha256:${'0'.repeat(64)}` },
      { caseId: '01890a5d-ac96-774b-bcce-b302099a8099' },
    ]
    for (const more of wrong)
      await expect(door.locker.read(reading(ciphertext, more))).rejects.toMatchObject({
        code: 'locker.not-found',
      })
    await expect(door.locker.salt({ caseId: OTHER_CASE, ciphertext })).rejects.toMatchObject({
      code: 'locker.not-found',
    })
    expect((await door.locker.checkpoint()).size).toBe(before)
  })

  it('lets anybody with the salt recompute the commitment in the leaf', async () => {
    const sealed = await door.locker.seal(evidence('a commitment'))
    const salt = await door.locker.salt({ caseId: CASE, ciphertext: sealed.ciphertext })
    const [leaf] = await listOf(door.locker.leaves({ start: sealed.leaf.index, end: sealed.leaf.index + 1 }))
    const mac = createHmac('sha256', Buffer.from(salt, 'hex')).update('a commitment').digest('hex')
    expect(leaf?.leaf.ptc).toBe(`hmac-sha256:${mac}`)
  })

  it('seals nothing and leaves nothing when the stream breaks off', async () => {
    await door.locker.checkpoint()
    const before = scratch.files()
    async function* broken() {
      yield Buffer.alloc(40_000)
      throw new Error('the page went away')
    }
    await expect(door.locker.seal(evidence('', { bytes: broken() }))).rejects.toThrow('the page went away')
    expect(scratch.files()).toEqual(before)
  })
})

describe('recording and telling again', () => {
  it('tells every act again with real ids and its detail, from the locker alone', async () => {
    const detail = { text: 'seen twice', at: 1.5, none: null }
    const note = await door.locker.record({
      type: 'note.written',
      actor: BINA,
      caseId: CASE,
      item: OTHER_EXHIBIT,
      detail,
    })
    const member = await door.locker.record({ type: 'member.added', actor: ANA, detail: { login: 'bina' } })
    const read = await door.locker.record({
      type: 'evidence.read',
      actor: BINA,
      caseId: CASE,
      ciphertext: note.ciphertext ?? '',
    })
    const again = await scratch.open()
    const told = await listOf(again.locker.tell({ start: note.index }))
    expect(told[0]).toMatchObject({
      index: note.index,
      hash: note.hash,
      actor: BINA,
      caseId: CASE,
      item: OTHER_EXHIBIT,
      detail,
    })
    expect(told[member.index - note.index]).toMatchObject({ actor: ANA, detail: { login: 'bina' } })
    expect(told[read.index - note.index]).toMatchObject({
      actor: BINA,
      caseId: CASE,
      leaf: { ct: note.ciphertext },
    })
    expect(told[read.index - note.index]).not.toHaveProperty('detail')
    const first = await listOf(again.locker.tell({ start: 0, end: 1 }))
    expect(first[0]).toMatchObject({ caseId: CASE, actor: ANA, detail: { reference: 'SR-1' } })
  })

  it('tells evidence without a detail, since what it sealed is the evidence itself', async () => {
    const { leaf } = await door.locker.seal(evidence('{"detail":1}', { mediaType: 'application/json' }))
    const [told] = await listOf(door.locker.tell({ start: leaf.index, end: leaf.index + 1 }))
    expect(told).toMatchObject({ actor: ANA, caseId: CASE, item: EXHIBIT })
    expect(told).not.toHaveProperty('detail')
  })

  it('keeps real ids and content out of every leaf', async () => {
    const leaves = await listOf(door.locker.leaves())
    const text = leaves.map(({ bytes }) => Buffer.from(bytes).toString()).join('\n')
    for (const id of [ANA, BINA, CASE, EXHIBIT, 'harbour', 'seen twice'])
      expect(text.includes(id)).toBe(false)
  })

  it('refuses an act that is not in the catalogue or names no known case, without a leaf', async () => {
    const before = (await door.locker.checkpoint()).size
    const burnt = { type: 'evidence.burnt', actor: ANA } as unknown as Parameters<
      typeof door.locker.record
    >[0]
    await expect(door.locker.record(burnt)).rejects.toMatchObject({ code: 'request.invalid' })
    await expect(
      door.locker.record({ type: 'note.written', actor: ANA, role: 'NO SUCH' }),
    ).rejects.toMatchObject({ code: 'request.invalid' })
    const nowhere = evidence('x', { caseId: '01890a5d-ac96-774b-bcce-b302099a8099' as typeof CASE })
    await expect(door.locker.seal(nowhere)).rejects.toMatchObject({ code: 'locker.not-found' })
    expect((await door.locker.checkpoint()).size).toBe(before)
  })

  it('gives each of many acts at once its own place, in few commits', async () => {
    const before = (await door.locker.checkpoint()).size
    const acts = Array.from({ length: 700 }, (_, n) =>
      door.locker.record({ type: 'link.proposed', actor: ANA, caseId: CASE, item: EXHIBIT, size: n }),
    )
    const receipts = await Promise.all(acts)
    expect(receipts.map(({ index }) => index)).toEqual(Array.from({ length: 700 }, (_, n) => before + n))
    const leaves = await listOf(door.locker.leaves({ start: before, end: before + 700 }))
    expect(leaves.map(({ leaf }) => leaf.size)).toEqual(Array.from({ length: 700 }, (_, n) => n))
    expect(leaves.map(({ hash }) => hash)).toEqual(receipts.map(({ hash }) => hash))
    expect(new Set(leaves.map(({ leaf }) => leaf.at)).size).toBeLessThan(10)
  })
})

describe('histories, proofs and signatures', () => {
  it('numbers the leaves of each exhibit without a gap, each naming the one before', async () => {
    const histories = [await door.locker.history(EXHIBIT), await door.locker.history(OTHER_EXHIBIT)]
    for (const history of histories) {
      const verdict = verifyHistory(history.map(({ bytes }) => bytes))
      expect(verdict).toMatchObject({ intact: true, count: history.length })
      expect(history.length).toBeGreaterThan(0)
    }
    expect(await door.locker.history('01890a5d-ac96-774b-bcce-b302099a8098' as typeof EXHIBIT)).toEqual([])
  })

  it('has a log that an outsider finds intact under the published key', async () => {
    const { note, vkey, size, root } = await door.locker.checkpoint()
    const key = parseVerifierKey(vkey)
    const opened = key.ok ? openCheckpoint(note, key.value) : key
    if (!opened.ok) throw new Error(opened.sentence)
    expect(Buffer.from(opened.value.checkpoint.root).toString('hex')).toBe(root)
    const leaves = await listOf(door.locker.leaves())
    expect(
      verifyLog(
        leaves.map(({ bytes }) => bytes),
        opened.value.checkpoint,
      ),
    ).toMatchObject({ intact: true, size })
  })

  it('proves every leaf against the newest and against an earlier checkpoint', async () => {
    const { size } = await door.locker.checkpoint()
    await door.locker.record({ type: 'log.verified', actor: ANA })
    const leaves = await listOf(door.locker.leaves())
    for (const index of [0, 1, 255, 256, 500, size - 1]) {
      for (const at of [undefined, size]) {
        const proof = parseTlogProof(await door.locker.proof(index, at))
        if (!proof.ok) throw new Error(proof.sentence)
        expect(verifyTlogProof(proof.value, leaves[index]?.bytes ?? new Uint8Array(0))).toMatchObject({
          ok: true,
        })
      }
    }
    await expect(door.locker.proof(size, size)).rejects.toMatchObject({ code: 'locker.not-found' })
    await expect(door.locker.proof(0, size + 100)).rejects.toMatchObject({ code: 'locker.not-found' })
  })

  it('signs a message in a namespace with the package key', async () => {
    const message = Buffer.from('a manifest')
    const { signature, publicKey } = await door.locker.sign(message, 'smart-rescue-package@v1')
    expect(verifySshSignature(signature, message, 'smart-rescue-package@v1')).toMatchObject({ ok: true })
    expect(verifySshSignature(signature, message, 'other')).toMatchObject({ code: 'sshsig.namespace' })
    expect(publicKey.startsWith('ssh-ed25519 ')).toBe(true)
  })

  it('is found whole by fsck, also while others write', async () => {
    const writers = Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        door.locker.record({ type: 'link.proposed', actor: ANA, size: n }),
      ),
    )
    const [verdict] = await Promise.all([door.locker.fsck(), writers])
    expect(verdict.findings).toEqual([])
    const after = await door.locker.fsck()
    expect(after).toMatchObject({ findings: [], leaves: (await door.locker.checkpoint()).size })
    expect(after.blobs).toBeGreaterThan(30)
  })
})

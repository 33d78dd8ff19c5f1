/** One suite for every locker that claims to be one: the files of this folder, and the fake that other rooms test with. */
import { createHash, createHmac } from 'node:crypto'
import {
  openCheckpoint,
  parseTlogProof,
  parseVerifierKey,
  verifyHistory,
  verifyLog,
  verifySshSignature,
  verifyTlogProof,
} from '@smart-rescue/core/integrity'
import type { Locker } from '@smart-rescue/features/ports/proof/locker'
import { createFakeLocker } from '@smart-rescue/features/ports/proof/locker.fake'
import { afterAll, describe, expect, it } from 'vitest'
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
} from './scratch-locker.fixture.ts'

const scratch = makeScratch()
afterAll(() => scratch.remove())

const lockers: readonly (readonly [string, () => Promise<Locker>])[] = [
  ['on files', async () => (await scratch.make()).locker],
  ['in memory', async () => createFakeLocker()],
]

describe.each(lockers)('a locker %s', (_name, make) => {
  const opened = make().then(async (locker) => {
    await locker.openCase({ caseId: CASE, actor: ANA, detail: { reference: 'SR-1' } })
    await locker.openCase({ caseId: OTHER_CASE, actor: BINA, detail: { reference: 'SR-2' } })
    return locker
  })
  const reading = (ciphertext: string) =>
    ({
      actor: BINA,
      caseId: CASE,
      item: EXHIBIT,
      ciphertext,
      mediaType: 'text/plain',
      purpose: 'review',
    }) as const

  it('gives receipts in ascending order, each with the name of its leaf', async () => {
    const locker = await opened
    const first = await locker.record({ type: 'log.verified', actor: ANA })
    const second = await locker.record({ type: 'log.verified', actor: ANA })
    expect(second.index).toBe(first.index + 1)
    const leaves = await listOf(locker.leaves({ start: first.index, end: second.index + 1 }))
    expect(leaves.map(({ index, hash }) => ({ index, hash }))).toEqual(
      [first, second].map(({ index, hash }) => ({ index, hash })),
    )
    expect(leaves.map(({ leaf }) => leaf.at)).toEqual([first.at, second.at])
  })

  it('seals and reads back, whole and in part, and logs the reading unless told that it is logged', async () => {
    const locker = await opened
    const sealed = await locker.seal(evidence('a room by the harbour'))
    expect(sealed.plaintext).toBe(
      `sha256:${createHash('sha256').update('a room by the harbour').digest('hex')}`,
    )
    expect(sealed.plaintextLength).toBe(21)
    const before = (await locker.checkpoint()).size
    expect((await collect(await locker.read(reading(sealed.ciphertext)))).toString()).toBe(
      'a room by the harbour',
    )
    const part = await locker.read({ ...reading(sealed.ciphertext), log: false, range: { start: 2, end: 6 } })
    expect((await collect(part)).toString()).toBe('room')
    const logged = await listOf(locker.leaves({ start: before }))
    expect(logged.map(({ leaf }) => [leaf.type, leaf.ct, leaf.purpose])).toEqual([
      ['evidence.read', sealed.ciphertext, 'review'],
    ])
  })

  it('commits to the plaintext by a salt that only a package reveals', async () => {
    const locker = await opened
    const sealed = await locker.seal(evidence('a commitment'))
    const salt = await locker.salt({ caseId: CASE, ciphertext: sealed.ciphertext })
    expect(salt).toMatch(/^[0-9a-f]{64}$/)
    const [leaf] = await listOf(locker.leaves({ start: sealed.leaf.index, end: sealed.leaf.index + 1 }))
    const mac = createHmac('sha256', Buffer.from(salt, 'hex')).update('a commitment').digest('hex')
    expect(leaf?.leaf).toMatchObject({
      ct: sealed.ciphertext,
      len: sealed.ciphertextLength,
      ptc: `hmac-sha256:${mac}`,
      role: 'text',
    })
  })

  it('has a blob for its own case only', async () => {
    const locker = await opened
    const { ciphertext } = await locker.seal(evidence('mine'))
    await expect(locker.read({ ...reading(ciphertext), caseId: OTHER_CASE })).rejects.toMatchObject({
      code: 'locker.not-found',
    })
    await expect(locker.salt({ caseId: OTHER_CASE, ciphertext })).rejects.toMatchObject({
      code: 'locker.not-found',
    })
  })

  it('tells acts again with real ids and details, and shows pseudonyms in the leaves', async () => {
    const locker = await opened
    const { index } = await locker.record({
      type: 'note.written',
      actor: BINA,
      caseId: CASE,
      item: EXHIBIT,
      detail: { text: 'seen' },
    })
    const [told] = await listOf(locker.tell({ start: index, end: index + 1 }))
    expect(told).toMatchObject({ index, actor: BINA, caseId: CASE, item: EXHIBIT, detail: { text: 'seen' } })
    expect(told?.leaf).toMatchObject({
      actor: locker.pseudonym('member', BINA),
      case: locker.pseudonym('case', CASE),
      item: locker.pseudonym('item', EXHIBIT),
      role: 'detail',
    })
    expect(told?.leaf.ct).toMatch(/^sha256:/)
    const organisation = await locker.record({ type: 'member.changed', actor: ANA, detail: { locale: 'ne' } })
    const [again] = await listOf(locker.tell({ start: organisation.index, end: organisation.index + 1 }))
    expect(again).toMatchObject({ actor: ANA, detail: { locale: 'ne' } })
  })

  it('keeps one numbered history an exhibit', async () => {
    const locker = await opened
    await locker.record({ type: 'link.proposed', actor: ANA, caseId: CASE, item: OTHER_EXHIBIT })
    await locker.record({ type: 'link.decided', actor: ANA, caseId: CASE, item: OTHER_EXHIBIT })
    const history = await locker.history(OTHER_EXHIBIT)
    expect(history.map(({ leaf }) => [leaf.type, leaf.n])).toEqual([
      ['link.proposed', 0],
      ['link.decided', 1],
    ])
    expect(verifyHistory(history.map(({ bytes }) => bytes))).toMatchObject({ intact: true, count: 2 })
  })

  it('has a checkpoint, proofs and a log that an outsider can check', async () => {
    const locker = await opened
    const { note, vkey, size, root, origin } = await locker.checkpoint()
    const key = parseVerifierKey(vkey)
    const checkpoint = key.ok ? openCheckpoint(note, key.value) : key
    if (!checkpoint.ok) throw new Error(checkpoint.sentence)
    expect(checkpoint.value.checkpoint).toMatchObject({ origin, size })
    const leaves = await listOf(locker.leaves())
    expect(
      verifyLog(
        leaves.map(({ bytes }) => bytes),
        checkpoint.value.checkpoint,
      ),
    ).toMatchObject({ intact: true, root, size })
    for (const { index, bytes } of leaves) {
      const proof = parseTlogProof(await locker.proof(index, size))
      expect(proof.ok && verifyTlogProof(proof.value, bytes).ok, `leaf ${index}`).toBe(true)
    }
  })

  it('signs with the package key, and finds itself whole', async () => {
    const locker = await opened
    const { signature, publicKey } = await locker.sign(Buffer.from('m'), 'n')
    expect(verifySshSignature(signature, Buffer.from('m'), 'n')).toMatchObject({ ok: true })
    expect(publicKey).toMatch(/^ssh-ed25519 /)
    const verdict = await locker.fsck()
    expect(verdict).toMatchObject({
      findings: [],
      leaves: (await locker.checkpoint()).size,
      root: (await locker.checkpoint()).root,
    })
  })
})

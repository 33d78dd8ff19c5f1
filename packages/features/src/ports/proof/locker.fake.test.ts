/** The fake must be as strict as a locker where a feature could notice, or tests over it prove nothing. */
import { PURE_DIGESTS } from '@smart-rescue/core/dossier'
import {
  fromHex,
  openCheckpoint,
  parseTlogProof,
  parseVerifierKey,
  toHex,
  utf8,
  verifyHistory,
  verifyLog,
  verifySshSignature,
  verifyTlogProof,
} from '@smart-rescue/core/integrity'
import { CaseId, ExhibitId, MemberId } from '@smart-rescue/schema'
import { beforeEach, describe, expect, it } from 'vitest'
import { createFakeLocker, type FakeLocker } from './locker.fake.ts'
import type { LoggedLeaf } from './locker.ts'

const ACTOR = MemberId.parse('01890a5d-ac96-774b-bcce-b302099a8001')
const CASE = CaseId.parse('01890a5d-ac96-774b-bcce-b302099a8011')
const OTHER = CaseId.parse('01890a5d-ac96-774b-bcce-b302099a8012')
const ITEM = ExhibitId.parse('01890a5d-ac96-774b-bcce-b302099a8021')

let locker: FakeLocker
const seal = (text: string, item: ExhibitId | 'none' = ITEM) =>
  locker.seal({
    actor: ACTOR,
    caseId: CASE,
    ...(item === 'none' ? {} : { item }),
    type: 'evidence.sealed',
    role: 'text',
    mediaType: 'text/plain',
    bytes: [utf8(text)],
  })
const open = (ciphertext: string, more: object = {}) =>
  locker.read({ actor: ACTOR, caseId: CASE, ciphertext, mediaType: 'text/plain', purpose: 'review', ...more })
const textOf = async (bytes: AsyncIterable<Uint8Array>): Promise<string> => {
  let text = ''
  for await (const piece of bytes) text += new TextDecoder().decode(piece)
  return text
}
const all = async (): Promise<LoggedLeaf[]> => {
  const leaves: LoggedLeaf[] = []
  for await (const leaf of locker.leaves()) leaves.push(leaf)
  return leaves
}

beforeEach(async () => {
  locker = createFakeLocker()
  await locker.openCase({ caseId: CASE, actor: ACTOR, detail: { title: 'Lantern' } })
})

describe('the log of the fake', () => {
  it('verifies whole under its signed checkpoint', async () => {
    for (const text of ['a', 'b', 'c']) await seal(text)
    const { note, vkey, size } = await locker.checkpoint()
    const key = parseVerifierKey(vkey)
    if (!key.ok) throw new Error(key.sentence)
    const opened = openCheckpoint(note, key.value)
    if (!opened.ok) throw new Error(opened.sentence)
    expect(size).toBe(4)
    const leaves = (await all()).map(({ bytes }) => bytes)
    expect(verifyLog(leaves, opened.value.checkpoint)).toMatchObject({ intact: true, size: 4, findings: [] })
  })

  it('proves every leaf against the newest checkpoint and against an earlier size', async () => {
    for (let n = 0; n < 6; n++) await seal(`text ${n}`)
    for (const [size, indexes] of [
      [7, [0, 3, 6]],
      [4, [0, 3]],
    ] as const)
      for (const index of indexes) {
        const proof = parseTlogProof(await locker.proof(index, size))
        if (!proof.ok) throw new Error(proof.sentence)
        const leaf = (await all())[index]
        expect(verifyTlogProof(proof.value, leaf?.bytes ?? new Uint8Array(0)).ok).toBe(true)
      }
  })

  it('numbers and chains the history of an item, and leaves others out', async () => {
    await seal('a')
    await seal('not of the item', 'none')
    const { ciphertext } = await seal('b')
    await open(ciphertext, { item: ITEM })
    const history = await locker.history(ITEM)
    expect(history.map(({ leaf }) => leaf.type)).toEqual([
      'evidence.sealed',
      'evidence.sealed',
      'evidence.read',
    ])
    expect(verifyHistory(history.map(({ bytes }) => bytes))).toMatchObject({ intact: true, count: 3 })
  })

  it('holds pseudonyms only, and tells the real ids to the house', async () => {
    await seal('a')
    const text = (await all()).map(({ bytes }) => new TextDecoder().decode(bytes)).join('')
    for (const id of [ACTOR, CASE, ITEM]) expect(text).not.toContain(id)
    expect(text).toContain(locker.pseudonym('item', ITEM))
    for await (const leaf of locker.tell({ start: 1 }))
      expect(leaf).toMatchObject({ actor: ACTOR, caseId: CASE, item: ITEM })
  })
})

describe('blobs of the fake', () => {
  it('are read back, whole or in part, and every reading is a leaf unless it was logged already', async () => {
    const { ciphertext } = await seal('a room by the harbour')
    expect(await textOf(await open(ciphertext))).toBe('a room by the harbour')
    expect(await textOf(await open(ciphertext, { range: { start: 2, end: 6 }, log: false }))).toBe('room')
    expect((await all()).filter(({ leaf }) => leaf.type === 'evidence.read')).toHaveLength(1)
  })

  it('are committed to by an HMAC of the plaintext under the salt', async () => {
    const sealed = await seal('a room')
    const salt = fromHex(await locker.salt({ caseId: CASE, ciphertext: sealed.ciphertext }))
    const hmac = PURE_DIGESTS.hmacSha256(salt ?? new Uint8Array(0))
    hmac.update(utf8('a room'))
    const leaf = (await all())[sealed.leaf.index]?.leaf
    expect(leaf?.ptc).toBe(`hmac-sha256:${toHex(hmac.digest())}`)
    expect(leaf?.ct).toBe(sealed.ciphertext)
  })

  it('do not open for another case', async () => {
    const { ciphertext } = await seal('a')
    await expect(open(ciphertext, { caseId: OTHER })).rejects.toMatchObject({ code: 'locker.not-found' })
    await expect(locker.salt({ caseId: OTHER, ciphertext })).rejects.toMatchObject({
      code: 'locker.not-found',
    })
  })

  it('that are damaged fail as they are read, and fsck names them', async () => {
    const { ciphertext } = await seal('a')
    expect((await locker.fsck()).findings).toEqual([])
    locker.damage(ciphertext)
    await expect(textOf(await open(ciphertext))).rejects.toMatchObject({ code: 'locker.damaged' })
    expect((await locker.fsck()).findings).toMatchObject([{ at: ciphertext }])
  })

  it('whose stream breaks are not sealed, and leave no leaf', async () => {
    const before = (await locker.checkpoint()).size
    const bytes = (async function* () {
      yield utf8('half')
      throw new Error('broken')
    })()
    const input = {
      actor: ACTOR,
      caseId: CASE,
      type: 'evidence.sealed',
      role: 'text',
      mediaType: 'x',
      bytes,
    } as const
    await expect(locker.seal(input)).rejects.toThrow('broken')
    expect((await locker.checkpoint()).size).toBe(before)
  })
})

describe('a locked fake', () => {
  it('refuses every act and writes no leaf', async () => {
    const { ciphertext } = await seal('a')
    locker.setLocked(true)
    const acts = [
      () => seal('b'),
      () => open(ciphertext),
      () => locker.record({ type: 'note.written', actor: ACTOR, caseId: CASE, detail: {} }),
      () => locker.salt({ caseId: CASE, ciphertext }),
      () => locker.sign(utf8('x'), 'n@v1'),
    ]
    for (const act of acts) await expect(act()).rejects.toMatchObject({ code: 'locker.locked' })
    expect((await locker.checkpoint()).size).toBe(2)
  })
})

describe('signatures of the fake', () => {
  it('verify in their namespace only', async () => {
    const { signature, publicKey } = await locker.sign(utf8('manifest'), 'a@v1')
    expect(publicKey).toBe(locker.signerLine)
    expect(verifySshSignature(signature, utf8('manifest'), 'a@v1').ok).toBe(true)
    expect(verifySshSignature(signature, utf8('manifest'), 'b@v1')).toMatchObject({
      code: 'sshsig.namespace',
    })
    expect(verifySshSignature(signature, utf8('other'), 'a@v1')).toMatchObject({ code: 'sshsig.signature' })
  })

  it('differ by seed, as those of two organisations do', () => {
    expect(createFakeLocker({ seed: 2 }).signerLine).not.toBe(locker.signerLine)
    expect(createFakeLocker({ seed: 2 }).vkey).not.toBe(locker.vkey)
  })
})

describe('the shredding of the fake', () => {
  const part = (ciphertext: string) => ({
    actor: ACTOR,
    caseId: CASE,
    item: ITEM,
    parts: [{ ciphertext, role: 'text' }],
  })

  it('shreds for good, one leaf a part and only once', async () => {
    const { ciphertext } = await seal('a grey bridge')
    const [receipt] = await locker.shred(part(ciphertext))
    const last = (await all()).at(-1)
    expect(last?.index).toBe(receipt?.leaf.index)
    expect(last?.leaf).toMatchObject({ type: 'material.stopped', ct: ciphertext, role: 'text' })
    await expect(open(ciphertext)).rejects.toMatchObject({ code: 'locker.shredded' })
    await expect(locker.salt({ caseId: CASE, ciphertext })).rejects.toMatchObject({ code: 'locker.shredded' })
    expect(await locker.shred(part(ciphertext))).toEqual([])
  })

  it('refuses a blob of another case before it destroys anything', async () => {
    const own = await seal('own')
    const parts = [own.ciphertext, `sha256:${'0'.repeat(64)}`].map((ciphertext) => ({
      ciphertext,
      role: 'text',
    }))
    await expect(locker.shred({ ...part(own.ciphertext), parts })).rejects.toMatchObject({
      code: 'locker.not-found',
    })
    expect(await textOf(await open(own.ciphertext))).toBe('own')
  })
})

/** Two thousand changes of one bit – in a stamped package, in its tokens, in a signed state of the log, in the header of a sealed blob: each is refused, or means the same as before (design: trust, F12). */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLocker } from '@smart-rescue/adapters/vault'
import {
  memorySource,
  openPackage,
  type PackageVerdict,
  readPackagePolicy,
  verifyPackage,
} from '@smart-rescue/core/dossier'
import { openCheckpoint, utf8 } from '@smart-rescue/core/integrity'
import { readPem, verifyStamp } from '@smart-rescue/core/stamping'
import { CaseId, ExhibitId, MemberId } from '@smart-rescue/schema'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LOG, POLICY } from '../../packages/core/src/dossier/verify/package.fixture.ts'
import { makeStampedFiles } from '../../packages/core/src/dossier/verify/times/stamped-package.fixture.ts'
import { makeStamp, pemOf, ROOT } from '../../packages/core/src/stamping/authority.fixture.ts'
import { chanceOf, packMutable } from './mutate-package.ts'

const ROOTS = readPem(pemOf(ROOT)) ?? []

/** Changes of one bit at places that a seed spreads over the bytes; the same at every run. */
const flips = function* (bytes: Uint8Array, count: number, seed: number): Generator<Uint8Array> {
  const pick = chanceOf(seed)
  for (let i = 0; i < count; i++) {
    const changed = Uint8Array.from(bytes)
    const at = pick(bytes.length)
    changed[at] = (bytes[at] ?? 0) ^ (1 << pick(8))
    yield changed
  }
}

describe('one changed bit', () => {
  it('anywhere in a stamped package is refused, or changes nothing of the verdict (800 times)', async () => {
    const policy = readPackagePolicy(POLICY)
    if (!policy.ok) throw new Error(policy.code)
    const judge = async (zip: Uint8Array): Promise<PackageVerdict | undefined> => {
      const opening = await openPackage(memorySource(zip))
      return opening.ok ? verifyPackage(opening.files, { policy: policy.value, roots: ROOTS }) : undefined
    }
    const whole = await packMutable(new Map(makeStampedFiles()))
    const before = await judge(whole)
    expect(before?.ok).toBe(true)
    let refused = 0
    for (const changed of flips(whole, 800, 1)) {
      const after = await judge(changed)
      if (!after?.ok) refused++
      else expect(after).toEqual(before)
    }
    expect(refused).toBeGreaterThan(760)
  })

  it('anywhere in a token leaves time, imprint, serial and signer, or is refused (600 times)', () => {
    const data = utf8('the signed state of a log\n')
    const token = makeStamp(data, { nonce: Uint8Array.of(0x40, 1, 2, 3, 4, 5, 6, 7) })
    const whole = verifyStamp(token, { data, roots: ROOTS }).info
    let refused = 0
    for (const changed of flips(token, 600, 2)) {
      const verdict = verifyStamp(changed, { data, roots: ROOTS })
      if (!verdict.ok) refused++
      else expect(verdict.info).toEqual(whole)
    }
    expect(refused).toBeGreaterThan(400)
  })

  it('anywhere in a signed state of the log is refused (400 times)', () => {
    const note = new Map(makeStampedFiles()).get('checkpoint') ?? new Uint8Array(0)
    expect(openCheckpoint(note, LOG).ok).toBe(true)
    const accepted = [...flips(note, 400, 3)].filter((changed) => openCheckpoint(changed, LOG).ok)
    expect(accepted).toEqual([])
  })
})

describe('one changed bit of a sealed blob', () => {
  let folder: string
  let locker: Awaited<ReturnType<typeof createLocker>>['locker']
  let path: string
  let whole: Buffer
  let ciphertext: string
  const actor = MemberId.parse('01890a5d-ac96-774b-bcce-b302099a8001')
  const caseId = CaseId.parse('01890a5d-ac96-774b-bcce-b302099a8011')
  const item = ExhibitId.parse('01890a5d-ac96-774b-bcce-b302099a8021')

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'one-bit-'))
    const dir = join(folder, 'locker')
    const clock = { now: () => new Date() }
    const door = await createLocker({
      dir,
      origin: 'custody.example/bit',
      keyFile: join(folder, 'key'),
      clock,
    })
    locker = door.locker
    await locker.openCase({ caseId, actor, detail: {} })
    const bytes = [utf8('a room by the harbour\n')]
    const seal = {
      type: 'evidence.sealed',
      role: 'text',
      mediaType: 'text/plain',
      purpose: 'capture',
    } as const
    const blob = await locker.seal({ ...seal, caseId, actor, item, bytes })
    ciphertext = blob.ciphertext
    path = join(dir, 'blobs', ciphertext.slice(7, 9), ciphertext.slice(9))
    whole = readFileSync(path)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const read = async (): Promise<string> => {
    const subject = { caseId, actor, item, purpose: 'review', log: false } as const
    const pieces: Uint8Array[] = []
    for await (const piece of await locker.read({ ...subject, ciphertext, mediaType: 'text/plain' }))
      pieces.push(piece)
    return Buffer.concat(pieces).toString()
  }

  it('keeps it from being opened: its header and its chunks (200 times)', async () => {
    expect(await read()).toBe('a room by the harbour\n')
    const opened: number[] = []
    for (const [i, changed] of [...flips(whole, 200, 4)].entries()) {
      writeFileSync(path, changed)
      await read().then(
        () => opened.push(i),
        () => undefined,
      )
    }
    writeFileSync(path, whole)
    expect(opened).toEqual([])
    expect(await read()).toBe('a room by the harbour\n')
  })
})

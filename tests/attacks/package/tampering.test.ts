/** Every named way of tampering with a package is refused by the command, each with its own reason. */

import { createFakeLocker } from '@smart-rescue/features/ports/proof/locker.fake'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  editManifest,
  errorCodes,
  makeFixture,
  type PackageFixture,
  putText,
  relist,
  sign,
  textOf,
  verifyBytes,
  zipFiles,
} from './package-fixture.ts'
import { TAMPERINGS } from './tampering.ts'

let fixture: PackageFixture
beforeAll(async () => {
  fixture = await makeFixture()
})

describe('a package that nobody touched', () => {
  it('is intact and logged under a policy that lists its log and signer, and nothing is on the red list', async () => {
    const answer = await verifyBytes(fixture.zip, fixture.policy)
    expect(answer.json.redList).toEqual([])
    expect(answer.exit).toBe(0)
    expect(answer.json.results.intact.state).toBe('ok')
    expect(answer.json.results.logged.state).toBe('ok')
    expect(answer.json.signer.listed).toBe(true)
  })

  it('is timed and witnessed by nobody yet, and says so', async () => {
    const { json } = await verifyBytes(fixture.zip, fixture.policy)
    expect(json.results.timed).toMatchObject({ state: 'unknown', reasons: [{ code: 'timed.nobody' }] })
    expect(json.results.witnessed).toMatchObject({
      state: 'unknown',
      reasons: [{ code: 'witnessed.nobody' }],
    })
  })

  it('without a policy is called consistent with itself and nothing more', async () => {
    const answer = await verifyBytes(fixture.zip)
    expect(answer.exit).toBe(0)
    expect(answer.json.trusted).toBe(false)
    expect(answer.json.results.logged).toMatchObject({
      state: 'unknown',
      reasons: [
        { sentence: 'Internally consistent; the signer was not checked against anything you brought.' },
      ],
    })
  })

  it('is read alike when another program zipped the same files again in another order', async () => {
    const again = await zipFiles(new Map([...fixture.files].reverse()))
    expect((await verifyBytes(again, fixture.policy)).exit).toBe(0)
  })
})

describe('tampering', () => {
  it('is refused in at least 25 named ways, and no two share a reason', () => {
    expect(TAMPERINGS.length).toBeGreaterThanOrEqual(25)
    expect(new Set(TAMPERINGS.map(({ code }) => code)).size).toBe(TAMPERINGS.length)
  })

  for (const { name, code, apply, policy } of TAMPERINGS)
    it(`refuses a package whose forger ${name} (${code})`, async () => {
      const files = new Map(fixture.files)
      await apply(files, fixture.locker)
      const answer = await verifyBytes(
        await zipFiles(files),
        policy?.(fixture.policy, fixture.locker) ?? fixture.policy,
      )
      expect(errorCodes(answer)).toContain(code)
      expect(answer.exit).toBe(1)
      expect(answer.json.ok).toBe(false)
    })
})

describe('the hint that lies in a package', () => {
  it('counts for nothing when somebody brings it as her policy, and she is told', async () => {
    for (const forged of [await makeFixture({ seed: 0x99 }), fixture]) {
      const hint = textOf(forged.files, 'policy.example')
      for (const brought of [hint, hint.replaceAll('\n', '\r\n')]) {
        const answer = await verifyBytes(forged.zip, brought)
        expect(answer.json).toMatchObject({
          ok: true,
          trusted: false,
          results: { logged: { state: 'unknown' } },
        })
        expect(answer.json.redList).toMatchObject([{ code: 'policy.from-package', severity: 'warning' }])
        expect(answer.json.signer).not.toHaveProperty('listed')
      }
    }
  })
})

describe('a genuine package with a forged report, signed by a stranger', () => {
  it('is not trusted by a policy that names no signer, and says that the report is anybody’s', async () => {
    const files = new Map(fixture.files)
    putText(files, 'report.pdf', '%PDF-1.4 another story')
    const manifest = editManifest(files)
    manifest.case.title = 'Another story'
    relist(files, manifest)
    await sign(files, manifest, createFakeLocker({ seed: 0x66 }))
    const answer = await verifyBytes(
      await zipFiles(files),
      fixture.policy.replace(/^#package-signer.*\n/m, ''),
    )
    expect(answer.json).toMatchObject({ ok: true, trusted: false, results: { logged: { state: 'ok' } } })
    expect(answer.json.redList).toMatchObject([{ code: 'signer.unchecked' }])
    expect((await verifyBytes(await zipFiles(files), fixture.policy)).exit).toBe(1)
  })
})

describe('a package that was forged as a whole, log and all', () => {
  it('agrees with itself, which is all that is said of it without a policy', async () => {
    const forged = await makeFixture({ seed: 0x99 })
    const answer = await verifyBytes(forged.zip)
    expect(answer.exit).toBe(0)
    expect(answer.json.trusted).toBe(false)
    expect(answer.json.results.logged.state).toBe('unknown')
  })

  it('is refused by a policy, although its log has the right name', async () => {
    const forged = await makeFixture({ seed: 0x99 })
    const answer = await verifyBytes(forged.zip, fixture.policy)
    expect(answer.exit).toBe(1)
    expect(errorCodes(answer)).toEqual(expect.arrayContaining(['log.other-key', 'signer.unknown']))
  })
})

import { ml_dsa44 } from '@noble/post-quantum/ml-dsa.js'
import { describe, expect, it } from 'vitest'
import { equalBytes, formatVerifierKey, makeVerifierKey, utf8 } from '../../integrity/index.ts'
import { readPackagePolicy } from '../package/package-policy.ts'
import { splitLines } from './check-custody.ts'
import { MAX_HELD } from './check-files.ts'
import { type Digests, PURE_DIGESTS } from './digests.ts'
import { RedList } from './finding.ts'
import { judgeResults } from './judge-results.ts'
import { type FixtureOptions, LOG, makePackageFiles, POLICY, WITNESS_POLICY } from './package.fixture.ts'
import { memoryPackage, type PackageFiles } from './package-files.ts'
import { type VerifyOptions, verifyPackage } from './verify-package.ts'

const policyOf = (text: string) => {
  const policy = readPackagePolicy(text)
  if (!policy.ok) throw new Error(policy.sentence)
  return policy.value
}

const verify = (options: FixtureOptions = {}, policy = POLICY, more: VerifyOptions = {}) =>
  verifyPackage(makePackageFiles(options), { policy: policyOf(policy), ...more })

async function* streamOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

const codes = (verdict: Awaited<ReturnType<typeof verify>>): string[] =>
  verdict.redList.map(({ code }) => code)

const COSIGNED = Date.parse('2026-11-24T09:30:00.000Z') / 1000

describe('an honest package', () => {
  it('is intact and logged by the policy, timed and witnessed by nobody yet', async () => {
    const verdict = await verify()
    expect(verdict.redList).toEqual([])
    expect(verdict).toMatchObject({ ok: true, trusted: true, signer: { listed: true } })
    expect(Object.entries(verdict.results).map(([aspect, { state }]) => [aspect, state])).toEqual([
      ['intact', 'ok'],
      ['logged', 'ok'],
      ['timed', 'unknown'],
      ['witnessed', 'unknown'],
    ])
  })

  it('gives the same verdict every time', async () => {
    expect(await verify()).toEqual(await verify())
  })

  it('shows its exhibits with the hashes of their parts', async () => {
    const { exhibits, counts } = await verify()
    expect(exhibits).toMatchObject([
      { number: 'E-01', title: 'A room', entries: 3, parts: [{ sound: true }, { sound: true }] },
    ])
    expect(counts.leaves).toBe(3)
  })

  it('is trusted by nobody without a policy, and its signer is unlisted rather than refused', async () => {
    const verdict = await verifyPackage(makePackageFiles())
    expect(verdict).toMatchObject({ ok: true, trusted: false })
    expect(verdict.signer).not.toHaveProperty('listed')
  })

  it('is shown with a remark under a policy that names no signer', async () => {
    const verdict = await verify({}, POLICY.replace(/^#package-signer.*\n/m, ''))
    expect(verdict).toMatchObject({ ok: true, trusted: false })
    expect(codes(verdict)).toEqual(['signer.unchecked'])
    expect(verdict.results.logged).toMatchObject({
      state: 'ok',
      reasons: [{ code: 'logged.policy' }, { code: 'signer.unchecked' }],
    })
  })

  it('tells how far the reading is, up to the end', async () => {
    const heard: [number, number][] = []
    await verify({}, POLICY, { onProgress: (done, total) => void heard.push([done, total]) })
    expect(heard.length).toBeGreaterThan(5)
    expect(heard.every(([done, total]) => done <= total)).toBe(true)
  })

  it('may leave out what a capture sealed before it began again, and says so', async () => {
    const verdict = await verify({ omit: true })
    expect(verdict.ok).toBe(true)
    expect(codes(verdict)).toEqual(['item.omitted'])
  })
})

describe('witnesses', () => {
  it('of the policy count, and give a time that the package is not later than', async () => {
    const verdict = await verify({ cosignedAt: COSIGNED }, WITNESS_POLICY)
    expect(verdict.redList).toEqual([])
    expect(verdict.results.witnessed).toMatchObject({
      state: 'ok',
      reasons: [{ values: { have: 1, want: 1 } }],
    })
    expect(verdict.results.timed).toMatchObject({
      state: 'ok',
      reasons: [{ code: 'timed.cosigned', values: { at: '2026-11-24T09:30:00.000Z' } }],
    })
  })

  it('that the policy asks for and that have not signed are a refusal', async () => {
    const verdict = await verify({}, WITNESS_POLICY)
    expect(verdict.ok).toBe(false)
    expect(verdict.results.witnessed).toMatchObject({ state: 'not', reasons: [{ code: 'witness.quorum' }] })
  })

  it('that the policy does not know say nothing', async () => {
    const verdict = await verify({ cosignedAt: COSIGNED })
    expect(verdict.results.witnessed.state).toBe('unknown')
    expect(verdict.results.timed.state).toBe('unknown')
  })

  it('with a time that no calendar has give no time, and break nothing', async () => {
    const verdict = await verify({ cosignedAt: 2 ** 52 }, WITNESS_POLICY)
    expect(verdict.results.witnessed.state).toBe('ok')
    expect(verdict.results.timed.state).toBe('unknown')
  })
})

describe('times that cannot be', () => {
  const late = '2026-11-25T08:00:00.000Z'
  const early = '2026-11-23T08:00:00.000Z'
  const at = '2026-11-24T08:00:00.000Z'

  it('are shown and refuse nothing: a clock set back', async () => {
    const verdict = await verify({ leafTimes: [at, early, at] })
    expect(verdict.ok).toBe(true)
    expect(codes(verdict)).toContain('clock.backwards')
  })

  it('are shown: an entry after the package', async () => {
    expect(codes(await verify({ leafTimes: [at, at, late] }))).toContain('clock.after-export')
  })

  it('are shown: sealed before it was captured', async () => {
    expect(codes(await verify({ capturedAt: '2026-11-24T08:30:00.000Z' }))).toEqual(['clock.before-capture'])
  })

  it('are shown: an entry after a witness had seen it', async () => {
    const verdict = await verify(
      { leafTimes: [at, at, '2026-11-24T08:40:00.000Z'], cosignedAt: Date.parse(at) / 1000 },
      WITNESS_POLICY,
    )
    expect(codes(verdict)).toEqual(['clock.after-witness'])
  })

  it('are shown: a package from the future, by the clock of the reader', async () => {
    const now = Date.parse('2026-11-20T00:00:00.000Z')
    expect(codes(await verify({}, POLICY, { now }))).toEqual(['clock.future'])
    expect(codes(await verify({}, POLICY, { now: Date.parse(late) }))).toEqual([])
  })
})

describe('files that cannot be held', () => {
  const huge = (path: string): PackageFiles =>
    makePackageFiles().map((file) => (file.path === path ? { ...file, size: MAX_HELD + 1 } : file))

  it('are refused instead of being read into memory', async () => {
    expect(codes(await verifyPackage(huge('manifest.json')))).toContain('manifest.too-large')
    expect(codes(await verifyPackage(huge('custody/E-01.jsonl')))).toContain('file.too-large')
  })

  it('leave four results where there is no manifest at all', async () => {
    const verdict = await verifyPackage(memoryPackage([]))
    expect(codes(verdict)).toEqual(['manifest.missing'])
    expect(verdict.results.intact.state).toBe('not')
    expect(verdict.results.logged.state).toBe('unknown')
  })

  it('reject, rather than judge, where the medium fails', async () => {
    const files = makePackageFiles().map((file) => ({
      ...file,
      bytes: async function* () {
        yield* file.bytes()
        if (file.path === 'report.pdf') throw new Error('disk')
      },
    }))
    await expect(verifyPackage(files)).rejects.toThrow('disk')
  })
})

describe('the red list', () => {
  it('lists at most a hundred findings of one code, and counts all', () => {
    const red = new RedList()
    for (let i = 0; i < 250; i++) red.error('intact', 'file.extra', 'x', String(i))
    red.warn('timed', 'clock.future', 'y')
    expect(red.findings).toHaveLength(101)
    expect(red.total).toBe(251)
  })

  it('makes a result "not" by errors of its own only', () => {
    const red = new RedList()
    red.error('logged', 'proof.wrong', 'x')
    red.warn('intact', 'item.omitted', 'y')
    const none = { facts: {}, leaves: 0, exhibits: [], openTimestamps: [] }
    const results = judgeResults({ findings: red.findings, read: true, ...none })
    expect(results.intact.state).toBe('ok')
    expect(results.logged).toEqual({ state: 'not', reasons: [{ code: 'proof.wrong', sentence: 'x' }] })
  })
})

describe('a cosignature that does not verify', () => {
  it('is the fault of that witness alone: the log stands, and the package is not witnessed', async () => {
    const verdict = await verify({ cosignedAt: COSIGNED, spoilCosignature: true }, WITNESS_POLICY)
    expect(codes(verdict)).toEqual(['witness.cosignature', 'witness.quorum'])
    expect(verdict.results.logged.state).toBe('ok')
    expect(verdict.results.witnessed.state).toBe('not')
    expect(verdict.results.timed.state).toBe('unknown')
  })

  it('says nothing for a key whose time begins after a witness had seen its signature', async () => {
    const [, name, id] = /^log ([^+]+)\+([0-9a-f]{8})/.exec(WITNESS_POLICY) ?? []
    const line = `#key-validity ${name}+${id} from 2027-01-01T00:00:00Z\n`
    const verdict = await verify({ cosignedAt: COSIGNED }, `${line}${WITNESS_POLICY}`)
    expect(codes(verdict)).toEqual(['key.not-yet'])
  })

  it('is another matter than a log that lacks the ML-DSA signature which the policy demands', async () => {
    const { publicKey } = ml_dsa44.keygen(new Uint8Array(32).fill(5))
    const later = makeVerifierKey(LOG.name, 6, publicKey)
    if (!later.ok) throw new Error(later.sentence)
    const verdict = await verify({}, `log ${formatVerifierKey(later.value)}\n${POLICY}`)
    expect(codes(verdict)).toEqual(['log.downgrade'])
    expect(verdict.results.logged.state).toBe('not')
  })

  it('is no matter where the policy does not name the witness', async () => {
    const verdict = await verify({ cosignedAt: COSIGNED, spoilCosignature: true })
    expect([verdict.ok, codes(verdict)]).toEqual([true, []])
  })
})

describe('lines of a history', () => {
  it('end in one newline each, and none is empty', () => {
    expect(splitLines(utf8('a\nbc\n'))).toEqual([utf8('a'), utf8('bc')])
    expect(splitLines(utf8(''))).toEqual([])
    for (const text of ['a', 'a\n\nb\n', '\n', 'a\nb']) expect(splitLines(utf8(text))).toBeUndefined()
  })
})

describe('hashing whole files', () => {
  const whole: Digests = {
    ...PURE_DIGESTS,
    whole: async (bytes, key) => {
      const hash = PURE_DIGESTS.sha256()
      hash.update(bytes)
      const hmac = key && PURE_DIGESTS.hmacSha256(key)
      hmac?.update(bytes)
      return { sha256: hash.digest(), ...(hmac ? { hmac: hmac.digest() } : {}) }
    },
  }

  it('gives the verdict that hashing in pieces gives', async () => {
    expect(await verify({}, POLICY, { digests: whole })).toEqual(await verify())
    const changed = makePackageFiles().map((file) =>
      file.path === 'items/E-01/text.txt'
        ? { ...file, bytes: () => streamOf(utf8('another room, as long ')) }
        : file,
    )
    const codes_ = async (digests: Digests) => codes(await verifyPackage(changed, { digests }))
    expect(await codes_(whole)).toEqual(['file.hash', 'item.commitment'])
    expect(await codes_(PURE_DIGESTS)).toEqual(['file.hash', 'item.commitment'])
  })
})

describe('running hashes', () => {
  it('do not depend on the pieces in which the bytes arrive', () => {
    const bytes = utf8('a room by the harbour')
    const whole = PURE_DIGESTS.hmacSha256(utf8('salt'))
    whole.update(bytes)
    const pieces = PURE_DIGESTS.hmacSha256(utf8('salt'))
    for (const byte of bytes) pieces.update(Uint8Array.of(byte))
    expect(equalBytes(whole.digest(), pieces.digest())).toBe(true)
  })
})

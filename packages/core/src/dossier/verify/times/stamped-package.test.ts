import { sha256 } from '@noble/hashes/sha2.js'
import { describe, expect, it } from 'vitest'
import { fromHex, joinBytes, utf8 } from '../../../integrity/index.ts'
import { AUTHORITY, makeParty, pemOf, ROOT, SIGNATURE_ONLY } from '../../../stamping/authority.fixture.ts'
import { readPem } from '../../../stamping/index.ts'
import { readPackagePolicy, writePolicy } from '../../package/package-policy.ts'
import type { PackageStamps } from '../../package/stamp-files.ts'
import { POLICY } from '../package.fixture.ts'
import { memoryPackage } from '../package-files.ts'
import { verifyPackage } from '../verify-package.ts'
import { makeStampedFiles, makeStampedPackage, type StampedOptions } from './stamped-package.fixture.ts'

const ROOTS = readPem(pemOf(ROOT)) ?? []
const policyOf = (text: string) => {
  const policy = readPackagePolicy(text)
  if (!policy.ok) throw new Error(policy.sentence)
  return policy.value
}
const verify = (options: StampedOptions = {}, roots = ROOTS, policy = POLICY) =>
  verifyPackage(makeStampedPackage(options), { policy: policyOf(policy), roots })
const codesOf = ({ redList }: Awaited<ReturnType<typeof verify>>) => redList.map(({ code }) => code)
const editTokens = (change: (stamps: PackageStamps) => Partial<PackageStamps>): StampedOptions => ({
  stamps: (stamps) => ({ ...stamps, ...change(stamps) }),
})

describe('a package whose log was stamped before and after', () => {
  it('says between which times the exhibit was sealed, and by whom', async () => {
    const verdict = await verify()
    expect([verdict.ok, codesOf(verdict)]).toEqual([true, []])
    expect(verdict.results.timed).toMatchObject({
      state: 'ok',
      reasons: [
        {
          code: 'timed.stamped',
          values: {
            from: '2026-11-24T07:00:00.000Z',
            to: '2026-11-24T09:00:00.000Z',
            by: 'CN=Lighthouse Stamp 1',
          },
        },
      ],
    })
    expect(verdict.exhibits[0]?.timed).toEqual({
      from: '2026-11-24T07:00:00.000Z',
      to: '2026-11-24T09:00:00.000Z',
      by: ['CN=Lighthouse Stamp 1'],
      trusted: true,
    })
    expect(verdict.stamps).toHaveLength(2)
  })

  it('is internally consistent, and no more, where the reader trusts no authority', async () => {
    const verdict = await verify({}, [])
    expect([verdict.ok, codesOf(verdict)]).toEqual([true, []])
    expect(verdict.results.timed).toMatchObject({ state: 'unknown', reasons: [{ code: 'timed.untrusted' }] })
  })

  it('says so where the reader trusts another authority', async () => {
    const other = readPem(pemOf(makeParty({ name: 'Other', seed: 0x21, extensions: AUTHORITY })))
    const verdict = await verify({}, other)
    expect([verdict.ok, [...new Set(codesOf(verdict))]]).toEqual([true, ['stamp.untrusted']])
    expect(verdict.results.timed.state).toBe('unknown')
  })

  it('takes the roots from the policy as well', async () => {
    const [log = '', signer = ''] = POLICY.split('\n')
    const text = writePolicy(log.slice('log '.length), signer.slice('#package-signer '.length), ROOTS)
    const verdict = await verify({}, [], text)
    expect(verdict.results.timed.state).toBe('ok')
  })

  it('knows only "not later than" where no stamp came before', async () => {
    const verdict = await verify({ before: null })
    expect(verdict.results.timed.reasons[0]?.sentence).toMatch(
      /^Sealed not later than 2026-11-24T09:00:00.000Z/,
    )
    expect(verdict.exhibits[0]?.timed?.from).toBeUndefined()
  })

  it('is not timed where no stamp covers the exhibit yet', async () => {
    const verdict = await verify({ after: null })
    expect(verdict.results.timed).toMatchObject({ state: 'unknown', reasons: [{ code: 'timed.nobody' }] })
    expect(verdict.exhibits[0]?.timed).toMatchObject({ from: '2026-11-24T07:00:00.000Z' })
  })

  it('names a clock of the house that the stamps contradict', async () => {
    const verdict = await verify({ sealedAt: '2026-11-24T09:30:00.000Z' })
    expect([verdict.ok, codesOf(verdict)]).toEqual([true, ['clock.outside-stamps']])
  })

  it('keeps an OpenTimestamps proof, and says that Bitcoin was not asked', async () => {
    const verdict = await verify(
      editTokens(({ tokens, notes }) => {
        const note = notes[1]?.note ?? new Uint8Array(0)
        const uri = utf8('https://calendar.example')
        const token = joinBytes(
          fromHex('004f70656e54696d657374616d7073000050726f6f6600bf89e2e884e892940108') ?? new Uint8Array(0),
          sha256(note),
          fromHex(`0083dfe30d2ef90c8e${(uri.length + 1).toString(16)}${uri.length.toString(16)}`) ??
            new Uint8Array(0),
          uri,
        )
        return { tokens: [...tokens, { size: notes[1]?.size ?? 0, slug: 'calendar', kind: 'ots', token }] }
      }),
    )
    expect(codesOf(verdict)).toEqual([])
    expect(verdict.results.timed.reasons.map(({ code }) => code)).toEqual([
      'timed.stamped',
      'timed.opentimestamps',
    ])
    expect(verdict.stamps).toContainEqual({
      size: 3,
      slug: 'calendar',
      kind: 'opentimestamps',
      by: 'OpenTimestamps calendar, pending',
      trusted: false,
    })
  })
})

describe('stamps that do not hold make the package not timed, each with its reason', () => {
  const weak = makeParty({ name: 'Weak', seed: 0x22, issuer: ROOT, extensions: [SIGNATURE_ONLY] })
  it.each<[string, StampedOptions, readonly string[]]>([
    [
      'a token for another checkpoint',
      editTokens(({ tokens: [first, second], ...rest }) => ({
        ...rest,
        tokens: first && second ? [{ ...first, token: second.token }, second] : [],
      })),
      ['stamp.anchor', 'stamp.imprint'],
    ],
    ['a token by a certificate for other uses', { after: { signer: weak } }, ['stamp.eku-missing']],
    [
      'a token that is none',
      editTokens(({ tokens }) => ({ tokens: tokens.map((token) => ({ ...token, token: utf8('x') })) })),
      ['stamp.anchor', 'stamp.format', 'stamp.anchor', 'stamp.format'],
    ],
    [
      'a stamped checkpoint that is missing',
      editTokens(({ notes }) => ({ notes: notes.slice(1) })),
      ['stamp.note-missing'],
    ],
    [
      'a stamped checkpoint that the log did not sign',
      editTokens(({ notes }) => ({
        notes: notes.map(({ size, note }) => ({ size, note: joinBytes(utf8('x'), note) })),
      })),
      ['stamp.note', 'stamp.note'],
    ],
    ['no proof of growth', editTokens(() => ({ growth: [] })), ['stamp.growth', 'stamp.growth']],
    [
      'a proof of growth that is wrong',
      editTokens(({ growth }) => ({
        growth: growth.map((proof) => ({
          ...proof,
          hashes: proof.hashes.map((hash) => hash.map((byte) => byte ^ 1)),
        })),
      })),
      ['stamp.growth', 'stamp.growth'],
    ],
    [
      'an entry about another token',
      { anchor: { head: `sha256:${'0'.repeat(64)}` } },
      ['stamp.anchor', 'stamp.anchor'],
    ],
    ['an entry about another size', { anchor: { size: 77 } }, ['stamp.anchor', 'stamp.anchor']],
    ['an entry about another authority', { anchor: { role: 'other' } }, ['stamp.anchor', 'stamp.anchor']],
    [
      'stamps that contradict each other',
      { before: { genTime: '2026-11-24T12:00:00Z' } },
      ['clock.outside-stamps', 'stamp.order'],
    ],
    [
      'an OpenTimestamps proof that cannot be read',
      editTokens(({ tokens }) => ({
        tokens: [...tokens, { size: 1, slug: 'ots', kind: 'ots', token: utf8('x') }],
      })),
      ['ots.format'],
    ],
  ])('%s', async (_, options, codes) => {
    const verdict = await verify(options)
    expect(codesOf(verdict).toSorted()).toEqual([...codes].toSorted())
    expect([verdict.ok, verdict.results.timed.state, verdict.results.intact.state]).toEqual([
      false,
      'not',
      'ok',
    ])
  })
})

describe('what lies beside the stamps', () => {
  it('is named where it is a log entry without its stamp', async () => {
    const files = makeStampedFiles().filter(([path]) => path !== 'stamps/3.lighthouse.tsr')
    const verdict = await verifyPackage(memoryPackage(files), { policy: policyOf(POLICY), roots: ROOTS })
    expect(codesOf(verdict)).toEqual(['file.missing', 'stamp.extra', 'stamp.extra'])
  })

  it('is odd, and no error, where an earlier state was stamped after a later one', async () => {
    const verdict = await verify({
      before: { genTime: '2026-11-24T12:00:00Z' },
      stamps: (stamps) => ({
        ...stamps,
        tokens: stamps.tokens.map(({ anchor, ...token }, i) =>
          i === 0 || !anchor ? token : { ...token, anchor },
        ),
      }),
    })
    expect([verdict.ok, codesOf(verdict)]).toEqual([true, ['stamp.late']])
  })

  it('is wrong where an OpenTimestamps proof is about another state', async () => {
    const proof = joinBytes(
      fromHex('004f70656e54696d657374616d7073000050726f6f6600bf89e2e884e892940108') ?? new Uint8Array(0),
      sha256(utf8('another state')),
      fromHex('000588960d73d7190103e0a535') ?? new Uint8Array(0),
    )
    const verdict = await verify(
      editTokens(({ tokens }) => ({
        tokens: [...tokens, { size: 1, slug: 'ots', kind: 'ots', token: proof }],
      })),
    )
    expect([verdict.ok, codesOf(verdict)]).toEqual([false, ['ots.mismatch']])
  })
})

describe('a key of the policy', () => {
  const [logLine = '', signerLine = ''] = POLICY.split('\n')
  const log = logLine.slice(4).split('+').slice(0, 2).join('+')
  const signer = signerLine.slice('#package-signer '.length)

  it.each<[string, string, string]>([
    ['that was revoked', `#key-validity ${log} revoked 2026-11-01T00:00:00Z stolen`, 'key.revoked'],
    ['that is out of its time', `#key-validity ${log} until 2026-11-01T00:00:00Z`, 'key.over'],
    [
      'of the signer that was revoked',
      `#key-validity ${signer} revoked 2026-11-01T00:00:00Z stolen`,
      'key.revoked',
    ],
  ])('%s is an error, since nothing shows that it signed before', async (_, line, code) => {
    const verdict = await verify({}, ROOTS, `${line}\n${POLICY}`)
    expect(codesOf(verdict)).toEqual([code])
    expect(verdict.results.logged.state).toBe('not')
  })

  it('whose line cannot be read makes the policy unreadable: a revocation must not be overlooked', () => {
    expect(readPackagePolicy(`#key-validity x revoked never\n${POLICY}`)).toMatchObject({
      code: 'validity.format',
    })
    expect(readPackagePolicy(`#stamp-root AAAA\n${POLICY}`)).toMatchObject({ code: 'policy.format' })
  })
})

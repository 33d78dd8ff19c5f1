/** Every verdict on a time stamp, held against that of `openssl ts -verify`. */
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8 } from '@smart-rescue/core/integrity'
import { buildStampQuery, readPem, shapeNonce, verifyStamp } from '@smart-rescue/core/stamping'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  AUTHORITY,
  makeParty,
  makeStamp,
  pemOf,
  ROOT,
  SIGNATURE_ONLY,
  type TestStamp,
  TIME_STAMPING,
} from '../../packages/core/src/stamping/authority.fixture.ts'
import { hasOpenssl, type OpensslSigner, openOpenssl } from './openssl-authority.ts'

const DATA = utf8('custody.ngo-a.example/2026\n3\nizkTiI4HWN2LUeTg4CLGaPw9yJk9OarjeoKyggK5NIQ=\n')
const NONCE = shapeNonce(sha256(DATA))
const QUERY = buildStampQuery(DATA, NONCE)
const now = (): number => Math.floor(Date.now() / 1000)

const signer = (
  name: string,
  key: OpensslSigner['key'],
  digest: OpensslSigner['digest'],
  more: Partial<OpensslSigner> = {},
): OpensslSigner => ({ name, key, digest, ...more })

const SIGNERS: readonly OpensslSigner[] = [
  signer('rsa-256', 'rsa:2048', 'sha256'),
  signer('rsa-384', 'rsa:2048', 'sha384'),
  signer('rsa-512', 'rsa:2048', 'sha512'),
  signer('p256-256', 'P-256', 'sha256'),
  signer('p384-384', 'P-384', 'sha384'),
  signer('p521-512', 'P-521', 'sha512'),
  signer('p256-512', 'P-256', 'sha512'),
  signer('ess-v1', 'rsa:2048', 'sha256', { ess: 'sha1' }),
  signer('ess-384', 'P-256', 'sha256', { ess: 'sha384' }),
]

const FLAWED: readonly (readonly [OpensslSigner, string])[] = [
  [
    signer('old', 'P-256', 'sha256', { notBefore: '20200101000000Z', notAfter: '20210101000000Z' }),
    'stamp.certificate-expired',
  ],
  [
    signer('young', 'P-256', 'sha256', { notBefore: '20900101000000Z', notAfter: '20950101000000Z' }),
    'stamp.certificate-early',
  ],
  [signer('broken', 'P-256', 'sha256', { broken: true }), 'chain.incomplete'],
  [signer('self', 'P-256', 'sha256', { selfSigned: true }), 'chain.incomplete'],
]

const flip = (bytes: Uint8Array, at: number): Uint8Array => {
  const flipped = Uint8Array.from(bytes)
  flipped[at] = (bytes[at] ?? 0) ^ (1 << (at % 8))
  return flipped
}

describe.skipIf(!hasOpenssl())('an authority by openssl (skipped where openssl is not installed)', () => {
  let tool: ReturnType<typeof openOpenssl>
  let root: string
  beforeAll(() => {
    tool = openOpenssl()
    root = tool.pem('root')
    for (const each of SIGNERS) tool.makeSigner(each)
  }, 120_000)
  afterAll(() => tool.close())

  const both = (answer: Uint8Array, data: Uint8Array, roots: string, options = {}) => {
    const ours = verifyStamp(answer, { data, roots: readPem(roots) ?? [], ...options })
    const time = ours.info ? Math.floor(Date.parse(ours.info.genTime) / 1000) : now()
    return { ours, theirs: tool.verify(answer, data, roots, time) }
  }

  it.each(SIGNERS)('answers our request with $key and $digest so that both accept it ($name)', ({ name }) => {
    const answer = tool.reply(name, QUERY)
    const { ours, theirs } = both(answer, DATA, root, { nonce: NONCE, policy: '1.2.3.4.1' })
    expect([ours.findings, ours.trust, theirs]).toEqual([[], 'trusted', true])
    expect(tool.verify(answer, DATA, root, now(), QUERY)).toBe(true)
    expect(Math.abs(Date.parse(ours.info?.genTime ?? '') - Date.now())).toBeLessThan(60_000)
    expect(Date.parse(ours.info?.latest ?? '') - Date.parse(ours.info?.genTime ?? '')).toBe(1501)
  })

  it('is refused by both for other bytes, for another nonce, and under another root', () => {
    const answer = tool.reply('rsa-256', QUERY)
    const other = both(answer, utf8('other'), root)
    expect([other.ours.findings[0]?.code, other.theirs]).toEqual(['stamp.imprint', false])
    const nonce = shapeNonce(new Uint8Array(8))
    const theirs = tool.verify(answer, DATA, root, now(), buildStampQuery(DATA, nonce))
    const ours = verifyStamp(answer, { data: DATA, nonce })
    expect([ours.findings[0]?.code, theirs]).toEqual(['stamp.nonce', false])
    const stranger = both(answer, DATA, pemOf(ROOT))
    expect([stranger.ours.findings[0]?.code, stranger.theirs]).toEqual(['chain.incomplete', false])
  })

  it.each(FLAWED)('is refused by both with a flaw: %o', (flawed, code) => {
    tool.makeSigner(flawed)
    const { ours, theirs } = both(tool.reply(flawed.name, QUERY), DATA, root)
    expect([ours.ok, theirs]).toEqual([false, false])
    expect(ours.findings.map((finding) => finding.code)).toContain(code)
  })

  it('that signs itself is trusted by both where it is itself the root', () => {
    const { ours, theirs } = both(tool.reply('self', QUERY), DATA, tool.pem('self'))
    expect([ours.findings, theirs]).toEqual([[], true])
  })

  it('agrees with us on every token of our own test authority, flaw by flaw', () => {
    const fine = [SIGNATURE_ONLY, TIME_STAMPING] as const
    const signAs = (extensions: Parameters<typeof makeParty>[0]['extensions'], more = {}) =>
      makeParty({ name: 'Oracle', seed: 0x71, issuer: ROOT, extensions, ...more })
    const deep = makeParty({ name: 'Deep', seed: 0x72, issuer: ROOT, extensions: AUTHORITY })
    const below = makeParty({ name: 'Below', seed: 0x73, issuer: deep, extensions: fine })
    const cases: readonly TestStamp[] = [
      {},
      { signer: below, certificates: [below, deep] },
      { signer: below, certificates: [below] },
      { wrongDigest: true },
      { names: null },
      { names: deep },
      { certificates: [] },
      { status: 2 },
      { contentType: '1.2.840.113549.1.7.1' },
      { signer: signAs([SIGNATURE_ONLY]) },
      { signer: signAs([SIGNATURE_ONLY, [TIME_STAMPING[0], false, TIME_STAMPING[2]]]) },
      { signer: signAs([['2.5.29.15', true, Uint8Array.of(3, 2, 1, 0x86)], TIME_STAMPING]) },
      { signer: signAs(fine, { notAfter: '2026-11-24T07:00:00Z' }) },
      { signer: signAs(fine, { notBefore: '2026-11-24T09:00:00Z' }) },
      { signer: signAs([...fine, ['1.2.3.4.5', true, Uint8Array.of(5, 0)]]) },
      { signer: { ...signAs(fine), secret: new Uint8Array(32).fill(3) } },
    ]
    const at = Date.parse('2026-11-24T08:00:00Z') / 1000
    const disagreements = cases.filter((stamp) => {
      const answer = makeStamp(DATA, stamp)
      const ours = verifyStamp(answer, { data: DATA, roots: readPem(pemOf(ROOT)) ?? [] })
      return ours.ok !== tool.verify(answer, DATA, pemOf(ROOT), at)
    })
    expect(disagreements).toEqual([])
  })

  it('gives tokens of which no changed bit makes another time, imprint, serial or signer acceptable', () => {
    const answer = tool.reply('rsa-256', QUERY)
    const roots = readPem(root) ?? []
    const whole = verifyStamp(answer, { data: DATA, roots }).info
    const accepted = [...answer.keys()]
      .map((at) => verifyStamp(flip(answer, at), { data: DATA, roots }))
      .filter((verdict) => verdict.ok)
    for (const verdict of accepted) expect(verdict.info).toEqual(whole)
    expect(whole).toBeDefined()
    expect(accepted.length).toBeLessThan(answer.length / 4)
  })
})

/** Tests that a policy with all keys of an organisation can be read, and means what it says. */
import { describe, expect, it } from 'vitest'
import { laterOf, logOf, noteBy, ORIGIN, witnessOf } from '../../integrity/cosigners.fixture.ts'
import {
  formatSshPublicKey,
  formatVerifierKey,
  judgeCheckpoint,
  judgeKey,
  shortKey,
} from '../../integrity/index.ts'
import { addKeys, type PolicyKeys } from './key-policy.ts'
import { readPackagePolicy, writePolicy } from './package-policy.ts'

const generation = (byte: number, more: Partial<PolicyKeys> = {}): PolicyKeys => ({
  logKey: formatVerifierKey(logOf(byte).key),
  laterKey: formatVerifierKey(laterOf(ORIGIN, byte + 1).key),
  packageKey: formatSshPublicKey(logOf(byte + 2).key.key, ORIGIN),
  ...more,
})
const NOW = generation(0x50)
const OLD = generation(0x40, {
  until: '2026-10-01T00:00:00.000Z',
  revoked: { from: '2026-09-01T00:00:00.000Z', reason: 'stolen' },
})
const witness = witnessOf()
const TEXT = addKeys(writePolicy(NOW.logKey, NOW.packageKey), [NOW, OLD], [formatVerifierKey(witness.key)])
const CHECKPOINT = { origin: ORIGIN, size: 3, root: new Uint8Array(32) }

const read = () => {
  const policy = readPackagePolicy(TEXT)
  if (!policy.ok) throw new Error(policy.sentence)
  return policy.value
}

describe('the policy of an organisation', () => {
  it('names the present keys first, so that the recipe by hand finds them', () => {
    expect(TEXT.split('\n')[0]).toBe(`log ${NOW.logKey}`)
    expect(read().signers).toHaveLength(2)
  })

  it('believes checkpoints of the present and of the old key, each with its second signature', () => {
    for (const byte of [0x50, 0x40]) {
      const both = noteBy(CHECKPOINT, [logOf(byte), laterOf(ORIGIN, byte + 1)])
      expect(judgeCheckpoint(both, read()), String(byte)).toMatchObject({ ok: true })
      expect(judgeCheckpoint(noteBy(CHECKPOINT, [logOf(byte)]), read())).toMatchObject({
        code: 'policy.downgrade',
      })
    }
    expect(judgeCheckpoint(noteBy(CHECKPOINT, [logOf(0x60)]), read()).ok).toBe(false)
  })

  it('says until when the old keys count and from when they are revoked, for log and packages', () => {
    const { validities } = read()
    for (const key of [shortKey(OLD.logKey), OLD.packageKey.split(' ').slice(0, 2).join(' ')]) {
      expect(judgeKey(validities, key, '2026-08-31T00:00:00Z')).toBe('valid')
      expect(judgeKey(validities, key, '2026-09-02T00:00:00Z')).toBe('revoked')
    }
    expect(judgeKey(validities, shortKey(NOW.logKey))).toBe('unknown')
  })

  it('names the witnesses by their own names, and leaves a policy of another shape alone', () => {
    expect(read().witnesses.map(({ name }) => name)).toEqual([witness.key.name])
    expect(addKeys('hello\n', [NOW, OLD], [])).toBe('hello\n')
    expect(addKeys(writePolicy(NOW.logKey, NOW.packageKey), [], ['no key'])).toBe(
      writePolicy(NOW.logKey, NOW.packageKey),
    )
  })
})

/** Tests cosignatures of both kinds: what is signed, who is counted, and that a missing or broken line is never taken for a good one. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { laterOf, logOf, noteBy, ORIGIN, witnessOf } from '../cosigners.fixture.ts'
import {
  cosignedMessage,
  formatKeyValidity,
  formatVerifierKey,
  judgeCheckpoint,
  judgeKey,
  ML_DSA_44_KEY_LENGTH,
  ML_DSA_44_SIGNATURE_LENGTH,
  openCheckpoint,
  parseNote,
  parsePolicy,
  parseVerifierKey,
  readKeyValidities,
  shortKey,
  signText,
  subtreeMessage,
  type TlogPolicy,
  toHex,
  utf8,
  verifyCosignatures,
  verifyNote,
} from '../index.ts'

const CHECKPOINT = { origin: ORIGIN, size: 3, root: new Uint8Array(32).fill(7) }
const [log, later, witness] = [logOf(), laterOf(), witnessOf()]
const NOTE = noteBy(CHECKPOINT, [log, later, witness])

const policyOf = (...lines: string[]): TlogPolicy => {
  const policy = parsePolicy(`${lines.join('\n')}\n`)
  if (!policy.ok) throw new Error(policy.sentence)
  return policy.value
}
const LOG = `log ${formatVerifierKey(log.key)}`
const LATER = `log ${formatVerifierKey(later.key)}`
const WITNESS = `witness b ${formatVerifierKey(witness.key)}`
const parsed = (note: string) => {
  const outcome = parseNote(note)
  if (!outcome.ok) throw new Error(outcome.sentence)
  return outcome.value
}
const without = (note: string, name: string, nth = 0): string => {
  const { text, signatures } = parsed(note)
  const lines = note
    .slice(text.length + 1)
    .trimEnd()
    .split('\n')
  const gone = signatures.findIndex((line, at) => line.name === name && at >= nth)
  return `${text}\n${lines.filter((_, at) => at !== gone).join('\n')}\n`
}

describe('an ML-DSA-44 cosignature', () => {
  it('has the sizes of FIPS 204 and the key type 0x06', () => {
    expect(later.key.key).toHaveLength(ML_DSA_44_KEY_LENGTH)
    expect(ML_DSA_44_KEY_LENGTH).toBe(1312)
    const [, line] = parsed(NOTE).signatures
    expect(line?.signature).toHaveLength(8 + ML_DSA_44_SIGNATURE_LENGTH)
    const text = formatVerifierKey(later.key)
    expect(parseVerifierKey(text)).toEqual({ ok: true, value: later.key })
    expect(shortKey(text)).toBe(`${ORIGIN}+${later.key.keyId}`)
  })

  it('signs the struct of tlog-cosignature, byte for byte', () => {
    const { text } = parsed(NOTE)
    const message = subtreeMessage('w', 258, text)
    expect(toHex(message ?? new Uint8Array(0))).toBe(
      [
        toHex(utf8('subtree/v1\n\0')),
        '01',
        toHex(utf8('w')),
        '0000000000000102',
        ORIGIN.length.toString(16),
        toHex(utf8(ORIGIN)),
        '0000000000000000',
        '0000000000000003',
        '07'.repeat(32),
      ].join(''),
    )
  })

  it('has no message for a text that is no checkpoint, or for a name beyond 255 bytes', () => {
    expect(subtreeMessage('w', 0, 'hello\n')).toBeUndefined()
    expect(subtreeMessage('w'.repeat(256), 0, parsed(NOTE).text)).toBeUndefined()
    expect(signText(later, 'hello\n', 0)).toMatchObject({ ok: false, code: 'checkpoint.format' })
  })

  it('states no time when its time is zero, as a log signs, and states it otherwise', () => {
    const { text } = parsed(NOTE)
    const told = (time: number) => {
      const line = signText(later, text, time)
      return line.ok ? verifyNote({ text, signatures: [line.value] }, [later.key]) : line
    }
    expect(told(0)).toEqual({ ok: true, value: [{ key: later.key }] })
    expect(told(1_795_507_505)).toEqual({ ok: true, value: [{ key: later.key, time: 1_795_507_505 }] })
  })

  it('is refused when one bit of it, of its time, or of the text is another', () => {
    const note = parsed(NOTE)
    const [, line] = note.signatures
    if (line === undefined) throw new Error('no line')
    for (const at of [0, 7, 8, 100, 2427]) {
      const signature = line.signature.slice()
      signature[at] = (signature[at] ?? 0) ^ 1
      expect(verifyNote({ ...note, signatures: [{ ...line, signature }] }, [later.key])).toMatchObject({
        code: 'note.signature',
      })
    }
    const text = note.text.replace('\n3\n', '\n4\n')
    expect(verifyNote({ text, signatures: [line] }, [later.key])).toMatchObject({ code: 'note.signature' })
  })

  it('is ignored by a reader who knows Ed25519 alone', () => {
    const opened = openCheckpoint(NOTE, log.key)
    expect(opened.ok && opened.value.checkpoint.size).toBe(3)
  })

  it('is not a signature of another key of the same name', () => {
    const other = laterOf(ORIGIN, 0x34)
    expect(verifyNote(parsed(NOTE), [other.key])).toMatchObject({ code: 'note.unsigned' })
  })
})

describe('a policy that lists the ML-DSA-44 key of the log', () => {
  it('accepts a checkpoint that carries both signatures', () => {
    expect(judgeCheckpoint(NOTE, policyOf(LOG, LATER, 'quorum none'))).toMatchObject({ ok: true })
    expect(judgeCheckpoint(NOTE, policyOf(LATER, 'quorum none'))).toMatchObject({ ok: true })
  })

  it('refuses one whose second line was taken away, or was made by another key', () => {
    const policy = policyOf(LOG, LATER, 'quorum none')
    const stripped = without(NOTE, ORIGIN, 1)
    expect(judgeCheckpoint(stripped, policyOf(LOG, 'quorum none'))).toMatchObject({ ok: true })
    expect(judgeCheckpoint(stripped, policy)).toMatchObject({ ok: false, code: 'policy.downgrade' })
    const foreign = noteBy(CHECKPOINT, [log, laterOf(ORIGIN, 0x34)])
    expect(judgeCheckpoint(foreign, policy)).toMatchObject({ ok: false, code: 'policy.downgrade' })
    expect(verifyCosignatures(stripped, policy).problems).toMatchObject([{ code: 'policy.downgrade' }])
  })

  it('refuses one that lacks the Ed25519 line', () => {
    const policy = policyOf(LOG, LATER, 'quorum none')
    expect(judgeCheckpoint(noteBy(CHECKPOINT, [later]), policy)).toMatchObject({ ok: false })
  })
})

describe('counting cosignatures', () => {
  const second = witnessOf('witness.ngo-c.example/w1', 0x44)
  const POLICY = policyOf(
    LOG,
    WITNESS,
    `witness c ${formatVerifierKey(second.key)}`,
    'group g 2 b c',
    'quorum g',
  )

  it('names who cosigned and when, and says that the quorum is not reached', () => {
    expect(verifyCosignatures(NOTE, POLICY)).toEqual({
      have: 1,
      want: 2,
      names: ['b'],
      times: { b: 1_795_507_505 },
      problems: [expect.objectContaining({ code: 'policy.not-witnessed' })],
    })
    const both = noteBy(CHECKPOINT, [log, witness, second])
    expect(verifyCosignatures(both, POLICY)).toMatchObject({ have: 2, names: ['b', 'c'], problems: [] })
  })

  it('takes nothing from one witness because the line of another does not verify', () => {
    const { text, signatures } = parsed(noteBy(CHECKPOINT, [log, witness, second]))
    const spoilt = signatures.map((line) =>
      line.name === second.key.name ? { ...line, signature: line.signature.map((byte) => byte ^ 1) } : line,
    )
    const note = noteBy(CHECKPOINT, [log])
    const whole = `${text}\n${note.slice(text.length + 1)}`
    expect(parsed(whole).text).toBe(text)
    const verdict = verifyCosignatures(
      `${whole}${spoilt
        .slice(1)
        .map(({ name, keyId, signature }) => {
          const bytes = Buffer.concat([Buffer.from(keyId, 'hex'), signature])
          return `\u2014 ${name} ${bytes.toString('base64')}\n`
        })
        .join('')}`,
      POLICY,
    )
    expect(verdict).toMatchObject({ have: 1, want: 2, names: ['b'] })
    expect(verdict.problems.map(({ code, name }) => [code, name])).toEqual([
      ['note.signature', 'c'],
      ['policy.not-witnessed', undefined],
    ])
  })

  it('finds nothing in a note that cannot be read', () => {
    expect(verifyCosignatures('hello', POLICY)).toMatchObject({
      have: 0,
      want: 2,
      problems: [{ code: 'note.format' }],
    })
  })

  it('does not count a cosignature that was made for another checkpoint', () => {
    const other = parsed(noteBy({ ...CHECKPOINT, size: 4 }, [log, witness]))
    const line = other.signatures[1]
    const { text } = parsed(NOTE)
    if (line === undefined) throw new Error('no line')
    expect(verifyNote({ text, signatures: [line] }, [witness.key])).toMatchObject({ code: 'note.signature' })
    expect(toHex(cosignedMessage(text, 1))).not.toBe(toHex(cosignedMessage(other.text, 1)))
  })
})

describe('when a key counts', () => {
  const KEY = `${ORIGIN}+93546e77`
  const LINES = [
    { key: KEY, from: '2026-01-01T00:00:00Z', until: '2026-06-01T00:00:00.000Z' },
    { key: 'ssh-ed25519 AAAAC3Nz', revoked: { from: '2026-03-01T00:00:00Z', reason: 'stolen' } },
  ] as const

  it('is written as comments of a policy and read back', () => {
    const text = `${LOG}\n${LINES.map(formatKeyValidity).join('')}quorum none\n`
    expect(parsePolicy(text)).toMatchObject({ ok: true })
    expect(readKeyValidities(text)).toEqual({ ok: true, value: LINES })
    expect(readKeyValidities(text.replaceAll('\n', '\r\n'))).toEqual({ ok: true, value: LINES })
  })

  it.each([
    '#key-validity',
    '#key-validity ',
    `#key-validity ${KEY} until`,
    `#key-validity ${KEY} until yesterday`,
    `#key-validity ${KEY} since 2026-01-01T00:00:00Z`,
    `#key-validity ${KEY} revoked 2026-01-01T00:00:00Z`,
    `#key-validity ${KEY} revoked 2026-01-01T00:00:00Z because`,
  ])('refuses a line that it cannot read, so that no revocation is overlooked: %s', (line) => {
    expect(readKeyValidities(`${line}\n`)).toMatchObject({ ok: false, code: 'validity.format' })
  })

  it('believes what was signed in time, and nothing without a time once the key ended', () => {
    expect(judgeKey(LINES, 'other+00000000')).toBe('unknown')
    expect(judgeKey(LINES, KEY, '2026-02-01T00:00:00Z')).toBe('valid')
    expect(judgeKey(LINES, KEY, '2025-12-31T00:00:00Z')).toBe('not-yet')
    expect(judgeKey(LINES, KEY, '2026-06-01T00:00:00Z')).toBe('over')
    expect(judgeKey(LINES, KEY)).toBe('over')
  })

  it('believes of a revoked key only what was there before the moment of its revocation', () => {
    const key = 'ssh-ed25519 AAAAC3Nz'
    expect(judgeKey(LINES, key, '2026-02-28T23:59:59Z')).toBe('valid')
    expect(judgeKey(LINES, key, '2026-03-01T00:00:00Z')).toBe('revoked')
    expect(judgeKey(LINES, key)).toBe('revoked')
    expect(judgeKey(LINES, key, 'no time')).toBe('revoked')
  })
})

describe('the package of post-quantum keys', () => {
  it('is used for verifying alone: no file of this folder but tests signs with it', () => {
    const source = readFileSync(new URL('../signatures/ml-dsa.ts', import.meta.url), 'utf8')
    expect(source).toContain('ml_dsa44.verify(')
    expect(source).not.toContain('ml_dsa44.sign(')
  })
})

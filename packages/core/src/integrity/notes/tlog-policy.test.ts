/** Tests trust policies with the example of the specification and with policies that could be read two ways. */
import { ed25519 } from '@noble/curves/ed25519.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isWitnessed, parsePolicy } from './tlog-policy.ts'
import {
  formatVerifierKey,
  makeVerifierKey,
  TYPE_COSIGNATURE,
  TYPE_ED25519,
  type VerifierKey,
} from './verifier-key.ts'

const vkey = (name: string, fill: number, type: VerifierKey['type']): string => {
  const made = makeVerifierKey(name, type, ed25519.getPublicKey(new Uint8Array(32).fill(fill)))
  return made.ok ? formatVerifierKey(made.value) : ''
}
const LOG = vkey('log.example/1', 1, TYPE_ED25519)
const W = [2, 3, 4, 5, 6, 7].map((fill) => vkey(`w${fill}.example`, fill, TYPE_COSIGNATURE))
const WITNESSES = W.map((key, at) => `witness ${'X1 X2 X3 Y1 Y2 Y3'.split(' ')[at]} ${key}\n`).join('')
const SPECIFIED = `# the example of the specification
log ${LOG} https://log.example/
${WITNESSES}
group X-witnesses 2 X1 X2 X3
\tgroup  Y-witnesses any Y1 Y2 Y3

group X-and-Y all X-witnesses Y-witnesses
quorum X-and-Y
`

describe('trust policies', () => {
  it('reads the example of the specification', () => {
    const policy = parsePolicy(SPECIFIED)
    expect(policy.ok && policy.value.groups).toEqual([
      { name: 'X-witnesses', threshold: 2, members: ['X1', 'X2', 'X3'] },
      { name: 'Y-witnesses', threshold: 1, members: ['Y1', 'Y2', 'Y3'] },
      { name: 'X-and-Y', threshold: 2, members: ['X-witnesses', 'Y-witnesses'] },
    ])
    expect(policy.ok && policy.value.logs[0]?.url).toBe('https://log.example/')
  })

  it('reaches the quorum exactly when two of X and one of Y cosigned', () => {
    const policy = parsePolicy(SPECIFIED)
    if (!policy.ok) throw new Error(policy.sentence)
    fc.assert(
      fc.property(fc.subarray(['X1', 'X2', 'X3', 'Y1', 'Y2', 'Y3']), (cosigned) => {
        const of = (letter: string) => cosigned.filter((name) => name.startsWith(letter)).length
        expect(isWitnessed(policy.value, policy.value.quorum, new Set(cosigned))).toBe(
          of('X') >= 2 && of('Y') >= 1,
        )
      }),
    )
  })

  it('accepts a policy that asks for no witness', () => {
    const policy = parsePolicy(`log ${LOG}\nquorum none\n`)
    expect(policy.ok && isWitnessed(policy.value, policy.value.quorum, new Set())).toBe(true)
  })

  it.each([
    ['', 'policy.quorum'],
    [`log ${LOG}\n`, 'policy.quorum'],
    ['quorum none\nquorum none\n', 'policy.quorum'],
    ['quorum nobody\n', 'policy.quorum'],
    ['quorum none', 'policy.format'],
    ['quorum none\r\n', 'policy.format'],
    ['constructor x\n', 'policy.format'],
    [`log ${LOG} a b\nquorum none\n`, 'policy.format'],
    [`witness a\nquorum none\n`, 'policy.format'],
    [`log ${LOG}\nlog ${LOG}\nquorum none\n`, 'policy.duplicate'],
    [`log ${W[0]}\nquorum none\n`, 'key.type'],
    [`witness a ${LOG}\nquorum none\n`, 'key.type'],
    [`witness a ${W[0]}\nwitness b ${W[0]}\nquorum a\n`, 'policy.duplicate'],
    [`witness b ${vkey('other', 2, TYPE_COSIGNATURE)}\nwitness a ${W[0]}\nquorum a\n`, 'policy.duplicate'],
    [`witness a ${W[0]}\nwitness a ${W[1]}\nquorum a\n`, 'policy.name'],
    [`witness none ${W[0]}\nquorum none\n`, 'policy.name'],
    [`witness a ${W[0]}\ngroup a any a\nquorum a\n`, 'policy.name'],
    [`witness a ${W[0]}\ngroup g 2 a\nquorum g\n`, 'policy.group'],
    [`witness a ${W[0]}\ngroup g 0 a\nquorum g\n`, 'policy.group'],
    [`witness a ${W[0]}\ngroup g 01 a\nquorum g\n`, 'policy.group'],
    ['group g all\nquorum g\n', 'policy.group'],
    [`group g any a\nwitness a ${W[0]}\nquorum g\n`, 'policy.group'],
    [`witness a ${W[0]}\ngroup g 1 a a\nquorum g\n`, 'policy.group'],
    [`witness a ${W[0]}\ngroup g any a\ngroup h any a\nquorum g\n`, 'policy.group'],
    [`witness a ${W[0]}\ngroup g any none\nquorum g\n`, 'policy.group'],
  ])('refuses a policy that is malformed or could be read two ways %#', (text, code) => {
    expect(parsePolicy(text)).toMatchObject({ ok: false, code })
  })

  it('treats names that look alike as different', () => {
    const text = `witness K ${W[0]}\nwitness \u212a ${W[1]}\nquorum K\n`
    expect(parsePolicy(text)).toMatchObject({ ok: true })
  })
})

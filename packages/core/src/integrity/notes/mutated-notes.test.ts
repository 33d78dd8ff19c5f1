/** Honest notes, proofs, policies and keys of which one character was changed, dropped, doubled or moved: refused, or the same meaning as before. */
import { ed25519 } from '@noble/curves/ed25519.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromBase64, joinBytes, toBase64, toHex, utf8 } from '../encoding/bytes.ts'
import { proveInclusion } from '../merkle/merkle-proof.ts'
import { leafHash, rootOf } from '../merkle/merkle-tree.ts'
import { formatCheckpoint, openCheckpoint, parseCheckpoint, parseCheckpointNote } from './checkpoint.ts'
import { cosignatureBytes, cosignedMessage } from './cosigned-message.ts'
import { formatNote, formatSignature, MAX_SIGNATURES, parseNote, verifyNote } from './signed-note.ts'
import { judgeCheckpoint, parsePolicy } from './tlog-policy.ts'
import { formatTlogProof, parseTlogProof, verifyTlogProof } from './tlog-proof.ts'
import {
  formatVerifierKey,
  isKeyName,
  keyIdOf,
  makeVerifierKey,
  parseVerifierKey,
  TYPE_COSIGNATURE,
  TYPE_ED25519,
  type VerifierKey,
} from './verifier-key.ts'

const seedOf = (fill: number) => new Uint8Array(32).fill(fill)
const keyOf = (name: string, fill: number, type: VerifierKey['type'] = TYPE_ED25519): VerifierKey => {
  const made = makeVerifierKey(name, type, ed25519.getPublicKey(seedOf(fill)))
  if (!made.ok) throw new Error(made.sentence)
  return made.value
}
const LOG = keyOf('log.example/office', 1)
const WITNESS = keyOf('witness.example', 2, TYPE_COSIGNATURE)
const STRANGER = keyOf('log.example/office', 3)
const LEAVES = Array.from({ length: 11 }, (_, i) => utf8(`leaf ${i}`))
const HASHES = LEAVES.map(leafHash)
const TEXT = formatCheckpoint({ origin: LOG.name, size: 11, root: rootOf(HASHES) })
const TIME = 1_764_000_000
const logLine = (text: string, key = LOG, fill = 1) =>
  formatSignature({ name: key.name, keyId: key.keyId, signature: ed25519.sign(utf8(text), seedOf(fill)) })
const witnessLine = (text: string, time = TIME) =>
  formatSignature({
    name: WITNESS.name,
    keyId: WITNESS.keyId,
    signature: cosignatureBytes(time, ed25519.sign(cosignedMessage(text, time), seedOf(2))),
  })
const NOTE = `${TEXT}\n${logLine(TEXT)}${witnessLine(TEXT)}`
const PROOF = formatTlogProof({ index: 6, hashes: proveInclusion(HASHES, 6), checkpoint: NOTE })
const POLICY = `# who is trusted
log ${formatVerifierKey(LOG)} https://log.example/
witness W1 ${formatVerifierKey(WITNESS)}
group both all W1
quorum both
`

/** One small change to a text, at any place. */
const change = fc.record({
  at: fc.nat(),
  how: fc.constantFrom('drop', 'double', 'swap', 'insert', 'replace', 'cut', 'case'),
  sign: fc.constantFrom(...'aZ09+/= \n\t\r\0—-.:·é#', '\u200b', '\ufeff', '\u2028'),
})
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never
const mutate = (text: string, { at, how, sign }: Change): string => {
  const i = at % text.length
  const c = text.charAt(i)
  const [before, after] = [text.slice(0, i), text.slice(i + 1)]
  if (how === 'drop') return before + after
  if (how === 'double') return before + c + c + after
  if (how === 'swap') return before + after.charAt(0) + c + after.slice(1)
  if (how === 'insert') return before + sign + c + after
  if (how === 'replace') return before + sign + after
  if (how === 'cut') return before
  return before + (c === c.toLowerCase() ? c.toUpperCase() : c.toLowerCase()) + after
}

describe('a changed checkpoint', () => {
  it('is refused, or says the same and is signed by the same log', () => {
    let refused = 0
    fc.assert(
      fc.property(change, (how) => {
        const changed = mutate(NOTE, how)
        const opened = openCheckpoint(changed, LOG, [WITNESS])
        if (!opened.ok) {
          refused += 1
          expect(opened.sentence).toMatch(/\.$/)
          return
        }
        expect(opened.value.checkpoint).toEqual({
          origin: LOG.name,
          size: 11,
          root: rootOf(HASHES),
          extensions: [],
        })
        expect(opened.value.note.text).toBe(TEXT)
      }),
      { numRuns: 400 },
    )
    expect(refused).toBeGreaterThan(100)
  })

  it('is refused for every single character of its text that is replaced', () => {
    for (let at = 0; at < TEXT.length; at++) {
      const changed = NOTE.slice(0, at) + (NOTE.charAt(at) === '1' ? '2' : '1') + NOTE.slice(at + 1)
      expect(openCheckpoint(changed, LOG).ok, `character ${at}`).toBe(false)
    }
  })

  it('is refused under a stranger’s key of the same name, with the name of the trouble', () => {
    expect(openCheckpoint(NOTE, STRANGER)).toMatchObject({ ok: false, code: 'note.unsigned' })
    expect(openCheckpoint(NOTE, keyOf('log.example/other', 1))).toMatchObject({ code: 'checkpoint.origin' })
    const forged = `${TEXT}\n${logLine(TEXT, LOG, 3)}`
    expect(openCheckpoint(forged, LOG)).toMatchObject({ code: 'note.signature' })
  })

  it('is refused when the log’s own signature stands under another name: name and key id belong together', () => {
    const renamed = logLine(TEXT).replace(LOG.name, 'log.example/other')
    expect(openCheckpoint(`${TEXT}\n${renamed}`, LOG)).toMatchObject({ code: 'note.unsigned' })
    const parsed = parseNote(`${TEXT}\n${renamed}${logLine(TEXT)}`)
    const verified = parsed.ok ? verifyNote(parsed.value, [LOG]) : parsed
    expect(verified.ok && verified.value).toEqual([{ key: LOG }])
  })

  it('is refused with a witness’s signature alone: a witness does not make a log', () => {
    expect(openCheckpoint(`${TEXT}\n${witnessLine(TEXT)}`, LOG, [WITNESS])).toMatchObject({
      code: 'note.unsigned',
    })
  })

  it('is refused as a whole when a known witness’s line is false, and not when a stranger’s is', () => {
    const other = TEXT.replace('11', '12')
    expect(openCheckpoint(`${TEXT}\n${logLine(TEXT)}${witnessLine(other)}`, LOG, [WITNESS])).toMatchObject({
      code: 'note.signature',
    })
    const strange = formatSignature({ name: 'x.example', keyId: '00000000', signature: new Uint8Array(64) })
    expect(openCheckpoint(`${TEXT}\n${strange}${logLine(TEXT)}`, LOG, [WITNESS])).toMatchObject({ ok: true })
  })

  it.each([
    ['a size with a leading nought', TEXT.replace('\n11\n', '\n011\n')],
    ['a negative size', TEXT.replace('\n11\n', '\n-11\n')],
    ['a size with a plus', TEXT.replace('\n11\n', '\n+11\n')],
    ['a size in native digits', TEXT.replace('\n11\n', '\n११\n')],
    ['a size beyond 2^53', TEXT.replace('\n11\n', '\n99999999999999999\n')],
    ['a size with a point', TEXT.replace('\n11\n', '\n11.0\n')],
    ['a root of 31 bytes', TEXT.replace(/\n[^\n]+\n$/, `\n${toBase64(new Uint8Array(31))}\n`)],
    ['a root of 33 bytes', TEXT.replace(/\n[^\n]+\n$/, `\n${toBase64(new Uint8Array(33))}\n`)],
    ['a root without padding', TEXT.replace('=\n', '\n')],
    ['a root in hexadecimal', TEXT.replace(/\n[^\n]+\n$/, `\n${'0'.repeat(64)}\n`)],
    ['no origin', TEXT.slice(LOG.name.length)],
    ['an origin with a blank', TEXT.replace('office', 'off ice')],
    ['an origin with a plus', TEXT.replace('office', 'off+ice')],
    ['only two lines', TEXT.split('\n').slice(0, 2).join('\n')],
    ['no newline at its end', TEXT.slice(0, -1)],
    ['an empty extension line', `${TEXT}\n`],
    ['Windows line ends', TEXT.replaceAll('\n', '\r\n')],
  ])('has the form of the specification: refuses %s', (_, text) => {
    expect(parseCheckpoint(text)).toMatchObject({ ok: false, code: 'checkpoint.format' })
  })

  it('keeps extension lines, in order, and signs them too', () => {
    const longer = formatCheckpoint({
      origin: LOG.name,
      size: 11,
      root: rootOf(HASHES),
      extensions: ['a b', 'c'],
    })
    const opened = openCheckpoint(`${longer}\n${logLine(longer)}`, LOG)
    expect(opened.ok && opened.value.checkpoint.extensions).toEqual(['a b', 'c'])
    expect(openCheckpoint(`${longer.replace('a b', 'a c')}\n${logLine(longer)}`, LOG).ok).toBe(false)
  })
})

describe('a note', () => {
  it.each([
    ['no signature', `${TEXT}\n`, 'note.unsigned'],
    ['no blank line', `${TEXT}${logLine(TEXT)}`, 'note.format'],
    ['no newline at its end', NOTE.slice(0, -1), 'note.format'],
    ['Windows line ends', NOTE.replaceAll('\n', '\r\n'), 'note.control-character'],
    ['a tab', NOTE.replace('log', '\tlog'), 'note.control-character'],
    ['NUL', NOTE.replace('log', '\0log'), 'note.control-character'],
    ['a lone surrogate', NOTE.replace('log', '\ud800'), 'note.format'],
    ['a hyphen for the dash', NOTE.replaceAll('—', '-'), 'note.signature-line'],
    ['an en dash', NOTE.replaceAll('—', '–'), 'note.signature-line'],
    ['two blanks after the dash', NOTE.replaceAll('— ', '—  '), 'note.signature-line'],
    ['a signature of four bytes', `${TEXT}\n— a ${toBase64(new Uint8Array(4))}\n`, 'note.signature-line'],
    ['a signature that is no base64', `${TEXT}\n— a b*d\n`, 'note.signature-line'],
    ['an empty text', `\n${logLine(TEXT)}`, 'note.format'],
  ])('is refused with %s', (_, note, code) => {
    expect(parseNote(note)).toMatchObject({ ok: false, code })
  })

  it('is read as far as its hundredth signature line and no further', () => {
    const strange = formatSignature({ name: 'x.example', keyId: '00000000', signature: new Uint8Array(64) })
    expect(parseNote(`${TEXT}\n${strange.repeat(MAX_SIGNATURES)}`).ok).toBe(true)
    expect(parseNote(`${TEXT}\n${strange.repeat(MAX_SIGNATURES + 1)}`)).toMatchObject({
      code: 'note.signature-line',
    })
  })

  it('is split at its last blank line, so that a text may hold blank lines', () => {
    const text = 'one\n\ntwo\n'
    const parsed = parseNote(`${text}\n${logLine(text)}`)
    expect(parsed.ok && parsed.value.text).toBe(text)
    expect(parsed.ok && verifyNote(parsed.value, [LOG]).ok).toBe(true)
  })

  it('comes back from its parts, as text or as bytes', () => {
    for (const form of [NOTE, utf8(NOTE)]) {
      const parsed = parseNote(form)
      expect(parsed.ok && formatNote(parsed.value)).toBe(NOTE)
    }
  })

  it('counts a signer once, however often the line is repeated', () => {
    const parsed = parseNote(`${TEXT}\n${logLine(TEXT)}${logLine(TEXT)}`)
    const verified = parsed.ok ? verifyNote(parsed.value, [LOG]) : parsed
    expect(verified.ok && verified.value).toHaveLength(1)
  })
})

describe('a cosignature', () => {
  it('carries its time, which is signed with it', () => {
    for (const time of [0, 1, 255, 256, TIME, 2 ** 32, 2 ** 53 - 1]) {
      const opened = openCheckpoint(`${TEXT}\n${logLine(TEXT)}${witnessLine(TEXT, time)}`, LOG, [WITNESS])
      expect(opened.ok && opened.value.witnesses).toEqual([{ key: WITNESS, time }])
    }
  })

  it('is refused when its time is changed, by a second or by an age', () => {
    const honest = ed25519.sign(cosignedMessage(TEXT, TIME), seedOf(2))
    for (const time of [TIME + 1, TIME - 1, 0, 2 ** 40]) {
      const line = formatSignature({
        name: WITNESS.name,
        keyId: WITNESS.keyId,
        signature: cosignatureBytes(time, honest),
      })
      expect(openCheckpoint(`${TEXT}\n${logLine(TEXT)}${line}`, LOG, [WITNESS])).toMatchObject({ ok: false })
    }
  })

  it('is refused with a time beyond 2^53 or with a missing or a further byte', () => {
    const sign = (signature: Uint8Array) =>
      openCheckpoint(
        `${TEXT}\n${logLine(TEXT)}${formatSignature({ name: WITNESS.name, keyId: WITNESS.keyId, signature })}`,
        LOG,
        [WITNESS],
      ).ok
    const good = cosignatureBytes(TIME, ed25519.sign(cosignedMessage(TEXT, TIME), seedOf(2)))
    expect(sign(good)).toBe(true)
    expect(sign(good.slice(1))).toBe(false)
    expect(sign(joinBytes(good, Uint8Array.of(0)))).toBe(false)
    expect(sign(joinBytes(new Uint8Array(8).fill(255), good.slice(8)))).toBe(false)
  })
})

describe('a changed proof', () => {
  it('is refused, or proves the same leaf at the same place', () => {
    let refused = 0
    fc.assert(
      fc.property(change, (how) => {
        const parsed = parseTlogProof(mutate(PROOF, how))
        const verdict = parsed.ok ? verifyTlogProof(parsed.value, LEAVES[6] ?? utf8('')) : parsed
        if (!verdict.ok) refused += 1
        else expect(parsed.ok && parsed.value.index).toBe(6)
      }),
      { numRuns: 600 },
    )
    expect(refused).toBeGreaterThan(100)
  })

  it('is refused for each of the other leaves', () => {
    const parsed = parseTlogProof(PROOF)
    if (!parsed.ok) throw new Error(parsed.sentence)
    for (const [at, leaf] of LEAVES.entries()) expect(verifyTlogProof(parsed.value, leaf).ok).toBe(at === 6)
  })

  it.each([
    ['another header', PROOF.replace('@v1', '@v2')],
    ['no header', PROOF.slice(PROOF.indexOf('\n') + 1)],
    ['an index with a leading nought', PROOF.replace('index 6', 'index 06')],
    ['a negative index', PROOF.replace('index 6', 'index -6')],
    ['an index in words', PROOF.replace('index 6', 'index six')],
    ['no index', PROOF.replace(/index 6\n/, '')],
    ['a hash of 31 bytes', PROOF.replace(/index 6\n[^\n]+/, `index 6\n${toBase64(new Uint8Array(31))}`)],
    ['a hash in hexadecimal', PROOF.replace(/index 6\n[^\n]+/, `index 6\n${toHex(new Uint8Array(32))}`)],
    ['an empty line among its hashes', PROOF.replace('index 6\n', 'index 6\n\n')],
    ['no checkpoint', PROOF.slice(0, PROOF.indexOf('\n\n') + 2)],
    ['extra data that is no base64', PROOF.replace('index', 'extra !!\nindex')],
    ['Windows line ends', PROOF.replaceAll('\n', '\r\n')],
    ['nothing', ''],
  ])('is refused with %s', (_, text) => {
    expect(parseTlogProof(text).ok).toBe(false)
  })

  it('keeps extra data apart, and the proof holds with or without it', () => {
    const parsed = parseTlogProof(PROOF)
    if (!parsed.ok) throw new Error(parsed.sentence)
    const extra = utf8('a note of the application')
    const again = parseTlogProof(formatTlogProof({ ...parsed.value, extra }))
    expect(again).toEqual({ ok: true, value: { ...parsed.value, extra } })
    expect(again.ok && verifyTlogProof(again.value, LEAVES[6] ?? utf8('')).ok).toBe(true)
  })

  it('never holds more hashes than any log needs', () => {
    const [one] = HASHES
    const long = formatTlogProof({ index: 0, hashes: Array(64).fill(one), checkpoint: NOTE })
    expect(parseTlogProof(long)).toMatchObject({ code: 'proof.length' })
  })
})

describe('a changed verifier key', () => {
  it('is refused, always: name, type and key are bound by the key id', () => {
    const text = formatVerifierKey(LOG)
    fc.assert(
      fc.property(change, (how) => {
        const changed = mutate(text, how)
        const parsed = parseVerifierKey(changed)
        if (changed === text) expect(parsed.ok).toBe(true)
        else expect(parsed.ok, changed).toBe(false)
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    [
      'small order: the neutral point',
      Uint8Array.from({ length: 32 }, (_, i) => (i === 0 ? 1 : 0)),
      'key.weak',
    ],
    ['small order: zero', new Uint8Array(32), 'key.weak'],
    ['not canonical', new Uint8Array(32).fill(255), 'key.weak'],
    ['31 bytes', new Uint8Array(31), 'key.format'],
    ['33 bytes', new Uint8Array(33), 'key.format'],
    ['nothing', new Uint8Array(0), 'key.format'],
  ])('is refused for a key that no honest signer makes: %s', (_, key, code) => {
    expect(makeVerifierKey('log.example', TYPE_ED25519, key)).toMatchObject({ ok: false, code })
    const text = `log.example+${keyIdOf('log.example', TYPE_ED25519, key)}+${toBase64(joinBytes(Uint8Array.of(1), key))}`
    expect(parseVerifierKey(text).ok).toBe(false)
  })

  it('is refused for types that this verifier does not know', () => {
    for (const type of [0, 2, 3, 5, 7, 255]) {
      const data = toBase64(joinBytes(Uint8Array.of(type), LOG.key))
      const text = `${LOG.name}+${keyIdOf(LOG.name, type, LOG.key)}+${data}`
      expect(parseVerifierKey(text), String(type)).toMatchObject({ code: 'key.type' })
    }
  })

  it.each([
    [''],
    ['a b'],
    ['a+b'],
    ['a\tb'],
    ['a\nb'],
    ['a\u0085b'],
    ['a\u00a0b'],
    ['a\u2028b'],
    ['\ud800'],
    ['a\0b'],
  ])('has no name such as %j', (name) => {
    expect(isKeyName(name)).toBe(false)
    expect(makeVerifierKey(name, TYPE_ED25519, LOG.key)).toMatchObject({ code: 'key.format' })
  })

  it.each([['log.example/office'], ['काठमाडौं'], ['a'], ['—'], ['a/b:c_d@e']])('may be named %s', (name) => {
    const made = makeVerifierKey(name, TYPE_ED25519, LOG.key)
    expect(made.ok && parseVerifierKey(formatVerifierKey(made.value))).toEqual(made)
  })

  it('of a log and of a witness have different ids although the key is the same', () => {
    const [log, witness] = [keyOf('same.example', 9), keyOf('same.example', 9, TYPE_COSIGNATURE)]
    expect(log.keyId).not.toBe(witness.keyId)
    expect(toHex(log.key)).toBe(toHex(witness.key))
  })
})

describe('a changed policy', () => {
  const honest = parsePolicy(POLICY)

  it('is refused, or trusts no key that the honest one did not trust', () => {
    const trusted = new Set([LOG, WITNESS].map(({ key }) => toHex(key)))
    let refused = 0
    fc.assert(
      fc.property(change, (how) => {
        const parsed = parsePolicy(mutate(POLICY, how))
        if (!parsed.ok) {
          refused += 1
          return
        }
        for (const { key } of [...parsed.value.logs, ...parsed.value.witnesses])
          expect(trusted.has(toHex(key.key))).toBe(true)
        const judged = judgeCheckpoint(NOTE, parsed.value)
        if (judged.ok) expect(judged.value.checkpoint.size).toBe(11)
      }),
      { numRuns: 400 },
    )
    expect(refused).toBeGreaterThan(100)
  })

  it('judges the checkpoint that its log signed and its witness cosigned', () => {
    expect(honest.ok && judgeCheckpoint(NOTE, honest.value)).toMatchObject({
      ok: true,
      value: { cosigners: ['W1'], quorumReached: true },
    })
    expect(honest.ok && judgeCheckpoint(`${TEXT}\n${logLine(TEXT)}`, honest.value)).toMatchObject({
      ok: true,
      value: { cosigners: [], quorumReached: false },
    })
  })

  it.each([
    ['no quorum', POLICY.replace(/quorum.*\n/, ''), 'policy.quorum'],
    ['two quorums', `${POLICY}quorum none\n`, 'policy.quorum'],
    ['a quorum nobody defines', POLICY.replace('quorum both', 'quorum nobody'), 'policy.quorum'],
    ['a quorum before its group', `quorum both\n${POLICY.replace('quorum both\n', '')}`, 'policy.quorum'],
    ['an unknown word', `trust me\n${POLICY}`, 'policy.format'],
    ['a word from the prototype', `toString x\n${POLICY}`, 'policy.format'],
    ['capitals', POLICY.replace('quorum', 'Quorum'), 'policy.format'],
    ['no newline at its end', POLICY.slice(0, -1), 'policy.format'],
    ['Windows line ends', POLICY.replaceAll('\n', '\r\n'), 'policy.format'],
    ['NUL', POLICY.replace('#', '#\0'), 'policy.format'],
    ['the log twice', POLICY.replace(/log .*\n/, '$&$&'), 'policy.duplicate'],
    [
      'a witness twice under two names',
      POLICY.replace(/witness W1 (.*)\n/, '$&witness W2 $1\n'),
      'policy.duplicate',
    ],
    ['a name twice', POLICY.replace('group both', 'group W1'), 'policy.name'],
    ['the reserved name', POLICY.replaceAll('W1', 'none'), 'policy.name'],
    ['a threshold of nought', POLICY.replace('both all', 'both 0'), 'policy.group'],
    ['a threshold above its members', POLICY.replace('both all', 'both 2'), 'policy.group'],
    ['a threshold in words', POLICY.replace('both all', 'both most'), 'policy.group'],
    ['a member twice', POLICY.replace('all W1', 'all W1 W1'), 'policy.group'],
    ['a group that contains itself', POLICY.replace('all W1', 'all both'), 'policy.group'],
    ['a member nobody defines', POLICY.replace('all W1', 'all W9'), 'policy.group'],
    [
      'a log key for a witness',
      POLICY.replace(/witness W1 \S+/, `witness W1 ${formatVerifierKey(LOG)}`),
      'key.type',
    ],
    ['a witness key for a log', POLICY.replace(/log \S+/, `log ${formatVerifierKey(WITNESS)}`), 'key.type'],
    ['a witness without a key', POLICY.replace(/witness W1 \S+/, 'witness W1'), 'policy.format'],
    ['a log line with too many words', POLICY.replace(/(log \S+) \S+/, '$1 a b'), 'policy.format'],
  ])('has one meaning or none: refuses %s', (_, text, code) => {
    expect(parsePolicy(text)).toMatchObject({ ok: false, code })
  })

  it('does not list the log: then the checkpoint is nobody’s', () => {
    const other = parsePolicy(`log ${formatVerifierKey(keyOf('log.example/other', 4))}\nquorum none\n`)
    expect(other.ok && judgeCheckpoint(NOTE, other.value)).toMatchObject({ code: 'policy.unknown-log' })
    const none = parsePolicy('quorum none\n')
    expect(none.ok && judgeCheckpoint(NOTE, none.value)).toMatchObject({ code: 'policy.unknown-log' })
  })

  it('tries every log of one origin, and names the trouble when none fits', () => {
    const two = parsePolicy(
      `log ${formatVerifierKey(STRANGER)}\nlog ${formatVerifierKey(LOG)}\nquorum none\n`,
    )
    expect(two.ok && judgeCheckpoint(NOTE, two.value)).toMatchObject({
      ok: true,
      value: { quorumReached: true },
    })
    const wrong = parsePolicy(`log ${formatVerifierKey(STRANGER)}\nquorum none\n`)
    expect(wrong.ok && judgeCheckpoint(NOTE, wrong.value)).toMatchObject({ code: 'note.unsigned' })
  })
})

describe('bytes instead of text', () => {
  it('are read the same when they are UTF-8, and refused when they are not', () => {
    const broken = joinBytes(utf8(NOTE), Uint8Array.of(0xff))
    expect(parseCheckpointNote(utf8(NOTE))).toEqual(parseCheckpointNote(NOTE))
    expect(parseTlogProof(utf8(PROOF))).toEqual(parseTlogProof(PROOF))
    expect(parsePolicy(utf8(POLICY))).toEqual(parsePolicy(POLICY))
    expect(parseNote(broken)).toMatchObject({ code: 'note.format' })
    expect(parseTlogProof(broken)).toMatchObject({ code: 'proof.format' })
    expect(parsePolicy(broken)).toMatchObject({ code: 'policy.format' })
    expect(fromBase64(toBase64(broken))).toEqual(broken)
  })
})

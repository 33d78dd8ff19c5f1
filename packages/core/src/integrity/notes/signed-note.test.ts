/** Tests signed notes and verifier keys, with the example of the Go implementation. */
import { ed25519 } from '@noble/curves/ed25519.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toBase64, utf8 } from '../encoding/bytes.ts'
import { formatNote, MAX_SIGNATURES, parseNote, verifyNote } from './signed-note.ts'
import {
  formatVerifierKey,
  isKeyName,
  makeVerifierKey,
  parseVerifierKey,
  TYPE_COSIGNATURE,
  TYPE_ED25519,
} from './verifier-key.ts'

/** The example of Go's package note. */
const GO_VKEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
const GO_NOTE = `If you think cryptography is the answer to your problem,
then you don't know what your problem is.

\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
`

const take = <T>(outcome: { ok: true; value: T } | { ok: false; code: string }): T => {
  if (!outcome.ok) throw new Error(outcome.code)
  return outcome.value
}
const signer = (name: string, fill: number) => {
  const seed = new Uint8Array(32).fill(fill)
  const key = take(makeVerifierKey(name, TYPE_ED25519, ed25519.getPublicKey(seed)))
  const line = (text: string) => ({ name, keyId: key.keyId, signature: ed25519.sign(utf8(text), seed) })
  return { key, line }
}

describe('signed notes', () => {
  it('verifies the example note of Go, and writes it back byte for byte', () => {
    const key = take(parseVerifierKey(GO_VKEY))
    const note = take(parseNote(GO_NOTE))
    expect(take(verifyNote(note, [key]))).toEqual([{ key }])
    expect(formatNote(note)).toBe(GO_NOTE)
    expect(formatVerifierKey(key)).toBe(GO_VKEY)
  })

  it('splits at the last blank line, so that text may hold blank lines', () => {
    const a = signer('a.example', 1)
    const text = 'first\n\nsecond\n\n'
    const note = take(parseNote(formatNote({ text, signatures: [a.line(text)] })))
    expect(note.text).toBe(text)
    expect(verifyNote(note, [a.key])).toMatchObject({ ok: true })
  })

  it('reads back every note it writes', () => {
    const name = fc.stringMatching(/^[a-z0-9./]{1,20}$/)
    const text = fc
      .array(fc.stringMatching(/^[ -~\u00e9\u0928]{0,20}$/), { minLength: 1, maxLength: 5 })
      .map((lines) => `${lines.join('\n')}\n`)
    const line = fc.record({
      name,
      keyId: fc.stringMatching(/^[0-9a-f]{8}$/),
      signature: fc.uint8Array({ minLength: 1, maxLength: 80 }),
    })
    fc.assert(
      fc.property(text, fc.array(line, { minLength: 1, maxLength: 4 }), (body, signatures) => {
        expect(parseNote(utf8(formatNote({ text: body, signatures })))).toEqual({
          ok: true,
          value: { text: body, signatures },
        })
      }),
    )
  })

  it('ignores signatures of unknown keys, but refuses the note when a known one does not verify', () => {
    const [a, b, c] = [signer('a.example', 1), signer('b.example', 2), signer('c.example', 3)]
    const note = { text: 't\n', signatures: [b.line('other\n'), a.line('t\n')] }
    expect(verifyNote(note, [a.key])).toMatchObject({ ok: true })
    expect(verifyNote(note, [a.key, b.key])).toMatchObject({ code: 'note.signature' })
    expect(verifyNote(note, [c.key])).toMatchObject({ code: 'note.unsigned' })
  })

  it('does not take the same name with another key id for a known key, nor count one key twice', () => {
    const a = signer('a.example', 1)
    const other = { ...a.line('t\n'), keyId: '00000000' }
    expect(verifyNote({ text: 't\n', signatures: [other] }, [a.key])).toMatchObject({ code: 'note.unsigned' })
    expect(
      take(verifyNote({ text: 't\n', signatures: [a.line('t\n'), a.line('t\n')] }, [a.key])),
    ).toHaveLength(1)
  })

  it.each([
    ['text\n\u2014 a AAAAAAA=\n', 'note.format'],
    ['text\n\n\u2014 a AAAAAAA=', 'note.format'],
    ['text\n\n', 'note.unsigned'],
    ['te\txt\n\n\u2014 a AAAAAAA=\n', 'note.control-character'],
    ['te\rxt\n\n\u2014 a AAAAAAA=\n', 'note.control-character'],
    ['text\n\n- a AAAAAAA=\n', 'note.signature-line'],
    ['text\n\n\u2014 a AAAA\n', 'note.signature-line'],
    ['text\n\n\u2014 a b AAAAAAA=\n', 'note.signature-line'],
    ['text\n\n\u2014 a+b AAAAAAA=\n', 'note.signature-line'],
    ['text\n\n\u2014 a\u00a0b AAAAAAA=\n', 'note.signature-line'],
    ['text\n\n\u2014 a AAAAAAB=\n', 'note.signature-line'],
    [`text\n\n${'\u2014 a AAAAAAA=\n'.repeat(MAX_SIGNATURES + 1)}`, 'note.signature-line'],
  ])('refuses a malformed note %#', (text, code) => {
    expect(parseNote(text)).toMatchObject({ ok: false, code })
  })

  it('refuses bytes that are not UTF-8', () => {
    expect(parseNote(Uint8Array.of(0xff, 10, 10, 65, 10))).toMatchObject({ code: 'note.format' })
  })
})

describe('verifier keys', () => {
  it('refuses a key id that does not belong to name and key', () => {
    expect(parseVerifierKey(GO_VKEY.replace('c74f20a3', 'c74f20a4'))).toMatchObject({ code: 'key.id' })
    expect(parseVerifierKey(GO_VKEY.replace('Peter', 'Paul'))).toMatchObject({ code: 'key.id' })
  })

  it('refuses unknown types, weak keys and broken forms, each with its own reason', () => {
    expect(
      parseVerifierKey(`a+00000000+${toBase64(Uint8Array.of(7, ...new Uint8Array(1312)))}`),
    ).toMatchObject({ code: 'key.type' })
    expect(parseVerifierKey(`a+00000000+${toBase64(Uint8Array.of(1, ...new Uint8Array(32)))}`)).toMatchObject(
      { code: 'key.weak' },
    )
    for (const text of [
      '',
      'a',
      'a+b+c',
      'a+00000000',
      '+00000000+AQ==',
      'a b+00000000+AQEB',
      `${GO_VKEY}\n`,
    ])
      expect(parseVerifierKey(text), text).toMatchObject({ code: 'key.format' })
    expect(makeVerifierKey('two words', TYPE_COSIGNATURE, new Uint8Array(32))).toMatchObject({
      code: 'key.format',
    })
  })

  it('knows what a key name may be', () => {
    expect(['a', 'ngo.example/2026', '\u0928\u0917\u0930'].every(isKeyName)).toBe(true)
    expect(['', 'a b', 'a+b', 'a\u2003b', 'a\u0085', '\ud800', 'a\n'].some(isKeyName)).toBe(false)
  })
})

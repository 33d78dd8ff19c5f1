/** Tests checkpoints and what their signatures do and do not prove. */
import { ed25519 } from '@noble/curves/ed25519.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { utf8 } from '../encoding/bytes.ts'
import { formatCheckpoint, openCheckpoint, parseCheckpoint } from './checkpoint.ts'
import { cosignatureBytes, cosignedMessage } from './cosigned-message.ts'
import { formatNote } from './signed-note.ts'
import { makeVerifierKey, TYPE_COSIGNATURE, TYPE_ED25519, type VerifierKey } from './verifier-key.ts'

const seedOf = (fill: number): Uint8Array => new Uint8Array(32).fill(fill)
const keyOf = (name: string, fill: number, type: VerifierKey['type'] = TYPE_ED25519): VerifierKey => {
  const made = makeVerifierKey(name, type, ed25519.getPublicKey(seedOf(fill)))
  if (!made.ok) throw new Error(made.code)
  return made.value
}
const ROOT = new Uint8Array(32).fill(9)
const LOG = keyOf('log.example/1', 1)
const WITNESS = keyOf('witness.example', 2, TYPE_COSIGNATURE)
const TEXT = formatCheckpoint({ origin: LOG.name, size: 5, root: ROOT })
const LINE = { name: LOG.name, keyId: LOG.keyId, signature: ed25519.sign(utf8(TEXT), seedOf(1)) }

describe('checkpoints', () => {
  it('reads back every checkpoint it writes', () => {
    const extension = fc.stringMatching(/^[a-z ]{1,12}$/)
    fc.assert(
      fc.property(
        fc.maxSafeNat(),
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        fc.array(extension, { maxLength: 2 }),
        (size, root, extensions) => {
          const checkpoint = { origin: 'ngo.example/2026', size, root, extensions }
          expect(parseCheckpoint(formatCheckpoint(checkpoint))).toEqual({ ok: true, value: checkpoint })
        },
      ),
    )
  })

  it.each([
    TEXT.replace('\n5\n', '\n05\n'),
    TEXT.replace('\n5\n', '\n-5\n'),
    TEXT.replace('\n5\n', '\n9007199254740992\n'),
    TEXT.replace('log.example/1', ''),
    TEXT.replace('log.example/1', 'a b'),
    TEXT.replace('CQkJ', 'CQk'),
    `${TEXT}\n`,
    TEXT.slice(0, -1),
    'log.example/1\n5\n',
    '',
  ])('refuses a malformed checkpoint %#', (text) => {
    expect(parseCheckpoint(text)).toMatchObject({ ok: false, code: 'checkpoint.format' })
  })

  it('opens under the key of its log only', () => {
    const note = formatNote({ text: TEXT, signatures: [LINE] })
    expect(openCheckpoint(note, LOG)).toMatchObject({ ok: true, value: { witnesses: [] } })
    expect(openCheckpoint(note, keyOf('other.example', 1))).toMatchObject({ code: 'checkpoint.origin' })
    expect(openCheckpoint(note, keyOf('log.example/1', 3))).toMatchObject({ code: 'note.unsigned' })
  })

  it('is not opened by a cosignature alone: the log itself must have signed', () => {
    const signature = cosignatureBytes(1_000, ed25519.sign(cosignedMessage(TEXT, 1_000), seedOf(2)))
    const cosigned = { name: WITNESS.name, keyId: WITNESS.keyId, signature }
    const note = formatNote({ text: TEXT, signatures: [cosigned] })
    expect(openCheckpoint(note, LOG, [WITNESS])).toMatchObject({ code: 'note.unsigned' })
  })

  it('refuses a cosignature whose time was changed, or that is too short or too late to read', () => {
    const honest = cosignatureBytes(1_000, ed25519.sign(cosignedMessage(TEXT, 1_000), seedOf(2)))
    const later = Uint8Array.from(honest, (byte, at) => (at === 7 ? byte ^ 1 : byte))
    const never = Uint8Array.from(honest, (byte, at) => (at === 0 ? 0x7f : byte))
    for (const signature of [later, never, honest.slice(0, 40)]) {
      const line = { name: WITNESS.name, keyId: WITNESS.keyId, signature }
      const note = formatNote({ text: TEXT, signatures: [LINE, line] })
      expect(openCheckpoint(note, LOG, [WITNESS])).toMatchObject({ code: 'note.signature' })
      expect(openCheckpoint(note, LOG)).toMatchObject({ ok: true })
    }
  })

  it('does not take a plain signature by a witness key for a cosignature', () => {
    const plain = { name: WITNESS.name, keyId: WITNESS.keyId, signature: ed25519.sign(utf8(TEXT), seedOf(2)) }
    expect(
      openCheckpoint(formatNote({ text: TEXT, signatures: [LINE, plain] }), LOG, [WITNESS]),
    ).toMatchObject({ code: 'note.signature' })
  })
})

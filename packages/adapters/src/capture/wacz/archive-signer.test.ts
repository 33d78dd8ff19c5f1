import { createPublicKey, verify } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createArchiveSigner } from './archive-signer.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const check = (publicKey: Uint8Array, text: string, signature: Uint8Array) =>
  verify(
    'sha256',
    bytes(text),
    {
      key: createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' }),
      dsaEncoding: 'ieee-p1363',
    },
    signature,
  )

describe('createArchiveSigner', () => {
  it('signs so that the key beside the signature confirms it, and nothing else', async () => {
    const signer = createArchiveSigner()
    const signature = await signer.sign(bytes('sha256:00'))
    expect(signature).toHaveLength(96)
    expect(check(signer.publicKey, 'sha256:00', signature)).toBe(true)
    expect(check(signer.publicKey, 'sha256:01', signature)).toBe(false)
    expect(check(createArchiveSigner().publicKey, 'sha256:00', signature)).toBe(false)
  })
})

import { describe, expect, it } from 'vitest'
import { createTokens } from './index.ts'

describe('tokens', () => {
  it('never gives the same token twice, and 43 characters of it', () => {
    const tokens = createTokens()
    const many = new Set(Array.from({ length: 1_000 }, () => tokens.fresh()))
    expect(many.size).toBe(1_000)
    for (const token of many) expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/)
  })

  it('hashes as SHA-256 does (FIPS 180-2 vector)', () => {
    expect(createTokens().hash('abc')).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    )
  })
})

/** Passphrases are hashed with Argon2id, compared whole, and bounded in memory. */
import { argon2Sync } from 'node:crypto'
import { Failure } from '@smart-rescue/schema'
import { describe, expect, it } from 'vitest'
import { createPassphrases } from './index.ts'

const GOOD = 'pewter kettle wobbling by the tram depot'
const passphrases = createPassphrases()

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'no failure',
    (error: unknown) => (error instanceof Failure ? error.code : String(error)),
  )

describe('passphrases', () => {
  it('makes a PHC string with the parameters of RFC 9106 and matches the same passphrase only', async () => {
    const stored = await passphrases.hash(GOOD)
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=4\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
    expect(await passphrases.matches(GOOD, stored)).toBe(true)
    expect(await passphrases.matches(`${GOOD} `, stored)).toBe(false)
    expect(await passphrases.matches(GOOD.toUpperCase(), stored)).toBe(false)
  })

  it('salts: two hashes of one passphrase differ', async () => {
    expect(await passphrases.hash(GOOD)).not.toBe(await passphrases.hash(GOOD))
  })

  it('checks a stored string by its own parameters, so that a later change of cost locks nobody out', async () => {
    const stored = '$argon2id$v=19$m=1024,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$'
    const tag = argon2Sync('argon2id', {
      message: GOOD,
      nonce: Buffer.from('somesaltsomesalt'),
      parallelism: 1,
      tagLength: 32,
      memory: 1_024,
      passes: 2,
    })
    expect(await passphrases.matches(GOOD, stored + tag.toString('base64').replace(/=+$/, ''))).toBe(true)
  })

  it('treats the same letters typed as one or as two characters alike', async () => {
    const composed = 'caf\u00e9 und drei Lampen im Flur'
    const stored = await passphrases.hash(composed)
    expect(await passphrases.matches(composed.normalize('NFD'), stored)).toBe(true)
  })

  it('refuses fewer than 15 characters, counted as a reader counts them', async () => {
    expect(await codeOf(passphrases.hash('kettle by tram'))).toBe('access.passphrase-short')
    expect(await codeOf(passphrases.hash('🦔🦚🐝🪁🧶🪗🧭'))).toBe('access.passphrase-short')
  })

  it('refuses common ones, and those made of what it is told about the person', async () => {
    expect(await codeOf(passphrases.hash('correct horse battery staple'))).toBe('access.passphrase-common')
    expect(await codeOf(passphrases.hash('lantern asha gurung', ['asha.gurung', 'Lantern']))).toBe(
      'access.passphrase-common',
    )
  })

  it('matches nothing where nothing is stored, or something that is no Argon2id string', async () => {
    for (const stored of [undefined, '', 'plain text', '$argon2i$v=19$m=65536,t=3,p=4$c2FsdA$dGFn'])
      expect(await passphrases.matches(GOOD, stored)).toBe(false)
  })

  it('sends away who comes when too many wait, and serves the others', async () => {
    const fresh = createPassphrases()
    const stored =
      '$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'
    const codes = await Promise.all(Array.from({ length: 80 }, () => codeOf(fresh.matches(GOOD, stored))))
    expect(codes.filter((code) => code === 'request.too-many')).toHaveLength(80 - 2 - 64)
    expect(codes.filter((code) => code === 'no failure')).toHaveLength(66)
  })
})

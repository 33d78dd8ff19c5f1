/** The tables of platforms and links: sound as data. */
import { describe, expect, it } from 'vitest'
import { PLATFORMS } from './platforms.ts'
import { PROFILE_LINKS } from './profile-links.ts'

describe('the table of platforms', () => {
  it('names each platform and each word once', () => {
    const ids = PLATFORMS.map((platform) => platform.id)
    const words = PLATFORMS.flatMap((platform) => platform.words)
    expect(new Set(ids).size).toBe(ids.length)
    expect(new Set(words).size).toBe(words.length)
  })

  it('has words in lower case, as they are looked up', () => {
    for (const { words } of PLATFORMS) for (const word of words) expect(word).toBe(word.toLowerCase())
  })

  it('refuses names that no platform allows', () => {
    for (const { id, name } of PLATFORMS) {
      for (const bad of ['', 'a b', 'x'.repeat(70), '<b>', 'a@b'])
        expect(name.test(bad), `${id} ${bad}`).toBe(false)
    }
  })
})

describe('the table of links', () => {
  it('has lower-case hosts without www', () => {
    for (const host of Object.keys(PROFILE_LINKS)) {
      expect(host).toBe(host.toLowerCase())
      expect(host.startsWith('www.')).toBe(false)
    }
  })

  it('names nobody on a site’s front page', () => {
    for (const [host, read] of Object.entries(PROFILE_LINKS)) expect(read('/', '', ''), host).toBeUndefined()
    for (const [host, read] of Object.entries(PROFILE_LINKS)) expect(read('', '', ''), host).toBeUndefined()
  })

  it('names a platform of the other table, or one that only links know', () => {
    const known = new Set([...PLATFORMS.map((platform) => platform.id), 'paypal', 'cashapp'])
    const links: readonly (readonly [string, string, string, string])[] = [
      ['t.me', '/jane_roe', '', ''],
      ['facebook.com', '/jane.roe', '', ''],
      ['instagram.com', '/jane.roe', '', ''],
      ['x.com', '/jane_roe', '', ''],
      ['vk.com', '/jane', '', ''],
      ['paypal.me', '/jane', '', ''],
      ['cash.app', '/$jane', '', ''],
      ['wa.me', '/9779800000101', '', ''],
      ['signal.me', '/', '', '#p/+9779800000101'],
    ]
    for (const [host, path, query, fragment] of links) {
      const named = PROFILE_LINKS[host]?.(path, query, fragment)
      expect(known.has(named?.platform ?? ''), host).toBe(true)
    }
  })
})

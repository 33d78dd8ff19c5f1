/** Wallets with a checksum: every single changed, dropped, doubled or swapped character undoes the finding. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extract } from '../index.ts'

/** Published examples: Bitcoin wiki, BIP 173, EIP-55, TRON and Monero documentation. */
const PROVEN: Readonly<Record<string, string>> = {
  'Bitcoin, hash of a key': '1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2',
  'Bitcoin, hash of a script': '3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy',
  'Bitcoin, Bech32': 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
  Tron: 'TJRabPrwbZy45sbavfcjinPJC18kjpRTv8',
  Ethereum: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
  Monero: '44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A',
}
const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
const HEX = '0123456789abcdef'
const proven = (text: string) => extract(text).filter(({ rule }) => rule === 'wallet.checksum')
const wallets = (text: string) => extract(text, { kinds: ['wallet'] })

describe.each(Object.entries(PROVEN))('%s', (name, address) => {
  it('is proven as it stands, in any text and between any signs', () => {
    for (const text of [
      address,
      `(${address})`,
      `BTC:${address}.`,
      `"${address}"`,
      `ठेगाना ${address}।`,
      `${address}\n`,
    ])
      expect(
        proven(text).map(({ original }) => original),
        text,
      ).toEqual([address])
  })

  it('is not proven with any one character replaced', () => {
    const signs = name === 'Ethereum' ? HEX : ALPHABET
    let tried = 0
    for (let at = name === 'Ethereum' ? 2 : 0; at < address.length; at++) {
      for (const step of [1, 7, 19]) {
        const old = address.charAt(at)
        const fresh = signs.charAt(
          (signs.indexOf(name === 'Ethereum' ? old.toLowerCase() : old) + step) % signs.length,
        )
        if (fresh.toLowerCase() === old.toLowerCase()) continue
        const changed = address.slice(0, at) + fresh + address.slice(at + 1)
        // EIP-55 hides about 15 bits in its capitals: a change of one digit can, rarely, keep them. Then it is still another address.
        for (const found of proven(changed)) {
          expect(name).toBe('Ethereum')
          expect(found.normal).not.toBe(`ethereum:${address.toLowerCase()}`)
        }
        if (name !== 'Ethereum') expect(wallets(changed), `${at} ${fresh}`).toEqual([])
        tried += 1
      }
    }
    expect(tried).toBeGreaterThan(60)
  })

  it('is not proven with two neighbours swapped, one dropped, or one doubled', () => {
    for (let at = 2; at + 1 < address.length; at++) {
      const [one, other] = [address.charAt(at), address.charAt(at + 1)]
      const swapped = address.slice(0, at) + other + one + address.slice(at + 2)
      const dropped = address.slice(0, at) + address.slice(at + 1)
      const doubled = address.slice(0, at) + one + address.slice(at)
      if (one.toLowerCase() !== other.toLowerCase() && name !== 'Ethereum')
        expect(wallets(swapped)).toEqual([])
      expect(wallets(dropped)).toEqual([])
      expect(wallets(doubled)).toEqual([])
    }
  })

  it('is not found with a letter or digit touching it', () => {
    for (const text of [`x${address}`, `${address}x`, `1${address}`, `${address}9`, `${address}${address}`])
      expect(proven(text), text).toEqual([])
  })

  it('is not found cut or broken over two lines', () => {
    const half = Math.floor(address.length / 2)
    expect(wallets(address.slice(0, -1))).toEqual([])
    expect(wallets(address.slice(1))).toEqual([])
    expect(wallets(`${address.slice(0, half)}\n${address.slice(half)}`)).toEqual([])
    expect(wallets(`${address.slice(0, half)} ${address.slice(half)}`)).toEqual([])
  })
})

describe('Ethereum without capitals', () => {
  const lower = PROVEN.Ethereum?.toLowerCase() ?? ''

  it('has the form but no checksum, and says so by rule and confidence', () => {
    for (const text of [lower, `0x${lower.slice(2).toUpperCase()}`]) {
      const [found] = wallets(text)
      expect(found).toMatchObject({ rule: 'wallet.form', normal: `ethereum:${lower}` })
      expect(found?.confidence).toBeLessThan(1)
    }
  })

  it('is refused when its capitals are wrong, one at a time', () => {
    const address = PROVEN.Ethereum ?? ''
    for (let at = 2; at < address.length; at++) {
      const c = address.charAt(at)
      if (!/[a-f]/i.test(c)) continue
      const turned = c === c.toLowerCase() ? c.toUpperCase() : c.toLowerCase()
      expect(wallets(address.slice(0, at) + turned + address.slice(at + 1)), String(at)).toEqual([])
    }
  })
})

describe('words that are no wallet', () => {
  it('of random letters are, but for a checksum’s chance, never taken for one', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...ALPHABET), minLength: 25, maxLength: 36 }), (word) => {
        expect(wallets(word)).toEqual([])
      }),
      { numRuns: 600 },
    )
  })

  it.each([
    ['a hash', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['a short hash', 'd41d8cd98f00b204e9800998ecf8427e'],
    ['an identifier without dashes', '01890a5dac96774bbcceb302099a8057'],
    ['a long word', 'Donaudampfschifffahrtsgesellschaft'],
    ['ones', '1111111111111111111111111111111111'],
    ['a token', 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9'],
    ['a Bech32 address in mixed case', 'bc1qW508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4'],
    ['the test network', 'tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx'],
    ['0x and too few digits', '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe'],
    ['0x and no digits', `0x${'g'.repeat(40)}`],
  ])('such as %s are left alone', (_, word) => {
    expect(wallets(word)).toEqual([])
  })
})

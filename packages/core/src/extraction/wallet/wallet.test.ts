/** Wallets: published example addresses of each chain; one changed character must undo the finding. */
import { describe, expect, it } from 'vitest'
import { extract } from '../index.ts'
import { decodeBase58, decodeBase58Check } from './base58.ts'
import { readBech32 } from './bech32.ts'
import { isMoneroAddress } from './monero.ts'
import { readWallet } from './read-wallet.ts'

/** From the standards themselves: the Bitcoin wiki, BIP 173, BIP 350, EIP-55, the TRON and Monero documentation. */
const EXAMPLES: readonly (readonly [string, string])[] = [
  ['1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2', 'bitcoin'],
  ['3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy', 'bitcoin'],
  ['bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4', 'bitcoin'],
  ['BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4', 'bitcoin'],
  ['bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0', 'bitcoin'],
  ['TJRabPrwbZy45sbavfcjinPJC18kjpRTv8', 'tron'],
  ['0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed', 'ethereum'],
  ['0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359', 'ethereum'],
  [
    '44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A',
    'monero',
  ],
]

const change = (address: string): string => {
  const at = address.length - 4
  const other =
    address.charAt(at) === 'q'
      ? 'p'
      : address.charAt(at) === 'Q'
        ? 'P'
        : address.charAt(at) === 'a'
          ? 'A'
          : 'q'
  return address.slice(0, at) + other + address.slice(at + 1)
}

describe('a wallet with a checksum', () => {
  for (const [address, chain] of EXAMPLES) {
    it(`of ${chain} is proven: ${address.slice(0, 12)}…`, () => {
      const [found] = extract(`Deposit to ${address}.`)
      expect(found).toMatchObject({
        kind: 'wallet',
        original: address,
        rule: 'wallet.checksum',
        confidence: 1,
      })
      expect(found?.normal.startsWith(`${chain}:`)).toBe(true)
    })

    it(`of ${chain} is refused with one character changed: ${address.slice(0, 12)}…`, () => {
      expect(extract(change(address)).filter((mention) => mention.kind === 'wallet')).toEqual([])
    })
  }

  it('is refused when letters touch it', () => {
    expect(extract('x1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2').filter((m) => m.kind === 'wallet')).toEqual([])
  })

  it('is one selector however Ethereum and Bech32 are cased', () => {
    expect(readWallet('0x5AAEB6053F3E94C9B9A09F33669435E7EF1BEAED')?.address).toBe(
      readWallet('0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed')?.address,
    )
    expect(readWallet('BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4')?.address).toBe(
      'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
    )
  })
})

describe('a wallet without checksum', () => {
  it('is taken by its form alone, and says so', () => {
    expect(extract('eth 0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed')[0]).toMatchObject({
      rule: 'wallet.form',
      normal: 'ethereum:0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed',
    })
  })
})

describe('the encodings', () => {
  it('decode base58 with leading zero bytes', () => {
    expect(decodeBase58('11z')).toEqual(Uint8Array.of(0, 0, 57))
    expect(decodeBase58('0')).toBeUndefined()
    expect(decodeBase58Check('1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2')?.length).toBe(21)
  })

  it('tell Bech32 from Bech32m by the witness version (BIP 350)', () => {
    expect(readBech32('bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4')).toBe(0)
    expect(readBech32('bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0')).toBe(1)
    expect(readBech32('bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kemeawh')).toBeUndefined()
    expect(readBech32('bc1Qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4')).toBeUndefined()
  })

  it('refuse a Monero address of the wrong length', () => {
    expect(isMoneroAddress('4'.repeat(95))).toBe(false)
    expect(isMoneroAddress('4'.repeat(94))).toBe(false)
  })
})

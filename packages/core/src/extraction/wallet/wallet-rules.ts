/** Addresses of cryptocurrencies: one pass over the text's words, each judged by form and checksum. */
import { isAsciiAlphanumeric } from '../reading/characters.ts'
import type { Find, Rule, TextRule } from '../rule.ts'
import { readWallet } from './read-wallet.ts'

const SHORTEST = 25
const LONGEST = 110

/** An address that carries no checksum (Ethereum in one case). */
export const walletForm: Rule = {
  name: 'wallet.form',
  kind: 'wallet',
  confidence: 0.9,
  why: 'It has the exact form of an address of that chain; this notation carries no checksum.',
}

/** An address whose checksum holds. */
export const walletChecksum: TextRule = {
  name: 'wallet.checksum',
  kind: 'wallet',
  confidence: 1,
  why: 'It has the form of an address of that chain, and its checksum holds.',
  find(text) {
    const found: Find[] = []
    let start = 0
    for (let i = SHORTEST - 1; i < text.length; i += SHORTEST) {
      if (!isAsciiAlphanumeric(text.charCodeAt(i))) continue
      // A word of 25 characters or more covers one of these places; only then are its ends sought.
      let from = i
      while (from > start && isAsciiAlphanumeric(text.charCodeAt(from - 1))) from--
      let to = i + 1
      while (to < text.length && isAsciiAlphanumeric(text.charCodeAt(to))) to++
      start = to
      const wallet =
        to - from >= SHORTEST && to - from <= LONGEST ? readWallet(text.slice(from, to)) : undefined
      if (wallet) {
        const rule = wallet.proven ? walletChecksum : walletForm
        found.push({ rule, start: from, end: to, normal: `${wallet.chain}:${wallet.address}` })
      }
      if (to > i + SHORTEST) i = to - SHORTEST
    }
    return found
  },
}

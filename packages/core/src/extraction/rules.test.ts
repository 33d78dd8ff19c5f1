/** The table of rules: names, confidences and reasons are what evidence quotes, so they are checked as data. */

import { MentionKind } from '@smart-rescue/schema'
import { describe, expect, it } from 'vitest'
import { RULES } from './index.ts'

describe('the table of rules', () => {
  it('names every rule once, after its kind', () => {
    const names = RULES.map((rule) => rule.name)
    expect(new Set(names).size).toBe(names.length)
    for (const rule of RULES) expect(rule.name.startsWith(`${rule.kind}.`), rule.name).toBe(true)
  })

  it('has a rule for every kind of mention', () => {
    expect(new Set(RULES.map((rule) => rule.kind))).toEqual(new Set(MentionKind.options))
  })

  it('gives each a confidence, and 1 only to what a checksum proves', () => {
    for (const rule of RULES) {
      expect(rule.confidence).toBeGreaterThan(0)
      expect(rule.confidence).toBeLessThanOrEqual(1)
    }
    const proven = RULES.filter((rule) => rule.confidence === 1).map((rule) => rule.name)
    expect(proven.sort()).toEqual(['account.iban', 'wallet.checksum'])
  })

  it('gives each a reason that is one sentence', () => {
    for (const rule of RULES) expect(rule.why, rule.name).toMatch(/^[A-Z][^\n]{20,200}\.$/)
  })

  it('keeps the names that evidence already quotes', () => {
    expect(RULES.map((rule) => rule.name).sort()).toEqual([
      'account.bank-code',
      'account.bank-number',
      'account.iban',
      'account.link',
      'account.mobile-money',
      'account.pay-mail',
      'account.pay-name',
      'account.pix',
      'account.pix-contact',
      'account.upi',
      'date.bikram',
      'date.buddhist',
      'date.day-month',
      'date.iso',
      'date.month',
      'date.named-month',
      'date.numeric',
      'date.short-year',
      'date.time',
      'email.known-host',
      'email.obfuscated',
      'email.plain',
      'email.script',
      'email.spelled',
      'handle.at',
      'handle.cue',
      'handle.link',
      'name.cue',
      'phone.account',
      'phone.calling-code',
      'phone.dial-out',
      'phone.drawn-digits',
      'phone.international',
      'phone.link',
      'phone.lookalike-letters',
      'phone.national',
      'phone.native-digits',
      'phone.number-words',
      'phone.shape',
      'phone.split-lines',
      'phone.symbols',
      'phone.unverified',
      'place.cue',
      'place.gazetteer',
      'place.shared',
      'place.shared-beside',
      'place.shared-country',
      'price.alone',
      'price.cue',
      'price.currency',
      'price.shared-sign',
      'price.slash',
      'url.app',
      'url.bare',
      'url.scheme',
      'wallet.checksum',
      'wallet.form',
    ])
  })
})

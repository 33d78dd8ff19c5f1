/** Accounts: each scheme in its notations, the check digits that prove a number, and what must not be taken for one. Invented numbers and documentation examples. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extract } from '../index.ts'
import { isCnpj, isCpf } from './brazilian-identity.ts'
import { isCard, isLuhn } from './read-number.ts'
import { isThaiIdentity } from './thai-identity.ts'

const accounts = (text: string, countries: readonly string[] = []): string[] =>
  extract(text, { countries, kinds: ['account'] }).map(({ original, normal }) => `${original} → ${normal}`)

describe('mobile money', () => {
  it.each([
    ['eSewa 9800000101', '9800000101 → esewa:9800000101'],
    ['esewa id: 980-0000101', '980-0000101 → esewa:9800000101'],
    ['ईसेवा ९८०००००१०१', '९८०००००१०१ → esewa:9800000101'],
    ['e-Sewa no. +977 9800000101', '+977 9800000101 → esewa:9800000101'],
    ['9800000101 (Khalti)', '9800000101 → khalti:9800000101'],
    ['send to khalti 9800000101 today', '9800000101 → khalti:9800000101'],
    ['IME Pay: 9800000101', '9800000101 → imepay:9800000101'],
    ['bKash 01700-000101 (personal)', '01700-000101 → bkash:01700000101'],
    ['বিকাশ নম্বর ০১৭০০০০০১০১', '০১৭০০০০০১০১ → bkash:01700000101'],
    ['Nagad: +8801700000101', '+8801700000101 → nagad:01700000101'],
    ['রকেট ০১৭০০০০০১০১৫', '০১৭০০০০০১০১৫ → rocket:017000001015'],
    ['GCash 0917 000 0101', '0917 000 0101 → gcash:09170000101'],
    ['PayMaya number 09170000101', '09170000101 → maya:09170000101'],
    ['TrueMoney 081-000-0101', '081-000-0101 → truemoney:0810000101'],
    ['พร้อมเพย์ 0810000101', '0810000101 → promptpay:0810000101'],
    ['M-Pesa 0712 000101', '0712 000101 → mpesa:0712000101'],
    ['JazzCash 0301 0000101', '0301 0000101 → jazzcash:03010000101'],
    ['Bizum 612 000 101', '612 000 101 → bizum:612000101'],
  ])('reads %s', (text, expected) => {
    expect(accounts(text)).toEqual([expected])
  })

  it('mentions the number as a telephone too, in its scheme’s country whatever the case’s', () => {
    const found = extract('bKash 01700000101', { countries: ['NP'] })
    expect(found.map(({ kind, normal, platform }) => [kind, normal, platform])).toEqual([
      ['account', 'bkash:01700000101', 'bkash'],
      ['phone', '+8801700000101', undefined],
    ])
  })

  it.each(['the rocket flew 300 km', 'maya 2012 calendar', 'wave 12345', 'swish 30 minutes', 'dana 100'])(
    'leaves ordinary words alone: %s',
    (text) => expect(accounts(text, ['NP', 'US'])).toEqual([]),
  )
})

describe('PIX', () => {
  it.each([
    ['pix: 529.982.247-25', '529.982.247-25 → pix:52998224725'],
    ['chave pix CNPJ 11.222.333/0001-81', '11.222.333/0001-81 → pix:11222333000181'],
    ['Pix jane@example.com', 'jane@example.com → pix:jane@example.com'],
    ['pix (11) 98000-0101', '(11) 98000-0101 → pix:+5511980000101'],
    [
      'chave aleatória pix 123e4567-e89b-12d3-a456-426614174000',
      '123e4567-e89b-12d3-a456-426614174000 → pix:123e4567-e89b-12d3-a456-426614174000',
    ],
  ])('reads %s', (text, expected) => {
    expect(accounts(text, ['BR'])).toEqual([expected])
  })

  it('takes no key without the word, and no identity number whose check digits fail', () => {
    expect(accounts('CPF 529.982.247-25', ['BR'])).toEqual([])
    expect(accounts('id 123e4567-e89b-12d3-a456-426614174000')).toEqual([])
    expect(accounts('pix: 529.982.247-26')).toEqual([])
  })

  it('holds the check digits: one wrong digit is always found', () => {
    fc.assert(
      fc.property(fc.nat({ max: 10 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const wrong = [...'52998224725'].map((d, i) => (i === at ? (Number(d) + by) % 10 : d)).join('')
        expect(isCpf(wrong)).toBe(false)
      }),
    )
    expect(isCpf('52998224725')).toBe(true)
    expect(isCpf('11111111111')).toBe(false)
    expect(isCnpj('11222333000181')).toBe(true)
    expect(isCnpj('11222333000182')).toBe(false)
    expect(isThaiIdentity('1234567890121')).toBe(true)
    expect(isThaiIdentity('1234567890122')).toBe(false)
  })
})

describe('banks', () => {
  it.each([
    ['IBAN: DE89 3704 0044 0532 0130 00', 'DE89 3704 0044 0532 0130 00 → iban:DE89370400440532013000'],
    ['to gb29nwbk60161331926819 please', 'gb29nwbk60161331926819 → iban:GB29NWBK60161331926819'],
    ['A/C no. 0123456789012', '0123456789012 → bank:0123456789012'],
    ['account number 0123-4567-8901', '0123-4567-8901 → bank:012345678901'],
    ['खाता नम्बर ०१२३४५६७८९', '०१२३४५६७८९ → bank:0123456789'],
    ['একাউন্ট নম্বর ১২৩৪৫৬৭৮৯০', '১২৩৪৫৬৭৮৯০ → bank:1234567890'],
    ['เลขที่บัญชี 123-4-56789-0', '123-4-56789-0 → bank:1234567890'],
    ['ເລກບັນຊີ 010120000123456', '010120000123456 → bank:010120000123456'],
    ['رقم الحساب ١٢٣٤٥٦٧٨٩٠', '١٢٣٤٥٦٧٨٩٠ → bank:1234567890'],
    ['IFSC code HDFC0001234', 'HDFC0001234 → ifsc:HDFC0001234'],
    ['SWIFT/BIC: DEUTDEFF500', 'DEUTDEFF500 → swift:DEUTDEFF500'],
  ])('reads %s', (text, expected) => {
    expect(accounts(text)).toEqual([expected])
  })

  it('proves an IBAN: no single wrong digit passes', () => {
    const iban = 'DE89370400440532013000'
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 21 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const digit = (Number(iban.charAt(at)) + by) % 10
        expect(accounts(`${iban.slice(0, at)}${digit}${iban.slice(at + 1)}`)).toEqual([])
      }),
    )
  })

  it('never takes a payment card, whatever stands before it', () => {
    for (const card of ['4111 1111 1111 1111', '5555555555554444', '378282246310005']) {
      for (const cue of ['', 'card ', 'account no. ', 'A/C ', 'pix ', 'eSewa '])
        expect(extract(`${cue}${card}`, { countries: ['NP', 'US'] })).toEqual([])
      expect(isCard(card.replaceAll(' ', ''))).toBe(true)
    }
    expect(isLuhn('4111111111111112')).toBe(false)
  })

  it.each([
    'my account is 5 years old',
    'on account of 1234 people',
    'HDFC0001234',
    'DEUTDEFF',
    'invoice 0123456789012',
  ])('leaves alone: %s', (text) => expect(accounts(text)).toEqual([]))
})

describe('payment services', () => {
  it.each([
    ['pay jane.roe@okhdfcbank', 'jane.roe@okhdfcbank → upi:jane.roe@okhdfcbank'],
    ['9812345678@YBL', '9812345678@YBL → upi:9812345678@ybl'],
    ['Cash App: $JaneRoe', '$JaneRoe → cashapp:janeroe'],
    ['venmo @jane-roe', '@jane-roe → venmo:jane-roe'],
    ['PayPal jane@example.com', 'jane@example.com → paypal:jane@example.com'],
    ['https://paypal.me/JaneRoe', 'JaneRoe → paypal:janeroe'],
    ['cash.app/$janeroe', 'janeroe → cashapp:janeroe'],
    ['https://wise.com/pay/me/janer12', 'janer12 → wise:janer12'],
  ])('reads %s', (text, expected) => {
    expect(accounts(text)).toEqual([expected])
  })

  it('tells a UPI address from an e-mail address and from a handle', () => {
    expect(extract('jane@sbi.example.com').map(({ kind }) => kind)).toEqual(['email'])
    expect(accounts('jane@ybl.com')).toEqual([])
    expect(accounts('@ybl')).toEqual([])
    expect(accounts('from $120 a night')).toEqual([])
  })
})

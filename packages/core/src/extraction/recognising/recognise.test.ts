/** The one box: what a person pastes is recognised, or is a text to search for. */
import { describe, expect, it } from 'vitest'
import { normalise, recognise } from '../index.ts'

describe('paste anything', () => {
  const PASTES: readonly (readonly [string, string])[] = [
    ['https://Example.com/rooms?id=1', 'url https://example.com/rooms?id=1'],
    ['  <https://example.com>  ', 'url https://example.com/'],
    ['example.com/rooms', 'url https://example.com/rooms'],
    ['http://127.0.0.1:4600/jobs/1.html', 'url http://127.0.0.1:4600/jobs/1.html'],
    ['http://localhost:8080', 'url http://localhost:8080/'],
    ['https://wa.me/9779800000101', 'url https://wa.me/9779800000101'],
    ['+977 980-0000101', 'phone +9779800000101'],
    ['९८०००००१०१', 'phone +9779800000101'],
    ['tel: 9800000101', 'phone +9779800000101'],
    ['"9800000101"', 'phone +9779800000101'],
    ['Jane.Roe@example.com', 'email jane.roe@example.com'],
    ['jane.roe [at] example [dot] com', 'email jane.roe@example.com'],
    ['@jane_roe', 'handle unknown:jane_roe'],
    ['telegram: jane_roe', 'handle telegram:jane_roe'],
    ['t.me/jane_roe', 'url https://t.me/jane_roe'],
    ['eSewa: 9800000101', 'account esewa:9800000101'],
    ['jane.roe@okhdfcbank', 'account upi:jane.roe@okhdfcbank'],
    ['DE89 3704 0044 0532 0130 00', 'account iban:DE89370400440532013000'],
    ['A/C no. 0123456789012', 'account bank:0123456789012'],
    ['1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2', 'wallet bitcoin:1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2'],
  ]
  for (const [input, expected] of PASTES) {
    it(`tells ${JSON.stringify(input)}`, () => {
      const found = recognise(input, { countries: ['NP'] })
      expect(`${found?.kind} ${found?.normal}`).toBe(expected)
    })
  }

  it('leaves the rest to the search', () => {
    for (const text of [
      '',
      '   ',
      'restaurant jobs abroad',
      'call 9800000101 now',
      '9800000101 is her number',
      'jane@example.com and others',
      'jane',
      'a@b',
      '2024',
      'x'.repeat(5000),
      'https://',
      'see https://example.com and more',
    ]) {
      expect(recognise(text, { countries: ['NP'] }), text).toBeUndefined()
    }
  })
})

describe('normalise', () => {
  it('gives the normal form of what a person says it is', () => {
    expect(normalise('phone', '980-0000101', { countries: ['NP'] })).toBe('+9779800000101')
    expect(normalise('email', ' Jane@Example.com ')).toBe('jane@example.com')
    expect(normalise('url', 'EXAMPLE.com/A')).toBe('https://example.com/A')
    expect(normalise('handle', 'jane.roe')).toBe('unknown:jane.roe')
    expect(normalise('handle', 'https://t.me/jane_roe')).toBe('telegram:jane_roe')
    expect(normalise('account', 'IBAN DE89 3704 0044 0532 0130 00')).toBe('iban:DE89370400440532013000')
    expect(normalise('account', '0123 4567 890')).toBe('bank:01234567890')
    expect(normalise('account', 'a friend')).toBeUndefined()
    expect(normalise('wallet', '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed')).toBe(
      'ethereum:0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed',
    )
  })

  it('takes bare digits for a number at the person’s word, and nothing impossible', () => {
    expect(normalise('phone', '123 456')).toBe('123456')
    expect(normalise('phone', 'no number')).toBeUndefined()
    expect(normalise('url', 'two words')).toBeUndefined()
    expect(normalise('url', 'word')).toBeUndefined()
    expect(normalise('wallet', '1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVNX')).toBeUndefined()
    expect(normalise('email', 'jane')).toBeUndefined()
  })

  it('is what the extraction finds in a text: one selector, one normal form', () => {
    expect(normalise('phone', '+977 (980) 0000101')).toBe(
      recognise('९८०००००१०१', { countries: ['NP'] })?.normal,
    )
  })
})

/** Promises about pasted addresses. */
import { describe, expect, it } from 'vitest'
import { briefAddress, completeAddress } from './complete-address.ts'

describe('completeAddress', () => {
  it('puts https before a bare host', () => {
    expect(completeAddress(' harbour-jobs.example/ad/5521 ')).toBe('https://harbour-jobs.example/ad/5521')
    expect(completeAddress('harbour.example?x=1')).toBe('https://harbour.example?x=1')
    expect(completeAddress('harbour.example:8080/ad')).toBe('https://harbour.example:8080/ad')
  })

  it('leaves every address with a scheme as it is, also those the server will refuse', () => {
    for (const text of [
      'http://harbour.example/',
      'ftp://harbour.example',
      'javascript:alert(1)',
      'mailto:a@b.example',
    ])
      expect(completeAddress(text)).toBe(text)
  })

  it('leaves what is no address as it was typed', () => {
    for (const text of ['restaurant team', 'a@b.example', 'word']) expect(completeAddress(text)).toBe(text)
  })
})

describe('briefAddress', () => {
  it('shows host and path', () => {
    expect(briefAddress('https://harbour.example/')).toBe('harbour.example')
    expect(briefAddress('http://harbour.example:81/ad?id=7#top')).toBe('harbour.example:81/ad?id=7')
  })

  it('shows anything else as it came', () => {
    expect(briefAddress('no address')).toBe('no address')
  })
})

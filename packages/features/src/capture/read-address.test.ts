import { describe, expect, it } from 'vitest'
import { readAddress } from './read-address.ts'

describe('readAddress', () => {
  it('takes an address with and without its scheme', () => {
    expect(readAddress(' harbour-jobs.example/ad/7 ')).toBe('https://harbour-jobs.example/ad/7')
    expect(readAddress('http://harbour-jobs.example')).toBe('http://harbour-jobs.example/')
    expect(readAddress('harbour-jobs.example:8080/x')).toBe('https://harbour-jobs.example:8080/x')
    expect(readAddress('HTTPS://Harbour-Jobs.Example/Ünï')).toBe('https://harbour-jobs.example/%C3%9Cn%C3%AF')
  })

  it('refuses what is no web address, or would sign in', () => {
    for (const bad of [
      'file:///etc/passwd',
      'ftp://a.example/',
      'javascript:alert(1)',
      'data:text/html,x',
      'view-source:https://a.example',
      'https://user:word@a.example/',
      'https://user@a.example/',
      'http://',
      'two words',
      'https://a b.example/',
    ]) {
      expect(() => readAddress(bad), bad).toThrow(
        expect.objectContaining({ code: 'capture.address-invalid' }),
      )
    }
  })
})

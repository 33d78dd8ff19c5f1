import { describe, expect, it } from 'vitest'
import { addAuthority } from '../contract.ts'
import { KNOWN_AUTHORITIES } from './known-authorities.ts'
import { sizeInName } from './size-in-name.ts'

describe('suggested authorities', () => {
  it('are accepted by the act as they stand, but for the root that a person must bring', () => {
    for (const known of KNOWN_AUTHORITIES)
      expect(addAuthority.input.safeParse({ ...known, rootPem: 'x'.repeat(200) }).success).toBe(true)
    expect(addAuthority.input.safeParse({ ...KNOWN_AUTHORITIES[0], rootPem: '' }).success).toBe(false)
  })

  it('are each named once', () => {
    expect(new Set(KNOWN_AUTHORITIES.map(({ url }) => url)).size).toBe(KNOWN_AUTHORITIES.length)
  })

  it('are reached by http or https only', () => {
    for (const url of ['ftp://a.example/', 'file:///etc/passwd', 'javascript:alert(1)', 'a.example'])
      expect(addAuthority.input.safeParse({ name: 'A', url, rootPem: 'x'.repeat(200) }).success).toBe(false)
  })
})

describe('the name of a proof', () => {
  it('tells the checkpoint that it is for, also where a program changed it', () => {
    expect(sizeInName('checkpoint-123.txt.ots')).toBe(123)
    expect(sizeInName('checkpoint-123 (1).txt.ots')).toBe(123)
    expect(sizeInName('proof.ots')).toBeUndefined()
  })
})

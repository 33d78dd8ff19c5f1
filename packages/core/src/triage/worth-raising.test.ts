/** Promises about what the machine brings before a person. */
import { describe, expect, it } from 'vitest'
import { assessLead } from './assess-lead.ts'
import { contact, name, source } from './lead.fixture.ts'
import { isWorthRaising } from './worth-raising.ts'

const PHONE = '+9779720000123'
const text = (words: string) => assessLead({ sources: [source(1, { text: words })] })

describe('isWorthRaising', () => {
  it('takes what the rule counts, also in one source', () => {
    expect(isWorthRaising(text('We keep your passport.'), false)).toBe(true)
  })

  it('leaves context and disguised numbers', () => {
    expect(isWorthRaising(text('Free ticket, free room, no experience. Only today!'), true)).toBe(false)
    const disguised = source(1, { contacts: [contact(PHONE, { original: 'nine8four 1-two2 5567' })] })
    expect(isWorthRaising(assessLead({ sources: [disguised] }), true)).toBe(false)
  })

  it('takes several people behind one number as a group', () => {
    const sources = ['Asha', 'Bina', 'Chaya'].map((who, n) =>
      source(n, { contacts: [contact(PHONE)], names: [name(who)] }),
    )
    expect(isWorthRaising(assessLead({ sources }), true)).toBe(true)
    expect(isWorthRaising(assessLead({ sources }), false)).toBe(false)
  })
})

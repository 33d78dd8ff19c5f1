/** Names are candidates: after a cue, in capitals or in a script of their own, and never more. */
import { describe, expect, it } from 'vitest'
import { extract } from '../../index.ts'

const names = (text: string): string[] => extract(text, { kinds: ['name'] }).map(({ normal }) => normal)

describe('a name', () => {
  it.each([
    ['call Nina 980-0000101', 'Nina'],
    ['Ask for Mr. John O’Neil today', 'John O’Neil'],
    ['contact Jane Roe-Smith at 5 pm', 'Jane Roe-Smith'],
    ['My name is Ana', 'Ana'],
    ['नाम: राम थापा, फोन', 'राम थापा'],
    ['श्री रमेश सँग', 'रमेश'],
    ['নাম: রহিম মিয়া', 'রহিম মিয়া'],
    ['ชื่อสมชาย โทร', 'สมชาย'],
    ['llamar a María José', 'María José'],
    ['falar com Dona Célia', 'Célia'],
    ['vraag naar Pieter', 'Pieter'],
    ['hanapin si Maria', 'Maria'],
    ['اسمي خالد رقم', 'خالد'],
    ['联系人李明，电话', '李明'],
  ])('in %s', (text, expected) => {
    expect(names(text)).toEqual([expected])
  })

  it('is said to be a candidate, with low confidence', () => {
    const [found] = extract('ring Nina', { kinds: ['name'] })
    expect(found?.confidence).toBeLessThan(0.5)
    expect(found?.why).toContain('candidate')
  })

  it.each([
    'call us Now',
    'CALL NOW',
    'call Monday or Friday',
    'text WhatsApp or Viber',
    'phone 980-0000101',
    'Nina has two rooms',
    'caller Nina',
    'ring nina@example.org',
    'message @Nina',
  ])('is none in: %s', (text) => {
    expect(names(text)).toEqual([])
  })
})

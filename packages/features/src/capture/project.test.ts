/** Promises about the context that a mention is kept with. */
import { extract } from '@smart-rescue/core/extraction'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EndedDetail, quoteMentions, RecordedDetail } from './project.ts'

const READING = { countries: ['NP'] }
const quote = (text: string) => quoteMentions(text, extract(text, READING))

describe('quoteMentions', () => {
  it('keeps the words around, and where in them the mention stands', () => {
    const text = `${'before '.repeat(30)}ring +9779720000123 now ${'after '.repeat(30)}`
    const [mention] = quote(text)
    if (mention === undefined) throw new Error('nothing was found')
    expect(mention.context).toContain('ring +9779720000123 now')
    expect(mention.context.length).toBeLessThanOrEqual(80 + '+9779720000123'.length + 80)
    expect(mention.context.slice(mention.contextStart, mention.contextStart + mention.original.length)).toBe(
      mention.original,
    )
  })

  it.each([
    ['at the very beginning', '+9779720000123 is it'],
    ['at the very end', 'it is +9779720000123'],
    ['alone', '+9779720000123'],
    ['between emoji', `${'😀'.repeat(60)}+9779720000123${'😀'.repeat(60)}`],
    ['after NUL', `\0${'x '.repeat(50)}\0 +9779720000123`],
    ['with lines around', 'a\nb\n+9779720000123\nc\nd'],
  ])('finds the original in its context %s', (_where, text) => {
    const mentions = quote(text)
    expect(mentions.length).toBeGreaterThan(0)
    for (const { context, contextStart, original } of mentions) {
      expect(context.slice(contextStart, contextStart + original.length)).toBe(original)
      expect(context.isWellFormed()).toBe(true)
      expect(context).not.toContain('\0')
    }
  })

  it('does so in any text around it', () => {
    const around = fc.string({ unit: 'binary', maxLength: 120 })
    fc.assert(
      fc.property(around, around, (before, after) => {
        for (const { context, contextStart, original } of quote(`${before} desk@tide.example ${after}`)) {
          const storable = original.toWellFormed().replaceAll('\0', '\uFFFD')
          expect(context.slice(contextStart, contextStart + original.length)).toBe(storable)
        }
      }),
      { numRuns: 200 },
    )
  })
})

describe('the sealed details', () => {
  it.each(['queued', 'running', 'done', ''])('know no end that is %j', (state) => {
    expect(EndedDetail.safeParse({ captureId: '01890000-0000-7000-8000-000000000002', state }).success).toBe(
      false,
    )
  })

  it('know no exhibit without a number, and none that failed', () => {
    const whole = {
      exhibitId: '01890000-0000-7000-8000-000000000001',
      captureId: '01890000-0000-7000-8000-000000000002',
      number: 1,
      title: '',
      url: '',
      finalUrl: '',
      state: 'complete',
      capturedAt: '',
      excerpt: '',
      parts: [],
      mentions: [],
    }
    expect(RecordedDetail.safeParse(whole).success).toBe(true)
    for (const wrong of [
      { number: 0 },
      { number: 1.5 },
      { state: 'failed' },
      { state: 'refused' },
      { exhibitId: 'x' },
      { parts: undefined },
    ])
      expect(RecordedDetail.safeParse({ ...whole, ...wrong }).success, JSON.stringify(wrong)).toBe(false)
  })
})

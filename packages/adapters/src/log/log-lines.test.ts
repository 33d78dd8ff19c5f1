/** Log lines hold whatever is forced into them as one line, without a word of it. */
import { Failure } from '@smart-rescue/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLog } from './index.ts'

const record = (style: 'json' | 'human') => {
  const lines: string[] = []
  return { lines, log: createLog(style, (line) => lines.push(line)) }
}
/** A sentence of words with blanks, as people write them. */
const sentence = fc.array(fc.stringMatching(/^[A-Za-z\u0900-\u0939]{3,8}$/), { minLength: 2, maxLength: 5 })

describe.each(['json', 'human'] as const)('a %s line', (style) => {
  it('is one line without the words, whatever was put into an id, a code or an error', () => {
    fc.assert(
      fc.property(sentence, (words) => {
        const text = words.join(' ')
        const { lines, log } = record(style)
        log.warn('note.written', { note: { id: text }, why: { code: `${text}\n` } }, new Error(text))
        expect(lines).toHaveLength(1)
        expect(lines[0]?.indexOf('\n')).toBe((lines[0]?.length ?? 0) - 1)
        expect(lines[0]).not.toContain(text)
      }),
    )
  })

  it.each(['a b', 'a\nb', 'a"b', 'é', 'x'.repeat(81), '', '<b>', 'a/b', 'a\u001b[2J'])(
    'says ? for an id that is none (%j)',
    (id) => {
      const { lines, log } = record(style)
      log.info('note.written', { note: { id } })
      expect(lines.join('')).toMatch(style === 'json' ? /"note":"\?"/ : / note=\?\n$/)
    },
  )

  it.each(['0192-ab', 'capture.address-private', 'A_1:2', 'x'.repeat(80)])('keeps the id %s', (id) => {
    const { lines, log } = record(style)
    log.info('note.written', { note: { id } })
    expect(lines.join('')).toContain(id)
  })

  it('says ? for a text that was forced past the types', () => {
    const { lines, log } = record(style)
    log.info('note.written', { note: 'plain' as unknown as number })
    expect(lines.join('')).not.toContain('plain')
  })
})

describe('a cause', () => {
  const line = (cause: unknown) => {
    const { lines, log } = record('json')
    log.warn('server.failed', {}, cause)
    return JSON.parse(lines.join(''))
  }

  it.each([
    [new Failure('data.in-use'), { cause: 'Failure', causeCode: 'data.in-use' }],
    [Object.assign(new Error('x'), { code: 'ENOENT' }), { cause: 'Error', causeCode: 'ENOENT' }],
    [Object.assign(new Error('x'), { code: 'two words' }), { cause: 'Error', causeCode: '?' }],
    [Object.assign(new Error('x'), { code: 7 }), { cause: 'Error', causeCode: '?' }],
    [new RangeError('x'), { cause: 'RangeError' }],
    [{ message: 'x' }, { cause: 'not-an-error' }],
    [null, { cause: 'not-an-error' }],
  ])('%s is %j', (cause, expected) => {
    const { time: _, level, code, ...rest } = line(cause)
    expect([level, code, rest]).toEqual(['warn', 'server.failed', expected])
  })

  it('that is absent leaves no trace', () => {
    expect(Object.keys(line(undefined)).sort()).toEqual(['code', 'level', 'time'])
  })

  it('behind a cause is named by its class alone', () => {
    expect(line(new Error('x', { cause: new SyntaxError('secret') }))).toMatchObject({
      origin: 'SyntaxError',
    })
    expect(line(new Error('x', { cause: 'secret words' }))).toMatchObject({ origin: 'not-an-error' })
  })
})

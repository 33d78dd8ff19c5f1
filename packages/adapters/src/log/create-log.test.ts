/** Nothing that a person wrote reaches a log line. */
import { Failure } from '@smart-rescue/schema'
import { describe, expect, it } from 'vitest'
import { createLog } from './index.ts'

const record = (style: 'json' | 'human') => {
  const lines: string[] = []
  return { lines, log: createLog(style, (line) => lines.push(line)) }
}

describe('the log', () => {
  it('writes one JSON object a line, with time, level, code and fields', () => {
    const { lines, log } = record('json')
    log.info('capture.ended', {
      ms: 1_200,
      ok: true,
      capture: { id: '0192-ab' },
      state: { code: 'complete' },
      none: undefined,
    })
    const line: unknown = JSON.parse(lines.join(''))
    expect(line).toMatchObject({
      level: 'info',
      code: 'capture.ended',
      ms: 1_200,
      ok: true,
      capture: '0192-ab',
      state: 'complete',
    })
    expect(line).not.toHaveProperty('none')
    expect(line).not.toHaveProperty('pid')
  })

  it('writes a quiet line for a person and marks a warning', () => {
    const { lines, log } = record('human')
    log.info('server.ready', { port: 4_600 })
    log.warn('database.restarted', { starts: 2 })
    expect(lines).toEqual(['  server.ready port=4600\n', '! database.restarted starts=2\n'])
  })

  it('reduces a cause to its class and code, through both layers, and drops its words', () => {
    const { lines, log } = record('json')
    const cause = new TypeError('cannot read what Maria wrote')
    log.warn('server.failed', {}, new Failure('database.unavailable', { detail: 'a name', cause }))
    expect(JSON.parse(lines.join(''))).toMatchObject({
      cause: 'Failure',
      causeCode: 'database.unavailable',
      origin: 'TypeError',
    })
    expect(lines.join('')).not.toMatch(/Maria|a name/)
  })

  it('leaves out text that was forced into a field', () => {
    for (const style of ['json', 'human'] as const) {
      const { lines, log } = record(style)
      log.info('note.written', { note: { id: 'Maria was seen at the harbour\nforged line' } })
      expect(lines.join('')).not.toMatch(/Maria|harbour|forged/)
      expect(lines).toHaveLength(1)
    }
  })

  it('names a cause that is no error', () => {
    const { lines, log } = record('json')
    log.warn('server.failed', {}, 'some text')
    expect(lines.join('')).toContain('not-an-error')
    expect(lines.join('')).not.toContain('some text')
  })
})

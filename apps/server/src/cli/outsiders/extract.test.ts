/** `extract` for outsiders: lines in, lines out, exact offsets, one sentence for each line that is none. All numbers are of fictional ranges. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runFake } from '../terminal.fake.ts'

interface Out {
  readonly id: string | number
  readonly mentions: readonly {
    readonly kind: string
    readonly start: number
    readonly end: number
    readonly raw: string
    readonly value: string
    readonly currency?: string
    readonly platform?: string
    readonly rule: string
    readonly confidence: number
  }[]
}

const lines = (...rows: readonly unknown[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('')
const run = (stdin: string, ...args: string[]) => runFake(['extract', ...args], { stdin })
const read = (out: string): Out[] =>
  out
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Out => JSON.parse(line))

describe('smart-rescue extract', () => {
  it('tells every kind, with its place, its value and its rule', async () => {
    const text =
      'Room near the lake in Pokhara from Rs. 1,200.50 a night, 24 November 2026. Call Nina 980-0000101, nina@example.org, ' +
      'https://example.com/room, telegram: nina_rooms, eSewa 9800000102, 1BoatSLRHtKNngkdXEeobR76b53LETtpyT'
    const { exit, out, err } = await run(lines({ id: 7, text, region: 'NP' }))
    expect(exit).toBe(0)
    const [row] = read(out)
    expect(row?.id).toBe(7)
    for (const { start, end, raw } of row?.mentions ?? []) expect(text.slice(start, end)).toBe(raw)
    const seen = row?.mentions.map(({ kind, value, currency, platform }) =>
      [kind, value, currency, platform].filter((part) => part !== undefined).join(' '),
    )
    for (const wanted of [
      'price 1200.50 NPR',
      'date 2026-11-24',
      'name Nina',
      'phone +9779800000101',
      'email nina@example.org',
      'url https://example.com/room',
      'handle nina_rooms telegram',
      'account 9800000102 esewa',
      'phone +9779800000102',
      'crypto 1BoatSLRHtKNngkdXEeobR76b53LETtpyT bitcoin',
    ])
      expect(seen).toContain(wanted)
    expect(row?.mentions.some(({ kind }) => kind === 'place')).toBe(true)
    for (const { rule, confidence } of row?.mentions ?? []) {
      expect(rule).toMatch(/^[a-z]+\.[a-z-]+$/)
      expect(confidence).toBeGreaterThan(0)
    }
    expect(err).toMatch(/^wall [\d.]+ s, CPU [\d.]+ s, peak memory \d+ MiB\n$/)
  })

  it('reads numbers by the region of the line, else by the one named, else keeps the digits', async () => {
    const text = 'call 07700 900123'
    const stdin = lines({ id: 'a', text, region: 'GB' }, { id: 'b', text }, { id: 'c', text, region: '' })
    const value = (out: string): (string | undefined)[] => read(out).map(({ mentions }) => mentions[0]?.value)
    expect(value((await run(stdin, '--region', 'GB')).out)).toEqual(Array(3).fill('+447700900123'))
    expect(value((await run(stdin)).out)).toEqual(['+447700900123', '07700900123', '07700900123'])
  })

  it('names each broken line with its number, goes on with the others, and ends with 1', async () => {
    const good = lines({ id: 1, text: 'mail nina@example.org' })
    const stdin = `${good}{"id": 2, "text": \n\n[]\n${lines({ id: 3 })}${lines({ id: {}, text: '' })}${lines({ id: 4, text: '', region: 'Nepal' })}${good}`
    const { exit, out, err } = await run(stdin)
    expect(exit).toBe(1)
    expect(read(out).map(({ id }) => id)).toEqual([1, 1])
    expect(err.split('\n').slice(0, 5)).toEqual([
      'Line 2 was left out: it is not JSON. Each line is {"id": …, "text": "…"}.',
      'Line 4 was left out: it is not a JSON object. Each line is {"id": …, "text": "…"}.',
      'Line 5 was left out: its text is missing or no text. Each line is {"id": …, "text": "…"}.',
      'Line 6 was left out: its id is neither a text nor a number. Each line is {"id": …, "text": "…"}.',
      'Line 7 was left out: its region is no country’s two letters. Each line is {"id": …, "text": "…"}.',
    ])
  })

  it('takes a byte order mark, carriage returns, and a last line without an end', async () => {
    const row = JSON.stringify({ id: 1, text: 'a\u2028b' })
    const { exit, out } = await run(`\ufeff${row}\r\n${row}`)
    expect(exit).toBe(0)
    expect(read(out)).toEqual([
      { id: 1, mentions: [] },
      { id: 1, mentions: [] },
    ])
  })

  it('answers every line once and in order, whatever stands in it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { maxLength: 12 }),
        async (texts) => {
          const { exit, out } = await run(lines(...texts.map((text, id) => ({ id, text }))))
          expect(exit).toBe(0)
          const rows = read(out)
          expect(rows.map(({ id }) => id)).toEqual(texts.map((_, id) => id))
          for (const { id, mentions } of rows)
            for (const { start, end, raw } of mentions) expect(texts[Number(id)]?.slice(start, end)).toBe(raw)
        },
      ),
      { numRuns: 60, seed: 4 },
    )
  })

  it('takes no other option and no region that is no country', async () => {
    expect((await run('', '--verdict')).exit).toBe(64)
    expect((await run('', 'in.jsonl')).exit).toBe(64)
    const { exit, err } = await run('', '--region', 'Nepal')
    expect(exit).toBe(64)
    expect(err).toContain('two letters')
  })
})

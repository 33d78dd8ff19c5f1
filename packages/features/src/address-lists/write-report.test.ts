/** Promises about the report of a list. */
import { CaptureId, ExhibitId } from '@smart-rescue/schema'
import { describe, expect, it } from 'vitest'
import type { ListLine } from './contract.ts'
import { stateOf, writeReport } from './write-report.ts'

const line = (change: Partial<ListLine> = {}): ListLine => ({ line: 1, url: 'https://a.example/', ...change })

describe('writeReport', () => {
  it('has a heading and a line each, ended by CR LF', () => {
    const exhibit = { id: ExhibitId.parse('01930000-0000-7000-8000-000000000001'), number: 'E-07' }
    const captureId = CaptureId.parse('01930000-0000-7000-8000-000000000002')
    expect(
      writeReport([
        line({ captureId, state: 'complete', exhibit, endedAt: '2026-11-24T08:00:00.000Z' }),
        line({ line: 2, state: 'failed', reason: { code: 'capture.timeout', sentence: 'Too slow, sorry.' } }),
        line({ line: 3 }),
      ]),
    ).toBe(
      'line,address,state,reason,sentence,exhibit,ended\r\n' +
        '1,https://a.example/,complete,,,E-07,2026-11-24T08:00:00.000Z\r\n' +
        '2,https://a.example/,failed,capture.timeout,"Too slow, sorry.",,\r\n' +
        '3,https://a.example/,waiting,,,,\r\n',
    )
  })

  it.each(['=1+1', '+1', '-1', '@a', '\t=1', '\r=1', '|x', '%0'])(
    'lets no spreadsheet compute %j',
    (text) => {
      const [, row = ''] = writeReport([line({ url: text })]).split(
        'line,address,state,reason,sentence,exhibit,ended\r\n',
      )
      expect(row).toMatch(/^1,"?'/)
    },
  )

  it('keeps quotes, commas and line breaks inside of their cell', () => {
    expect(writeReport([line({ url: 'a "b", c\nd' })])).toContain('1,"a ""b"", c\nd",waiting')
  })

  it('says of a line that was left out why', () => {
    expect(stateOf(line({ skipped: 'twice' }))).toBe('left out: twice')
    expect(stateOf(line())).toBe('waiting')
  })
})

/** Hard cases 4, 6 and 21: media in parts and by blob, pictures inside messages and texts, and what is on a known-hash list. */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Captured, captureOnce } from '../capture-once.ts'
import { countColour } from '../count-colour.ts'
import { fakeScreener } from '../fake-screener.ts'
import { BLUE, RED, TONE } from './media-pages.ts'
import { type HardSite, startHardSite } from './start-hard-site.ts'

let site: HardSite

beforeAll(async () => {
  site = await startHardSite()
})
afterAll(() => site.close())

const allowed = { job: { media: 'allowed', mediaAuthority: 'Order 7 of a court' } } as const
const red = (page: Captured): Promise<number> => countColour(page.files.get('screenshot-01'), [230, 20, 20])
const blue = (page: Captured): Promise<number> => countColour(page.files.get('screenshot-01'), [20, 20, 230])

/** Whether the picture stands anywhere in what was kept, as bytes or as base64. */
const holds = (page: Captured, picture: Buffer): boolean => {
  const piece = picture.subarray(41, 80)
  const kept = [...page.records.map(({ block }) => block), ...page.files.values()]
  return kept.some(
    (bytes) => bytes.includes(piece) || bytes.includes(picture.toString('base64').slice(60, 120)),
  )
}

describe('case 4, media in parts', () => {
  it('is asked for whole, kept whole, and plays in the page, by address and by blob', async () => {
    const page = await captureOnce(site.url('/tone'), { screener: fakeScreener() }, allowed)
    expect(page.outcome.text.split(/\s*\n\s*/)).toEqual(['plays 6', 'blob 3'])
    const record = page.find('response', '/tone.wav')
    expect(record?.block.toString('latin1', 0, 12)).toBe('HTTP/1.1 200')
    expect(record?.block.subarray(-TONE.length).equals(TONE)).toBe(true)
    expect(page.outcome.state).toBe('complete')
  })

  it('is not asked for by default', async () => {
    const before = site.requests.length
    const { outcome } = await captureOnce(site.url('/tone'))
    expect(site.requests.slice(before).filter((request) => request.includes('.wav'))).toEqual([])
    const withheld = outcome.report.requests
      .filter(({ fate, url }) => fate === 'withheld' && url.endsWith('.wav'))
      .map(({ url }) => url)
    expect(outcome.state).toBe('complete')
    expect([...new Set(withheld)].toSorted()).toEqual([site.url('/tone-2.wav'), site.url('/tone.wav')])
  })
})

describe('media without anything to screen it with', () => {
  it('is not requested although the job allows it; the report says why, and the capture is not called complete', async () => {
    const before = site.requests.length
    const { outcome } = await captureOnce(site.url('/known'), {}, allowed)
    expect(site.requests.slice(before)).toEqual(['GET /known'])
    expect([outcome.state, outcome.report.media]).toEqual(['partial', 'withheld'])
    expect(outcome.report.steps.find(({ name }) => name === 'screening')).toMatchObject({
      ok: false,
      sentence: expect.stringMatching(/nothing to hold it against the known-hash lists/),
    })
  })
})

describe('case 21, a picture that is on a known-hash list', () => {
  it('is dropped before page and archive have it; the rest is recorded, and what remains of it is its hash', async () => {
    const page = await captureOnce(site.url('/known'), { screener: fakeScreener(RED) }, allowed)
    expect(page.fate('/red.png')).toBe('dropped')
    expect(page.fate('/blue.png')).toBe('loaded')
    expect([holds(page, RED), holds(page, BLUE)]).toEqual([false, true])
    expect([await red(page), await blue(page)]).toEqual([0, 120 * 90])
    expect(page.outcome.report.dropped).toEqual([
      {
        url: site.url('/red.png'),
        at: expect.stringMatching(/^\d{4}-.*Z$/),
        because: 'matched',
        sha256: createHash('sha256').update(RED).digest('hex'),
        list: 'test-list',
        algorithm: 'sha256',
        distance: 0,
        remoteAddress: '127.0.0.1',
      },
    ])
    expect(page.outcome.state).toBe('partial')
    expect(page.outcome.report.mediaAuthority).toBe('Order 7 of a court')
  })

  it('as base64 inside a script takes the script with it, and the page never has it', async () => {
    const page = await captureOnce(site.url('/known-inside'), { screener: fakeScreener(RED) }, allowed)
    expect([page.fate('/carrier.js'), holds(page, RED), await red(page)]).toEqual(['dropped', false, 0])
    expect(page.outcome.text).toBe('Room to let')
  })

  it('inside the document itself leaves no document, whether media is allowed or not', async () => {
    for (const more of [{}, allowed]) {
      const page = await captureOnce(site.url('/known-document'), { screener: fakeScreener(RED) }, more)
      expect([page.outcome.state, holds(page, RED), page.files.has('wacz')]).toEqual([
        'refused',
        false,
        false,
      ])
      expect(page.outcome.report.dropped).toHaveLength(1)
    }
  })

  it('that a script made out of something else is covered in the screenshot; another beside it is shown', async () => {
    const page = await captureOnce(site.url('/known-blob'), { screener: fakeScreener(RED) }, allowed)
    expect([await red(page), await blue(page)]).toEqual([0, 120 * 90])
    expect(page.outcome.report.dropped?.[0]?.url).toMatch(/^blob:/)
  })
})

describe('media by another name', () => {
  it('that flows as text is stopped at its first bytes: the page gets nothing of it', async () => {
    const page = await captureOnce(site.url('/disguised-flow'))
    expect([page.outcome.text, page.fate('/flow'), holds(page, RED)]).toEqual(['refused', 'withheld', false])
  })

  it('that stands in the page itself is covered, whatever the page’s own rules insist on', async () => {
    const page = await captureOnce(site.url('/overruled'))
    expect([page.outcome.state, await red(page)]).toEqual(['complete', 0])
    const shown = await captureOnce(site.url('/overruled'), { screener: fakeScreener() }, allowed)
    expect(await red(shown)).toBeGreaterThan(120 * 90 * 2)
  })
})

describe('case 6, messages of a socket', () => {
  const messages = (page: Captured): { text: string; withheld?: true; at: number }[] =>
    (page.find('metadata', '/ws')?.block.toString() ?? '')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => JSON.parse(line))

  it('are kept with their times, and a picture inside one is taken out while the words stay', async () => {
    const page = await captureOnce(site.url('/socket'))
    const all = messages(page)
    expect(all.map(({ text }) => text)).toEqual([
      'first',
      '{"from":"Ben","picture":"[picture withheld]"}',
      'last',
    ])
    expect(all.map(({ withheld }) => withheld)).toEqual([undefined, true, undefined])
    expect(all.every(({ at }) => at > 1.7e12)).toBe(true)
    expect([page.outcome.state, holds(page, RED)]).toEqual(['complete', false])
  })

  it('are screened where media is allowed, and no screenshot is kept once one had matched', async () => {
    const page = await captureOnce(site.url('/socket'), { screener: fakeScreener(RED) }, allowed)
    expect(messages(page).map(({ text }) => text)).toEqual([
      'first',
      '{"from":"Ben","picture":"[picture withheld]"}',
      'last',
    ])
    expect([page.files.has('screenshot-01'), holds(page, RED)]).toEqual([false, false])
    expect(page.outcome.report.dropped).toHaveLength(1)
    const kept = await captureOnce(site.url('/socket'), { screener: fakeScreener() }, allowed)
    expect(messages(kept)[1]?.text).toContain('iVBORw0KGgo')
  })
})

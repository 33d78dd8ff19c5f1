/** What the browser showed is screened too, and the report says what was screened. */
import { describe, expect, it } from 'vitest'
import { emptyScreeningLog, type Screening } from '../recording/screen-media.ts'
import { fakeScreener } from '../testing/fake-screener.ts'
import { makePicture } from '../testing/hard-cases/grey-picture.ts'
import type { PageResult } from './drive-page.ts'
import { noteScreening, screenDocuments } from './screen-page.ts'
import { createStepLog } from './step-log.ts'

const listed = makePicture(30, 20, [9, 9, 9], 1)
const other = makePicture(30, 20, [9, 9, 9], 2)

const screeningOf = (...known: readonly Uint8Array[]): Screening => ({
  screener: fakeScreener(...known),
  log: emptyScreeningLog(),
  now: () => Date.UTC(2026, 10, 24),
  addressOf: () => '192.0.2.7',
})

const documentWith = (picture: Buffer) => ({
  url: 'https://jobs.example/',
  html: `<p>Room to let</p><img src="data:image/png;base64,${picture.toString('base64')}">`,
})

const page = (...pictures: readonly Buffer[]): PageResult => ({
  text: 'Room to let',
  documents: pictures.map(documentWith),
  screenshot: { tiles: [new Uint8Array(1)], width: 1, height: 1, whole: true },
  chains: [],
})

describe('the rendered documents', () => {
  it('stay, with the screenshot, where no picture in them is on a list', async () => {
    const result = await screenDocuments(page(other), screeningOf(listed))
    expect(result).toEqual(page(other))
  })

  it('that hold a listed picture go, and the screenshot with them; the text and the others stay', async () => {
    const screening = screeningOf(listed)
    const result = await screenDocuments(page(other, listed), screening)
    expect(result.documents).toEqual([documentWith(other)])
    expect([result.screenshot, result.text]).toEqual([undefined, 'Room to let'])
    expect(screening.log.dropped).toMatchObject([
      {
        url: 'https://jobs.example/',
        at: '2026-11-24T00:00:00.000Z',
        because: 'matched',
        remoteAddress: '192.0.2.7',
      },
    ])
  })

  it('go where screening fails: what cannot be held against the lists is not kept', async () => {
    const screening = screeningOf()
    const failing: Screening = {
      ...screening,
      screener: { ...screening.screener, screen: () => Promise.reject(new Error('hasher died')) },
    }
    const result = await screenDocuments(page(other), failing)
    expect([result.documents, result.screenshot, failing.log.dropped]).toEqual([[], undefined, []])
  })

  it('are left as they are without a screener', async () => {
    expect(await screenDocuments(page(listed), undefined)).toEqual(page(listed))
  })
})

describe('the step', () => {
  const noted = (wanted: 'withheld' | 'allowed', screening: Screening | undefined) => {
    const log = createStepLog(() => 0)
    noteScreening(log, wanted, screening)
    return log.steps
  }

  it('says that media stayed out where there was nothing to screen them with', () => {
    expect(noted('allowed', undefined)).toMatchObject([{ name: 'screening', ok: false }])
    expect(noted('withheld', undefined)).toEqual([])
  })

  it('counts what was screened, and by what it could not be read', () => {
    const screening = screeningOf()
    screening.log.screened = 12
    screening.log.unread = 2
    expect(noted('allowed', screening)).toEqual([
      {
        name: 'screening',
        ok: true,
        ms: 0,
        sentence:
          '12 pictures, films and sounds were held against the known-hash lists; 2 of them by exact hashes alone, since they could not be read as pictures.',
      },
    ])
  })

  it('says so where no list is loaded', () => {
    const screening = screeningOf()
    const empty: Screening = { ...screening, screener: { ...screening.screener, lists: () => [] } }
    expect(noted('allowed', empty)[0]?.sentence).toMatch(/no list is loaded here/)
    expect(noted('allowed', screening)[0]?.sentence).not.toMatch(/no list/)
  })

  it('is not ok once something matched, also where media was withheld', () => {
    for (const wanted of ['withheld', 'allowed'] as const) {
      const screening = screeningOf()
      screening.log.dropped.push({ url: 'x', at: 'y', because: 'matched' })
      screening.log.shown = true
      expect(noted(wanted, screening)[0]).toMatchObject({
        ok: false,
        sentence: expect.stringMatching(/1 matched and were dropped; no screenshot is kept/),
      })
    }
  })

  it('is not written where nothing was asked and nothing matched', () => {
    expect(noted('withheld', screeningOf())).toEqual([])
  })
})

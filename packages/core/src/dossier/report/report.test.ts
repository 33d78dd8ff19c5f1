import { Locale } from '@smart-rescue/schema'
import { describe, expect, it } from 'vitest'
import { escapeHtml, foreign, html, raw } from './escape-html.ts'
import { renderReport } from './render-report.ts'
import type { ReportExhibit, ReportModel } from './report-model.ts'
import { showTime } from './report-sections.ts'
import { ACTS, wordsFor } from './report-words.ts'
import { EN } from './report-words-english.ts'

const EXHIBIT: ReportExhibit = {
  number: 'E-01',
  title: 'Restaurant team',
  url: 'https://harbour.example/asked',
  finalUrl: 'https://harbour.example/reached',
  state: 'complete',
  capturedAt: '2026-11-24T08:00:00.000Z',
  capturedBy: 'Maya Karki',
  logged: 7,
  parts: [{ role: 'text', path: 'items/E-01/text.txt', size: 12, sha256: 'ab'.repeat(32), leaf: 3 }],
  custody: [
    {
      n: 0,
      index: 3,
      type: 'evidence.sealed',
      at: '2026-11-24T08:00:01.000Z',
      actor: 'Maya Karki',
      role: 'text',
    },
  ],
}

const MODEL: ReportModel = {
  locale: 'en',
  software: 'Smart Rescue',
  createdAt: '2026-11-24T09:00:00.000Z',
  requestedBy: 'Maya Karki',
  number: 4,
  organisation: { name: 'Deepa House', country: 'NP' },
  caseFile: {
    reference: 'SR-2026-014',
    title: 'Lantern',
    leadKind: 'offer-of-a-child',
    countries: ['NP'],
    purpose: 'To find out.',
    legalBasis: 'Referral 112/26',
    openedAt: '2026-11-20T07:00:00.000Z',
  },
  log: { origin: 'custody.example', size: 10, root: 'cm9vdA==', vkey: 'v+1+k' },
  signer: 'ssh-ed25519 AAAA',
  exhibits: [EXHIBIT],
  selectors: [],
  links: [],
}

const HOSTILE = '</td><script>alert(1)</script>\u0000\u202e"\' &amp;'

describe('escaping', () => {
  it('leaves no character that could open an element, an attribute or an entity', () => {
    expect(escapeHtml(`<a href="x" title='y'>&</a>`)).toBe(
      '&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;&lt;/a&gt;',
    )
    expect(escapeHtml('a\u0000b\u0085c\ud800')).toBe('a\ufffdb\ufffdc\ufffd')
  })

  it('happens to every value of a template but to HTML made here', () => {
    expect(html`<p>${'<b>'}${raw('<i>')}${['<', html`<u>${'>'}</u>`]}${undefined}${false}${0}</p>`.text).toBe(
      '<p>&lt;b&gt;<i>&lt;<u>&gt;</u>0</p>',
    )
  })

  it('keeps a foreign text from turning what stands around it', () => {
    expect(foreign('\u202eabc').text).toBe('<bdi>\u202eabc</bdi>')
  })
})

describe('the report', () => {
  it('says whose it is, for what, on which ground, and below which checkpoint', () => {
    const text = renderReport(MODEL)
    for (const part of [
      'Deepa House',
      'SR-2026-014',
      'Lantern',
      'To find out.',
      'Referral 112/26',
      'cm9vdA==',
      'v+1+k',
      'offer of a child',
    ])
      expect(text).toContain(part)
  })

  it('claims "unchanged since captured", and says plainly what it does not show', () => {
    const text = renderReport(MODEL)
    expect(text).toContain('unchanged since it was captured by the person named')
    expect(text).toContain('What this does not show')
    expect(text).toContain('That the site published exactly this to everybody.')
    expect(text).not.toMatch(/this is what the site published/i)
    expect(text.match(/by nobody yet/g)?.length).toBeGreaterThanOrEqual(4)
  })

  it('says between which times an exhibit was sealed where authorities confirm them, and for all only where all are', () => {
    const timed = { from: '2026-11-24T07:00:00.000Z', to: '2026-11-24T09:00:00.000Z' }
    const interval = /2026-11-24 07:00:00[^<]*– 2026-11-24 09:00:00[^<]*\(stamps\/\)/g
    const both = renderReport({
      ...MODEL,
      exhibits: [
        { ...EXHIBIT, timed },
        { ...EXHIBIT, timed, number: 'E-02' },
      ],
    })
    expect(both.match(interval)).toHaveLength(3)
    const one = renderReport({
      ...MODEL,
      exhibits: [
        { ...EXHIBIT, timed },
        { ...EXHIBIT, number: 'E-02' },
      ],
    })
    expect(one.match(interval)).toHaveLength(1)
    const late = renderReport({ ...MODEL, exhibits: [{ ...EXHIBIT, timed: { to: timed.to } }] })
    expect(late).toContain('≤ 2026-11-24 09:00:00')
  })

  it('has one first heading, no level left out, and heads on every table', () => {
    const text = renderReport({ ...MODEL, exhibits: [EXHIBIT, { ...EXHIBIT, number: 'E-02' }] })
    const levels = [...text.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level))
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
    expect(text.match(/<table>/g)?.length).toBe(text.match(/<thead>/g)?.length)
    expect(text).toContain('<th scope="col">')
  })

  it('refers to nothing outside of itself', () => {
    const text = renderReport({ ...MODEL, exhibits: [{ ...EXHIBIT, thumbnail: 'iVBORw0KGgo=' }] })
    const addresses = [...text.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address]) => address ?? '')
    expect(addresses.length).toBeGreaterThan(0)
    for (const address of addresses) expect(address).toMatch(/^(#E-\d+|data:image\/png;base64,)/)
    expect(text).not.toContain('<script')
    expect(text).not.toContain('url(')
  })

  it('shows hostile texts as texts, wherever they stand', () => {
    const exhibit = {
      ...EXHIBIT,
      title: HOSTILE,
      url: HOSTILE,
      finalUrl: HOSTILE,
      reason: HOSTILE,
      capturedBy: HOSTILE,
      thumbnail: `"${HOSTILE}`,
    }
    const text = renderReport({
      ...MODEL,
      organisation: { name: HOSTILE, country: HOSTILE },
      caseFile: {
        ...MODEL.caseFile,
        title: HOSTILE,
        purpose: HOSTILE,
        legalBasis: HOSTILE,
        countries: [HOSTILE],
      },
      exhibits: [exhibit],
      selectors: [{ kind: 'phone', normal: HOSTILE, why: HOSTILE, seenIn: ['E-01'], originals: [HOSTILE] }],
      links: [
        {
          a: 'E-01',
          b: 'E-02',
          reasons: [{ kind: 'phone', normal: HOSTILE, originalA: HOSTILE, originalB: HOSTILE }],
          decidedBy: HOSTILE,
          decidedAt: '2026-11-24T08:40:00.000Z',
          why: HOSTILE,
        },
      ],
    })
    expect(text).not.toContain('<script')
    expect(text).not.toContain('\u0000')
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  })

  it('names the address asked for and the one reached, where they differ', () => {
    expect(renderReport(MODEL)).toContain('Address reached')
    const same = { ...EXHIBIT, finalUrl: EXHIBIT.url }
    expect(renderReport({ ...MODEL, exhibits: [same] })).not.toContain('Address reached')
  })

  it('prints the beginning and the end of a very long history, and says where the rest is', () => {
    const custody = Array.from({ length: 500 }, (_, n) => ({
      n,
      index: 1_000 + n,
      type: 'evidence.read',
      at: EXHIBIT.capturedAt,
      actor: 'Maya',
    }))
    const text = renderReport({ ...MODEL, exhibits: [{ ...EXHIBIT, custody }] })
    expect(text).toContain('300 further entries stand in the package, in custody/E-01.jsonl')
    expect(text).toContain('>1499<')
    expect(text).not.toContain('>1250<')
  })

  it('tells the accepted link with its reason and who decided', () => {
    const text = renderReport({
      ...MODEL,
      links: [
        {
          a: 'E-01',
          b: 'E-02',
          reasons: [
            {
              kind: 'phone',
              normal: '+9779720000123',
              originalA: '972-0000 123',
              originalB: '+9779720000123',
            },
          ],
          decidedBy: 'Dipesh Lama',
          decidedAt: '2026-11-24T08:40:00.000Z',
          why: 'one number',
        },
      ],
    })
    for (const part of ['972-0000 123', 'Dipesh Lama', '2026-11-24 08:40:00 UTC', 'one number'])
      expect(text).toContain(part)
  })
})

describe('the words of the report', () => {
  it('are whole in every language, by falling back to English, and say when they are unreviewed', () => {
    for (const locale of Locale.options) {
      const words = wordsFor(locale)
      for (const key of Object.keys(EN)) expect(typeof words[key as keyof typeof EN]).toBe('string')
      expect(words.unreviewed === '').toBe(locale === 'en')
      const text = renderReport({ ...MODEL, locale })
      expect(text).toContain(`<html lang="${locale === 'ar' ? 'en' : locale}" dir="ltr">`)
    }
    expect(wordsFor('ne').report).toBe('प्रमाण प्रतिवेदन')
  })

  it('are English, and say so, in a language that nobody began', () => {
    expect(wordsFor('ar').report).toBe(EN.report)
    expect(wordsFor('ar').unreviewed).toContain('has not been translated')
  })

  it('name every act that the custody log knows', () => {
    expect(Object.values(ACTS).every((words) => /^[a-z -]+$/.test(words))).toBe(true)
  })

  it('show times to the second, in UTC', () => {
    expect(showTime('2026-11-24T08:00:01.250Z')).toBe('2026-11-24 08:00:01 UTC')
  })
})

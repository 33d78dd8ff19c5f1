import { LeadKind, NcmecIncident } from '@smart-rescue/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type NcmecSources, suggestIncident, writeNcmec } from './index.ts'
import { escapeXml } from './write-xml.ts'

const SOURCES: NcmecSources = {
  incident: 'Child Sex Trafficking',
  incidentAt: '2026-11-24T08:00:00.000Z',
  urgent: 'The advert names a day of travel.',
  organisation: 'Deepa House',
  reference: 'SR-2026-0001',
  exhibits: [
    {
      number: 'E-01',
      url: 'https://harbour.example/a?b=1&c=2',
      capturedAt: '2026-11-24T08:00:00.000Z',
      sha256: ['ab'.repeat(32)],
    },
    { number: 'E-02', url: '', capturedAt: '2026-11-24T09:00:00.000Z', sha256: [] },
  ],
  selectors: [
    { kind: 'phone', normal: '+12015550123', seenIn: ['E-01', 'E-02'] },
    { kind: 'phone', normal: '+12015550124', seenIn: ['E-02'] },
    { kind: 'email', normal: 'jobs@harbour.example', seenIn: ['E-01'] },
    { kind: 'handle', normal: 'telegram:harbour', seenIn: ['E-01'] },
  ],
}

describe('writing a report in the shape of the CyberTipline', () => {
  const xml = writeNcmec(SOURCES)

  it('holds the three fields that must be there', () => {
    expect(xml).toContain('<incidentType>Child Sex Trafficking</incidentType>')
    expect(xml).toContain('<incidentDateTime>2026-11-24T08:00:00.000Z</incidentDateTime>')
    expect(xml).toContain('<reportingPerson>\n      <lastName>Deepa House</lastName>')
  })

  it('gives each kind of incident its own details, and no empty one', () => {
    expect(xml).toContain('<url>https://harbour.example/a?b=1&amp;c=2</url>')
    expect(xml.match(/<cellPhoneIncident>/g)).toHaveLength(2)
    expect(xml).toContain('<emailAddress>jobs@harbour.example</emailAddress>')
    expect(xml).not.toMatch(/<(\w+)>\s*<\/\1>/)
  })

  it('names nobody as the one reported', () => {
    expect(xml).not.toContain('personOrUserReported')
    expect(xml).toContain('without a finding about whose it is')
    expect(xml).not.toContain('victim')
  })

  it('suggests one of the form’s own names for every kind of lead', () => {
    for (const kind of LeadKind.options) expect(NcmecIncident.options).toContain(suggestIncident(kind))
  })

  it('keeps every text inside its element, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (additional) => {
        const tags = (text: string) => text.match(/<\/?\w+>/g)
        expect(tags(writeNcmec({ ...SOURCES, additional }))).toEqual(tags(xml))
      }),
    )
  })

  it('writes no sign that XML cannot hold', () => {
    expect(escapeXml('a\u0000b\ud800c<&">🛶')).toBe('a\ufffdb\ufffdc&lt;&amp;&quot;&gt;🛶')
  })
})

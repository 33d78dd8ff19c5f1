/** Promises about the CASE/UCO graph of a case, judged by the standard's own shapes: whatever a report tells, the graph conforms and loses nothing. */
import { createCaseUcoChecker } from '@smart-rescue/adapters/conformance'
import { describeCase, type ReportExhibit, type ReportModel } from '@smart-rescue/core/dossier'
import { CustodyType, SelectorKind } from '@smart-rescue/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
const moment = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString())
const hex = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex'))

const exhibit = (number: string): fc.Arbitrary<ReportExhibit> =>
  fc.record({
    number: fc.constant(number),
    title: text,
    url: fc.constantFrom('', 'https://harbour.example/a', 'https://harbour.example/ä b"<'),
    finalUrl: fc.constantFrom('', 'https://harbour.example/reached'),
    state: fc.constant('complete'),
    capturedAt: moment,
    capturedBy: text,
    logged: fc.nat(),
    parts: fc
      .uniqueArray(fc.record({ role: text, path: text, size: fc.nat(), sha256: hex, leaf: fc.nat() }), {
        selector: ({ path }) => path,
        maxLength: 3,
      })
      .map((parts) => parts.map((part) => ({ ...part, path: `items/${number}/${part.path}` }))),
    custody: fc
      .uniqueArray(
        fc.record({
          n: fc.nat(),
          index: fc.nat(),
          type: fc.constantFrom(...CustodyType.options),
          at: moment,
          actor: text,
        }),
        { selector: ({ index }) => index, maxLength: 4 },
      )
      .map((acts) => acts.toSorted((a, b) => a.index - b.index)),
  })

const NUMBERS = ['E-01', 'E-02', 'E-03']
const report: fc.Arbitrary<ReportModel> = fc.record({
  locale: fc.constant('en' as const),
  software: fc.constant('Smart Rescue 0.1.0'),
  createdAt: moment,
  requestedBy: text,
  number: fc.nat(),
  organisation: fc.record({ name: text, country: fc.constant('NP') }),
  caseFile: fc.record({
    reference: fc.constant('SR-2026-0001'),
    title: text,
    leadKind: fc.constantFrom('recruitment', 'livestream', 'other'),
    countries: fc.constant(['NP']),
    purpose: text,
    legalBasis: text,
    openedAt: moment,
  }),
  log: fc.record({
    origin: fc.constant('custody.house.example/2026'),
    size: fc.nat(),
    root: fc.constant('cm9vdA=='),
    vkey: fc.constant('v+1+k'),
  }),
  signer: fc.constant('ssh-ed25519 AAAA'),
  exhibits: fc
    .tuple(...NUMBERS.map(exhibit))
    .chain((all) => fc.nat(NUMBERS.length).map((kept) => all.slice(0, kept))),
  selectors: fc.uniqueArray(
    fc.record({
      kind: fc.constantFrom(...SelectorKind.options),
      normal: fc.oneof(text, fc.constantFrom('telegram:harbour', 'iban:XX00', 'https://a.example/')),
      why: text,
      seenIn: fc.subarray(NUMBERS),
      originals: fc.uniqueArray(text, { maxLength: 2 }),
    }),
    { selector: ({ kind, normal }) => `${kind} ${normal}`, maxLength: 4 },
  ),
  links: fc
    .record({
      a: fc.constant('E-01'),
      b: fc.constant('E-02'),
      reasons: fc.constant([
        { kind: 'phone', normal: '+12015550123', originalA: '201 555 0123', originalB: '(201) 555-0123' },
      ]),
      decidedBy: text,
      decidedAt: moment,
      why: text,
    })
    .map((link) => [link]),
})

describe('the CASE/UCO graph of a case', async () => {
  const checker = await createCaseUcoChecker()

  it('conforms to CASE and UCO 1.4.0, with no undeclared term, no advice and nothing dropped, for any report', async () => {
    await fc.assert(
      fc.asyncProperty(report, async (model) => {
        const verdict = await checker.check(JSON.stringify(describeCase(model)))
        expect(verdict.state === 'read' ? verdict.findings : verdict).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it('gives each node one name, names every exhibit with its acts in order, and is the same every time', () => {
    fc.assert(
      fc.property(report, (model) => {
        const { '@graph': nodes } = describeCase(model)
        const ids = nodes.map(({ '@id': id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
        const acts = nodes.filter(({ '@type': type }) => type === 'case-investigation:InvestigativeAction')
        const linked = model.exhibits.length >= 2 ? 1 : 0
        expect(acts).toHaveLength(linked + model.exhibits.flatMap(({ custody }) => custody).length)
        const files = nodes.filter(({ '@type': type }) => type === 'uco-observable:File')
        expect(files).toHaveLength(model.exhibits.flatMap(({ parts }) => parts).length)
        expect(describeCase(structuredClone(model))).toEqual(describeCase(model))
      }),
    )
  })
})

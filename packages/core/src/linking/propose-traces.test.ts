/** Links by what files share: the reason, what may deceive in it, and the same in either direction. */
import { ExhibitId, LinkProposal } from '@smart-rescue/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type KnownTrace, proposeLinks } from './index.ts'

const id = (n: number): ExhibitId => ExhibitId.parse(`01890a5d-ac96-774b-bcce-${String(n).padStart(12, '0')}`)
const serial = (exhibits: number, ...others: number[]): KnownTrace => ({
  kind: 'camera-serial',
  normal: 'lumen:LX-4711-22',
  where: 'EXIF SerialNumber',
  confidence: 0.95,
  exhibits,
  others: others.map((n) => ({ exhibit: { id: id(n) }, where: 'aux SerialNumber' })),
})
const propose = (own: number, traces: readonly KnownTrace[], finalUrl?: string) =>
  proposeLinks({
    exhibit: { id: id(own), ...(finalUrl === undefined ? {} : { finalUrl }) },
    mentions: [],
    known: [],
    traces,
  })

describe('a trace that two files share', () => {
  it('is proposed as a link with its reason and with what may deceive', () => {
    const [proposal, ...rest] = propose(9, [serial(2, 1)])
    expect(rest).toEqual([])
    expect(() => LinkProposal.parse(proposal)).not.toThrow()
    expect(proposal).toMatchObject({
      a: id(1),
      b: id(9),
      strength: 0.95,
      reasons: [
        {
          rule: 'same-file-trace',
          kind: 'camera-serial',
          originalA: 'aux SerialNumber',
          originalB: 'EXIF SerialNumber',
          exhibits: 2,
        },
      ],
    })
    expect(proposal?.reasons[0]?.sentence).toBe(
      'The same camera serial lumen:LX-4711-22 stands in both files; no other exhibit carries it. The maker gives each camera a number of its own.',
    )
    expect(proposal?.counterReasons).toEqual([
      {
        rule: 'caution',
        sentence: 'Cameras are lent and sold, and the number can be written by anybody.',
      },
    ])
  })

  it('says less the more files carry it', () => {
    const strengths = [2, 3, 8, 200].map((exhibits) => propose(9, [serial(exhibits, 1)])[0]?.strength ?? 0)
    expect(strengths).toEqual(strengths.toSorted((a, b) => b - a))
    expect(strengths[3]).toBeLessThan(0.1)
  })

  it('is no reason between two pages of one site where every page of the site carries it', () => {
    const account = (url: string): KnownTrace => ({
      kind: 'analytics-id',
      normal: 'google-analytics:4711223',
      where: 'source',
      confidence: 0.95,
      exhibits: 2,
      others: [{ exhibit: { id: id(1), finalUrl: url }, where: 'source' }],
    })
    const here = 'https://harbour.example/1'
    expect(propose(9, [account('https://www.harbour.example/2')], here)).toEqual([])
    expect(propose(9, [account('https://lake.example/2')], here)).toHaveLength(1)
  })

  it('joins with others as independent hints, and is the same in every order', () => {
    const like = (n: number, distance: number): KnownTrace => ({
      kind: 'picture',
      normal: `pdq:${distance}/256`,
      where: 'picture',
      confidence: 0.75,
      exhibits: 2,
      others: [{ exhibit: { id: id(n) }, where: 'picture' }],
    })
    const traces = [serial(3, 1, 2), like(1, 12), like(2, 30)]
    const proposals = propose(9, traces)
    expect(proposals.map(({ reasons }) => reasons.length)).toEqual([2, 2])
    expect(proposals[0]?.reasons[1]?.sentence).toContain('12 of 256 bits')
    fc.assert(
      fc.property(fc.shuffledSubarray(traces, { minLength: traces.length }), (order) => {
        expect(propose(9, order)).toEqual(proposals)
      }),
    )
  })
})

import { utf8 } from '@smart-rescue/core/integrity'
import { CaptureReport, type DossierId } from '@smart-rescue/schema'
import { describe, expect, it } from 'vitest'
import { createFakeLocker } from '../../ports/proof/locker.fake.ts'
import type { LoggedLeaf } from '../../ports/proof/locker.ts'
import { describeReport, type ReportSources } from './describe-report.ts'

const ACTOR = '01890a5d-ac96-774b-bcce-b302099a8001' as never
const CASE = '01890a5d-ac96-774b-bcce-b302099a8011' as never
const ITEM = '01890a5d-ac96-774b-bcce-b302099a8021' as never
const AT = '2026-11-24T08:00:00.000Z'

const report = CaptureReport.parse({
  v: 1,
  captureId: 'c',
  requestedUrl: 'https://harbour.example/',
  finalUrl: 'https://harbour.example/',
  title: 'Room',
  state: 'complete',
  startedAt: AT,
  endedAt: AT,
  operator: 'Maya',
  caseReference: 'SR-1',
  purpose: 'p',
  legalBasis: 'l',
  media: 'withheld',
  route: 'direct',
  software: 'Smart Rescue 0.1.0',
  browser: 'Chromium 1',
  userAgent: 'Mozilla',
  confinement: 'own user',
  viewport: { width: 1280, height: 900 },
  redirects: [],
  steps: [],
  requests: [],
  egress: [],
  counts: { loaded: 9, failed: 1, blocked: 2, withheld: 14, cut: 3, bytes: 10 },
  claim: 'unchanged since captured',
})

const sources = async (changes: Partial<ReportSources['read'][number]> = {}): Promise<ReportSources> => {
  const locker = createFakeLocker()
  await locker.openCase({ caseId: CASE, actor: ACTOR, detail: {} })
  await locker.record({ type: 'exhibit.recorded', actor: ACTOR, caseId: CASE, item: ITEM })
  await locker.record({
    type: 'evidence.read',
    actor: ACTOR,
    caseId: CASE,
    item: ITEM,
    role: 'text',
    purpose: 'review',
  })
  const history: readonly LoggedLeaf[] = await locker.history(ITEM)
  const exhibit = {
    id: ITEM,
    number: 'E-01',
    title: 'Room',
    url: 'https://harbour.example/',
    finalUrl: 'https://harbour.example/',
    state: 'complete',
    capturedAt: AT,
    capturedBy: 'Maya',
    parts: [],
  }
  const part = {
    leaf: 3,
    role: 'text',
    name: '../Text.TXT',
    mediaType: 'text/plain',
    ciphertext: '',
    size: 4,
    sha256: 'ab',
    crc32: 0,
    bytes: async function* () {},
  }
  return {
    header: {
      mayStill: true,
      order: {
        id: '01890a5d-ac96-774b-bcce-b302099a8031' as DossierId,
        caseId: CASE,
        number: 2,
        state: 'running',
        locale: 'ne',
        exhibits: [ITEM],
        requestedBy: { id: ACTOR, displayName: 'Maya' },
        requestedAt: AT,
      },
      organisation: { name: 'Deepa House', country: 'NP' },
      caseFile: {
        reference: 'SR-1',
        title: 'Lantern',
        lead_kind: 'travel',
        countries: ['NP'],
        purpose: 'p',
        legal_basis: 'l',
        opened_at: new Date(AT),
      } as never,
    },
    selectors: [],
    links: [],
    read: [{ exhibit, parts: [part], ...changes }],
    histories: [history],
    actors: new Map([[1, 'Maya Karki']]),
    checkpoint: await locker.checkpoint(),
    signer: 'ssh-ed25519 AAAA',
    createdAt: AT,
    software: 'Smart Rescue 0.1.0',
  }
}

describe('the model of the report', () => {
  it('names the members behind leaves, and the pseudonym where the index cannot tell', async () => {
    const [exhibit] = describeReport(await sources()).exhibits
    expect(exhibit?.custody[0]).toMatchObject({ index: 1, actor: 'Maya Karki', type: 'exhibit.recorded' })
    expect(exhibit?.custody[1]?.actor).toMatch(/^k:[0-9a-f]{32}$/)
  })

  it('names the leaf that closed the exhibit, and the file of the package in which a part lies', async () => {
    const [exhibit] = describeReport(await sources()).exhibits
    expect(exhibit?.logged).toBe(1)
    expect(exhibit?.parts).toEqual([
      { role: 'text', path: 'items/E-01/text.txt', size: 4, sha256: 'ab', leaf: 3 },
    ])
  })

  it('carries the root of the checkpoint as the note spells it', async () => {
    const given = await sources()
    expect(given.checkpoint.note.split('\n')[2]).toBe(describeReport(given).log.root)
  })

  it('tells the environment from the capture report, and nothing where there is none', async () => {
    expect(describeReport(await sources()).exhibits[0]?.environment).toBeUndefined()
    const [exhibit] = describeReport(await sources({ report })).exhibits
    expect(exhibit?.environment).toMatchObject({ withheld: 14, failed: 6, viewport: '1280 × 900' })
    expect(exhibit?.environment).not.toHaveProperty('tls')
  })

  it('carries the screenshot as base64', async () => {
    const [exhibit] = describeReport(await sources({ thumbnail: utf8('abc') })).exhibits
    expect(exhibit?.thumbnail).toBe('YWJj')
  })
})

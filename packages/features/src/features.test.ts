/** Promises about the features put together: every contract is bound once, every fact that changes the index is told, jobs carry ids alone. */
import { CustodyType } from '@smart-rescue/schema'
import { describe, expect, it } from 'vitest'
import { listJob } from './address-lists/jobs.ts'
import { captureJob } from './capture/jobs.ts'
import { endpoints } from './contracts.ts'
import { exportJob } from './dossier/jobs.ts'
import { dutyJob } from './duties/jobs.ts'
import {
  createFeatures,
  type FeatureDeps,
  projections,
  resumeWork,
  startWork,
  type WorkDeps,
} from './features.ts'
import { groupingJob } from './grouping/index.ts'
import { importJob, recogniseJob } from './imports/jobs.ts'
import { leadJob } from './leads/jobs.ts'
import { networkJob } from './network/jobs.ts'
import type { JobKind, Queue } from './ports/queue.ts'
import { roadJob } from './road/jobs.ts'
import { searchJob } from './search/jobs.ts'
import { textsJob } from './sources/jobs.ts'
import { expiryJob, tableJob } from './tables/jobs.ts'
import { watchJob } from './watching/jobs.ts'

const JOBS: JobKind[] = [
  dutyJob,
  captureJob,
  watchJob,
  listJob,
  importJob,
  recogniseJob,
  exportJob,
  leadJob,
  networkJob,
  groupingJob,
  searchJob,
  tableJob,
  textsJob,
  expiryJob,
  roadJob,
]
const IDS = { caseId: '01890000-0000-7000-8000-000000000001', id: '01890000-0000-7000-8000-000000000002' }

describe('createFeatures', () => {
  const { endpoints: bound } = createFeatures({} as FeatureDeps)

  it('binds every contract once, in the order of the list', () => {
    expect(bound.map(({ endpoint }) => endpoint.name)).toEqual(endpoints.map(({ name }) => name))
    for (const { endpoint, handle } of bound)
      expect([endpoint.name, typeof handle]).toEqual([endpoint.name, 'function'])
  })
})

describe('projections', () => {
  /** Acts that change nothing but the log itself. */
  const silent = [
    'evidence.sealed',
    'evidence.read',
    'selector.asked',
    'package.read',
    'network.exported',
    'report.exported',
    'backup.made',
    'backup.restored',
    'index.rebuilt',
    'key.rotated',
    'key.revoked',
  ]

  it('tell every kind of act that is not named here as silent', () => {
    expect(Object.keys(projections).sort()).toEqual(
      CustodyType.options.filter((type) => !silent.includes(type)).sort(),
    )
  })
})

describe('jobs', () => {
  it.each([
    ['a capture', captureJob, 'captureId'],
    ['an export', exportJob, 'dossierId'],
  ] as const)('of %s take two ids and nothing else', (_what, kind: JobKind, name) => {
    expect(kind.payload.safeParse({ caseId: IDS.caseId, [name]: IDS.id }).success).toBe(true)
    for (const wrong of [
      {},
      { caseId: IDS.caseId },
      { [name]: IDS.id },
      { caseId: 'x', [name]: IDS.id },
      { caseId: IDS.caseId, [name]: 7 },
    ])
      expect(kind.payload.safeParse(wrong).success).toBe(false)
    expect(kind.payload.parse({ caseId: IDS.caseId, [name]: IDS.id, title: 'Lantern' })).toEqual({
      caseId: IDS.caseId,
      [name]: IDS.id,
    })
  })

  it('have each its own name, an end, and a bound', () => {
    expect(new Set(JOBS.map(({ name }) => name)).size).toBe(JOBS.length)
    for (const { expireSeconds, retries, concurrency } of JOBS) {
      expect(expireSeconds).toBeGreaterThan(30)
      expect(retries).toBeLessThanOrEqual(5)
      expect(concurrency).toBeGreaterThan(0)
    }
  })

  it('are each worked on once work starts', async () => {
    const worked: string[] = []
    const queue: Queue = { send: async () => undefined, work: async ({ name }) => void worked.push(name) }
    const clock = { now: () => new Date('2026-11-24T08:00:00Z') }
    await startWork({ queue, clock } as WorkDeps)
    expect(worked.sort()).toEqual(JOBS.map(({ name }) => name).sort())
  })
})

describe('resumeWork', () => {
  it('sends each waiting capture and dossier again, under a key that no earlier sending held', async () => {
    const sent: [string, unknown, string][] = []
    const waiting = [
      { kind: 'capture', caseId: IDS.caseId, id: IDS.id },
      { kind: 'dossier', caseId: IDS.caseId, id: IDS.id },
    ]
    let n = 0
    const deps = {
      db: { asNobody: async () => waiting },
      queue: {
        send: async (kind: JobKind, payload: unknown, key: string) =>
          void sent.push([kind.name, payload, key]),
      },
      ids: { next: () => String(++n) },
    } as unknown as FeatureDeps
    await resumeWork(deps)
    await resumeWork(deps)
    // What else waits is asked for by questions of its own: tests/acts look at each.
    const both = sent.filter(([name]) => name === 'capture' || name === exportJob.name)
    expect(both.map(([name, payload]) => [name, payload])).toEqual([
      ['capture', { caseId: IDS.caseId, captureId: IDS.id }],
      [exportJob.name, { caseId: IDS.caseId, dossierId: IDS.id }],
      ['capture', { caseId: IDS.caseId, captureId: IDS.id }],
      [exportJob.name, { caseId: IDS.caseId, dossierId: IDS.id }],
    ])
    expect(new Set(both.map(([, , key]) => key)).size).toBe(4)
    for (const [, , key] of both) expect(key.startsWith(IDS.id)).toBe(true)
  })

  it('sends nothing where nothing waits', async () => {
    const send = () => expect.unreachable('nothing waits')
    await resumeWork({
      db: { asNobody: async () => [] },
      queue: { send },
      ids: { next: () => '' },
    } as unknown as FeatureDeps)
  })
})

/** The program of the small machine: groups a case, computes its networks, then reads and searches, four members at once. A process of its own, so that what it holds can be measured. */
import { systemClock } from '@smart-rescue/adapters/clock'
import { type ConnectionOptions, createPool, createTransactor } from '@smart-rescue/adapters/database'
import { createEngine } from '@smart-rescue/adapters/engine'
import { createGroupingRun } from '@smart-rescue/features/grouping'
import { createNetworkHandlers, createNetworkRun, type NetworkDeps } from '@smart-rescue/features/network'
import type { Actor, Door } from '@smart-rescue/features/ports/actor'
import { runSearch } from '@smart-rescue/features/search'
import type { CaseId, MemberId } from '@smart-rescue/schema'
import { percentile } from '../figures.ts'
import { listQueries } from './queries.ts'

const [where = '{}', memberId = '', caseId = '', sources = '0'] = process.argv.slice(2)
const pool = createPool(JSON.parse(where) as ConnectionOptions, 20)
const db = createTransactor(pool)
const news = { publish: async () => {}, subscribe: () => () => {} }
const member = memberId as MemberId

/** Runs a part of the work, and says which it is and how long it took: the watcher reads that line by line. */
const part = async (name: string, work: () => Promise<string>): Promise<void> => {
  process.stdout.write(`begin ${name}\n`)
  const start = performance.now()
  const said = await work()
  process.stdout.write(`end ${name}: ${((performance.now() - start) / 1_000).toFixed(1)} s${said}\n`)
}

const engine = createEngine()
try {
  const queries = Object.values(listQueries(Number(sources))).flat()
  await part('searches, four at once', async () => {
    const times: number[] = []
    const waiting = [...queries, ...queries]
    const work = async (): Promise<void> => {
      for (let typed = waiting.pop(); typed !== undefined; typed = waiting.pop()) {
        const start = performance.now()
        await db.asMember(member, (trx) => runSearch(trx, typed ?? '', {}, { most: 50 }))
        times.push(performance.now() - start)
      }
    }
    await Promise.all([work(), work(), work(), work()])
    return `, p95 ${percentile(times, 0.95).toFixed(0)} ms`
  })
  await part('grouping', async () => {
    await createGroupingRun({ db, clock: systemClock, news, engine })({ caseId: caseId as CaseId })
    return ''
  })
  await part('networks', async () => {
    await createNetworkRun({ db, clock: systemClock, news })({ caseId: caseId as CaseId })
    return ''
  })
  await part('networks read', async () => {
    const handlers = createNetworkHandlers({ db } as unknown as NetworkDeps)
    const ask = async (name: string, input: object) => {
      const found = handlers.find(({ endpoint }) => endpoint.name === name)
      const whole = found?.endpoint.input.parse({ caseId, ...input })
      return (await found?.handle({ memberId } as unknown as Actor, whole, {} as Door)) as {
        networks?: readonly { id: string; sources: number }[]
      }
    }
    const { networks = [] } = await ask('network.list', {})
    const [first] = networks
    if (first !== undefined) await ask('network.read', { network: first.id })
    return `, ${networks.length} listed${first === undefined ? '' : `, the largest of ${first.sources} sources`}`
  })
} finally {
  await engine.close()
  await pool.end()
}

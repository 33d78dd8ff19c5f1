/**
 * Measures the API over real HTTP at 100,000 selectors: reads by 100 readers at once, each with a session of her own,
 * and durable writes. Run by `npm run bench -- api`. Prints its figures beside the ones to beat; decides nothing.
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { clusterConnections, createPool, readPostmaster } from '@smart-rescue/adapters/database'
import { runProduct } from '../tools/demo/run-product.mjs'
import { foundHarbour } from '../tools/demo/walk-the-line.mjs'
import { describeMachine, percentile } from './figures.ts'

const CASES = 20
const EXHIBITS = 100
const SELECTORS = 50
const READERS = 100

interface Answer {
  readonly status: number
  readonly ms: number
}

const ask = (agent: Agent, origin: string, path: string, headers: object, body?: object): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const began = performance.now()
    const text = body === undefined ? undefined : JSON.stringify(body)
    const call = request(
      `${origin}${path}`,
      {
        agent,
        method: text === undefined ? 'GET' : 'POST',
        headers: {
          ...headers,
          ...(text === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
        },
      },
      (response) => {
        response.resume()
        response.on('end', () => resolve({ status: response.statusCode ?? 0, ms: performance.now() - began }))
      },
    )
    call.on('error', reject)
    call.end(text)
  })

/** Runs `total` calls over `width` callers and answers rate and percentiles. */
const load = async (
  width: number,
  total: number,
  call: (caller: number, turn: number) => Promise<Answer>,
) => {
  const times: number[] = []
  let failed = 0
  let turn = 0
  const began = performance.now()
  await Promise.all(
    Array.from({ length: width }, async (_, caller) => {
      while (turn < total) {
        const answer = await call(caller, turn++)
        times.push(answer.ms)
        if (answer.status !== 200) failed += 1
      }
    }),
  )
  const seconds = (performance.now() - began) / 1000
  return { rate: times.length / seconds, p50: percentile(times, 0.5), p99: percentile(times, 0.99), failed }
}

const show = (name: string, measured: Awaited<ReturnType<typeof load>>, target: string) =>
  console.log(
    `  ${name.padEnd(34)} ${measured.rate.toFixed(0).padStart(6)}/s   p50 ${measured.p50.toFixed(0).padStart(4)} ms   p99 ${measured.p99.toFixed(0).padStart(4)} ms   ${measured.failed} failed   ${target}`,
  )

const running = await runProduct()
try {
  console.log(`API · ${describeMachine()}`)
  await foundHarbour(running.product)
  const { member } = await running.product.get('/api/session')
  const cases: string[] = []
  for (let at = 0; at < CASES; at += 1) {
    const draft = {
      title: `Bench ${at}`,
      leadKind: 'other',
      countries: ['NP'],
      purpose: 'benchmark',
      legalBasis: 'none: invented data',
    }
    cases.push((await running.product.post('/api/cases', draft)).case.id)
  }
  const postmaster = readPostmaster(join(running.folder, 'postgres'))
  if (postmaster === undefined) throw new Error('the database of the product is not running')
  const owner = createPool(clusterConnections(postmaster.socketDir, 5432).owner, 2)
  for (const caseId of cases) {
    await owner.query(
      `with made as (
         insert into capture (id, case_id, url, state, requested_by, requested_at)
         select gen_random_uuid(), $1, 'https://bench.example/' || n, 'complete', $2, now() from generate_series(1, $3::int) n
         returning id, url)
       insert into exhibit (id, case_id, capture_id, number, title, url, final_url, state, excerpt, captured_by, captured_at, leaf_index)
       select gen_random_uuid(), $1, id, row_number() over (), 'Advert ' || url, url, url, 'complete', 'words', $2, now(), row_number() over ()
       from made`,
      [caseId, member.id, EXHIBITS],
    )
    await owner.query(
      `with made as (
         insert into selector (id, kind, normal)
         select gen_random_uuid(), 'phone', $1::uuid::text || n from generate_series(1, $2::int) n returning id, normal),
       numbered as (select id, row_number() over (order by normal) - 1 as place from made)
       insert into mention (exhibit_id, case_id, selector_id, start_at, end_at, original, context, context_start, rule, why, confidence)
       select e.id, e.case_id, s.id, s.place, s.place + 1, '5', '5', 0, 'bench', 'bench', 1
       from exhibit e join numbered s on s.place / $3::int = e.number - 1 where e.case_id = $1::uuid`,
      [caseId, EXHIBITS * SELECTORS, SELECTORS],
    )
  }
  await owner.query('analyze')
  const counted = await owner.query('select count(*)::int as selectors from selector')
  const readers: object[] = []
  const csrf = randomUUID()
  for (let at = 0; at < READERS; at += 1) {
    const token = randomBytes(32).toString('base64url')
    const hash = createHash('sha256').update(token).digest('hex')
    await owner.query(`insert into session values ($1, $2, $3, now(), now(), now() + interval '1 hour')`, [
      hash,
      member.id,
      csrf,
    ])
    const name = running.product.headers().cookie.split('=')[0]
    readers.push({ cookie: `${name}=${token}`, 'x-csrf': csrf })
  }
  const { rows } = await owner.query('select id from selector limit 1000')
  await owner.end()

  console.log(
    `  ${counted.rows[0].selectors} selectors, ${CASES} cases, ${CASES * EXHIBITS} exhibits, ${READERS} readers at once`,
  )
  const agent = new Agent({ keepAlive: true, maxSockets: READERS })
  const read = (path: (turn: number) => string) => (caller: number, turn: number) =>
    ask(agent, running.origin, path(turn), readers[caller] ?? {})
  const caseAt = (turn: number) => cases[turn % CASES] ?? ''
  await load(
    READERS,
    300,
    read((turn) => `/api/cases/${caseAt(turn)}`),
  )
  show(
    'case page',
    await load(
      READERS,
      2_000,
      read((turn) => `/api/cases/${caseAt(turn)}`),
    ),
    'to beat: p99 ≤ 250 ms at 100 readers, ≥ 400/s',
  )
  show(
    'exhibits of a case',
    await load(
      READERS,
      600,
      read((turn) => `/api/cases/${caseAt(turn)}/exhibits`),
    ),
    '',
  )
  show(
    'selector page',
    await load(
      READERS,
      1_000,
      read((turn) => `/api/selectors/${rows[turn % rows.length]?.id}`),
    ),
    '',
  )
  const write = (caller: number, turn: number) =>
    ask(agent, running.origin, `/api/cases/${caseAt(turn)}/notes`, readers[caller] ?? {}, {
      body: `note ${turn}`,
    })
  show('note, sealed and logged (32 at once)', await load(32, 600, write), 'to beat: tip intake ≥ 50/s')
} finally {
  await running.stop()
}

/**
 * Measures the road at size: the overview over all cases and the page of one case, through the acts and row-level security
 * of the real database, as a member who is on the team of every case. Rows are put in as the projections write them; the
 * states are derived by core/justice. Run: `node bench/road.ts [CASES] [EVENTS]`. Prints its figures; decides nothing.
 */
import { randomUUID } from 'node:crypto'
import { createIds, systemClock } from '@smart-rescue/adapters/clock'
import { cloneTemplate } from '@smart-rescue/adapters/database/testing'
import { deriveRoad, type RoadEntry } from '@smart-rescue/core/justice'
import type { FigureDeps } from '@smart-rescue/features/figures'
import { createFigureHandlers } from '@smart-rescue/features/figures'
import type { Actor, BoundEndpoint, Door } from '@smart-rescue/features/ports/actor'
import { createFakeLocker } from '@smart-rescue/features/ports/proof/locker.fake'
import { createRoadHandlers, recomputeRoad } from '@smart-rescue/features/road'
import { CaseId, MemberId } from '@smart-rescue/schema'
import { describeMachine, percentile } from './figures.ts'

const [cases = 10_000, events = 1_000_000] = process.argv
  .slice(2)
  .filter((word) => /^\d+$/.test(word))
  .map(Number)
const perCase = Math.max(10, Math.round(events / cases))
const say = (line: string): boolean => process.stdout.write(`${line}\n`)
const show = (what: string, value: number, unit: string): void => {
  say(`${what.padEnd(58)} ${value.toFixed(1).padStart(10)} ${unit}`)
}

/** The road of one case in entries: a referral, its investigation, and charges of many persons with their sessions. */
const entriesOf = (at: number): readonly (RoadEntry & { readonly said: object })[] => {
  const referral = randomUUID()
  const list: (RoadEntry & { readonly said: object })[] = []
  const add = (
    track: RoadEntry['track'],
    stage: RoadEntry['stage'],
    day: number,
    more: object = {},
  ): void => {
    const on = new Date(Date.UTC(2022, 0, 1 + day)).toISOString().slice(0, 10)
    const said = {
      ...{ track, stage, on, authority: 'District court', jurisdiction: 'NP', source: 'letter' },
      ...{ sourceNote: 'No. 7', confidence: 'confirmed', ...more },
    }
    list.push({ id: randomUUID(), seq: at * perCase + list.length, ...said, said } as (typeof list)[number])
  }
  add({ unit: 'referral', subject: referral }, 'referred', at % 365)
  add({ unit: 'referral', subject: referral }, 'referral_acknowledged', (at % 365) + 9, { value: 'accepted' })
  add({ unit: 'investigation', subject: referral }, 'investigation_opened', (at % 365) + 30)
  const signs = 'BCDFGHJKLMNPQRSTVWXZ'
  for (let person = 0; list.length < perCase; person += 1) {
    const subject = `person:${signs[person % 20]}2${signs[(person >> 2) % 20]}3${signs[at % 20]}4`
    const track = { unit: 'charge', subject, charge: '1' } as const
    const began = (at % 365) + 60 + person
    add(track, 'charged', began)
    for (let session = 1; session <= 7 && list.length < perCase - 1; session += 1)
      add(track, 'trial', began + session * 30, {
        value: 'adjourned',
        ...(session === 7
          ? {
              nextHearing: new Date(Date.now() + 86_400_000 * (1 + (at % 90))).toISOString(),
              court: 'Court 2',
            }
          : {}),
      })
    if (person % 2 === 0 && list.length < perCase)
      add(track, 'verdict', began + 250, { value: person % 4 === 0 ? 'convicted' : 'acquitted' })
  }
  return list.slice(0, perCase)
}

say(`Road · ${describeMachine()}`)
say(`${cases.toLocaleString('en')} cases, ${(cases * perCase).toLocaleString('en')} stage events`)
const database = await cloneTemplate()
const pool = database.ownerPool
const member = MemberId.parse(randomUUID())
await pool.query(
  `insert into organisation (name, country, log_origin, created_at) values ('Harbour', 'NP', 'bench.example', now())`,
)
await pool.query(
  `insert into member (id, login, display_name, passphrase_hash, roles, created_at) values ($1, 'maya', 'Maya', 'none', '{case-officer}', now())`,
  [member],
)
const ids = Array.from({ length: cases }, () => CaseId.parse(randomUUID()))
const began = performance.now()
for (let from = 0; from < cases; from += 100) {
  const part = ids.slice(from, from + 100)
  const numbers = part.map((_, at) => from + at + 1)
  await pool.query(
    `insert into case_file (id, number, reference, title, lead_kind, countries, purpose, legal_basis, state, opened_by, opened_at, last_activity_at)
     select id, n, 'SR-2022-' || n, 'Lantern ' || n, (array['recruitment', 'livestream', 'travel'])[1 + n % 3],
       array[(array['NP', 'IN', 'PH'])[1 + n % 3]], 'p', 'l', 'open', $3, make_timestamptz(2022 + n % 5, 1, 2, 0, 0, 0, 'UTC'), now()
     from unnest($1::uuid[], $2::int[]) as x (id, n)`,
    [part, numbers, member],
  )
  await pool.query(
    'insert into case_team (case_id, member_id, added_by, since) select id, $2, $2, now() from unnest($1::uuid[]) as x (id)',
    [part, member],
  )
  const rows = part.flatMap((caseId, at) => entriesOf(from + at).map((entry) => ({ caseId, entry })))
  await pool.query(
    `insert into stage_entry (id, case_id, said, entered_by, entered_at, leaf_index)
     select id, c, said, $5, now(), leaf from unnest($1::uuid[], $2::uuid[], $3::jsonb[], $4::bigint[]) as x (id, c, said, leaf)`,
    [
      rows.map(({ entry }) => entry.id),
      rows.map(({ caseId }) => caseId),
      rows.map(({ entry }) => JSON.stringify(entry.said)),
      rows.map(({ entry }) => entry.seq),
      member,
    ],
  )
}
show('put in', (performance.now() - began) / 1000, 's')
const derived = performance.now()
for (const caseId of ids) await database.transactor.asJob(caseId, (trx) => recomputeRoad(trx, caseId))
const deriving = performance.now() - derived
show('derive and write one case', deriving / cases, 'ms')
await pool.query('vacuum analyze')
const pure = performance.now()
const sample = entriesOf(7)
for (let turn = 0; turn < 200; turn += 1) deriveRoad(sample)
show(`derive one case of ${perCase} events, in memory`, (performance.now() - pure) / 200, 'ms')

const ignore = async (): Promise<never> => {
  throw new Error('the bench only reads')
}
const deps = {
  ...{
    db: database.transactor,
    locker: createFakeLocker(),
    projections: {},
    clock: systemClock,
    ids: createIds(systemClock),
  },
  news: { publish: async () => undefined, subscribe: () => () => undefined },
  tokens: { fresh: () => Buffer.alloc(32).toString('base64url'), hash: (token: string) => token },
}
const bound: readonly BoundEndpoint[] = [
  ...createRoadHandlers(deps),
  ...createFigureHandlers(deps satisfies FigureDeps),
]
const actor: Actor = {
  ...{
    memberId: member,
    displayName: 'Maya',
    roles: ['case-officer'],
    locale: 'en',
    csrf: '',
    sessionKey: '',
  },
} as const
const door: Door = {
  openSession: ignore,
  closeSession: ignore,
  origin: '',
  signal: new AbortController().signal,
}
const ask = async (name: string, input: object): Promise<{ ms: number; answer: unknown }> => {
  const found = bound.find(({ endpoint }) => endpoint.name === name)
  if (found === undefined) throw new Error(`there is no ${name}`)
  const start = performance.now()
  const answer = found.endpoint.output.parse(
    await found.handle(actor, found.endpoint.input.parse(input), door),
  )
  return { ms: performance.now() - start, answer }
}
const measure = async (
  what: string,
  turns: number,
  call: (turn: number) => Promise<{ ms: number }>,
): Promise<void> => {
  await call(0)
  const times: number[] = []
  for (let turn = 0; turn < turns; turn += 1) times.push((await call(turn)).ms)
  show(`${what}, median`, percentile(times, 0.5), 'ms')
  show(`${what}, p99`, percentile(times, 0.99), 'ms')
  show(`${what}, greatest`, Math.max(...times), 'ms')
}
const { answer } = await ask('road.list', {})
const { silentCount, hearings } = answer as { silentCount: number; hearings: unknown[] }
say(`${silentCount.toLocaleString('en')} silent tracks, ${hearings.length} hearings on the page`)
await measure('overview over all cases (road.list)', 50, () => ask('road.list', {}))
await measure('page of one case (road.read)', 1_000, (turn) =>
  ask('road.read', { caseId: ids[(turn * 7_919) % ids.length] }),
)
await measure('figures of own cases (figures.read)', 10, () =>
  ask('figures.read', { fromYear: 2022, toYear: 2026 }),
)
await database.drop()
process.exit(0)

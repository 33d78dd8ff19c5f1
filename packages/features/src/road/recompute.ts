/** Writes where each track of a case stands, derived from its entries. It keeps when the team was last told. */
import { deriveRoad, type TrackState } from '@smart-rescue/core/justice'
import type { CaseId } from '@smart-rescue/schema'
import { sql } from 'kysely'
import type { Trx } from '../ports/database.ts'
import { listBareEntries } from './store.ts'

const writeTracks = async (
  trx: Trx,
  caseId: CaseId,
  rows: readonly Record<string, unknown>[],
): Promise<void> => {
  const keys = rows.map(({ key }) => String(key))
  let gone = trx.deleteFrom('road_track').where('case_id', '=', caseId)
  if (keys.length > 0) gone = gone.where('key', 'not in', keys)
  await gone.execute()
  if (rows.length === 0) return
  await trx
    .insertInto('road_track')
    .values(rows as never)
    .onConflict((conflict) =>
      conflict.columns(['case_id', 'key']).doUpdateSet((now) => ({
        unit: now.ref('excluded.unit'),
        stage: now.ref('excluded.stage'),
        value: now.ref('excluded.value'),
        since: now.ref('excluded.since'),
        authority: now.ref('excluded.authority'),
        jurisdiction: now.ref('excluded.jurisdiction'),
        heard_on: now.ref('excluded.heard_on'),
        asked_on: now.ref('excluded.asked_on'),
        next_hearing: now.ref('excluded.next_hearing'),
        court: now.ref('excluded.court'),
        exit_reason: now.ref('excluded.exit_reason'),
        ended: now.ref('excluded.ended'),
        steps: now.ref('excluded.steps'),
        due_from: now.ref('excluded.due_from'),
        due_every: now.ref('excluded.due_every'),
      })),
    )
    .execute()
}

const writeStays = async (
  trx: Trx,
  caseId: CaseId,
  tracks: readonly { readonly state: TrackState | undefined }[],
): Promise<void> => {
  const stays = new Map<string, { unit: string; stage: string; days: number; stays: number }>()
  for (const { state } of tracks)
    for (const { stage, days } of state?.steps ?? []) {
      if (state === undefined || days === undefined) continue
      const key = `${state.track.unit} ${stage} ${days}`
      const before = stays.get(key)?.stays ?? 0
      stays.set(key, { unit: state.track.unit, stage, days, stays: before + 1 })
    }
  await trx.deleteFrom('road_stay').where('case_id', '=', caseId).execute()
  if (stays.size === 0) return
  await trx
    .insertInto('road_stay')
    .values([...stays.values()].map((row) => ({ case_id: caseId, ...row })))
    .execute()
}

/** Derives the case anew. One transaction at a time a case, so that nothing is derived from half of the entries. */
export const recomputeRoad = async (trx: Trx, caseId: CaseId): Promise<void> => {
  await sql`select pg_advisory_xact_lock(22, hashtext(${caseId}))`.execute(trx)
  const entries = await listBareEntries(trx, caseId)
  const { tracks, milestones } = deriveRoad(entries)
  await writeTracks(
    trx,
    caseId,
    tracks.flatMap(({ key, state, due, chains }) => {
      if (state === undefined) return []
      const court = chains
        .flatMap(({ holds }) =>
          holds?.nextHearing === state.nextHearing && holds?.court !== undefined ? [holds.court] : [],
        )
        .at(-1)
      return [
        {
          case_id: caseId,
          key,
          unit: state.track.unit,
          stage: state.stage,
          value: state.value ?? null,
          since: state.since,
          authority: state.authority,
          jurisdiction: state.jurisdiction,
          heard_on: state.heardOn,
          asked_on: state.askedOn ?? null,
          next_hearing: state.nextHearing ?? null,
          court: court ?? null,
          exit_reason: state.exit ?? null,
          ended: state.ended,
          steps: JSON.stringify(state.steps),
          due_from: due?.from ?? null,
          due_every: due?.every ?? null,
        },
      ]
    }),
  )
  await writeStays(trx, caseId, tracks)
  const row = {
    referrals: tracks.filter(({ state }) => state?.track.unit === 'referral').length,
    referred: milestones.referred ?? null,
    acknowledged: milestones.acknowledged ?? null,
    investigated: milestones.investigated ?? null,
    charged: milestones.charged ?? null,
    verdict: milestones.verdict ?? null,
    convicted: milestones.convicted ?? null,
    final: milestones.final ?? null,
    identified: milestones.identified ?? null,
    safeguarded: milestones.safeguarded ?? null,
    compensated: milestones.compensated ?? null,
    is_over: milestones.over,
    exits: [...milestones.exits],
    charges: milestones.charges,
    convicted_charges: milestones.convictedCharges,
  }
  await trx
    .insertInto('road_case')
    .values({ case_id: caseId, ...row })
    .onConflict((conflict) => conflict.column('case_id').doUpdateSet(row))
    .execute()
}

/** SQL of wellbeing. Every table here answers only to the member herself; row-level security holds it. */
import type { CaseId, LeadKind, MemberId } from '@smart-rescue/schema'
import { sql } from 'kysely'
import type { Trx } from '../ports/database.ts'
import type { ExposureDay, WellbeingPreferences } from './contract.ts'

/** What holds until a member changes it: everything veiled. */
export const VEILED: WellbeingPreferences = {
  blur: true,
  grey: true,
  mute: true,
  collapse: true,
  hideAfterSeconds: 30,
  pauseAfterMinutes: 50,
}

/** The member's preferences, and with whom she shares her meter. */
export const findPreferences = async (
  trx: Trx,
  memberId: MemberId,
): Promise<{ preferences: WellbeingPreferences; sharedWith: MemberId | undefined }> => {
  const row = await trx
    .selectFrom('wellbeing_preference')
    .selectAll()
    .where('member_id', '=', memberId)
    .executeTakeFirst()
  if (row === undefined) return { preferences: VEILED, sharedWith: undefined }
  const { blur, grey, mute, collapse } = row
  return {
    preferences: {
      blur,
      grey,
      mute,
      collapse,
      hideAfterSeconds: row.hide_after_seconds,
      pauseAfterMinutes: row.pause_after_minutes,
    },
    sharedWith: (row.shared_with ?? undefined) as MemberId | undefined,
  }
}

/** Keeps preferences, and leaves untouched with whom the meter is shared. */
export const keepPreferences = async (
  trx: Trx,
  memberId: MemberId,
  preferences: WellbeingPreferences,
): Promise<void> => {
  const { blur, grey, mute, collapse } = preferences
  const row = {
    blur,
    grey,
    mute,
    collapse,
    hide_after_seconds: preferences.hideAfterSeconds,
    pause_after_minutes: preferences.pauseAfterMinutes,
  }
  await trx
    .insertInto('wellbeing_preference')
    .values({ member_id: memberId, ...row })
    .onConflict((conflict) => conflict.column('member_id').doUpdateSet(row))
    .execute()
}

/** Keeps with whom the meter is shared; nobody where it is absent. */
export const keepShare = async (
  trx: Trx,
  memberId: MemberId,
  sharedWith: MemberId | undefined,
): Promise<void> => {
  const row = { shared_with: sharedWith ?? null }
  await trx
    .insertInto('wellbeing_preference')
    .values({ member_id: memberId, ...row })
    .onConflict((conflict) => conflict.column('member_id').doUpdateSet(row))
    .execute()
}

/** Kinds of lead for which the member is not available. */
export const findOptOuts = async (trx: Trx, memberId: MemberId): Promise<LeadKind[]> =>
  (
    await trx
      .selectFrom('wellbeing_opt_out')
      .select('lead_kind')
      .where('member_id', '=', memberId)
      .orderBy('lead_kind')
      .execute()
  ).map((row) => row.lead_kind as LeadKind)

/** Replaces those kinds. */
export const keepOptOuts = async (
  trx: Trx,
  memberId: MemberId,
  kinds: readonly LeadKind[],
): Promise<void> => {
  await trx.deleteFrom('wellbeing_opt_out').where('member_id', '=', memberId).execute()
  const distinct = [...new Set(kinds)]
  if (distinct.length > 0)
    await trx
      .insertInto('wellbeing_opt_out')
      .values(distinct.map((kind) => ({ member_id: memberId, lead_kind: kind })))
      .execute()
}

/** One day's sums with the hard items, which only the member's own page knows. */
export interface OwnDay extends ExposureDay {
  readonly hard: number
}

const toDay = sql<string>`to_char(day, 'YYYY-MM-DD')`

/** The member's days since one, oldest first. */
export const findDays = async (trx: Trx, memberId: MemberId, since: string): Promise<OwnDay[]> =>
  trx
    .selectFrom('exposure_day')
    .select([toDay.as('day'), 'reveals', 'seconds', 'disclosures', 'hard'])
    .where('member_id', '=', memberId)
    .where('day', '>=', since as never)
    .orderBy('day')
    .execute()

/** Adds to one day of the member. */
export const addExposure = async (
  trx: Trx,
  memberId: MemberId,
  day: string,
  more: Omit<OwnDay, 'day'>,
): Promise<void> => {
  await trx
    .insertInto('exposure_day')
    .values({ member_id: memberId, day, ...more })
    .onConflict((conflict) =>
      conflict.columns(['member_id', 'day']).doUpdateSet((now) => ({
        reveals: sql`exposure_day.reveals + ${now.ref('excluded.reveals')}`,
        seconds: sql`exposure_day.seconds + ${now.ref('excluded.seconds')}`,
        disclosures: sql`exposure_day.disclosures + ${now.ref('excluded.disclosures')}`,
        hard: sql`exposure_day.hard + ${now.ref('excluded.hard')}`,
      })),
    )
    .execute()
}

/** What colleagues share with whoever the transaction acts as. */
export const findShared = async (
  trx: Trx,
  since: string,
): Promise<{ member: { id: MemberId; displayName: string }; week: ExposureDay[] }[]> => {
  const members = await sql<{ id: MemberId; display_name: string }>`
    select m.id, m.display_name from sharing_with_me() s join member m on m.id = s order by m.display_name, m.id
  `.execute(trx)
  const days = await sql<ExposureDay & { member_id: string }>`
    select member_id, to_char(day, 'YYYY-MM-DD') as day, reveals, seconds, disclosures
    from exposure_shared_with_me(${since}::date) order by day
  `.execute(trx)
  return members.rows.map((row) => ({
    member: { id: row.id, displayName: row.display_name },
    week: days.rows
      .filter(({ member_id }) => member_id === row.id)
      .map(({ day, reveals, seconds, disclosures }) => ({ day, reveals, seconds, disclosures })),
  }))
}

/** Members who are not available for the kind of the case. */
export const findUnavailable = async (trx: Trx, caseId: CaseId): Promise<MemberId[]> =>
  (await sql<{ id: MemberId }>`select unavailable_for(${caseId}) as id order by 1`.execute(trx)).rows.map(
    ({ id }) => id,
  )

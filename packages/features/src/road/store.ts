/** SQL of the road: receivers, referrals, entries, and the overview over all cases. */
import type { RoadEntry } from '@smart-rescue/core/justice'
import { readTrackKey } from '@smart-rescue/core/justice'
import {
  type CaseId,
  type MemberId,
  type Receiver,
  ReceiverDraft,
  type ReceiverId,
  type Referral,
  ReferralDraft,
  type ReferralId,
  type RoadStage,
  type StageDraft,
  type StageEntry,
  type StageEntryId,
  TrackRef,
} from '@smart-rescue/schema'
import { type Selectable, sql } from 'kysely'
import type { Trx } from '../ports/database.ts'
import type { StageEntryTable } from '../ports/tables/roads.ts'
import type { Hearing, SilentTrack } from './contract.ts'

/** Receivers of the directory by name; with `only`, that one. */
export const listReceivers = async (trx: Trx, only?: ReceiverId): Promise<Receiver[]> => {
  let query = trx.selectFrom('receiver').selectAll().orderBy('name').orderBy('id')
  if (only !== undefined) query = query.where('id', '=', only)
  return (await query.execute()).map((row) => ({
    ...ReceiverDraft.parse({
      name: row.name,
      kind: row.kind,
      country: row.country,
      address: row.address,
      trust: row.trust,
      trustWhy: row.trust_why,
      ...(row.contact === null ? {} : { contact: row.contact }),
      ...(row.public_key === null ? {} : { publicKey: row.public_key }),
      ...(row.second_route === null ? {} : { secondRoute: row.second_route }),
    }),
    id: row.id as ReceiverId,
    state: row.state === 'ended' ? 'ended' : 'active',
    changedAt: row.changed_at.toISOString(),
  }))
}

/** Referrals of a case, first made first. */
export const listReferrals = async (trx: Trx, caseId: CaseId): Promise<Referral[]> => {
  const rows = await trx
    .selectFrom('referral as r')
    .innerJoin('member as m', 'm.id', 'r.made_by')
    .selectAll('r')
    .select('m.display_name')
    .where('r.case_id', '=', caseId)
    .orderBy('r.leaf_index')
    .execute()
  return rows.map((row) => ({
    ...ReferralDraft.parse(row.said),
    id: row.id as ReferralId,
    caseId,
    receiver: {
      name: row.receiver_name,
      country: row.receiver_country,
      trust: row.receiver_trust as Receiver['trust'],
    },
    state: row.state === 'withdrawn' ? 'withdrawn' : 'made',
    ...(row.why === null ? {} : { why: row.why }),
    by: { id: row.made_by as MemberId, displayName: row.display_name },
    at: row.made_at.toISOString(),
  }))
}

/** Every entry of a case, oldest first: what holds and what does not. */
export const listEntries = async (trx: Trx, caseId: CaseId): Promise<StageEntry[]> => {
  const rows = await trx
    .selectFrom(sql<Selectable<StageEntryTable>>`road_entries(${caseId})`.as('e'))
    .innerJoin('member as m', 'm.id', 'e.entered_by')
    .selectAll('e')
    .select('m.display_name')
    .orderBy('e.leaf_index')
    .execute()
  return rows.map((row) => ({
    ...(row.said as StageDraft),
    id: row.id as StageEntryId,
    ...(row.corrects === null ? {} : { corrects: row.corrects as StageEntryId }),
    ...(row.withdraws === null ? {} : { withdraws: row.withdraws as StageEntryId }),
    ...(row.why === null ? {} : { why: row.why }),
    by: { id: row.entered_by as MemberId, displayName: row.display_name },
    at: row.entered_at.toISOString(),
    seq: Number(row.leaf_index),
  }))
}

/** The entries as the derivation reads them: without who entered them. */
export const listBareEntries = async (
  trx: Trx,
  caseId: CaseId,
): Promise<(RoadEntry & { court?: string })[]> => {
  const rows = await trx
    .selectFrom('stage_entry')
    .select(['id', 'said', 'corrects', 'withdraws', 'leaf_index'])
    .where('case_id', '=', caseId)
    .execute()
  return rows.map((row) => ({
    ...(row.said as StageDraft),
    id: row.id,
    corrects: row.corrects ?? undefined,
    withdraws: row.withdraws ?? undefined,
    seq: Number(row.leaf_index),
  })) as (RoadEntry & { court?: string })[]
}

/** The name of the organisation, as a reminder is signed. */
export const readOrganisationName = async (trx: Trx): Promise<string> =>
  (await trx.selectFrom('organisation').select('name').executeTakeFirst())?.name ?? ''

/** The reference of a case, where one may see it. */
export const readReference = async (trx: Trx, caseId: CaseId): Promise<string | undefined> =>
  (await trx.selectFrom('case_file').select('reference').where('id', '=', caseId).executeTakeFirst())
    ?.reference

/** Whether the package belongs to the case. */
export const hasDossier = async (trx: Trx, caseId: CaseId, dossierId: string): Promise<boolean> =>
  (await trx
    .selectFrom('dossier')
    .select('id')
    .where('id', '=', dossierId)
    .where('case_id', '=', caseId)
    .executeTakeFirst()) !== undefined

const toTrack = (key: string) => TrackRef.parse(readTrackKey(key))

interface SilentRow {
  case_id: CaseId
  reference: string
  title: string
  key: string
  stage: RoadStage
  value: string | null
  authority: string
  jurisdiction: string
  heard_on: string
  asked_on: string | null
  due_from: string
  days: number
  of_all: number
}

/** Silent tracks over the cases one may see, longest silence first, at most `most`; and how many there are. */
export const listSilent = async (
  trx: Trx,
  today: string,
  most: number,
): Promise<{ silent: SilentTrack[]; count: number }> => {
  const { rows } = await sql<SilentRow>`
    select case_id, reference, title, key, stage, value, authority, jurisdiction, heard_on::text, asked_on::text,
      due_from::text, ${today}::date - heard_on as days, of_all
    from road_silent(${today}::date, ${most})
  `.execute(trx)
  return {
    silent: rows.map((row) => ({
      caseId: row.case_id,
      reference: row.reference,
      title: row.title,
      track: toTrack(row.key),
      stage: row.stage,
      ...(row.value === null ? {} : { value: row.value }),
      authority: row.authority,
      country: row.jurisdiction,
      heardOn: row.heard_on,
      ...(row.asked_on === null ? {} : { askedOn: row.asked_on }),
      dueFrom: row.due_from,
      days: row.days,
    })),
    count: rows[0]?.of_all ?? 0,
  }
}

/** Hearings from a moment on over the cases one may see, soonest first, at most `most`. */
export const listHearings = async (trx: Trx, from: Date, most: number): Promise<Hearing[]> => {
  const { rows } = await sql<{
    case_id: CaseId
    reference: string
    title: string
    key: string
    authority: string
    court: string | null
    jurisdiction: string
    next_hearing: Date
  }>`select * from road_hearings(${from.toISOString()}::timestamptz, ${most})`.execute(trx)
  return rows.map((row) => ({
    caseId: row.case_id,
    reference: row.reference,
    title: row.title,
    track: toTrack(row.key),
    authority: row.authority,
    ...(row.court === null ? {} : { court: row.court }),
    country: row.jurisdiction,
    at: row.next_hearing.toISOString(),
  }))
}

/** SQL of a case's frame, offences, attachments and judgements. */
import {
  type CaseId,
  ChargeFrame,
  type ElementCover,
  type ElementJudgement,
  type ExhibitId,
  Judgement,
  type MemberId,
  SupportKind,
} from '@smart-rescue/schema'
import { sql } from 'kysely'
import { exhibitNumber } from '../../custody/store.ts'
import type { Trx } from '../../ports/database.ts'

/** The newest frame, how many there were, and the versions it is judged by. */
export interface StoredFrame {
  readonly frame: ChargeFrame
  readonly packs: Readonly<Record<string, string>>
  readonly by: { readonly id: MemberId; readonly displayName: string }
  readonly at: string
  readonly times: number
}

/** The frame of a case, or nothing. */
export const findFrame = async (trx: Trx, caseId: CaseId): Promise<StoredFrame | undefined> => {
  const row = await trx
    .selectFrom('charge_frame as f')
    .innerJoin('member as m', 'm.id', 'f.framed_by')
    .selectAll('f')
    .select([
      'm.id as member_id',
      'm.display_name',
      sql<number>`(select count(*)::int from charge_frame o where o.case_id = f.case_id)`.as('times'),
    ])
    .where('f.case_id', '=', caseId)
    .orderBy('f.leaf_index', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (row === undefined) return undefined
  return {
    frame: ChargeFrame.parse({
      ...(row.day_from === null || row.day_to === null
        ? {}
        : { day: { from: row.day_from, to: row.day_to } }),
      victim: row.victim,
      countries: row.countries,
      topics: row.topics,
      ...(row.place === null ? {} : { place: row.place }),
    }),
    packs: row.packs,
    by: { id: row.member_id as MemberId, displayName: row.display_name },
    at: row.framed_at.toISOString(),
    times: row.times,
  }
}

/** Offences that stand chosen now, in the order they were chosen. */
export const listChosen = async (trx: Trx, caseId: CaseId): Promise<string[]> => {
  const rows = await trx
    .selectFrom('charge_offence')
    .select(['offence', 'chosen'])
    .where('case_id', '=', caseId)
    .orderBy('leaf_index')
    .orderBy('offence')
    .execute()
  const standing = new Map<string, boolean>()
  for (const { offence, chosen } of rows) {
    standing.delete(offence)
    standing.set(offence, chosen)
  }
  return [...standing].filter(([, chosen]) => chosen).map(([offence]) => offence)
}

/** An attachment with the leaf that told it, or took it back. */
export interface StoredCover {
  readonly element: string
  readonly cover: ElementCover
  readonly leaf: number
  readonly withdrawnLeaf?: number
}

/** Every attachment, also those taken back, in the order of the log. */
export const listCovers = async (trx: Trx, caseId: CaseId): Promise<StoredCover[]> => {
  const rows = await trx
    .selectFrom('element_cover as c')
    .innerJoin('member as m', 'm.id', 'c.covered_by')
    .leftJoin('exhibit as e', 'e.id', 'c.exhibit_id')
    .selectAll('c')
    .select(['m.id as member_id', 'm.display_name', 'e.number', 'e.title'])
    .where('c.case_id', '=', caseId)
    .orderBy('c.leaf_index')
    .orderBy('c.id')
    .execute()
  return rows.map((row) => ({
    element: row.element,
    leaf: Number(row.leaf_index),
    ...(row.withdrawn_leaf === null ? {} : { withdrawnLeaf: Number(row.withdrawn_leaf) }),
    cover: {
      id: row.id,
      kind: SupportKind.parse(row.kind),
      ...(row.exhibit_id === null ? {} : { exhibitId: row.exhibit_id as ExhibitId }),
      ...(row.number === null ? {} : { exhibitNumber: exhibitNumber(row.number) }),
      ...(row.title === null ? {} : { exhibitTitle: row.title }),
      ...(row.reference === null ? {} : { reference: row.reference }),
      ...(row.note === null ? {} : { note: row.note }),
      by: { id: row.member_id as MemberId, displayName: row.display_name },
      at: row.covered_at.toISOString(),
    },
  }))
}

/** A judgement with the leaf that told it. */
export interface StoredJudgement {
  readonly element: string
  readonly leaf: number
  readonly judgement: ElementJudgement
}

/** Every judgement, oldest first. */
export const listJudgements = async (trx: Trx, caseId: CaseId): Promise<StoredJudgement[]> => {
  const rows = await trx
    .selectFrom('element_judgement as j')
    .innerJoin('member as m', 'm.id', 'j.judged_by')
    .select(['j.element', 'j.leaf_index', 'j.judgement', 'j.why', 'j.judged_at', 'm.id', 'm.display_name'])
    .where('j.case_id', '=', caseId)
    .orderBy('j.leaf_index')
    .execute()
  return rows.map((row) => ({
    element: row.element,
    leaf: Number(row.leaf_index),
    judgement: {
      judgement: Judgement.parse(row.judgement),
      why: row.why,
      by: { id: row.id as MemberId, displayName: row.display_name },
      at: row.judged_at.toISOString(),
    },
  }))
}

/** SQL of the chronology: what carries a date in a case. */
import {
  AuthorityDocument,
  type CaseId,
  type ChronologyLine,
  DatedEvent,
  MemberId,
  type NoteId,
  PersonPart,
  type When,
} from '@smart-rescue/schema'
import { sql } from 'kysely'
import { exhibitNumber } from '../custody/index.ts'
import type { Trx } from '../ports/database.ts'

/** Most lines of one kind. */
export const MOST = 1_000

const minute = (at: Date): When => ({ precision: 'minute', at: `${at.toISOString().slice(0, 16)}Z` })

/** A normal form of a date, ISO 8601 to the day, month or year; undefined for anything else. */
export const whenOfNormal = (normal: string): When | undefined => {
  if (/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(normal)) return { precision: 'day', at: normal }
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(normal)) return { precision: 'month', at: normal }
  return /^\d{4}$/.test(normal) ? { precision: 'year', at: normal } : undefined
}

/** Captures, imports and what pages say of their own day. */
const listExhibits = async (trx: Trx, caseId: CaseId): Promise<ChronologyLine[]> => {
  const rows = await trx
    .selectFrom('exhibit as e')
    .innerJoin('member as m', 'm.id', 'e.captured_by')
    .leftJoin('source as s', (on) => on.onRef('s.exhibit_id', '=', 'e.id').on('s.row', '=', 0))
    .select(['e.id', 'e.number', 'e.title', 'e.captured_at', 'e.held_id', 'm.id as by_id', 'm.display_name'])
    .select(sql<string | null>`s.posted_on::text`.as('posted'))
    .where('e.case_id', '=', caseId)
    .orderBy('e.number')
    .limit(MOST)
    .execute()
  return rows.flatMap((row): ChronologyLine[] => {
    const shared = { title: row.title, source: exhibitNumber(row.number), exhibitId: row.id }
    const taken: ChronologyLine = {
      ...shared,
      id: `exhibit:${row.id}`,
      kind: row.held_id === null ? 'captured' : 'imported',
      when: minute(row.captured_at),
      certainty: 'certain',
      by: { id: MemberId.parse(row.by_id), displayName: row.display_name },
    }
    const when = row.posted === null ? undefined : whenOfNormal(row.posted)
    return when === undefined
      ? [taken]
      : [taken, { ...shared, id: `posted:${row.id}`, kind: 'posted', when, certainty: 'probable' }]
  })
}

/** Dates that exhibits speak of, as the extraction read them: each once an exhibit. */
const listMentions = async (trx: Trx, caseId: CaseId): Promise<ChronologyLine[]> => {
  const rows = await trx
    .selectFrom('mention as n')
    .innerJoin('selector as s', 's.id', 'n.selector_id')
    .innerJoin('exhibit as e', 'e.id', 'n.exhibit_id')
    .select(['n.exhibit_id', 's.normal', 'e.number'])
    .select(sql<string>`min(n.context)`.as('context'))
    .select(sql<number>`max(n.confidence)`.as('confidence'))
    .where('n.case_id', '=', caseId)
    .where('s.kind', '=', 'date')
    .groupBy(['n.exhibit_id', 's.normal', 'e.number'])
    .orderBy('s.normal')
    .limit(MOST)
    .execute()
  return rows.flatMap((row): ChronologyLine[] => {
    const when = whenOfNormal(row.normal)
    if (when === undefined) return []
    return [
      {
        id: `mention:${row.exhibit_id}:${row.normal}`,
        kind: 'mention',
        when,
        certainty: Number(row.confidence) >= 0.9 ? 'probable' : 'possible',
        title: row.context,
        source: exhibitNumber(row.number),
        exhibitId: row.exhibit_id,
      },
    ]
  })
}

/** Notes, and the events among them. */
const listNotes = async (trx: Trx, caseId: CaseId): Promise<ChronologyLine[]> => {
  const rows = await trx
    .selectFrom('note as n')
    .innerJoin('member as m', 'm.id', 'n.author_id')
    .leftJoin('dated_event as d', 'd.note_id', 'n.id')
    .select(['n.id', 'n.body', 'n.written_at', 'n.exhibit_id', 'd.event', 'm.id as by_id', 'm.display_name'])
    .where('n.case_id', '=', caseId)
    .orderBy('n.written_at')
    .limit(MOST)
    .execute()
  return rows.map((row): ChronologyLine => {
    const by = { id: MemberId.parse(row.by_id), displayName: row.display_name }
    if (row.event === null)
      return {
        id: `note:${row.id}`,
        kind: 'note',
        when: minute(row.written_at),
        certainty: 'certain',
        title: row.body.slice(0, 300),
        source: '',
        by,
        ...(row.exhibit_id === null ? {} : { exhibitId: row.exhibit_id }),
      }
    const event = DatedEvent.parse(row.event)
    return {
      id: `event:${row.id}`,
      kind: 'event',
      when: event.when,
      certainty: event.certainty,
      title: row.body,
      source: event.source,
      by,
      ...(event.sameAs === undefined ? {} : { sameAs: `event:${event.sameAs}` }),
      ...(event.after === undefined ? {} : { after: `event:${event.after}` }),
    }
  })
}

/** Changes of parts: on the day of the authority's document where there is one, else when they were told here. */
const listPeople = async (trx: Trx, caseId: CaseId): Promise<ChronologyLine[]> => {
  const rows = await trx
    .selectFrom('person_part as c')
    .innerJoin('person as p', 'p.id', 'c.person_id')
    .innerJoin('member as m', 'm.id', 'c.by_member')
    .select(['c.leaf_index', 'c.part', 'c.document', 'c.at', 'p.pseudonym', 'p.id'])
    .select(['m.id as by_id', 'm.display_name'])
    .where('c.case_id', '=', caseId)
    .orderBy('c.leaf_index')
    .limit(MOST)
    .execute()
  return rows.map((row): ChronologyLine => {
    const document = row.document === null ? undefined : AuthorityDocument.parse(row.document)
    return {
      id: `person:${row.leaf_index}`,
      kind: 'person',
      when: document === undefined ? minute(row.at) : { precision: 'day', at: document.on },
      certainty: 'certain',
      title: `${row.pseudonym} ${PersonPart.parse(row.part)}`,
      source: document === undefined ? '' : `${document.authority}, ${document.number}`,
      personId: row.id,
      by: { id: MemberId.parse(row.by_id), displayName: row.display_name },
    }
  })
}

/** The opening of the case, and stops. */
const listActs = async (trx: Trx, caseId: CaseId): Promise<ChronologyLine[]> => {
  const opened = await trx
    .selectFrom('case_file')
    .select(['opened_at', 'reference'])
    .where('id', '=', caseId)
    .executeTakeFirst()
  const stops = await trx
    .selectFrom('material_stop')
    .select(['id', 'stopped_at'])
    .where('case_id', '=', caseId)
    .limit(MOST)
    .execute()
  const act = { certainty: 'certain' as const, title: '', source: '' }
  return [
    ...(opened === undefined
      ? []
      : [
          {
            ...act,
            id: 'case:opened',
            kind: 'case' as const,
            when: minute(opened.opened_at),
            title: opened.reference,
          },
        ]),
    ...stops.map((stop) => ({
      ...act,
      id: `stop:${stop.id}`,
      kind: 'safeguard' as const,
      when: minute(stop.stopped_at),
    })),
  ]
}

/** Every line of a case, in no order yet. */
export const listLines = async (trx: Trx, caseId: CaseId): Promise<ChronologyLine[]> => [
  ...(await listExhibits(trx, caseId)),
  ...(await listMentions(trx, caseId)),
  ...(await listNotes(trx, caseId)),
  ...(await listPeople(trx, caseId)),
  ...(await listActs(trx, caseId)),
]

/** Whether an event is one of the case. */
export const hasEvent = async (trx: Trx, caseId: CaseId, noteId: NoteId): Promise<boolean> =>
  (await trx
    .selectFrom('dated_event')
    .select('note_id')
    .where('case_id', '=', caseId)
    .where('note_id', '=', noteId)
    .executeTakeFirst()) !== undefined

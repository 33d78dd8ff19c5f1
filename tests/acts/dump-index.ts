/** The whole index as text, for tests that compare one way of telling it with another. */
import { catchUp } from '@smart-rescue/features/custody'
import { projections } from '@smart-rescue/features/features'
import type { House } from './house-under-test.ts'

/**
 * What each table says. Left out is what the locker does not hold and the index does not owe: passphrases, sessions,
 * notices, whether a blob was found damaged, the reservation of a number; ids of selectors stand as what they name.
 */
const QUERIES: Readonly<Record<string, string>> = {
  organisation: 'select * from organisation',
  member: 'select id, login, display_name, roles, status, created_at from member order by id',
  case_file: 'select * from case_file order by id',
  case_team: 'select * from case_team order by case_id, member_id, since',
  note: 'select * from note order by id',
  capture: `select id, case_id, url, case when state in ('queued', 'running') then 'waiting' else state end as state,
    reason_code, reason_sentence, requested_by, requested_at, ended_at, route_id, route_kind, route_name, origin_kind,
    origin_id from capture order by id`,
  exhibit: `select id, case_id, capture_id, number, title, url, final_url, state, reason_code, reason_sentence, excerpt,
    captured_by, captured_at, leaf_index, held_id, kind, access_mode, quarantined from exhibit order by id`,
  import_batch: 'select * from import_batch order by id',
  held_file: `select id, case_id, import_id, case when state in ('queued', 'running') then 'waiting' else state end as state,
    reason_code, reason_sentence, name, name_sha256, declared_type, length, sha256, exhibit_id, original, parent_exhibit,
    parent_sha256, requested_by, requested_at, ended_at from held_file order by id`,
  imported_table: `select exhibit_id, case_id, held_id, name, plan, expires_on, retention_basis, state, until_row, length,
    owner_id, requested_at, ended_at from imported_table order by exhibit_id`,
  row_gap: 'select * from row_gap order by exhibit_id, from_row',
  exhibit_part: 'select * from exhibit_part order by exhibit_id, role',
  mention: `select m.exhibit_id, m.case_id, s.kind, s.normal, m.start_at, m.end_at, m.original, m.context, m.context_start,
    m.rule, m.why, m.confidence, m.part from mention m join selector s on s.id = m.selector_id
    order by m.exhibit_id, m.start_at, s.kind, s.normal`,
  source_trace: 'select * from source_trace order by exhibit_id, row, kind, value',
  source_picture: 'select * from source_picture order by exhibit_id, row',
  link: 'select * from link order by id',
  link_decision: 'select * from link_decision order by leaf_index',
  lead: `select id, case_id, origin, origin_key, by_machine, title, why, state, opened_case, raised_by, raised_at, leaf_index
    from lead order by id`,
  lead_source: 'select * from lead_source order by lead_id, exhibit_id, row',
  lead_answer: 'select * from lead_answer order by leaf_index',
  lead_decision: 'select * from lead_decision order by leaf_index',
  lead_extract: 'select * from lead_extract order by exhibit_id',
  law_pack: 'select * from law_pack order by leaf_index',
  law_review: 'select * from law_review order by leaf_index',
  law_choice: 'select * from law_choice order by iso2',
  charge_frame: 'select * from charge_frame order by leaf_index',
  charge_offence: 'select * from charge_offence order by leaf_index, offence',
  element_cover: 'select * from element_cover order by id',
  element_judgement: 'select * from element_judgement order by leaf_index',
  charge_standing: 'select * from charge_standing order by case_id',
  person: 'select * from person order by id',
  person_part: 'select * from person_part order by leaf_index',
  person_note: 'select * from person_note order by leaf_index',
  custodian_key: 'select * from custodian_key order by member_id',
  identity: 'select * from identity order by person_id',
  identity_version: 'select * from identity_version order by person_id, version',
  identity_custodian: 'select * from identity_custodian order by person_id, member_id',
  identity_opening: 'select * from identity_opening order by leaf_index',
  safety_plan: 'select * from safety_plan order by leaf_index',
  consent_note: 'select * from consent_note order by leaf_index',
  dated_event: 'select * from dated_event order by note_id',
  playbook_version: 'select * from playbook_version order by leaf_index',
  case_playbook: 'select * from case_playbook order by case_id, kind',
  task: 'select * from task order by id',
  task_entry: 'select * from task_entry order by leaf_index, place',
  duty_answer: 'select * from duty_answer order by leaf_index',
  exploitation: 'select * from exploitation order by leaf_index',
  dossier: `select * from dossier where state = 'ready' order by id`,
  media_authority: 'select * from media_authority order by id',
  hash_list: 'select * from hash_list order by id',
  material_stop: 'select * from material_stop order by id',
  hotline_report: 'select * from hotline_report order by leaf_index',
  receipt: 'select * from receipt order by id',
  receipt_instruction: 'select * from receipt_instruction order by leaf_index',
  route: 'select * from route order by id',
  comparison: 'select * from comparison order by capture_id',
  watch: 'select * from watch order by id',
  watch_check: 'select * from watch_check order by capture_id',
  address_list: 'select * from address_list order by id',
  // A capture that is reserved and not asked for is no fact yet.
  address_line: 'select list_id, case_id, line, url, host, skipped from address_line order by list_id, line',
  receiver: 'select * from receiver order by id',
  referral: 'select * from referral order by id',
  stage_entry: 'select * from stage_entry order by leaf_index',
  // When a team was told of a silence is a notice, and no fact.
  road_track: `select case_id, key, unit, stage, value, since, authority, jurisdiction, heard_on, asked_on, next_hearing,
    court, exit_reason, ended, steps, due_from, due_every from road_track order by case_id, key`,
  road_stay: 'select * from road_stay order by case_id, unit, stage, days',
  road_case: 'select * from road_case order by case_id',
  case_hand_over: 'select * from case_hand_over order by leaf_index',
  custody_entry: 'select * from custody_entry order by leaf_index',
}

/** Rows of every table as lines of JSON, by table. */
export const dumpIndex = async (house: House): Promise<Record<string, string[]>> => {
  const dump: Record<string, string[]> = {}
  for (const [table, query] of Object.entries(QUERIES))
    dump[table] = (await house.db.ownerPool.query<object>(query)).rows.map((row) => JSON.stringify(row))
  return dump
}

/** Lines that stand in one dump and not in the other, with their table: empty when both say the same. */
export const compareDumps = (one: Record<string, string[]>, other: Record<string, string[]>): string[] => {
  const tables = [...new Set([...Object.keys(one), ...Object.keys(other)])]
  return tables.flatMap((table) => {
    const [left, right] = [one[table] ?? [], other[table] ?? []]
    const alone = (from: string[], to: string[], sign: string) =>
      from.filter((line) => !to.includes(line)).map((line) => `${sign} ${table} ${line}`)
    const order = left.join() === right.join() ? [] : [`${table} stands in another order or number`]
    return [...alone(left, right, '-'), ...alone(right, left, '+'), ...order]
  })
}

/** Empties every table that is told from the locker. */
export const loseIndex = async (house: House): Promise<void> => {
  await house.db.ownerPool.query(
    'truncate organisation, member, session, case_file, selector, custody_entry, route, receiver cascade',
  )
}

/** Tells the index what it does not know. */
export const tellMissing = (house: House) => catchUp({ ...house.deps, projections })

/** Loses the index and tells it anew from the locker alone. */
export const rebuildIndex = async (house: House) => {
  await loseIndex(house)
  return tellMissing(house)
}

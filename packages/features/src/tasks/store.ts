/** SQL of tasks and of the playbooks cases run by. */
import {
  type CaseId,
  type MemberId,
  type MemberRef,
  Playbook,
  type Role,
  StepRole,
  type Task,
  type TaskEntry,
  type TaskId,
} from '@smart-rescue/schema'
import { sql } from 'kysely'
import type { Trx } from '../ports/database.ts'
import type { RunningPlaybook } from './contract.ts'

/** The longest list of own tasks. */
const MOST_MINE = 500

const refOf = (id: string | null, name: string | null): MemberRef | undefined =>
  id === null || name === null ? undefined : { id: id as MemberId, displayName: name }

const tasks = (trx: Trx) =>
  trx
    .selectFrom('task as t')
    .innerJoin('case_file as c', 'c.id', 't.case_id')
    .leftJoin('member as m', 'm.id', 't.who_member')
    .leftJoin('member as a', 'a.id', 't.asked_by')
    .select([
      't.id',
      't.case_id',
      'c.reference',
      't.title',
      't.what',
      't.who_member',
      'm.display_name as who_name',
      't.who_role',
      't.due',
      't.origin',
      't.origin_key',
      't.state',
      't.reason',
      't.approval',
      't.asked_by',
      'a.display_name as asked_name',
    ])

type TaskRow = Awaited<ReturnType<ReturnType<typeof tasks>['execute']>>[number]

const toTask = (row: TaskRow, entries: readonly TaskEntry[]): Task => {
  const member = refOf(row.who_member, row.who_name)
  const asked = refOf(row.asked_by, row.asked_name)
  const role = StepRole.safeParse(row.who_role)
  return {
    id: row.id as TaskId,
    caseId: row.case_id as CaseId,
    caseReference: row.reference,
    title: row.title,
    what: row.what,
    who: { ...(member === undefined ? {} : { member }), ...(role.success ? { role: role.data } : {}) },
    ...(row.due === null ? {} : { due: row.due.toISOString() }),
    origin: row.origin as Task['origin'],
    ...(row.origin_key === null ? {} : { originKey: row.origin_key }),
    state: row.state as Task['state'],
    ...(row.reason === null || row.reason === '' ? {} : { reason: row.reason }),
    approval: row.approval as Task['approval'],
    ...(asked === undefined ? {} : { askedBy: asked }),
    entries: [...entries],
  }
}

const listEntries = async (trx: Trx, caseId: CaseId, only?: TaskId): Promise<Map<string, TaskEntry[]>> => {
  let query = trx
    .selectFrom('task_entry as e')
    .innerJoin('member as m', 'm.id', 'e.by_member')
    .select([
      'e.task_id',
      'e.leaf_index',
      'e.what',
      'e.words',
      'e.mentions',
      'e.at',
      'm.id',
      'm.display_name',
    ])
    .where('e.case_id', '=', caseId)
    .orderBy('e.leaf_index')
  if (only !== undefined) query = query.where('e.task_id', '=', only)
  const rows = await query.execute()
  const named = new Set(rows.flatMap(({ mentions }) => mentions))
  const names = new Map(
    named.size === 0
      ? []
      : (
          await trx
            .selectFrom('member')
            .select(['id', 'display_name'])
            .where('id', 'in', [...named])
            .execute()
        ).map((row) => [row.id, row.display_name] as const),
  )
  const byTask = new Map<string, TaskEntry[]>()
  for (const row of rows) {
    const entry: TaskEntry = {
      leaf: Number(row.leaf_index),
      what: row.what as TaskEntry['what'],
      ...(row.words === null ? {} : { words: row.words }),
      mentions: row.mentions.map((id) => ({ id: id as MemberId, displayName: names.get(id) ?? '' })),
      by: { id: row.id as MemberId, displayName: row.display_name },
      at: row.at.toISOString(),
    }
    byTask.set(row.task_id, [...(byTask.get(row.task_id) ?? []), entry])
  }
  return byTask
}

/** Tasks of a case with all that was said, in the order in which they were planned. */
export const listTasks = async (trx: Trx, caseId: CaseId): Promise<Task[]> => {
  const entries = await listEntries(trx, caseId)
  const rows = await tasks(trx)
    .where('t.case_id', '=', caseId)
    .orderBy('t.leaf_index')
    .orderBy('t.place')
    .execute()
  return rows.map((row) => toTask(row, entries.get(row.id) ?? []))
}

/** One task of a case, or nothing. */
export const findTask = async (trx: Trx, caseId: CaseId, taskId: TaskId): Promise<Task | undefined> => {
  const row = await tasks(trx).where('t.case_id', '=', caseId).where('t.id', '=', taskId).executeTakeFirst()
  if (row === undefined) return undefined
  return toTask(row, (await listEntries(trx, caseId, taskId)).get(taskId) ?? [])
}

/** Open tasks of open cases that are the member's own, or wait for somebody of her role; the earliest day first. */
export const listMine = async (trx: Trx, memberId: MemberId, roles: readonly Role[]): Promise<Task[]> => {
  const rows = await tasks(trx)
    .where('t.state', '=', 'open')
    .where('c.state', '=', 'open')
    .where((where) =>
      where.or([
        where('t.who_member', '=', memberId),
        where.and([where('t.who_member', 'is', null), where('t.who_role', 'in', roles as Role[])]),
        where.and([where('t.who_member', 'is', null), where('t.who_role', 'is', null)]),
        // What waits for a role that nobody of the team has, waits for the case officer: she gives it to somebody.
        ...(roles.includes('case-officer')
          ? [
              where.and([
                where('t.who_member', 'is', null),
                sql<boolean>`not exists (select 1 from case_team k join member p on p.id = k.member_id
                  where k.case_id = t.case_id and k.until is null and p.status = 'active' and t.who_role = any (p.roles))`,
              ]),
            ]
          : []),
      ]),
    )
    .orderBy(sql`t.due asc nulls last`)
    .orderBy('t.leaf_index')
    .orderBy('t.place')
    .limit(MOST_MINE)
    .execute()
  return rows.map((row) => toTask(row, []))
}

/** Playbooks the case runs by, first started first. */
export const listRunning = async (trx: Trx, caseId: CaseId): Promise<RunningPlaybook[]> => {
  const rows = await trx
    .selectFrom('case_playbook as p')
    .innerJoin('member as m', 'm.id', 'p.started_by')
    .select(['p.body', 'p.started_at', 'm.id', 'm.display_name'])
    .where('p.case_id', '=', caseId)
    .orderBy('p.leaf_index')
    .execute()
  return rows.map((row) => ({
    playbook: Playbook.parse(row.body),
    startedBy: { id: row.id as MemberId, displayName: row.display_name },
    startedAt: row.started_at.toISOString(),
  }))
}

/** Who of these members is on the team now. */
export const listOnTeam = async (
  trx: Trx,
  caseId: CaseId,
  members: readonly MemberId[],
): Promise<MemberId[]> =>
  members.length === 0
    ? []
    : (
        await trx
          .selectFrom('case_team')
          .select('member_id')
          .where('case_id', '=', caseId)
          .where('until', 'is', null)
          .where('member_id', 'in', [...members])
          .execute()
      ).map((row) => row.member_id as MemberId)

/** Case officers of the team. */
export const listOfficers = async (trx: Trx, caseId: CaseId): Promise<MemberId[]> =>
  (
    await trx
      .selectFrom('case_team as t')
      .innerJoin('member as m', 'm.id', 't.member_id')
      .select(['t.member_id', 'm.roles'])
      .where('t.case_id', '=', caseId)
      .where('t.until', 'is', null)
      .where('m.status', '=', 'active')
      .execute()
  )
    .filter((row) => row.roles.includes('case-officer'))
    .map((row) => row.member_id as MemberId)

/** Leaves a notice of the task with these members of the team; not with who did it. */
export const tellOfTask = async (
  trx: Trx,
  about: { readonly caseId: CaseId; readonly taskId: TaskId; readonly kind: string; readonly from: MemberId },
  members: readonly MemberId[],
  at: Date,
): Promise<void> => {
  if (members.length === 0) return
  await sql`select tell_of_task(${about.caseId}::uuid, ${about.taskId}::uuid, ${about.kind}, ${[...members]}::uuid[], ${about.from}::uuid, ${at}::timestamptz)`.execute(
    trx,
  )
}

/** What facts about tasks change in the index. */
import { toStorable } from '@smart-rescue/core/quoting'
import { CaseId, MemberId, Playbook, StepRole, TaskId, TaskOrigin } from '@smart-rescue/schema'
import { z } from 'zod'
import { touchCase } from '../cases/store.ts'
import type { CustodyFact, Projection, Projections } from '../custody/fact.ts'
import type { Trx } from '../ports/database.ts'

const Who = z.object({ memberId: MemberId.optional(), role: StepRole.optional() })

/** Sealed detail of `task.changed`, role `planned`: the playbook as it was, and which step became which task by when. */
const PlannedDetail = z.object({
  what: z.literal('planned'),
  playbook: Playbook,
  tasks: z.array(z.object({ taskId: TaskId, stepId: z.string(), due: z.string() })),
})
const AddedDetail = z.object({
  what: z.literal('added'),
  taskId: TaskId,
  title: z.string(),
  text: z.string(),
  who: Who,
  due: z.string().optional(),
  origin: TaskOrigin,
  originKey: z.string().optional(),
  approval: z.boolean(),
})
const ChangedDetail = z.object({
  what: z.literal('changed'),
  taskId: TaskId,
  title: z.string().optional(),
  text: z.string().optional(),
  who: Who.optional(),
  due: z.string().nullable().optional(),
})
const SaidDetail = z.object({
  what: z.enum(['done', 'dropped', 'reopened', 'commented', 'approval-asked', 'approved', 'refused']),
  taskId: TaskId,
  words: z.string().optional(),
  mentions: z.array(MemberId).optional(),
})

/** Every detail of `task.changed` that this feature writes; its `what` is the act's role. */
export const TaskDetail = z.union([PlannedDetail, AddedDetail, ChangedDetail, SaidDetail])
export type TaskDetail = z.input<typeof TaskDetail>

const caseOf = (fact: CustodyFact): CaseId => CaseId.parse(fact.caseId)

const enter = async (
  trx: Trx,
  fact: CustodyFact,
  taskId: TaskId,
  what: string,
  more: { place?: number; words?: string | undefined; mentions?: readonly string[] | undefined } = {},
): Promise<void> => {
  await trx
    .insertInto('task_entry')
    .values({
      leaf_index: fact.receipt.index,
      place: more.place ?? 0,
      task_id: taskId,
      case_id: caseOf(fact),
      what,
      words: more.words === undefined ? null : toStorable(more.words),
      mentions: [...(more.mentions ?? [])],
      by_member: fact.actor,
      at: fact.receipt.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

const tellPlanned = async (trx: Trx, fact: CustodyFact, detail: z.output<typeof PlannedDetail>) => {
  const { playbook } = detail
  await trx
    .insertInto('case_playbook')
    .values({
      case_id: caseOf(fact),
      kind: playbook.kind,
      version: playbook.version,
      body: JSON.stringify(playbook),
      started_by: fact.actor,
      started_at: fact.receipt.at,
      leaf_index: fact.receipt.index,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  for (const [place, { taskId, stepId, due }] of detail.tasks.entries()) {
    const step = playbook.steps.find(({ id }) => id === stepId)
    if (step === undefined) continue
    await trx
      .insertInto('task')
      .values({
        id: taskId,
        case_id: caseOf(fact),
        title: toStorable(step.title),
        what: toStorable(step.what),
        who_member: null,
        who_role: step.who,
        due,
        origin: 'step',
        origin_key: `${playbook.kind}/${step.id}`,
        state: 'open',
        reason: null,
        approval: step.approval ? 'needed' : 'none',
        asked_by: null,
        leaf_index: fact.receipt.index,
        place,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    await enter(trx, fact, taskId, 'added', { place })
  }
}

const tellAdded = async (trx: Trx, fact: CustodyFact, detail: z.output<typeof AddedDetail>) => {
  await trx
    .insertInto('task')
    .values({
      id: detail.taskId,
      case_id: caseOf(fact),
      title: toStorable(detail.title),
      what: toStorable(detail.text),
      who_member: detail.who.memberId ?? null,
      who_role: detail.who.role ?? null,
      due: detail.due ?? null,
      origin: detail.origin,
      origin_key: detail.originKey === undefined ? null : toStorable(detail.originKey),
      state: 'open',
      reason: null,
      approval: detail.approval ? 'needed' : 'none',
      asked_by: null,
      leaf_index: fact.receipt.index,
      place: 0,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await enter(trx, fact, detail.taskId, 'added')
}

const update = async (trx: Trx, fact: CustodyFact, taskId: TaskId, set: Record<string, unknown>) => {
  if (Object.keys(set).length === 0) return
  await trx
    .updateTable('task')
    .set(set)
    .where('id', '=', taskId)
    .where('case_id', '=', caseOf(fact))
    .execute()
}

const tellChanged = async (trx: Trx, fact: CustodyFact, detail: z.output<typeof ChangedDetail>) => {
  const { title, text, who, due } = detail
  await update(trx, fact, detail.taskId, {
    ...(title === undefined ? {} : { title: toStorable(title) }),
    ...(text === undefined ? {} : { what: toStorable(text) }),
    ...(who === undefined ? {} : { who_member: who.memberId ?? null, who_role: who.role ?? null }),
    ...(due === undefined ? {} : { due }),
  })
  await enter(trx, fact, detail.taskId, 'changed')
}

/** What each act leaves behind of the task itself. A task that was approved once needs approval again when reopened. */
const AFTER: Record<
  z.output<typeof SaidDetail>['what'],
  (fact: CustodyFact, words: string | undefined) => Record<string, unknown>
> = {
  done: () => ({ state: 'done', reason: null }),
  dropped: (_fact, words) => ({ state: 'dropped', reason: toStorable(words ?? '') }),
  reopened: () => ({ state: 'open', reason: null }),
  commented: () => ({}),
  'approval-asked': (fact) => ({ approval: 'asked', asked_by: fact.actor }),
  approved: () => ({ approval: 'approved', state: 'done', reason: null }),
  refused: () => ({ approval: 'refused' }),
}

const tellSaid = async (trx: Trx, fact: CustodyFact, detail: z.output<typeof SaidDetail>) => {
  await update(trx, fact, detail.taskId, AFTER[detail.what](fact, detail.words))
  if (detail.what === 'reopened')
    await trx
      .updateTable('task')
      .set({ approval: 'needed', asked_by: null })
      .where('id', '=', detail.taskId)
      .where('case_id', '=', caseOf(fact))
      .where('approval', '<>', 'none')
      .execute()
  await enter(trx, fact, detail.taskId, detail.what, { words: detail.words, mentions: detail.mentions })
}

/** Facts of `task.changed` that another feature writes (duties) are not told here. */
const tellTask: Projection = async (trx, fact) => {
  if (fact.role?.startsWith('duty-')) return
  const detail = TaskDetail.parse(fact.detail)
  await touchCase(trx, caseOf(fact), fact.receipt.at)
  if (detail.what === 'planned') return tellPlanned(trx, fact, detail)
  if (detail.what === 'added') return tellAdded(trx, fact, detail)
  if (detail.what === 'changed') return tellChanged(trx, fact, detail)
  return tellSaid(trx, fact, detail)
}

/** Facts of this feature. */
export const taskProjections: Projections = { 'task.changed': tellTask }

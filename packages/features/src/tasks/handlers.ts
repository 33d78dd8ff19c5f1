/** Acts on tasks: adding, changing, ticking, commenting, and the approval of a second person. */
import { type CaseId, Failure, type MemberId, type Task, type TaskId } from '@smart-rescue/schema'
import { createTurns } from '../custody/index.ts'
import { type Actor, type BoundEndpoint, bind, type Handler } from '../ports/actor.ts'
import * as contract from './contract.ts'
import { recordTask, requireTask, type TaskDeps } from './deps.ts'
import { showTasks, startPlaybook } from './plan-playbook.ts'
import { listMine, listOfficers, listOnTeam, tellOfTask } from './store.ts'
import { writeCalendar } from './write-calendar.ts'

const requireOnTeam = async (
  deps: TaskDeps,
  actor: Actor,
  caseId: CaseId,
  members: readonly MemberId[],
): Promise<void> => {
  const on = await deps.db.asMember(actor.memberId, (trx) => listOnTeam(trx, caseId, members))
  if (members.some((member) => !on.includes(member))) throw new Failure('request.not-found')
}

const notify = (
  deps: TaskDeps,
  actor: Actor,
  { caseId, taskId }: { caseId: CaseId; taskId: TaskId },
  kind: 'task-given' | 'task-mention' | 'task-approval' | 'task-answered',
  members: readonly MemberId[],
): Promise<void> =>
  deps.db.asMember(actor.memberId, (trx) =>
    tellOfTask(trx, { caseId, taskId, kind, from: actor.memberId }, members, deps.clock.now()),
  )

const given = (words: string | undefined): { words?: string } =>
  words === undefined || words === '' ? {} : { words }

const addTask =
  (deps: TaskDeps): Handler<typeof contract.addTask> =>
  async (actor, { caseId, title, what, who, due, origin, originKey, approval }) => {
    const members = who.memberId === undefined ? [] : [who.memberId]
    await requireOnTeam(deps, actor, caseId, members)
    const taskId = deps.ids.next() as TaskId
    await recordTask(deps, actor.memberId, caseId, {
      what: 'added',
      taskId,
      title,
      text: what,
      who,
      ...(due === undefined ? {} : { due: new Date(due).toISOString() }),
      origin,
      ...(originKey === undefined ? {} : { originKey }),
      approval,
    })
    await notify(deps, actor, { caseId, taskId }, 'task-given', members)
    return requireTask(deps, actor.memberId, caseId, taskId)
  }

const changeTask =
  (deps: TaskDeps): Handler<typeof contract.changeTask> =>
  async (actor, { caseId, taskId, title, what, who, due }) => {
    const before = await requireTask(deps, actor.memberId, caseId, taskId)
    if (before.state !== 'open') throw new Failure('task.settled')
    const members = who?.memberId === undefined ? [] : [who.memberId]
    await requireOnTeam(deps, actor, caseId, members)
    await recordTask(deps, actor.memberId, caseId, {
      what: 'changed',
      taskId,
      ...(title === undefined ? {} : { title }),
      ...(what === undefined ? {} : { text: what }),
      ...(who === undefined ? {} : { who }),
      ...(due === undefined ? {} : { due: due === null ? null : new Date(due).toISOString() }),
    })
    const isNew = members.filter((member) => member !== before.who.member?.id)
    await notify(deps, actor, { caseId, taskId }, 'task-given', isNew)
    return requireTask(deps, actor.memberId, caseId, taskId)
  }

/** A task that is settled is first reopened; one that needs a second person is ticked by her approval alone. */
const requireStep = (task: Task, state: 'open' | 'done' | 'dropped', why: string | undefined): void => {
  if ((state === 'open') === (task.state === 'open')) throw new Failure('request.conflict')
  if (state === 'done' && task.approval !== 'none' && task.approval !== 'approved')
    throw new Failure('task.needs-approval')
  if (state === 'dropped' && (why === undefined || why === '')) throw new Failure('task.needs-reason')
}

const settleTask =
  (deps: TaskDeps): Handler<typeof contract.settleTask> =>
  async (actor, { caseId, taskId, state, why }) => {
    requireStep(await requireTask(deps, actor.memberId, caseId, taskId), state, why)
    const what = state === 'open' ? ('reopened' as const) : state
    await recordTask(deps, actor.memberId, caseId, { what, taskId, ...given(why) })
    return requireTask(deps, actor.memberId, caseId, taskId)
  }

const commentTask =
  (deps: TaskDeps): Handler<typeof contract.commentTask> =>
  async (actor, { caseId, taskId, body, mentions }) => {
    await requireTask(deps, actor.memberId, caseId, taskId)
    await requireOnTeam(deps, actor, caseId, mentions)
    await recordTask(deps, actor.memberId, caseId, {
      what: 'commented',
      taskId,
      words: body,
      mentions: [...new Set(mentions)],
    })
    await notify(deps, actor, { caseId, taskId }, 'task-mention', mentions)
    return requireTask(deps, actor.memberId, caseId, taskId)
  }

const askApproval =
  (deps: TaskDeps): Handler<typeof contract.askApproval> =>
  async (actor, { caseId, taskId, words }) => {
    const task = await requireTask(deps, actor.memberId, caseId, taskId)
    if (task.state !== 'open') throw new Failure('task.settled')
    await recordTask(deps, actor.memberId, caseId, { what: 'approval-asked', taskId, ...given(words) })
    const officers = await deps.db.asMember(actor.memberId, (trx) => listOfficers(trx, caseId))
    await notify(deps, actor, { caseId, taskId }, 'task-approval', officers)
    return requireTask(deps, actor.memberId, caseId, taskId)
  }

const giveApproval =
  (deps: TaskDeps): Handler<typeof contract.giveApproval> =>
  async (actor, { caseId, taskId, answer, words }) => {
    if (!actor.roles.includes('case-officer')) throw new Failure('access.denied')
    const task = await requireTask(deps, actor.memberId, caseId, taskId)
    if (task.state !== 'open' || task.approval !== 'asked') throw new Failure('request.conflict')
    const { memberId } = actor
    if (task.askedBy?.id === memberId || task.who.member?.id === memberId)
      throw new Failure('task.own-approval')
    if (answer === 'refused' && (words === undefined || words === '')) throw new Failure('task.needs-reason')
    await recordTask(deps, memberId, caseId, { what: answer, taskId, ...given(words) })
    const asker = task.askedBy === undefined ? [] : [task.askedBy.id]
    await notify(deps, actor, { caseId, taskId }, 'task-answered', asker)
    return requireTask(deps, memberId, caseId, taskId)
  }

const readCalendar =
  (deps: TaskDeps): Handler<typeof contract.readCalendar> =>
  async (actor) => {
    const mine = await deps.db.asMember(actor.memberId, (trx) => listMine(trx, actor.memberId, actor.roles))
    const days = mine.flatMap(({ id, caseReference, due }) =>
      due === undefined ? [] : [{ id, reference: caseReference, due }],
    )
    const bytes = new TextEncoder().encode(writeCalendar(days, deps.clock.now()))
    return {
      mediaType: 'text/calendar; charset=utf-8',
      filename: 'smart-rescue.ics',
      length: bytes.length,
      bytes: (async function* () {
        yield bytes
      })(),
    }
  }

/** Binds every endpoint of the feature. */
export const createTaskHandlers = (deps: TaskDeps): readonly BoundEndpoint[] => {
  const takeTurn = createTurns()
  const [changeNow, settleNow] = [changeTask(deps), settleTask(deps)]
  const [askNow, approveNow] = [askApproval(deps), giveApproval(deps)]
  return [
    bind(contract.listCaseTasks, (actor, { caseId }) =>
      deps.db.asMember(actor.memberId, (trx) => showTasks(deps, trx, caseId)),
    ),
    bind(contract.listMyTasks, async (actor) => ({
      tasks: await deps.db.asMember(actor.memberId, (trx) => listMine(trx, actor.memberId, actor.roles)),
      now: deps.clock.now().toISOString(),
    })),
    bind(contract.readCalendar, readCalendar(deps)),
    bind(contract.startPlaybook, (actor, { caseId, kind }) =>
      takeTurn(caseId, () => startPlaybook(deps, actor, caseId, kind)),
    ),
    bind(contract.addTask, addTask(deps)),
    bind(contract.changeTask, (...call) => takeTurn(call[1].taskId, () => changeNow(...call))),
    bind(contract.settleTask, (...call) => takeTurn(call[1].taskId, () => settleNow(...call))),
    bind(contract.commentTask, commentTask(deps)),
    bind(contract.askApproval, (...call) => takeTurn(call[1].taskId, () => askNow(...call))),
    bind(contract.giveApproval, (...call) => takeTurn(call[1].taskId, () => approveNow(...call))),
  ]
}

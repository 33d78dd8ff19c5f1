/** Tasks: the steps of a case's playbook and whatever else somebody does by a day. */
import {
  CaseId,
  endpoint,
  LeadKind,
  Line,
  MemberId,
  MemberRef,
  Playbook,
  Prose,
  StepRole,
  Task,
  TaskId,
} from '@smart-rescue/schema'
import { z } from 'zod'

/** A moment in UTC. */
const Instant = z.iso.datetime().meta({ examples: ['2026-12-01T09:00:00Z'] })

/** Who does it: one member, or whoever of the team has the role. */
const Who = z.object({ memberId: MemberId.optional(), role: StepRole.optional() })

/** A playbook as it was when the case started it. `newer` is the version in force, where it is another. */
export const RunningPlaybook = z.object({
  playbook: Playbook,
  startedBy: MemberRef,
  startedAt: z.string(),
  newer: z.int().optional(),
})
export type RunningPlaybook = z.infer<typeof RunningPlaybook>

/** The tasks of a case in order, and the playbooks it runs by. */
export const CaseTasks = z.object({
  tasks: z.array(Task),
  playbooks: z.array(RunningPlaybook),
  /** The playbook in force for the case's kind of lead, where it does not run by one yet. */
  offered: z.object({ kind: LeadKind, title: z.string(), version: z.int(), steps: z.int() }).optional(),
})
export type CaseTasks = z.infer<typeof CaseTasks>

const CasePath = z.object({ caseId: CaseId })
const TaskPath = CasePath.extend({ taskId: TaskId })
const WRITING = ['request.not-found', 'locker.locked', 'locker.disk-full'] as const

/** Tasks of the case. */
export const listCaseTasks = endpoint({
  name: 'task.of-case',
  method: 'GET',
  path: '/api/cases/:caseId/tasks',
  summary: 'Tasks of the case and the playbook it runs by',
  action: 'task.read',
  scope: 'case',
  input: CasePath,
  output: CaseTasks,
  errors: [],
})

/** Open tasks over all cases that are the member's own or wait for somebody of her role; the longest overdue first. */
export const listMyTasks = endpoint({
  name: 'task.mine',
  method: 'GET',
  path: '/api/my-tasks',
  summary: 'My open tasks over all cases',
  action: 'task.list',
  scope: 'organisation',
  input: z.object({}),
  output: z.object({ tasks: z.array(Task), now: z.string() }),
  errors: [],
})

/** The same with their days as a calendar file. It carries references of cases and neither titles nor names. */
export const readCalendar = endpoint({
  name: 'task.calendar',
  method: 'GET',
  path: '/api/my-tasks/calendar',
  summary: 'Days of my tasks as an iCalendar file',
  action: 'task.list',
  scope: 'organisation',
  input: z.object({}),
  output: z.unknown(),
  errors: [],
  answers: 'stream',
})

/** Starts a playbook: its steps become tasks. Its days count from the opening of the case. */
export const startPlaybook = endpoint({
  name: 'task.start-playbook',
  method: 'POST',
  path: '/api/cases/:caseId/playbook',
  summary: 'Start the playbook of a kind of lead',
  action: 'task.change',
  scope: 'case',
  input: CasePath.extend({ kind: LeadKind.optional() }),
  output: CaseTasks,
  errors: [...WRITING, 'playbook.running'],
})

/** Adds a task by hand, or for an element or a duty. */
export const addTask = endpoint({
  name: 'task.add',
  method: 'POST',
  path: '/api/cases/:caseId/tasks',
  summary: 'Add a task',
  action: 'task.change',
  scope: 'case',
  input: CasePath.extend({
    title: Line.max(120),
    what: Prose.max(4_000).default(''),
    who: Who.default({}),
    due: Instant.optional(),
    origin: z.enum(['hand', 'element', 'duty', 'approval']).default('hand'),
    originKey: Line.max(200).optional(),
    approval: z.boolean().default(false),
  }),
  output: Task,
  errors: WRITING,
})

/** Changes a task: what it says, who does it, by when. `due: null` takes the day away. */
export const changeTask = endpoint({
  name: 'task.change',
  method: 'PATCH',
  path: '/api/cases/:caseId/tasks/:taskId',
  summary: 'Change a task',
  action: 'task.change',
  scope: 'case',
  input: TaskPath.extend({
    title: Line.max(120).optional(),
    what: Prose.max(4_000).optional(),
    who: Who.optional(),
    due: Instant.nullable().optional(),
  }),
  output: Task,
  errors: [...WRITING, 'task.settled'],
})

/** Ticks a task, drops it with a reason, or takes that back. */
export const settleTask = endpoint({
  name: 'task.settle',
  method: 'POST',
  path: '/api/cases/:caseId/tasks/:taskId/state',
  summary: 'Tick, drop or reopen a task',
  action: 'task.change',
  scope: 'case',
  input: TaskPath.extend({ state: z.enum(['open', 'done', 'dropped']), why: Prose.max(1_000).optional() }),
  output: Task,
  errors: [...WRITING, 'request.conflict', 'task.needs-approval', 'task.needs-reason'],
})

/** Says something about a task. Who is mentioned has a notice of it. */
export const commentTask = endpoint({
  name: 'task.comment',
  method: 'POST',
  path: '/api/cases/:caseId/tasks/:taskId/comments',
  summary: 'Comment on a task',
  action: 'task.change',
  scope: 'case',
  input: TaskPath.extend({ body: Prose.min(1).max(4_000), mentions: z.array(MemberId).max(20).default([]) }),
  output: Task,
  errors: WRITING,
})

/** Asks a second person for her approval. */
export const askApproval = endpoint({
  name: 'task.ask-approval',
  method: 'POST',
  path: '/api/cases/:caseId/tasks/:taskId/approval/asked',
  summary: 'Ask for a second person’s approval',
  action: 'task.change',
  scope: 'case',
  input: TaskPath.extend({ words: Prose.max(1_000).optional() }),
  output: Task,
  errors: [...WRITING, 'task.settled'],
})

/** Approves, and so ticks the task, or refuses with a reason: a case officer who neither asked nor does the task herself. */
export const giveApproval = endpoint({
  name: 'task.approve',
  method: 'POST',
  path: '/api/cases/:caseId/tasks/:taskId/approval',
  summary: 'Approve or refuse',
  action: 'task.change',
  scope: 'case',
  input: TaskPath.extend({ answer: z.enum(['approved', 'refused']), words: Prose.max(1_000).optional() }),
  output: Task,
  errors: [...WRITING, 'access.denied', 'request.conflict', 'task.own-approval', 'task.needs-reason'],
})

/** Every endpoint of this feature. */
export const taskEndpoints = [
  listCaseTasks,
  listMyTasks,
  readCalendar,
  startPlaybook,
  addTask,
  changeTask,
  settleTask,
  commentTask,
  askApproval,
  giveApproval,
] as const

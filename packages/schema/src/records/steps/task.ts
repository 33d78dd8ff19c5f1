/** Tasks of a case: what somebody does by a day, where it came from, and what was said about it. */
import { z } from 'zod'
import { CaseId, TaskId } from '../../ids.ts'
import { MemberRef } from '../member.ts'
import { StepRole } from './playbook.ts'

/** Where a task came from: a step of the playbook, a missing element, a duty, an approval that is asked for, or a person. */
export const TaskOrigin = z.enum(['step', 'element', 'duty', 'approval', 'hand'])
export type TaskOrigin = z.infer<typeof TaskOrigin>

/** Where a task stands. `dropped` has a reason. */
export const TaskState = z.enum(['open', 'done', 'dropped'])
export type TaskState = z.infer<typeof TaskState>

/** One thing that was said or done about a task, in order. */
export const TaskEntry = z.object({
  leaf: z.int(),
  what: z.enum([
    'added',
    'changed',
    'done',
    'dropped',
    'reopened',
    'commented',
    'approval-asked',
    'approved',
    'refused',
  ]),
  words: z.string().optional(),
  mentions: z.array(MemberRef),
  by: MemberRef,
  at: z.string(),
})
export type TaskEntry = z.infer<typeof TaskEntry>

/** A task as its case shows it. Whoever is meant by `who.role` may take it; `who.member` is one person. */
export const Task = z.object({
  id: TaskId,
  caseId: CaseId,
  caseReference: z.string(),
  title: z.string(),
  what: z.string(),
  who: z.object({ member: MemberRef.optional(), role: StepRole.optional() }),
  due: z.string().optional(),
  origin: TaskOrigin,
  /** Which step, element or duty, by its id. */
  originKey: z.string().optional(),
  state: TaskState,
  reason: z.string().optional(),
  /** `needed`: it cannot be done before a second person approves. */
  approval: z.enum(['none', 'needed', 'asked', 'approved', 'refused']),
  /** Who asked for the approval: she may not give it. */
  askedBy: MemberRef.optional(),
  entries: z.array(TaskEntry),
})
export type Task = z.infer<typeof Task>

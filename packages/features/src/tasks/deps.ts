/** What the acts on tasks need. */
import { type CaseId, Failure, type MemberId, type Task, type TaskId } from '@smart-rescue/schema'
import type { RecordingDeps } from '../custody/index.ts'
import { recordFact } from '../custody/index.ts'
import type { Clock, Ids } from '../ports/clock.ts'
import type { PlaybookShelf } from '../ports/domain/playbooks.ts'
import type { News } from '../ports/news.ts'
import type { TaskDetail } from './project.ts'
import { findTask } from './store.ts'

/** Hands that this feature needs. */
export interface TaskDeps extends RecordingDeps {
  readonly clock: Clock
  readonly ids: Ids
  readonly news: News
  readonly playbooks: PlaybookShelf
}

/** The task; throws `request.not-found` where the member sees none. */
export const requireTask = async (
  deps: TaskDeps,
  actor: MemberId,
  caseId: CaseId,
  taskId: TaskId,
): Promise<Task> => {
  const task = await deps.db.asMember(actor, (trx) => findTask(trx, caseId, taskId))
  if (task === undefined) throw new Failure('request.not-found')
  return task
}

/** Records an act on a task; its role in the log is what was done. */
export const recordTask = async (
  deps: TaskDeps,
  actor: MemberId,
  caseId: CaseId,
  detail: TaskDetail,
): Promise<void> => {
  await recordFact(deps, { type: 'task.changed', actor, caseId, role: detail.what, detail })
  await deps.news.publish({ caseId, kind: 'task', id: 'taskId' in detail ? detail.taskId : caseId })
}

/** Starts a playbook in a case: its steps become tasks, with days that count from the opening of the case. */
import { planSteps } from '@smart-rescue/core/guiding'
import { type CaseId, Failure, type LeadKind, type TaskId } from '@smart-rescue/schema'
import { findCase } from '../cases/store.ts'
import { findInForce } from '../playbooks/index.ts'
import type { Actor } from '../ports/actor.ts'
import type { Trx } from '../ports/database.ts'
import type { CaseTasks } from './contract.ts'
import { recordTask, type TaskDeps } from './deps.ts'
import { listRunning, listTasks } from './store.ts'

/** The tasks of a case, and its playbooks with what became of them since. */
export const showTasks = async (deps: TaskDeps, trx: Trx, caseId: CaseId): Promise<CaseTasks> => {
  const running = await listRunning(trx, caseId)
  const withNewer = await Promise.all(
    running.map(async (one) => {
      const now = await findInForce(trx, deps.playbooks, one.playbook.kind)
      return now === undefined || now.version <= one.playbook.version ? one : { ...one, newer: now.version }
    }),
  )
  const found = await findCase(trx, caseId)
  const kind = found?.summary.leadKind
  const offered =
    kind === undefined || running.some(({ playbook }) => playbook.kind === kind)
      ? undefined
      : await findInForce(trx, deps.playbooks, kind)
  return {
    tasks: await listTasks(trx, caseId),
    playbooks: withNewer,
    ...(offered === undefined
      ? {}
      : {
          offered: {
            kind: offered.kind,
            title: offered.title,
            version: offered.version,
            steps: offered.steps.length,
          },
        }),
  }
}

/** Starts the playbook in force for a kind, the case's own where none is named. Throws `playbook.running` where it runs. */
export const startPlaybook = async (
  deps: TaskDeps,
  actor: Actor,
  caseId: CaseId,
  wanted: LeadKind | undefined,
): Promise<CaseTasks> => {
  const { summary, playbook } = await deps.db.asMember(actor.memberId, async (trx) => {
    const found = await findCase(trx, caseId)
    if (found === undefined) throw new Failure('request.not-found')
    const kind = wanted ?? found.summary.leadKind
    const running = await listRunning(trx, caseId)
    if (running.some((one) => one.playbook.kind === kind)) throw new Failure('playbook.running')
    return { summary: found.summary, playbook: await findInForce(trx, deps.playbooks, kind) }
  })
  if (playbook === undefined) throw new Failure('request.not-found')
  const planned = planSteps(playbook, summary.openedAt, summary.countries)
  await recordTask(deps, actor.memberId, caseId, {
    what: 'planned',
    playbook,
    tasks: planned.map(({ step, due }) => ({ taskId: deps.ids.next() as TaskId, stepId: step.id, due })),
  })
  return deps.db.asMember(actor.memberId, (trx) => showTasks(deps, trx, caseId))
}

/** Works off captures, watches and lists of a house under test, as the worker does it: with followers, and never before a round is due. */
import { createListStep } from '@smart-rescue/features/address-lists'
import { createCaptureRun } from '@smart-rescue/features/capture'
import { createFollowers, projections } from '@smart-rescue/features/features'
import type { Capturer } from '@smart-rescue/features/ports/capturer'
import { createRound } from '@smart-rescue/features/watching'
import { createFakeCapturer, type Pages } from './fake-capturer.ts'
import type { House } from './house-under-test.ts'
import { quiet } from './work-off.ts'

/** What a test may put in place of the usual. */
export interface RoundOptions {
  readonly capturer?: Capturer
  readonly now?: string
}

/** The jobs of a house. */
export const roundsOf = (house: House, pages: Pages, options: RoundOptions = {}) => {
  const deps = { ...house.deps, projections }
  return {
    capture: createCaptureRun({
      ...deps,
      log: quiet,
      capturer: options.capturer ?? createFakeCapturer(pages),
      followers: createFollowers(deps),
    }),
    round: createRound(deps),
    step: createListStep(deps),
  }
}

/** Runs one job of a house by its kind. */
export const runJob = async (
  jobs: ReturnType<typeof roundsOf>,
  job: House['sent'][number],
): Promise<void> => {
  if (job.kind === 'capture') await jobs.capture(job.payload as never, AbortSignal.timeout(30_000))
  else if (job.kind === 'watch') await jobs.round(job.payload as never)
  else if (job.kind === 'list') await jobs.step(job.payload as never)
  else throw new Error(`no worker for ${job.kind}`)
}

/** Runs every job that is due, and those they lead to. Rounds that are not due stay where they are. */
export const workRounds = async (house: House, pages: Pages, options: RoundOptions = {}): Promise<void> => {
  const jobs = roundsOf(house, pages, options)
  for (let turn = 0; turn < 200; turn += 1) {
    const now = house.deps.clock.now().toISOString()
    const dueOf = (payload: object) => ('due' in payload ? String(payload.due) : '')
    const at = house.sent.findIndex(({ payload }) => dueOf(payload) <= now)
    const [job] = at < 0 ? [] : house.sent.splice(at, 1)
    if (job === undefined) return
    await runJob(jobs, job)
  }
  throw new Error('the jobs do not come to an end')
}

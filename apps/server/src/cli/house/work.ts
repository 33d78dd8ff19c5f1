/** `work`: adds a worker process beside a running server, over the same database and locker. */
import { createLog } from '@smart-rescue/adapters/log'
import { Failure } from '@smart-rescue/schema'
import { PLACE_FLAGS, parseFlags, readPlace, readUnlock } from '../../config.ts'
import { UsageError } from '../../usage-error.ts'
import { startWorker } from '../../worker/start-worker.ts'
import type { Command } from '../terminal.ts'
import { waitForSignal } from '../wait-for-signal.ts'

/** Runs until a signal comes. */
export const work: Command = async (argv, terminal) => {
  const { values: flags } = parseFlags(argv, {
    ...PLACE_FLAGS,
    json: { type: 'boolean' },
    'dev-hosts': { type: 'string' },
  })
  const unlock = readUnlock(flags, terminal.env)
  if (unlock.unlockFile === undefined && unlock.unlockPassphrase === undefined)
    throw new UsageError(
      'A worker opens the locker by itself: it needs --unlock-file or SMART_RESCUE_UNLOCK_PASSPHRASE.',
    )
  const log = createLog(flags.json === true ? 'json' : 'human')
  const asked = waitForSignal(log)
  const worker = await startWorker({
    place: readPlace(flags, terminal.env),
    unlock,
    devHosts: flags['dev-hosts'] ?? terminal.env.SMART_RESCUE_DEV_HOSTS ?? '',
    log,
  })
  if (worker.state() === 'absent') {
    await worker.stop()
    throw new Failure('organisation.missing')
  }
  terminal.write('The worker works.\n')
  const exit = await asked
  await worker.stop()
  return exit
}

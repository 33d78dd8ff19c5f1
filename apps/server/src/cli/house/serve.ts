/** `serve`: runs the server, says in three lines where it is, and stops in order. */
import { createLog } from '@smart-rescue/adapters/log'
import { readConfig } from '../../config.ts'
import { startServer } from '../../main.ts'
import { VERSION } from '../../version.ts'
import type { Command } from '../terminal.ts'
import { waitForSignal } from '../wait-for-signal.ts'

const STATES = {
  absent: 'first run – open the address to create the organisation',
  locked: 'locked – open the address and give the unlock passphrase',
  open: 'ready',
} as const

/** Runs until a signal comes. */
export const serve: Command = async (argv, terminal) => {
  const config = readConfig(argv, terminal.env)
  const log = createLog(config.jsonLog ? 'json' : 'human')
  // A signal that comes while the server starts is kept, and acted on as soon as there is something to stop.
  const asked = waitForSignal(log)
  const server = await startServer(config, log)
  terminal.write(
    `Smart Rescue ${VERSION}: ${server.address}\nData directory: ${config.dataDir}\nState: ${STATES[server.house.door.state()]}\n`,
  )
  const exit = await asked
  await server.stop()
  return exit
}

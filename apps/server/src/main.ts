/** Runs the server: place, house, doors, in this order; and back again when it is asked to stop. */
import { join } from 'node:path'
import { systemClock } from '@smart-rescue/adapters/clock'
import type { Log } from '@smart-rescue/features/ports/log'
import { composeHouse, type House } from './compose.ts'
import { openPlace } from './compose-place.ts'
import type { Config } from './config.ts'
import { createDoor, createReplayDesk, createReplayListener } from './http/index.ts'
import { UsageError } from './usage-error.ts'
import { ROOT, VERSION } from './version.ts'

/** A running server. */
export interface RunningServer {
  readonly address: string
  readonly port: number
  readonly house: House
  /** Stops accepting, ends streams, lets jobs finish (at most 10 s), closes the locker, the database, the lock. Safe to repeat. */
  stop(): Promise<void>
}

const DOOR_MS = 3_000

const nameListenError = (error: unknown, port: number): unknown => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE')
    return new UsageError(
      `Port ${port} is taken by another program. Stop that, or choose another with --port.`,
      69,
    )
  if (code === 'EACCES')
    return new UsageError(`Port ${port} is not allowed to you. Choose one above 1023 with --port.`, 77)
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new UsageError('This machine does not have the address given with --host.', 69)
  return error
}

/** Starts the server and resolves once it answers. Whatever was opened is closed again when a later step fails. */
export const startServer = async (config: Config, log: Log): Promise<RunningServer> => {
  const opened: (() => Promise<void>)[] = []
  let stopping: Promise<void> | undefined
  const stop = (): Promise<void> => {
    stopping ??= (async () => {
      for (const close of opened.toReversed())
        await close().catch((cause: unknown) => log.warn('server.stop-failed', {}, cause))
    })()
    return stopping
  }

  try {
    const place = await openPlace(config, { log })
    opened.push(place.close)
    let [port, replayPort] = [config.port, config.port === 0 ? 0 : config.port + 1]
    const desk = createReplayDesk(systemClock, () => replayPort)
    const house = await composeHouse(place, {
      log,
      replay: desk,
      devHosts: config.devHosts,
      works: true,
      resumes: true,
      ignoredWitnesses: config.ignoredWitnesses,
    })
    opened.push(house.close)

    const replay = await createReplayListener({ desk, log, host: config.host, housePort: () => port })
    opened.push(replay.close)
    const door = await createDoor({
      ...house.features,
      answerLog: house.answerLog,
      log,
      version: VERSION,
      host: config.host,
      webFolder: join(ROOT, 'apps/web/dist'),
      replayPort: () => replayPort,
      ...(config.trustedProxy === undefined ? {} : { trustedProxy: config.trustedProxy }),
    })
    opened.push(() => door.close(DOOR_MS))
    const listen = (what: { listen(port: number): Promise<number> }, on: number) =>
      what.listen(on).catch((error: unknown) => Promise.reject(nameListenError(error, on)))
    replayPort = await listen(replay, replayPort)
    await house.unlock(config)
    port = await listen(door, config.port)

    const host = config.host.includes(':') ? `[${config.host}]` : config.host
    return { address: `http://${host}:${port}`, port, house, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Waits until the process is asked to stop, or until something failed that nobody caught. */
import type { Log } from '@smart-rescue/features/ports/log'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Resolves to the exit status: 0 when asked to stop, 70 after a failure nobody caught. A second SIGINT ends the process at once. */
export const waitForSignal = (log: Log): Promise<number> =>
  new Promise((resolve) => {
    const failed = (cause: unknown) => {
      log.warn('server.failed', {}, cause)
      resolve(70)
    }
    process.once('uncaughtException', failed)
    process.once('unhandledRejection', failed)
    for (const signal of SIGNALS)
      process.once(signal, () => {
        resolve(0)
        process.once('SIGINT', () => process.exit(130))
      })
  })

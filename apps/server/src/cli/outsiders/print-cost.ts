/** What a command for outsiders cost: wall and processor time and peak memory, on standard error. */
import type { Terminal } from '../terminal.ts'

/** Runs the work and prints its cost, also when it fails. Seconds; memory is the peak of this process in MiB (threads included). */
export const printCost = async <T>(terminal: Pick<Terminal, 'error'>, work: () => Promise<T>): Promise<T> => {
  const began = process.hrtime.bigint()
  try {
    return await work()
  } finally {
    const wall = Number(process.hrtime.bigint() - began) / 1e9
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
    const cpu = (userCPUTime + systemCPUTime) / 1e6
    terminal.error(
      `wall ${wall.toFixed(2)} s, CPU ${cpu.toFixed(2)} s, peak memory ${Math.round(maxRSS / 1024)} MiB\n`,
    )
  }
}

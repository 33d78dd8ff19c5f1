/** Processor time of the programs that a benchmark started, their own children included, as the kernel counts it (Linux). */
import { readFileSync } from 'node:fs'

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

/** Ids of everything below a process. */
const below = (pid: number): number[] =>
  read(`/proc/${pid}/task/${pid}/children`)
    .split(' ')
    .filter((id) => id !== '')
    .flatMap((id) => [Number(id), ...below(Number(id))])

/** Hundredths of a second, user and system (proc(5), fields 14 and 15). */
const ticksOf = (pid: number): number => {
  const fields = read(`/proc/${pid}/stat`)
    .replace(/^.*\) /s, '')
    .split(' ')
  return fields.length < 13 ? 0 : Number(fields[11]) + Number(fields[12])
}

const EVERY_MS = 50

/** Looks at all children again and again: what a killed one used since it was last seen is not counted. `stop` answers seconds so far; NaN where there is no /proc. */
export const watchChildProcessor = (): { seconds(): number; stop(): number } => {
  const seen = new Map<number, number>()
  const look = () => {
    for (const pid of below(process.pid)) seen.set(pid, Math.max(seen.get(pid) ?? 0, ticksOf(pid)))
  }
  const timer = setInterval(look, EVERY_MS)
  const seconds = (): number => {
    look()
    return process.platform === 'linux'
      ? [...seen.values()].reduce((sum, ticks) => sum + ticks, 0) / 100
      : Number.NaN
  }
  return {
    seconds,
    stop: () => {
      clearInterval(timer)
      return seconds()
    },
  }
}

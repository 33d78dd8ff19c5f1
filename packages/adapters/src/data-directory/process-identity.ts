/** Which process this is, in a way that outlives the reuse of process numbers: number, start time, boot, and process namespace. */
import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync } from 'node:fs'
import { platform } from 'node:os'

/** A process as a lock names it. `started` is in the system's own unit and only compared for equality. */
export interface ProcessIdentity {
  readonly pid: number
  readonly started: string
  readonly boot: string
  readonly namespace: string
}

const readStart = (pid: number): string | undefined => {
  try {
    if (platform() === 'linux') {
      // Field 22 of proc(5) stat, counted after the name in brackets, which may hold blanks itself.
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
    }
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined
  } catch {
    return undefined
  }
}

const read = (work: () => string): string => {
  try {
    return work().trim()
  } catch {
    return ''
  }
}

const readBoot = (): string => read(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8'))
const readNamespace = (): string => read(() => readlinkSync('/proc/self/ns/pid'))

let own: ProcessIdentity | undefined

/** This process. */
export const thisProcess = (): ProcessIdentity => {
  own ??= {
    pid: process.pid,
    started: readStart(process.pid) ?? '',
    boot: readBoot(),
    namespace: readNamespace(),
  }
  return own
}

/** `alive`, `dead`, or `unknown` when the process belongs to another namespace (a container) of the same running system. */
export const judgeProcess = (one: ProcessIdentity): 'alive' | 'dead' | 'unknown' => {
  if (one.boot !== thisProcess().boot) return 'dead'
  if (one.namespace !== thisProcess().namespace) return 'unknown'
  return readStart(one.pid) === one.started ? 'alive' : 'dead'
}

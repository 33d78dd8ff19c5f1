/** Reads postmaster.pid: which process runs a cluster and where its socket is; tells a live one from a stale file. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What the file says, and whether that process lives and serves this cluster. */
export interface RunningPostmaster {
  readonly pid: number
  readonly socketDir: string
}

const servesCluster = (pid: number, clusterDir: string): boolean => {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
  }
  try {
    // A number can be given to another program after a restart: only a postgres of this very folder counts.
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(clusterDir)
  } catch {
    // Without /proc (macOS) a live process under that number has to be taken at its word.
    return process.platform !== 'linux'
  }
}

/** The postmaster that runs the cluster now, or undefined when there is none or the file is stale. */
export const readPostmaster = (clusterDir: string): RunningPostmaster | undefined => {
  let lines: string[]
  try {
    lines = readFileSync(join(clusterDir, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return undefined
  }
  const pid = Number(lines[0])
  const socketDir = lines[4] ?? ''
  if (!Number.isInteger(pid) || pid <= 0 || !servesCluster(pid, clusterDir)) return undefined
  return { pid, socketDir }
}

/**
 * The exclusive lock of a data directory: the file `lock`, made whole in one step, naming its holder. It is not made
 * durable: what a power cut takes with it, no living process held.
 * It is never taken from a live process. A dead holder's lock is succeeded, not removed: for one dead lock there is
 * exactly one successor, whoever links `lock.after.<its nonce>` first, so two starters can never both win.
 */
import { randomBytes } from 'node:crypto'
import { closeSync, linkSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from '@smart-rescue/schema'
import { z } from 'zod'
import { takeKernelLock } from './kernel-lock.ts'
import { judgeProcess, thisProcess } from './process-identity.ts'

const LockText = z.object({
  pid: z.int().positive(),
  started: z.string(),
  boot: z.string(),
  namespace: z.string(),
  nonce: z.string().regex(/^[0-9a-f]{32}$/),
  /** True when the holder also holds the system's own lock, which tells over containers whether it lives. */
  kernel: z.boolean().optional(),
})
type LockText = z.infer<typeof LockText>

/** A held lock. */
export interface DataLock {
  /** Gives the directory free. Safe to repeat. */
  release(): void
}

const readLock = (file: string): LockText | undefined => {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  return LockText.parse(JSON.parse(text))
}

const linkOnce = (from: string, to: string): boolean => {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

const refuse = (holder: LockText, state: 'alive' | 'unknown'): never => {
  throw new Failure('data.in-use', {
    detail:
      state === 'alive'
        ? `Another Smart Rescue (process ${holder.pid}) uses this data directory. Stop it first, or choose another with --data.`
        : `A Smart Rescue in another container (process ${holder.pid} there) uses this data directory. Stop it; if it is gone for certain, delete the file lock in the data directory.`,
  })
}

const takeOnce = (lock: string, mine: string, nonce: string, kernelIsOurs: boolean): boolean => {
  const after = (one: LockText) => `${lock}.after.${one.nonce}`
  if (linkOnce(mine, lock)) return true

  // Follow the line of successors from the lock to its end; usually there is none.
  const line: LockText[] = []
  for (let next = readLock(lock); next; next = readLock(after(next))) line.push(next)
  const last = line.at(-1)
  if (!last) return false
  const judged = judgeProcess(last)
  // Whoever held the system's lock and lives would still hold it.
  const state = judged === 'unknown' && last.kernel === true && kernelIsOurs ? 'dead' : judged
  if (state !== 'dead') refuse(last, state)
  const claim = after(last)
  if (!linkOnce(mine, claim)) return false

  // A slow starter may claim after a lock that was succeeded long ago: then the line has changed, and the claim is void.
  const now: LockText[] = []
  for (let next = readLock(lock); next && next.nonce !== nonce; next = readLock(after(next))) now.push(next)
  if (now.length !== line.length || now.some((one, n) => one.nonce !== line[n]?.nonce)) {
    rmSync(claim, { force: true })
    return false
  }
  renameSync(mine, lock)
  for (const one of line) rmSync(after(one), { force: true })
  return true
}

/** Takes the lock of an existing directory, or throws `data.in-use` naming the holder's process number. */
export const takeDataLock = (dataDir: string): DataLock => {
  const kernel = openKernelLock(join(dataDir, 'lock.kernel'))
  const release = () => (kernel.state === 'held' ? kernel.release() : undefined)
  try {
    const lock = takeLock(join(dataDir, 'lock'), kernel.state === 'held')
    if (kernel.state !== 'refused') return bothOf(lock, release)
    // Somebody lives who holds the directory, though the file that names him was removed.
    lock.release()
    throw new Failure('data.in-use')
  } catch (error) {
    release()
    throw error
  }
}

const bothOf = (lock: DataLock, release: () => void): DataLock => ({
  release: () => {
    lock.release()
    release()
  },
})

const openKernelLock = (file: string) => {
  try {
    return takeKernelLock(file)
  } catch (cause) {
    throw new Failure('data.unwritable', { cause })
  }
}

/** Takes the lock that is the file `lock`, or throws `data.in-use`. `kernelIsOurs` when we hold the system's lock beside it. */
export const takeLock = (lock: string, kernelIsOurs = false): DataLock => {
  const nonce = randomBytes(16).toString('hex')
  const mine = `${lock}.new.${nonce}`
  const text: LockText = { ...thisProcess(), nonce, kernel: kernelIsOurs }
  try {
    const file = openSync(mine, 'wx', 0o600)
    writeSync(file, JSON.stringify(text))
    closeSync(file)
  } catch (cause) {
    throw new Failure('data.unwritable', { cause })
  }
  try {
    while (!takeOnce(lock, mine, nonce, kernelIsOurs)) {
      // Another starter was quicker: look again at who holds it now.
    }
  } finally {
    rmSync(mine, { force: true })
  }
  return {
    release: () => {
      if (readLock(lock)?.nonce === nonce) rmSync(lock, { force: true })
    },
  }
}

/**
 * A second lock that the system itself keeps for as long as the holder lives, in whatever container: flock(2) on a file.
 * Node has no call for it, so the program flock (util-linux, busybox) takes it on our own open file, which then keeps it.
 */
import { spawnSync } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'

/** `held` by us from now on, `refused` because somebody lives who holds it, or `absent` where the system has no such program. */
export type KernelLock =
  | { readonly state: 'held'; release(): void }
  | { readonly state: 'refused' | 'absent' }

/** Exit status of flock when somebody else holds the lock; chosen by us, so that no other failure looks like it. */
const TAKEN = 61

/** Tries to take the lock of a file, which is made and stays. */
export const takeKernelLock = (file: string): KernelLock => {
  const descriptor = openSync(file, 'a', 0o600)
  const { status } = spawnSync('flock', ['-x', '-n', '-E', String(TAKEN), '3'], {
    stdio: ['ignore', 'ignore', 'ignore', descriptor],
  })
  if (status === 0) {
    let open = true
    return {
      state: 'held',
      release: () => {
        if (open) closeSync(descriptor)
        open = false
      },
    }
  }
  closeSync(descriptor)
  return { state: status === TAKEN ? 'refused' : 'absent' }
}

/** Watches the memory of a process and of everything it started, as the kernel counts it (Linux). */
import { readFile } from 'node:fs/promises'

const EVERY_MS = 100

const childrenOf = async (pid: number): Promise<readonly number[]> => {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '')
  return text.split(' ').filter(Boolean).map(Number)
}

/** Bytes that belong to one process alone: anonymous pages, in memory or swapped out. */
const ownBytes = async (pid: number): Promise<number> => {
  const text = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  const of = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(text)?.[1] ?? 0)
  return (of('RssAnon') + of('VmSwap')) * 1024
}

/** Bytes of a process and its descendants. Zero where there is no /proc, and for what is gone. */
const treeBytes = async (pid: number): Promise<number> => {
  const [own, children] = await Promise.all([ownBytes(pid), childrenOf(pid)])
  const below = await Promise.all(children.map(treeBytes))
  return below.reduce((sum, bytes) => sum + bytes, own)
}

/** Calls `onExceeded` once when the tree grows beyond `most`; the answer stops the watch. */
export const watchMemory = (pid: number, most: number, onExceeded: () => void): (() => void) => {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  const look = async () => {
    const bytes = await treeBytes(pid)
    if (stopped) return
    if (bytes > most) {
      stopped = true
      return onExceeded()
    }
    timer = setTimeout(() => void look(), EVERY_MS)
    timer.unref()
  }
  void look()
  return () => {
    stopped = true
    clearTimeout(timer)
  }
}

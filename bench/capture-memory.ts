/** Peak memory of a program and all it started, as proportional set size (PSS): shared pages are counted once over those that share them. Linux alone. */
import { readdirSync, readFileSync } from 'node:fs'

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // The process ended between two looks.
    return ''
  }
}

/** The process and everything below it, the one left out and what is below that excepted. */
const treeOf = (root: number, without: number | undefined): number[] => {
  const children = new Map<number, number[]>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    // The name of the program may hold spaces and brackets; the parent follows the last bracket.
    const parent = Number(/\) \S (\d+)/.exec(read(`/proc/${name}/stat`))?.[1])
    const siblings = children.get(parent)
    if (siblings === undefined) children.set(parent, [Number(name)])
    else siblings.push(Number(name))
  }
  const tree: number[] = []
  const walk = (pid: number) => {
    if (pid === without) return
    tree.push(pid)
    for (const child of children.get(pid) ?? []) walk(child)
  }
  walk(root)
  return tree
}

const pssOf = (pid: number): number =>
  Number(/^Pss:\s+(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) * 1024

/** Bytes that a process and all it started hold now, those that are left out excepted. */
export const measureTree = (root: number, without?: number): number =>
  treeOf(root, without).reduce((sum, pid) => sum + pssOf(pid), 0)

/** Looks every `everyMs` until `stop` is called, which answers with the peak in bytes, or undefined where there is no /proc. */
export const watchMemory = (without: number | undefined, everyMs = 500): { stop(): number | undefined } => {
  if (process.platform !== 'linux') return { stop: () => undefined }
  let peak = 0
  const look = () => {
    peak = Math.max(peak, measureTree(process.pid, without))
  }
  look()
  const timer = setInterval(look, everyMs)
  return {
    stop() {
      clearInterval(timer)
      look()
      return peak
    },
  }
}

/** The limits of one walled-in program, and the kernel's own limits that hold them. */
import { cpus } from 'node:os'

/** How much a program may take before it is killed, children included. */
export interface SandboxLimits {
  /** Milliseconds by the wall clock. */
  readonly wallMs: number
  /** Seconds of processor time of any one process. */
  readonly cpuSeconds: number
  /** Bytes of memory of all its processes that belong to them alone. */
  readonly memoryBytes: number
  /** Bytes of its answer; also the size of its /tmp and of any file in it. */
  readonly outputBytes: number
  /** Processes at once; each may have the threads that Node and image libraries start. */
  readonly processes: number
}

/** What a Node process claims before it does anything: 574 MB of writable address space were measured, of which it uses 45. */
const NODE_CLAIMS = 700_000_000

/** Threads of one process: Node's eleven, and one a core for libvips. */
const threadsOf = (): number => 24 + 2 * cpus().length

/** `prlimit` with every limit, to be put before the command. A kernel limit that strikes is the second net: the memory watch strikes first. */
export const limitCommand = (limits: SandboxLimits): readonly string[] => [
  'prlimit',
  `--cpu=${Math.ceil(limits.cpuSeconds)}:${Math.ceil(limits.cpuSeconds) + 1}`,
  `--data=${limits.memoryBytes + NODE_CLAIMS}`,
  `--fsize=${limits.outputBytes}`,
  `--nproc=${limits.processes * threadsOf()}`,
  '--nofile=256',
  '--core=0',
]

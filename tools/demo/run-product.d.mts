/** Types of run-product.mjs, for TypeScript callers. */
import type { ChildProcess } from 'node:child_process'
import type { Conversation } from './talk-to-product.mjs'

/** A running product on loopback. */
export interface RunningProduct {
  readonly origin: string
  readonly port: number
  /** Its data directory. */
  readonly folder: string
  readonly child: ChildProcess
  readonly product: Conversation
  /** Resolves with the exit code when the process has ended. */
  readonly ended: Promise<number | null>
  /** Ends the process in order; removes the data directory where it was made here and not to be kept. */
  stop(): Promise<void>
  /** Everything it has printed. */
  said(): string
}

/** Starts `smart-rescue serve` on a free port; rejects when it ends before it answers. */
export function runProduct(options?: {
  readonly data?: string
  readonly devHosts?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly keep?: boolean
  readonly show?: boolean
}): Promise<RunningProduct>

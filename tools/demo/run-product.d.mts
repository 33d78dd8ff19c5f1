/** Types of run-product.mjs. */
import type { ChildProcess } from 'node:child_process'
import type { Conversation } from './talk-to-product.mjs'

/** A product that runs on a temporary data directory and a free port. */
export interface RunningProduct {
  readonly origin: string
  readonly port: number
  readonly folder: string
  readonly child: ChildProcess
  readonly product: Conversation
  /** Resolves with the exit code when the process has ended. */
  readonly ended: Promise<number | null>
  stop(): Promise<void>
  /** What it printed so far. */
  said(): string
}

/** Starts `smart-rescue serve`; `devHosts` maps fictional host names to loopback. */
export function runProduct(options?: {
  readonly data?: string
  readonly devHosts?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly keep?: boolean
  readonly show?: boolean
}): Promise<RunningProduct>

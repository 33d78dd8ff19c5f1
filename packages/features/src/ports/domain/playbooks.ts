/** The playbooks that came with the program: one for each kind of lead, read once from its files. */
import type { Playbook } from '@smart-rescue/schema'

/** Gives the shipped playbook of every kind of lead. */
export interface PlaybookShelf {
  readonly shipped: readonly Playbook[]
}

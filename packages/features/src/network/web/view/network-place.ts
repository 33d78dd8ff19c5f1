/** Where one is, for every part of a network's page. */
import type { CaseId } from '@smart-rescue/schema'
import type { DecideJoin } from '../use-decide-join.ts'

/** What the page gives. */
export interface NetworkAsk {
  readonly caseId: CaseId
  readonly network: string
  readonly reference: string
  /** ISO 8601: the picture shows how it stood then; nothing is asked of today. */
  readonly moment: string | undefined
  readonly mayDecide: boolean
  readonly mayPutAside: boolean
  readonly mayRaise: boolean
  /** Also of the past: the file says which moment it shows. */
  readonly mayTakeOut: boolean
  /** Whether the picture also shows where sources are from. */
  readonly places: boolean
  setPlaces(next: boolean): void
  expand(node: string): void
}

/** What every part of the page knows of where it is, and its one way to decide: it outlives the panel it was pressed in. */
export interface NetworkPlace extends NetworkAsk {
  readonly act: DecideJoin
}

/** What may be done with a join in its state. What holds is broken, what is only proposed is rejected, and either can be taken back. */
import type { JoinState } from '@smart-rescue/schema'
import type { DecisionKind } from '../use-decide-join.ts'

/** The acts, the first as the main one. `holds` says that the machine joins by it. */
export const actsOf = (state: JoinState, holds: boolean): readonly DecisionKind[] => {
  if (state === 'proposed') return ['confirm', holds ? 'break' : 'reject']
  if (state === 'confirmed') return ['break', 'undo']
  return ['rejoin', 'undo']
}

/** The own log as witnesses are asked about it: its newest checkpoint, growth proofs, cosigned notes, and the stop when one has seen more. */
import { makeProof, planConsistency } from '@smart-rescue/core/integrity'
import type { OwnLog } from '@smart-rescue/features/ports/proof/witnessing'
import { Failure } from '@smart-rescue/schema'
import { keepCosigned, listCosigned, readCosigned } from '../log/cosigned-files.ts'
import { readNodeIn } from '../log/log-memory.ts'
import type { Vault } from './vault.ts'

/** Binds the own log to an open vault. */
export const ownLog = ({ disk, sequencer }: Vault): OwnLog => ({
  newest: async () => {
    await sequencer.refresh()
    const { checkpoint, note } = sequencer.state.signed
    return { origin: checkpoint.origin, size: checkpoint.size, note }
  },
  consistency: async (from, to) => {
    if (to > sequencer.state.memory.range.size) throw new Failure('locker.not-found')
    return makeProof(planConsistency(from, to), readNodeIn(sequencer.state.memory))
  },
  cosigned: (size) => readCosigned(disk, size),
  cosignedSizes: () => listCosigned(disk),
  keepCosigned: (size, note) => sequencer.guard(() => keepCosigned(disk, size, note)),
  halt: sequencer.halt,
})

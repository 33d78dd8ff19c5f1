/** The exposure meter's hand: gathers what was met on this page and tells it in small sums, never what it was. */
import { useCallback } from 'react'
import type { Client } from '../../client.ts'
import { usePlatform } from '../../web/index.ts'
import { noteExposure } from '../contract.ts'

/** What is added to the meter. */
export interface Exposure {
  readonly reveals?: number
  readonly seconds?: number
  readonly disclosures?: number
  readonly hard?: number
}

/** Milliseconds for which sums are gathered before they are told. */
const GATHER_MS = 3_000

const gathered = { reveals: 0, seconds: 0, disclosures: 0, hard: 0 }
let isWaiting = false

const tell = (client: Client): void => {
  isWaiting = false
  const sums = { ...gathered }
  Object.assign(gathered, { reveals: 0, seconds: 0, disclosures: 0, hard: 0 })
  // A sum that cannot be told is lost: the meter must never be in the way of the work.
  client.call(noteExposure, sums).catch(() => undefined)
}

/** Adds to the member's meter; the server hears of it some seconds later, in one sum. */
export const useExposure = (): ((more: Exposure) => void) => {
  const { client } = usePlatform()
  return useCallback(
    (more) => {
      gathered.reveals += more.reveals ?? 0
      gathered.seconds += more.seconds ?? 0
      gathered.disclosures += more.disclosures ?? 0
      gathered.hard += more.hard ?? 0
      if (isWaiting) return
      isWaiting = true
      setTimeout(() => tell(client), GATHER_MS)
    },
    [client],
  )
}

/** Calls an endpoint past every cache: what is sent and answered lives in the component alone, and goes with it. */
import type { Endpoint, InputOf, OutputOf } from '@smart-rescue/schema'
import { useState } from 'react'
import { usePlatform } from '../../web/index.ts'

/** A call with its state. `call` answers nothing where it failed; the failure then stands in `error`. */
export const useDirectCall = <E extends Endpoint>(endpoint: E) => {
  const { client } = usePlatform()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<Error | null>(null)
  const call = async (input: InputOf<E>): Promise<OutputOf<E> | undefined> => {
    setBusy(true)
    setError(null)
    try {
      return await client.call(endpoint, input)
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error(String(failure)))
      return undefined
    } finally {
      setBusy(false)
    }
  }
  return { call, busy, error }
}

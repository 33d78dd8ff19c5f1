/** Stop, as the browser does it: the view is gone before anything is asked of the server, and stays gone until the server has answered. */
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { paths, usePlatform } from '../../../web/index.ts'
import { useExposure } from '../../../wellbeing/web/use-exposure.ts'
import { stopMaterial, stopOutsideCase } from '../../contract.ts'
import { isStopKey, readView } from './read-view.ts'

/** Where a press stands: the view is clear in both states. */
export type StopState = { readonly at: 'stopping' } | { readonly at: 'failed'; readonly error: unknown }

/**
 * The press and its state. While a state is set the shell draws neither page nor dialog, so that frames, pictures and films
 * are unloaded; what was cached of the page is forgotten too.
 */
export const useStop = () => {
  const { client, now } = usePlatform()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const note = useExposure()
  const [state, setState] = useState<StopState>()
  const view = useRef<ReturnType<typeof readView>>({})

  const send = useCallback(async () => {
    const { caseId, exhibitId } = view.current
    const offsetMinutes = -new Date(now()).getTimezoneOffset()
    try {
      const stop =
        caseId === undefined
          ? await client.call(stopOutsideCase, { offsetMinutes })
          : await client.call(stopMaterial, {
              caseId,
              offsetMinutes,
              ...(exhibitId === undefined ? {} : { exhibitId }),
            })
      note({ hard: 1 })
      // Only when the page of the stop has arrived is there something harmless to draw.
      await navigate({ to: paths.stop(stop.id) })
      setState(undefined)
    } catch (error) {
      setState({ at: 'failed', error })
    }
  }, [client, navigate, note, now])

  const press = useCallback(() => {
    if (state?.at === 'stopping') return
    if (state === undefined) view.current = readView(window.location.pathname)
    // At once, before any request: React takes the page out of the document within this very event.
    flushSync(() => setState({ at: 'stopping' }))
    window.stop()
    void queries.cancelQueries()
    queries.removeQueries({ predicate: ({ queryKey }) => !KEPT.has(String(queryKey[0])) })
    void send()
  }, [queries, send, state])

  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (!isStopKey(event) || event.repeat) return
      event.preventDefault()
      event.stopImmediatePropagation()
      press()
    }
    window.addEventListener('keydown', hear, true)
    return () => window.removeEventListener('keydown', hear, true)
  }, [press])

  return { state, press, retry: () => void send() }
}

/** Readings that hold nothing of a case: the session and the house. Everything else is forgotten. */
const KEPT: ReadonlySet<string> = new Set(['session.read', 'organisation.health', 'wellbeing.read'])

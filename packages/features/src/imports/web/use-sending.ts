/** Sends chosen files one after the other, and keeps what became of each while the page is open. */
import type { CaseId, ImportDraft, ImportedFile } from '@smart-rescue/schema'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { usePlatform } from '../../web/index.ts'
import { listFiles, openImport, sendFile } from '../contract.ts'

/** One chosen file on its way. */
export interface Sending {
  readonly key: number
  readonly name: string
  readonly size: number
  readonly sent: number
  readonly state: 'waiting' | 'sending' | 'done' | 'failed'
  readonly file?: ImportedFile
  readonly error?: unknown
}

/** What the panel needs: the files, whether some are on the way, and the two acts. */
export interface SendingDesk {
  readonly list: readonly Sending[]
  readonly busy: boolean
  /** Why the statement itself was refused; then nothing was sent. */
  readonly refused: unknown
  /** States how the files came here, then sends them; resolves true when the statement was taken. */
  send(draft: ImportDraft, files: readonly File[]): Promise<boolean>
  stop(): void
}

/** Makes the desk of a case. Leaving the page while files are on the way is asked about by the browser. */
export const useSending = (caseId: CaseId): SendingDesk => {
  const { client } = usePlatform()
  const queries = useQueryClient()
  const [list, setList] = useState<readonly Sending[]>([])
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<unknown>()
  const stopper = useRef<AbortController>(null)
  const keys = useRef(0)

  useEffect(() => {
    if (!busy) return undefined
    const hold = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', hold)
    return () => window.removeEventListener('beforeunload', hold)
  }, [busy])
  useEffect(() => () => stopper.current?.abort(), [])

  const change = (key: number, more: Partial<Sending>) => {
    setList((before) => before.map((one) => (one.key === key ? { ...one, ...more } : one)))
  }

  const send = async (draft: ImportDraft, files: readonly File[]): Promise<boolean> => {
    const stop = new AbortController()
    stopper.current = stop
    setBusy(true)
    setRefused(undefined)
    try {
      const { importId } = await client.call(openImport, { caseId, ...draft }, stop.signal)
      const fresh = files.map(({ name, size }): Sending => {
        keys.current += 1
        return { key: keys.current, name, size, sent: 0, state: 'waiting' }
      })
      setList((before) => [...fresh, ...before.filter(({ state }) => state !== 'waiting')])
      void sendAll(importId, fresh, files, stop)
      return true
    } catch (error) {
      setRefused(error)
      setBusy(false)
      return false
    }
  }

  const sendAll = async (
    importId: Parameters<typeof client.send<typeof sendFile>>[1]['importId'],
    fresh: readonly Sending[],
    files: readonly File[],
    stop: AbortController,
  ): Promise<void> => {
    for (const [at, { key }] of fresh.entries()) {
      const file = files[at]
      if (file === undefined || stop.signal.aborted) break
      change(key, { state: 'sending' })
      try {
        const input = {
          caseId,
          importId,
          name: file.name.slice(0, 500),
          length: file.size,
          ...(file.type === '' ? {} : { mediaType: file.type.slice(0, 200) }),
        }
        const taken = await client.send(sendFile, input, file, stop.signal, ({ sent }) =>
          change(key, { sent }),
        )
        change(key, { state: 'done', sent: file.size, file: taken })
      } catch (error) {
        change(key, { state: 'failed', error })
      }
      void queries.invalidateQueries({ queryKey: [listFiles.name] })
    }
    setList((before) => before.filter(({ state }) => state !== 'waiting'))
    setBusy(false)
  }

  return { list, busy, refused, send, stop: () => stopper.current?.abort() }
}

/** Sends a table: its beginning to be looked at, then the statement of how it came here, then all of it. */
import type { CaseId, ImportDraft, OutputOf, TablePlan } from '@smart-rescue/schema'
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { openImport } from '../../imports/contract.ts'
import { usePlatform } from '../../web/index.ts'
import { listTables, PREVIEW_BYTES, previewTable, sendTable } from '../contract.ts'

/** What somebody corrected of the guess, where the file must be looked at again. */
export type Wish = Partial<Pick<TablePlan, 'encoding' | 'delimiter' | 'header' | 'dateOrder'>>

/** What was guessed of a table. */
export type TablePreview = OutputOf<typeof previewTable>

/** Whether a file is sent whole to be looked at: text needs its beginning alone. */
const isWhole = (file: File): boolean => /\.(?:xls[xm]|wacz)$/i.test(file.name)

/** Looks at a file. */
export const useTablePreview = (
  caseId: CaseId,
): UseMutationResult<TablePreview, Error, { file: File; wish: Wish }> => {
  const { client } = usePlatform()
  return useMutation<TablePreview, Error, { file: File; wish: Wish }>({
    mutationFn: ({ file, wish: { header, ...wish } }) =>
      client.send(
        previewTable,
        {
          caseId,
          name: file.name.slice(0, 500),
          ...wish,
          ...(header === undefined ? {} : { header: header ? 'yes' : 'no' }),
        },
        isWhole(file) ? file : file.slice(0, PREVIEW_BYTES),
      ),
  })
}

/** A table that is ready to be sent. */
export interface ReadyTable {
  readonly file: File
  readonly plan: TablePlan
  readonly retentionDays: number
  readonly retentionBasis: string
  readonly draft: ImportDraft
}

/** A table on its way. */
export interface TableSending {
  readonly sent: number
  readonly isSending: boolean
  readonly error: unknown
  send(table: ReadyTable): Promise<OutputOf<typeof sendTable> | undefined>
  stop(): void
}

/** Makes the sending of a case. Leaving the page while a file is on its way is asked about by the browser. */
export const useTableSending = (caseId: CaseId): TableSending => {
  const { client } = usePlatform()
  const queries = useQueryClient()
  const [sent, setSent] = useState(0)
  const [isSending, setSending] = useState(false)
  const [error, setError] = useState<unknown>()
  const stopper = useRef<AbortController>(null)

  useEffect(() => {
    if (!isSending) return undefined
    const hold = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', hold)
    return () => window.removeEventListener('beforeunload', hold)
  }, [isSending])
  useEffect(() => () => stopper.current?.abort(), [])

  const send: TableSending['send'] = async ({ file, plan, draft, ...retention }) => {
    const stop = new AbortController()
    stopper.current = stop
    setSending(true)
    setError(undefined)
    setSent(0)
    try {
      const { importId } = await client.call(openImport, { caseId, ...draft }, stop.signal)
      const input = {
        caseId,
        importId,
        name: file.name.slice(0, 500),
        length: file.size,
        plan: JSON.stringify(plan),
        ...retention,
        ...(file.type === '' ? {} : { mediaType: file.type.slice(0, 200) }),
      }
      return await client.send(sendTable, input, file, stop.signal, (progress) => setSent(progress.sent))
    } catch (cause) {
      if (!stop.signal.aborted) setError(cause)
      return undefined
    } finally {
      setSending(false)
      void queries.invalidateQueries({ queryKey: [listTables.name] })
    }
  }
  return { sent, isSending, error, send, stop: () => stopper.current?.abort() }
}

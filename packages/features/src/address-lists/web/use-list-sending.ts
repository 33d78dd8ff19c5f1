/** Sends a list's bytes: once to look it through, once to start it. */
import type { CaseId, OutputOf, RouteId } from '@smart-rescue/schema'
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { usePlatform } from '../../web/index.ts'
import { type AddressList, listLists, previewList, startList } from '../contract.ts'

/** A list before it is sent: pasted text or a chosen file. */
export interface ListSource {
  readonly kind: 'text' | 'csv' | 'xlsx'
  readonly bytes: Blob | Uint8Array<ArrayBuffer>
  readonly again: boolean
}

/** What was said of a list that was looked through. */
export type ListPreview = OutputOf<typeof previewList>

/** Looks a list through. */
export const usePreview = (caseId: CaseId): UseMutationResult<ListPreview, Error, ListSource> => {
  const { client } = usePlatform()
  return useMutation<ListPreview, Error, ListSource>({
    mutationFn: ({ kind, bytes, again }) =>
      client.send(previewList, { caseId, kind, again: again ? 'yes' : 'no' }, bytes),
  })
}

/** Starts a list. */
export const useStart = (
  caseId: CaseId,
): UseMutationResult<AddressList, Error, ListSource & { name: string; route: RouteId | undefined }> => {
  const { client } = usePlatform()
  const queries = useQueryClient()
  return useMutation<AddressList, Error, ListSource & { name: string; route: RouteId | undefined }>({
    mutationFn: ({ kind, bytes, again, name, route }) =>
      client.send(
        startList,
        { caseId, kind, again: again ? 'yes' : 'no', name, ...(route === undefined ? {} : { route }) },
        bytes,
      ),
    onSuccess: () => void queries.invalidateQueries({ queryKey: [listLists.name] }),
  })
}

/** Reads a part that is text, once: every reading of a part is a logged act. */
import type { CaseId, ExhibitId } from '@smart-rescue/schema'
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { mayRetry, readingKey, usePlatform } from '../../../web/index.ts'
import { readPart } from '../../contract.ts'

/** The part as text. */
export const usePartText = (
  caseId: CaseId,
  exhibitId: ExhibitId,
  role: string,
): UseQueryResult<string, Error> => {
  const { client } = usePlatform()
  return useQuery<string, Error>({
    queryKey: readingKey(readPart, { caseId, exhibitId, role }),
    queryFn: async ({ signal }) => (await client.open(readPart, { caseId, exhibitId, role }, signal)).text(),
    staleTime: Number.POSITIVE_INFINITY,
    retry: mayRetry,
  })
}

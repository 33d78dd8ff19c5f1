/** Reading and acting through the contracts: one hook for each, keyed by the endpoint's name. */
import type { Endpoint, InputOf, OutputOf } from '@smart-rescue/schema'
import {
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { ClientFailure } from '../client.ts'
import { usePlatform } from './platform.tsx'

/** The cache key of a reading. */
export const readingKey = <E extends Endpoint>(endpoint: E, input: InputOf<E>): readonly unknown[] => [
  endpoint.name,
  input,
]

/** True when the same call may succeed later; a refusal is final, a lost line is not. */
export const mayRetry = (failures: number, failure: Error): boolean =>
  failures < 2 && failure instanceof ClientFailure && failure.retryable && failure.status !== 0

/** Reads a GET endpoint. `every` polls while it gives a number of milliseconds. */
export const useRead = <E extends Endpoint>(
  endpoint: E,
  input: InputOf<E>,
  options: {
    enabled?: boolean
    every?: (output: OutputOf<E> | undefined) => number | false
    staleMs?: number
  } = {},
): UseQueryResult<OutputOf<E>, Error> => {
  const { client } = usePlatform()
  const { every } = options
  return useQuery<OutputOf<E>, Error>({
    queryKey: readingKey(endpoint, input),
    queryFn: ({ signal }) => client.call(endpoint, input, signal),
    enabled: options.enabled ?? true,
    retry: mayRetry,
    ...(options.staleMs === undefined ? {} : { staleTime: options.staleMs }),
    ...(every === undefined ? {} : { refetchInterval: (query) => every(query.state.data) }),
  })
}

/** Acts through an endpoint, then refreshes every reading of the named endpoints. */
export const useAct = <E extends Endpoint>(
  endpoint: E,
  refreshes: readonly { readonly name: string }[] = [],
): UseMutationResult<OutputOf<E>, Error, InputOf<E>> => {
  const { client } = usePlatform()
  const queries = useQueryClient()
  return useMutation<OutputOf<E>, Error, InputOf<E>>({
    mutationFn: (input) => client.call(endpoint, input),
    onSuccess: () => {
      for (const { name } of refreshes) void queries.invalidateQueries({ queryKey: [name] })
    },
  })
}

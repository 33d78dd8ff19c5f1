/** The cache of readings, and what a failure anywhere means for the whole app. */
import { ClientFailure } from '@smart-rescue/features/client'
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'

/** Makes the cache. Readings stay fresh for 20 seconds; news make them old sooner. */
export const createQueries = (): QueryClient => {
  const onError = (failure: Error) => {
    if (!(failure instanceof ClientFailure)) return
    // A lost session or a locked locker concerns every page: the gate shows what to do.
    if (failure.code === 'access.not-signed-in') queries.setQueryData(['session.read', {}], null)
    if (failure.code === 'locker.locked')
      void queries.invalidateQueries({ queryKey: ['organisation.health'] })
  }
  const queries: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: { staleTime: 20_000, gcTime: 300_000, networkMode: 'always', refetchOnWindowFocus: true },
      mutations: { networkMode: 'always', retry: false },
    },
  })
  return queries
}

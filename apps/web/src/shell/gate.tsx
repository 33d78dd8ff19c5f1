/** The gate: first run, locked, signed out, or in. The address stays, so that signing in leads back to it. */
import { useLingui } from '@lingui/react/macro'
import { ClientFailure } from '@smart-rescue/features/client'
import { health } from '@smart-rescue/features/organisation/contract'
import { readSession, type Session } from '@smart-rescue/features/people/contract'
import { FailureNote, usePlatform } from '@smart-rescue/features/web'
import { Skeleton } from '@smart-rescue/ui'
import { useQuery } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useEffect } from 'react'
import { activateLocale } from '../languages.ts'
import { AppearanceMenu } from './appearance-menu.tsx'

const FirstRunPage = lazy(async () => ({
  default: (await import('@smart-rescue/features/organisation/web')).FirstRunPage,
}))
const UnlockPage = lazy(async () => ({
  default: (await import('@smart-rescue/features/organisation/web')).UnlockPage,
}))
const SignInPage = lazy(async () => ({
  default: (await import('@smart-rescue/features/people/web')).SignInPage,
}))
const Inside = lazy(async () => ({ default: (await import('./inside.tsx')).Inside }))

/** Reads the session; `null` is "not signed in", which is an answer and not a failure. */
const useSessionReading = (enabled: boolean) => {
  const { client } = usePlatform()
  return useQuery<Session | null>({
    queryKey: [readSession.name, {}],
    enabled,
    staleTime: 60_000,
    retry: false,
    queryFn: async ({ signal }) => {
      try {
        return await client.call(readSession, {}, signal)
      } catch (failure) {
        if (failure instanceof ClientFailure && failure.code === 'access.not-signed-in') return null
        throw failure
      }
    },
  })
}

/** Decides which door a person stands at. */
export const Gate = (): ReactNode => {
  const { t, i18n } = useLingui()
  const { client } = usePlatform()
  const state = useQuery({
    queryKey: [health.name, {}],
    queryFn: ({ signal }) => client.call(health, {}, signal),
    refetchInterval: (query) => (query.state.data?.state === 'ready' && !query.state.error ? false : 4_000),
    staleTime: 60_000,
    retry: false,
  })
  const isReady = state.data?.state === 'ready'
  const session = useSessionReading(isReady)
  const locale = session.data?.member.locale
  useEffect(() => {
    if (locale !== undefined && locale !== i18n.locale) void activateLocale(locale)
    // Only a change of the member's own language counts, not every switch in the menu before it is saved.
  }, [locale, i18n])

  const corner = <AppearanceMenu />
  const waiting = <Skeleton label={t`Loading`} lines={6} />
  const failure = state.error ?? session.error
  if (failure && (!state.data || !session.data))
    return (
      <main className="sr-page narrow" id="main">
        <h1>{t`Smart Rescue does not answer`}</h1>
        <FailureNote
          error={failure}
          onRetry={() => {
            void state.refetch()
            if (isReady) void session.refetch()
          }}
        />
      </main>
    )
  if (!state.data) return waiting
  return (
    <Suspense fallback={waiting}>
      {state.data.state === 'first-run' ? (
        <FirstRunPage corner={corner} />
      ) : state.data.state === 'locked' ? (
        <UnlockPage corner={corner} />
      ) : session.data === null ? (
        <SignInPage corner={corner} />
      ) : session.data === undefined ? (
        waiting
      ) : (
        <Inside session={session.data} />
      )}
    </Suspense>
  )
}

/** Chooses how a site sees us: directly, by a proxy, or through Tor. */
import { useLingui } from '@lingui/react/macro'
import { NativeSelect } from '@mantine/core'
import type { CaseId, RouteId, RouteRef } from '@smart-rescue/schema'
import type { ReactNode } from 'react'
import { useRead } from '../../web/index.ts'
import { listRouteChoices } from '../contract.ts'
import { useRouteWords } from './use-route-words.ts'

/** Whether the text names a host that only Tor leads to. */
export const looksLikeOnion = (text: string): boolean =>
  /^(?:https?:\/\/)?[^/\s]+\.onion(?:[:/]|$)/i.test(text.trim())

/** The routes of a case with the one that stands chosen: the person's choice, else the last one, and Tor for an onion. */
export const useRouteChoice = (
  caseId: CaseId,
  chosen: RouteId | undefined,
  address: string,
): { routes: readonly RouteRef[]; route: RouteRef | undefined; isOnion: boolean } => {
  const reading = useRead(listRouteChoices, { caseId })
  const routes = reading.data?.routes ?? []
  const isOnion = looksLikeOnion(address)
  const id = isOnion ? 'tor' : (chosen ?? reading.data?.last)
  return { routes, route: routes.find((route) => route.id === id), isOnion }
}

/** The field. While the routes are not known it stands in its place and says nothing. */
export const RoutePicker = ({
  caseId,
  address,
  value,
  onChange,
}: {
  caseId: CaseId
  address: string
  value: RouteId | undefined
  onChange: (route: RouteId) => void
}): ReactNode => {
  const { t } = useLingui()
  const words = useRouteWords()
  const { routes, route, isOnion } = useRouteChoice(caseId, value, address)
  const warning = isOnion
    ? route === undefined
      ? t`An onion address is reached through Tor alone, and Tor is switched off. Ask the operator to switch it on under Settings.`
      : t`An onion address is reached through Tor alone.`
    : route === undefined
      ? ' '
      : words(route).sees
  return (
    <NativeSelect
      label={t`How the site sees us`}
      description={warning}
      value={route?.id ?? ''}
      disabled={routes.length === 0 || isOnion}
      onChange={(event) => {
        const found = routes.find(({ id }) => id === event.currentTarget.value)
        if (found) onChange(found.id)
      }}
      data={
        routes.length === 0 || route === undefined
          ? [{ value: '', label: '…' }]
          : routes.map((one) => ({ value: one.id, label: words(one).name }))
      }
    />
  )
}

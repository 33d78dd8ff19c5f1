/** Settings: the ways out that captures may take. */
import { useLingui } from '@lingui/react/macro'
import { Acts, Button, ConfirmDialog, Foreign, Mono, Panel, Skeleton, showToast, Tag } from '@smart-rescue/ui'
import { type ReactNode, useState } from 'react'
import { FailureNote, useAct, useFailureText, useRead } from '../../web/index.ts'
import { changeRoute, listRoutes, type Route, removeRoute } from '../contract.ts'
import { RouteForm } from './route-form.tsx'
import { useRouteWords } from './use-route-words.ts'

/** The section. Direct stands first and cannot be changed: it is this office's own line. */
export const RoutesSection = (): ReactNode => {
  const { t } = useLingui()
  const words = useRouteWords()
  const failureText = useFailureText()
  const reading = useRead(listRoutes, {})
  const change = useAct(changeRoute, [listRoutes])
  const remove = useAct(removeRoute, [listRoutes])
  const [editing, setEditing] = useState<{ route: Route | undefined }>()
  const [removing, setRemoving] = useState<Route>()
  const onError = (error: unknown) => showToast({ text: failureText(error), tone: 'bad' })
  const kinds: Record<Route['kind'], string> = {
    direct: '',
    tor: t`Tor`,
    'http-proxy': t`HTTP proxy`,
    'socks-proxy': t`SOCKS5 proxy`,
  }
  return (
    <Panel title={t`How sites see us`}>
      <p className="sr-pad sr-small">
        {t`Every capture takes one of these ways, chosen by whoever captures. When a way is down the capture fails and says so; it never takes another.`}
      </p>
      {reading.isError ? (
        <div className="sr-pad">
          <FailureNote error={reading.error} onRetry={() => void reading.refetch()} />
        </div>
      ) : reading.isPending ? (
        <Skeleton label={t`Loading`} lines={3} />
      ) : (
        <ul className="sr-list">
          <li className="sr-item">
            <b>{t`Directly`}</b>
            <p className="sr-small">{words({ kind: 'direct', name: '' }).sees}</p>
          </li>
          {reading.data.routes.map((route) => (
            <li key={route.id} className="sr-item">
              <div className="sr-row apart">
                <span>
                  <b>
                    <Foreign text={route.name} />
                  </b>{' '}
                  <Mono text={route.address} className="sr-quiet" />
                </span>
                <Tag tone={route.on ? 'green' : 'plain'}>{route.on ? t`on` : t`off`}</Tag>
              </div>
              <p className="sr-small">
                {route.kind === 'tor' ? null : <>{kinds[route.kind]} · </>}
                {route.signsIn ? <>{t`with a passphrase, sealed`} · </> : null}
                {words(route).sees}
              </p>
              <Acts>
                <Button tone="quiet" size="small" about={route.name} onClick={() => setEditing({ route })}>
                  {t`Change`}
                </Button>
                <Button
                  tone="quiet"
                  size="small"
                  about={route.name}
                  busy={change.isPending && change.variables.routeId === route.id}
                  onClick={() => change.mutate({ routeId: route.id, on: !route.on }, { onError })}
                >
                  {route.on ? t`Switch off` : t`Switch on`}
                </Button>
                {route.kind === 'tor' ? null : (
                  <Button tone="plain" size="small" about={route.name} onClick={() => setRemoving(route)}>
                    {t`Remove`}
                  </Button>
                )}
              </Acts>
            </li>
          ))}
        </ul>
      )}
      <div className="sr-pad">
        <Button tone="quiet" onClick={() => setEditing({ route: undefined })}>
          {t`Add a proxy`}
        </Button>
      </div>
      <RouteForm open={editing !== undefined} route={editing?.route} onClose={() => setEditing(undefined)} />
      <ConfirmDialog
        open={removing !== undefined}
        title={t`Remove this route?`}
        act={t`Remove`}
        cancel={t`Cancel`}
        closeLabel={t`Close`}
        busy={remove.isPending}
        onConfirm={() => {
          if (removing)
            remove.mutate(
              { routeId: removing.id },
              {
                onSettled: () => setRemoving(undefined),
                onError,
                onSuccess: () => showToast({ text: t`The route is removed.`, tone: 'calm' }),
              },
            )
        }}
        onClose={() => setRemoving(undefined)}
      >
        <p>
          {t`Captures, watched pages and lists that were to take it will fail and say so. Exhibits keep the name of the route they came by.`}
        </p>
      </ConfirmDialog>
    </Panel>
  )
}

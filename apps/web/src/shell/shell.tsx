/** The shell: side navigation (a bar at the foot of a phone), the one box at the top, quick hide, and the page. */
import { useLingui } from '@lingui/react/macro'
import { readToday } from '@smart-rescue/features/cases/contract'
import { useHasRole, useSession } from '@smart-rescue/features/people/web'
import { StopButton, StopScreen, useStop } from '@smart-rescue/features/safeguard/stop/web'
import { OneBox } from '@smart-rescue/features/selectors/web'
import { caseOfPath, countryName, Go, paths, useRead } from '@smart-rescue/features/web'
import { Foreign, hideScreen, Toasts } from '@smart-rescue/ui'
import { Outlet, useRouterState } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef } from 'react'
import { AccountMenu } from './account-menu.tsx'
import './shell.css'

const useNavigation = () => {
  const { t } = useLingui()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const isOperator = useHasRole('operator')
  const isAuditor = useHasRole('auditor')
  const { roles } = useSession().member
  const readsCases = roles.some((role) => role !== 'operator' && role !== 'auditor')
  const today = useRead(readToday, {})
  const waiting =
    (today.data?.next.filter((item) => item.next !== 'nothing').length ?? 0) +
    (today.data?.notices.filter((notice) => notice.readAt === undefined).length ?? 0)
  return [
    { to: paths.today(), name: t`Today`, on: path === '/', count: waiting },
    { to: paths.cases(), name: t`Cases`, on: path.startsWith('/cases'), count: 0 },
    ...(readsCases ? [{ to: paths.leads(), name: t`Leads`, on: path === paths.leads(), count: 0 }] : []),
    ...(readsCases
      ? [
          { to: paths.myTasks(), name: t`Tasks`, on: path === paths.myTasks(), count: 0 },
          { to: paths.playbooks(), name: t`Playbooks`, on: path.startsWith('/playbooks'), count: 0 },
        ]
      : []),
    ...(readsCases ? [{ to: paths.roads(), name: t`Road`, on: path === paths.roads(), count: 0 }] : []),
    ...(readsCases ? [{ to: paths.law(), name: t`Law`, on: path.startsWith('/law'), count: 0 }] : []),
    ...(readsCases ? [{ to: paths.search(), name: t`Search`, on: path === '/search', count: 0 }] : []),
    ...(isOperator ? [{ to: paths.people(), name: t`People`, on: path === paths.people(), count: 0 }] : []),
    ...(isOperator
      ? [{ to: paths.settings(), name: t`Settings`, on: path === paths.settings(), count: 0 }]
      : []),
    ...(isAuditor
      ? [{ to: paths.custody(), name: t`Custody log`, on: path === paths.custody(), count: 0 }]
      : []),
  ]
}

/** After a change of page, focus goes to the page, so that a screen reader begins there. */
const useFocusOnNavigation = () => {
  const main = useRef<HTMLElement>(null)
  const path = useRouterState({ select: (state) => state.location.pathname })
  const before = useRef(path)
  useEffect(() => {
    if (before.current === path) return
    before.current = path
    const active = document.activeElement
    if (active === null || active === document.body || !main.current?.contains(active)) main.current?.focus()
  }, [path])
  return main
}

/** The frame of every page behind the sign-in. */
export const Shell = (): ReactNode => {
  const { t, i18n } = useLingui()
  const { organisation } = useSession()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const items = useNavigation()
  const main = useFocusOnNavigation()
  const stop = useStop()
  return (
    <div className="sr-app">
      <a className="sr-skip" href="#main">
        {t`Skip to the page`}
      </a>
      <nav className="sr-nav" aria-label={t`Main`}>
        <div className="sr-nav-inner">
          <div className="sr-org">
            <Foreign text={organisation.name} />
            <small>{countryName(organisation.country, i18n.locale)}</small>
          </div>
          {items.map((item) => (
            <Go key={item.to} to={item.to} className={item.on ? 'on' : ''} current={item.on}>
              {item.name}
              {item.count > 0 ? (
                <span className="sr-nav-count" role="img" aria-label={t`${item.count} waiting`}>
                  {i18n.number(item.count)}
                </span>
              ) : null}
            </Go>
          ))}
        </div>
      </nav>
      <div className="sr-side">
        <header className="sr-top">
          <OneBox currentCase={caseOfPath(path)} />
          <div className="sr-top-end">
            <StopButton onPress={stop.press} />
            <button
              type="button"
              className="sr-hide"
              onClick={hideScreen}
              title={t`Blanks the screen at once. Press Shift three times, or tap three times, to come back.`}
            >
              <span className="long">{t`Hide screen`}</span>
              <span className="short" aria-hidden="true">{t`Hide`}</span>
              <span className="keys" aria-hidden="true">
                ⇧⇧⇧
              </span>
            </button>
            <AccountMenu />
          </div>
        </header>
        <main id="main" ref={main} tabIndex={-1}>
          {stop.state === undefined ? <Outlet /> : <StopScreen state={stop.state} onRetry={stop.retry} />}
        </main>
      </div>
      <Toasts label={t`Messages`} closeLabel={t`Close message`} />
    </div>
  )
}

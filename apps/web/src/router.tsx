/** Which page stands at which address. Every feature is its own file of the build, fetched when a link to it is about to be used. */
import { CaseId, ExhibitId, LinkId, ListId, SelectorId, StopId, WatchId } from '@smart-rescue/schema'
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouteComponent,
} from '@tanstack/react-router'
import { lazy, type ReactNode } from 'react'
import { BrokenPage, MissingPage, WaitingPage } from './shell/odd-pages.tsx'
import { SettingsPage } from './shell/settings-page.tsx'
import { Shell } from './shell/shell.tsx'

const cases = () => import('@smart-rescue/features/cases/web')
const evidence = () => import('@smart-rescue/features/evidence/web')
const links = () => import('@smart-rescue/features/links/web')
const dossier = () => import('@smart-rescue/features/dossier/web')
const selectors = () => import('@smart-rescue/features/selectors/web')
const people = () => import('@smart-rescue/features/people/web')
const capture = () => import('@smart-rescue/features/capture/web')
const watching = () => import('@smart-rescue/features/watching/web')
const addressLists = () => import('@smart-rescue/features/address-lists/web')
const safeguard = () => import('@smart-rescue/features/safeguard/web')
const wellbeing = () => import('@smart-rescue/features/wellbeing/web')

const CaseLayout = lazy(async () => ({ default: (await cases()).CaseLayout }))
const CaseLog = lazy(async () => ({ default: (await cases()).CaseLog }))
const CaseOverview = lazy(async () => ({ default: (await import('./shell/case-overview.tsx')).CaseOverview }))
const EvidenceTab = lazy(async () => ({ default: (await evidence()).EvidenceTab }))
const ExhibitPage = lazy(async () => ({ default: (await evidence()).ExhibitPage }))
const LinksTab = lazy(async () => ({ default: (await links()).LinksTab }))
const ComparePage = lazy(async () => ({ default: (await links()).ComparePage }))
const DossierTab = lazy(async () => ({ default: (await dossier()).DossierTab }))
const CompareExhibitsPage = lazy(async () => ({ default: (await capture()).CompareExhibitsPage }))
const WatchesTab = lazy(async () => ({ default: (await watching()).WatchesTab }))
const WatchPage = lazy(async () => ({ default: (await watching()).WatchPage }))
const ListsTab = lazy(async () => ({ default: (await addressLists()).ListsTab }))
const ListPage = lazy(async () => ({ default: (await addressLists()).ListPage }))
const SelectorPage = lazy(async () => ({ default: (await selectors()).SelectorPage }))

const SafeguardTab = lazy(async () => ({ default: (await safeguard()).SafeguardTab }))
const StopPage = lazy(async () => ({ default: (await safeguard()).StopPage }))

/** Draws a page for an id of the address, or the missing page when it is no id at all. */
const withId = <T,>(
  schema: { safeParse(value: unknown): { success: true; data: T } | { success: false } },
  value: string,
  draw: (id: T) => ReactNode,
): ReactNode => {
  const id = schema.safeParse(value)
  return id.success ? draw(id.data) : <MissingPage />
}

/** Makes the router; one a session. */
export const createAppRouter = () => {
  const root = createRootRoute({ component: Shell, notFoundComponent: MissingPage })
  const page = <P extends string>(path: P, component: RouteComponent, load?: () => Promise<unknown>) =>
    createRoute({
      getParentRoute: () => root,
      path,
      component,
      ...(load === undefined ? {} : { loader: () => load().then(() => null) }),
    })

  const caseRoute = createRoute({
    getParentRoute: () => root,
    path: '/cases/$caseId',
    loader: () => cases().then(() => null),
    component: () => withId(CaseId, caseRoute.useParams().caseId, (id) => <CaseLayout caseId={id} />),
  })
  const tab = <P extends string>(path: P, load: () => Promise<unknown>, draw: (id: CaseId) => ReactNode) =>
    createRoute({
      getParentRoute: () => caseRoute,
      path,
      loader: () => load().then(() => null),
      component: () => withId(CaseId, caseRoute.useParams().caseId, draw),
    })
  const compare = createRoute({
    getParentRoute: () => root,
    path: '/cases/$caseId/links/$linkId',
    loader: () => links().then(() => null),
    component: () => {
      const { caseId, linkId } = compare.useParams()
      return withId(CaseId, caseId, (id) =>
        withId(LinkId, linkId, (link) => <ComparePage key={link} caseId={id} linkId={link} />),
      )
    },
  })
  const exhibit = createRoute({
    getParentRoute: () => root,
    path: '/cases/$caseId/exhibits/$exhibitId',
    loader: () => evidence().then(() => null),
    component: () => {
      const { caseId, exhibitId } = exhibit.useParams()
      return withId(CaseId, caseId, (id) =>
        withId(ExhibitId, exhibitId, (item) => <ExhibitPage key={item} caseId={id} exhibitId={item} />),
      )
    },
  })
  const compareExhibits = createRoute({
    getParentRoute: () => root,
    path: '/cases/$caseId/exhibits/$exhibitId/compare/$otherId',
    loader: () => capture().then(() => null),
    component: () => {
      const { caseId, exhibitId, otherId } = compareExhibits.useParams()
      return withId(CaseId, caseId, (id) =>
        withId(ExhibitId, exhibitId, (one) =>
          withId(ExhibitId, otherId, (two) => (
            <CompareExhibitsPage key={`${one} ${two}`} caseId={id} exhibitId={one} otherId={two} />
          )),
        ),
      )
    },
  })
  const watch = createRoute({
    getParentRoute: () => caseRoute,
    path: '/watches/$watchId',
    loader: () => watching().then(() => null),
    component: () => {
      const { caseId, watchId } = watch.useParams()
      return withId(CaseId, caseId, (id) =>
        withId(WatchId, watchId, (one) => <WatchPage key={one} caseId={id} watchId={one} />),
      )
    },
  })
  const list = createRoute({
    getParentRoute: () => caseRoute,
    path: '/lists/$listId',
    loader: () => addressLists().then(() => null),
    component: () => {
      const { caseId, listId } = list.useParams()
      return withId(CaseId, caseId, (id) =>
        withId(ListId, listId, (one) => <ListPage key={one} caseId={id} listId={one} />),
      )
    },
  })
  const selector = createRoute({
    getParentRoute: () => root,
    path: '/selectors/$selectorId',
    loader: () => selectors().then(() => null),
    component: () =>
      withId(SelectorId, selector.useParams().selectorId, (id) => <SelectorPage selectorId={id} />),
  })

  const stop = createRoute({
    getParentRoute: () => root,
    path: '/stops/$stopId',
    loader: () => safeguard().then(() => null),
    component: () => withId(StopId, stop.useParams().stopId, (id) => <StopPage key={id} stopId={id} />),
  })

  const routeTree = root.addChildren([
    page('/', lazyRouteComponent(cases, 'TodayPage')),
    page('/cases', lazyRouteComponent(cases, 'CasesPage')),
    page('/cases/new', lazyRouteComponent(cases, 'OpenCasePage')),
    caseRoute.addChildren([
      tab('/', cases, (id) => <CaseOverview caseId={id} />),
      tab('/evidence', evidence, (id) => <EvidenceTab caseId={id} />),
      tab('/watches', watching, (id) => <WatchesTab caseId={id} />),
      watch,
      tab('/lists', addressLists, (id) => <ListsTab caseId={id} />),
      list,
      tab('/links', links, (id) => <LinksTab caseId={id} />),
      tab('/dossier', dossier, (id) => <DossierTab caseId={id} />),
      tab('/safeguard', safeguard, (id) => <SafeguardTab caseId={id} />),
      tab('/log', cases, (id) => <CaseLog caseId={id} />),
    ]),
    compare,
    exhibit,
    compareExhibits,
    selector,
    stop,
    page('/wellbeing', lazyRouteComponent(wellbeing, 'WellbeingPage')),
    page('/people', lazyRouteComponent(people, 'PeoplePage')),
    page('/settings', SettingsPage),
    page('/custody', lazyRouteComponent(cases, 'CustodyPage')),
    page('/me', lazyRouteComponent(people, 'AccountPage')),
  ])
  return createRouter({
    routeTree,
    defaultPreload: 'intent',
    defaultPendingComponent: WaitingPage,
    defaultErrorComponent: BrokenPage,
    defaultNotFoundComponent: MissingPage,
    scrollRestoration: true,
  })
}

/** Which page stands at which address. Every feature is its own file of the build, fetched when a link to it is about to be used. */
import {
  CaseId,
  ExhibitId,
  LeadId,
  LinkId,
  ListId,
  SelectorId,
  SourceKey,
  StopId,
  WatchId,
} from '@smart-rescue/schema'
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
const leads = () => import('@smart-rescue/features/leads/web')
const links = () => import('@smart-rescue/features/links/web')
const templates = () => import('@smart-rescue/features/templates/web')
const networks = () => import('@smart-rescue/features/network/web')
const dossier = () => import('@smart-rescue/features/dossier/web')
const selectors = () => import('@smart-rescue/features/selectors/web')
const people = () => import('@smart-rescue/features/people/web')
const capture = () => import('@smart-rescue/features/capture/web')
const watching = () => import('@smart-rescue/features/watching/web')
const addressLists = () => import('@smart-rescue/features/address-lists/web')
const tables = () => import('@smart-rescue/features/tables/web')
const sources = () => import('@smart-rescue/features/sources/web')
const search = () => import('@smart-rescue/features/search/web')
const settingAside = () => import('@smart-rescue/features/setting-aside/web')
const safeguard = () => import('@smart-rescue/features/safeguard/web')
const whereabouts = () => import('@smart-rescue/features/whereabouts/web')
const wellbeing = () => import('@smart-rescue/features/wellbeing/web')

const CaseLayout = lazy(async () => ({ default: (await cases()).CaseLayout }))
const CaseLog = lazy(async () => ({ default: (await cases()).CaseLog }))
const CaseOverview = lazy(async () => ({ default: (await import('./shell/case-overview.tsx')).CaseOverview }))
const EvidenceTab = lazy(async () => ({ default: (await evidence()).EvidenceTab }))
const ExhibitPage = lazy(async () => ({ default: (await evidence()).ExhibitPage }))
const CaseLeadsTab = lazy(async () => ({ default: (await leads()).CaseLeadsTab }))
const LeadPage = lazy(async () => ({ default: (await leads()).LeadPage }))
const LinksTab = lazy(async () => ({ default: (await links()).LinksTab }))
const ComparePage = lazy(async () => ({ default: (await links()).ComparePage }))
const TemplatesTab = lazy(async () => ({ default: (await templates()).TemplatesTab }))
const TemplatePage = lazy(async () => ({ default: (await templates()).TemplatePage }))
const CompareSourcesPage = lazy(async () => ({ default: (await templates()).CompareSourcesPage }))
const NetworksTab = lazy(async () => ({ default: (await networks()).NetworksTab }))
const NetworkPage = lazy(async () => ({ default: (await networks()).NetworkPage }))
const AsideTab = lazy(async () => ({ default: (await settingAside()).AsideTab }))
const DossierTab = lazy(async () => ({ default: (await dossier()).DossierTab }))
const CompareExhibitsPage = lazy(async () => ({ default: (await capture()).CompareExhibitsPage }))
const WatchesTab = lazy(async () => ({ default: (await watching()).WatchesTab }))
const WatchPage = lazy(async () => ({ default: (await watching()).WatchPage }))
const ListsTab = lazy(async () => ({ default: (await addressLists()).ListsTab }))
const ListPage = lazy(async () => ({ default: (await addressLists()).ListPage }))
const TablesTab = lazy(async () => ({ default: (await tables()).TablesTab }))
const TablePage = lazy(async () => ({ default: (await tables()).TablePage }))
const SourcePage = lazy(async () => ({ default: (await sources()).SourcePage }))
const SelectorPage = lazy(async () => ({ default: (await selectors()).SelectorPage }))

const SearchPage = lazy(async () => ({ default: (await search()).SearchPage }))
const WhereaboutsTab = lazy(async () => ({ default: (await whereabouts()).WhereaboutsTab }))
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
  const template = createRoute({
    getParentRoute: () => root,
    path: '/cases/$caseId/templates/$exhibitId/$row',
    loader: () => templates().then(() => null),
    component: () => {
      const { caseId, exhibitId, row } = template.useParams()
      const key = `${exhibitId}.${row}`
      return withId(CaseId, caseId, (id) =>
        withId(SourceKey, key, (first) => <TemplatePage key={key} caseId={id} first={first} />),
      )
    },
  })
  const compareSources = createRoute({
    getParentRoute: () => root,
    path: '/cases/$caseId/sources/compare',
    loader: () => templates().then(() => null),
    validateSearch: (given: Record<string, unknown>): { a: string; b: string } => ({
      a: String(given.a ?? ''),
      b: String(given.b ?? ''),
    }),
    component: () => {
      const { a, b } = compareSources.useSearch()
      return withId(CaseId, compareSources.useParams().caseId, (id) =>
        withId(SourceKey, a, (one) =>
          withId(SourceKey, b, (two) => <CompareSourcesPage key={`${a} ${b}`} caseId={id} a={one} b={two} />),
        ),
      )
    },
  })
  const network = createRoute({
    getParentRoute: () => root,
    path: '/cases/$caseId/networks/$network',
    loader: () => networks().then(() => null),
    component: () => {
      const { caseId, network: id } = network.useParams()
      return withId(CaseId, caseId, (one) => <NetworkPage key={id} caseId={one} network={id} />)
    },
  })
  const table = createRoute({
    getParentRoute: () => caseRoute,
    path: '/tables/$exhibitId',
    loader: () => tables().then(() => null),
    component: () => {
      const { caseId, exhibitId } = table.useParams()
      return withId(CaseId, caseId, (id) =>
        withId(ExhibitId, exhibitId, (one) => <TablePage key={one} caseId={id} exhibitId={one} />),
      )
    },
  })
  const source = createRoute({
    getParentRoute: () => caseRoute,
    path: '/sources/$exhibitId/$row',
    loader: () => sources().then(() => null),
    component: () => {
      const { caseId, exhibitId, row } = source.useParams()
      return withId(CaseId, caseId, (id) =>
        withId(ExhibitId, exhibitId, (one) =>
          /^\d{1,9}$/.test(row) ? (
            <SourcePage key={`${one} ${row}`} caseId={id} exhibitId={one} row={Number(row)} />
          ) : (
            <MissingPage />
          ),
        ),
      )
    },
  })
  const lead = createRoute({
    getParentRoute: () => root,
    path: '/cases/$caseId/leads/$leadId',
    loader: () => leads().then(() => null),
    component: () => {
      const { caseId, leadId } = lead.useParams()
      return withId(CaseId, caseId, (id) =>
        withId(LeadId, leadId, (one) => <LeadPage key={one} caseId={id} leadId={one} />),
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

  const searchRoute = createRoute({
    getParentRoute: () => root,
    path: '/search',
    loader: () => search().then(() => null),
    validateSearch: (given: Record<string, unknown>): { saved?: string } =>
      typeof given.saved === 'string' ? { saved: given.saved } : {},
    component: () => <SearchPage saved={searchRoute.useSearch().saved} />,
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
      tab('/tables', tables, (id) => <TablesTab caseId={id} />),
      table,
      source,
      tab('/links', links, (id) => <LinksTab caseId={id} />),
      tab('/leads', leads, (id) => <CaseLeadsTab caseId={id} />),
      tab('/templates', templates, (id) => <TemplatesTab caseId={id} />),
      tab('/networks', networks, (id) => <NetworksTab caseId={id} />),
      tab('/where', whereabouts, (id) => <WhereaboutsTab caseId={id} />),
      tab('/aside', settingAside, (id) => <AsideTab caseId={id} />),
      tab('/dossier', dossier, (id) => <DossierTab caseId={id} />),
      tab('/safeguard', safeguard, (id) => <SafeguardTab caseId={id} />),
      tab('/log', cases, (id) => <CaseLog caseId={id} />),
    ]),
    compare,
    exhibit,
    lead,
    compareExhibits,
    template,
    compareSources,
    network,
    selector,
    searchRoute,
    stop,
    page('/leads', lazyRouteComponent(leads, 'LeadsPage')),
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

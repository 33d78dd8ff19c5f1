/** Which page stands at which address. Every feature is its own file of the build, fetched when a link to it is about to be used. */
import {
  CaseId,
  CountryCode,
  ExhibitId,
  LeadId,
  LeadKind,
  LinkId,
  ListId,
  PersonId,
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
const elements = () => import('@smart-rescue/features/elements/web')
const evidence = () => import('@smart-rescue/features/evidence/web')
const leads = () => import('@smart-rescue/features/leads/web')
const links = () => import('@smart-rescue/features/links/web')
const templates = () => import('@smart-rescue/features/templates/web')
const networks = () => import('@smart-rescue/features/network/web')
const dossier = () => import('@smart-rescue/features/dossier/web')
const persons = () => import('@smart-rescue/features/persons/web')
const safety = () => import('@smart-rescue/features/safety/web')
const chronology = () => import('@smart-rescue/features/chronology/web')
const selectors = () => import('@smart-rescue/features/selectors/web')
const people = () => import('@smart-rescue/features/people/web')
const capture = () => import('@smart-rescue/features/capture/web')
const watching = () => import('@smart-rescue/features/watching/web')
const addressLists = () => import('@smart-rescue/features/address-lists/web')
const tables = () => import('@smart-rescue/features/tables/web')
const sources = () => import('@smart-rescue/features/sources/web')
const search = () => import('@smart-rescue/features/search/web')
const settingAside = () => import('@smart-rescue/features/setting-aside/web')
const tasks = () => import('@smart-rescue/features/tasks/web')
const duties = () => import('@smart-rescue/features/duties/web')
const exploitation = () => import('@smart-rescue/features/exploitation/web')
const playbooks = () => import('@smart-rescue/features/playbooks/web')
const safeguard = () => import('@smart-rescue/features/safeguard/web')
const whereabouts = () => import('@smart-rescue/features/whereabouts/web')
const road = () => import('@smart-rescue/features/road/web')
const outcomes = () => import('@smart-rescue/features/outcomes/web')
const figures = () => import('@smart-rescue/features/figures/web')
const wellbeing = () => import('@smart-rescue/features/wellbeing/web')

const CaseLayout = lazy(async () => ({ default: (await cases()).CaseLayout }))
const CaseLog = lazy(async () => ({ default: (await cases()).CaseLog }))
const CaseOverview = lazy(async () => ({ default: (await import('./shell/case-overview.tsx')).CaseOverview }))
const ElementsTab = lazy(async () => ({ default: (await elements()).ElementsTab }))
const CountryLawPage = lazy(async () => ({ default: (await elements()).CountryLawPage }))
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
const PersonsTab = lazy(async () => ({ default: (await persons()).PersonsTab }))
const PersonTab = lazy(async () => ({ default: (await persons()).PersonTab }))
const SafetyPanel = lazy(async () => ({ default: (await safety()).SafetyPanel }))
const ConsentPanel = lazy(async () => ({ default: (await safety()).ConsentPanel }))
const ChronologyTab = lazy(async () => ({ default: (await chronology()).ChronologyTab }))
const WhereaboutsTab = lazy(async () => ({ default: (await whereabouts()).WhereaboutsTab }))
const StepsTab = lazy(async () => ({ default: (await tasks()).StepsTab }))
const DutiesTab = lazy(async () => ({ default: (await duties()).DutiesTab }))
const ExploitationTab = lazy(async () => ({ default: (await exploitation()).ExploitationTab }))
const PlaybookPage = lazy(async () => ({ default: (await playbooks()).PlaybookPage }))
const RoadTab = lazy(async () => ({ default: (await road()).RoadTab }))
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

/** The moment that a page of networks looks at, ISO 8601; today without one. */
const readMoment = (given: Record<string, unknown>): { moment?: string } =>
  typeof given.moment === 'string' ? { moment: given.moment } : {}

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
  const where = createRoute({
    getParentRoute: () => caseRoute,
    path: '/where',
    loader: () => whereabouts().then(() => null),
    validateSearch: (given: Record<string, unknown>): { network?: string } =>
      typeof given.network === 'string' ? { network: given.network } : {},
    component: () => {
      const { network: one } = where.useSearch()
      return withId(CaseId, where.useParams().caseId, (id) => (
        <WhereaboutsTab key={one} caseId={id} network={one} />
      ))
    },
  })
  const networksOf = createRoute({
    getParentRoute: () => caseRoute,
    path: '/networks',
    loader: () => networks().then(() => null),
    validateSearch: readMoment,
    component: () => {
      const { moment } = networksOf.useSearch()
      return withId(CaseId, networksOf.useParams().caseId, (id) => (
        <NetworksTab caseId={id} moment={moment} />
      ))
    },
  })
  const network = createRoute({
    getParentRoute: () => root,
    path: '/cases/$caseId/networks/$network',
    loader: () => networks().then(() => null),
    validateSearch: readMoment,
    component: () => {
      const { caseId, network: id } = network.useParams()
      const { moment } = network.useSearch()
      return withId(CaseId, caseId, (one) => (
        <NetworkPage key={`${id} ${moment}`} caseId={one} network={id} moment={moment} />
      ))
    },
  })
  const person = createRoute({
    getParentRoute: () => caseRoute,
    path: '/persons/$personId',
    loader: () => persons().then(() => null),
    component: () => {
      const { caseId, personId } = person.useParams()
      return withId(CaseId, caseId, (id) =>
        withId(PersonId, personId, (one) => (
          <PersonTab key={one} caseId={id} personId={one}>
            <ConsentPanel caseId={id} personId={one} />
          </PersonTab>
        )),
      )
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

  const playbook = createRoute({
    getParentRoute: () => root,
    path: '/playbooks/$kind',
    loader: () => playbooks().then(() => null),
    component: () =>
      withId(LeadKind, playbook.useParams().kind, (kind) => <PlaybookPage key={kind} kind={kind} />),
  })

  const countryLaw = createRoute({
    getParentRoute: () => root,
    path: '/law/$country',
    loader: () => elements().then(() => null),
    validateSearch: (given: Record<string, unknown>): { version?: string } =>
      given.version === undefined ? {} : { version: String(given.version) },
    component: () => {
      const { version } = countryLaw.useSearch()
      return withId(CountryCode, countryLaw.useParams().country, (country) => (
        <CountryLawPage key={`${country} ${version}`} country={country} version={version} />
      ))
    },
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
      networksOf,
      where,
      tab('/aside', settingAside, (id) => <AsideTab caseId={id} />),
      tab('/elements', elements, (id) => <ElementsTab caseId={id} />),
      tab('/dossier', dossier, (id) => <DossierTab caseId={id} />),
      tab('/tasks', tasks, (id) => <StepsTab caseId={id} />),
      tab('/duties', duties, (id) => <DutiesTab caseId={id} />),
      tab('/exploitation', exploitation, (id) => <ExploitationTab caseId={id} />),
      tab('/road', road, (id) => <RoadTab caseId={id} />),
      tab('/persons', persons, (id) => (
        <PersonsTab caseId={id}>
          <SafetyPanel caseId={id} />
        </PersonsTab>
      )),
      person,
      tab('/chronology', chronology, (id) => <ChronologyTab caseId={id} />),
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
    page('/law', lazyRouteComponent(elements, 'LawPage')),
    countryLaw,
    page('/tasks', lazyRouteComponent(tasks, 'MyTasksPage')),
    page('/playbooks', lazyRouteComponent(playbooks, 'PlaybooksPage')),
    playbook,
    page('/road', lazyRouteComponent(road, 'RoadsPage')),
    page('/outcomes', lazyRouteComponent(outcomes, 'OutcomesPage')),
    page('/figures', lazyRouteComponent(figures, 'FiguresPage')),
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

/** The features of the house, put together: what the door serves, what the worker runs, and how the index is told. */
import type { CaseId, ListId, WatchId } from '@smart-rescue/schema'
import { createGate } from './access/index.ts'
import {
  createListHandlers,
  createListStep,
  followLine,
  type ListDeps,
  listProjections,
  planStep,
  stopListsOfCase,
} from './address-lists/index.ts'
import { listJob } from './address-lists/jobs.ts'
import {
  type CaptureDeps,
  type CaptureFollowers,
  type CaptureRunDeps,
  captureProjections,
  createCaptureHandlers,
  createCaptureRun,
  followSecondCapture,
  listWaitingWork,
} from './capture/index.ts'
import { captureJob } from './capture/jobs.ts'
import { type CaseDeps, caseProjections, createCaseHandlers } from './cases/index.ts'
import { type ChronologyDeps, chronologyProjections, createChronologyHandlers } from './chronology/index.ts'
import { joinProjections, type Projections, type RecordingDeps } from './custody/index.ts'
import {
  createDossierHandlers,
  createExportRun,
  type DossierDeps,
  dossierProjections,
  type ExportRunDeps,
} from './dossier/index.ts'
import { exportJob } from './dossier/jobs.ts'
import {
  createDutyHandlers,
  createDutyRound,
  type DutyDeps,
  dutyProjections,
  planDutyRound,
} from './duties/index.ts'
import { dutyJob } from './duties/jobs.ts'
import { createElementHandlers, type ElementDeps, elementProjections } from './elements/index.ts'
import { createEvidenceHandlers, type EvidenceDeps, evidenceProjections } from './evidence/index.ts'
import {
  createExploitationHandlers,
  type ExploitationDeps,
  exploitationProjections,
} from './exploitation/index.ts'
import { createFigureHandlers, type FigureDeps } from './figures/index.ts'
import { createGroupingRun, type GroupingRunDeps, groupingJob, planGrouping } from './grouping/index.ts'
import { createHandOverHandlers, type HandOverDeps, handOverProjections } from './handing-over/index.ts'
import { createIdentityHandlers, type IdentityDeps, identityProjections } from './identities/index.ts'
import {
  createImportHandlers,
  createImportRun,
  createRecogniseRun,
  type ImportDeps,
  type ImportRunDeps,
  importProjections,
} from './imports/index.ts'
import { importJob, recogniseJob } from './imports/jobs.ts'
import {
  createLeadHandlers,
  createLeadRun,
  heldByLeads,
  type LeadDeps,
  leadProjections,
  planLeads,
} from './leads/index.ts'
import { leadJob } from './leads/jobs.ts'
import { createLinkHandlers, type LinkDeps, linkProjections } from './links/index.ts'
import {
  createNetworkHandlers,
  createNetworkRun,
  heldByNetworks,
  listWaitingNetworks,
  type NetworkDeps,
  networkJob,
  networkProjections,
  planNetwork,
} from './network/index.ts'
import { createOrganisationHandlers, type OrganisationDeps, tellOrganisation } from './organisation/index.ts'
import { createOutcomeHandlers, type OutcomeDeps } from './outcomes/index.ts'
import {
  createAuthenticate,
  createPeopleHandlers,
  type PeopleDeps,
  peopleProjections,
} from './people/index.ts'
import { createPersonHandlers, type PersonDeps, personProjections } from './persons/index.ts'
import { createPlaybookHandlers, type PlaybookDeps, playbookProjections } from './playbooks/index.ts'
import type { Actor, Authenticate, BoundEndpoint, Gate } from './ports/actor.ts'
import type { News } from './ports/news.ts'
import type { Queue } from './ports/queue.ts'
import {
  createAlarmRun,
  createRoadHandlers,
  planAlarms,
  type RoadDeps,
  roadProjections,
} from './road/index.ts'
import { roadJob } from './road/jobs.ts'
import { createRouteHandlers, type RouteHandlerDeps, routeProjections } from './routes/index.ts'
import {
  allowMedia,
  createSafeguardHandlers,
  type SafeguardDeps,
  safeguardProjections,
  syncHashLists,
} from './safeguard/index.ts'
import { createSafetyHandlers, type SafetyDeps, safetyProjections } from './safety/index.ts'
import {
  alertSearches,
  createSearchHandlers,
  createSearchRound,
  planSearch,
  type SearchDeps,
  searchProjections,
} from './search/index.ts'
import { searchJob } from './search/jobs.ts'
import { createSelectorHandlers, type SelectorDeps } from './selectors/index.ts'
import { type AsideDeps, asideProjections, createAsideHandlers } from './setting-aside/index.ts'
import {
  createSourceHandlers,
  createTextsRun,
  listWaitingTexts,
  type SourceDeps,
  type SourceFollower,
  sourceProjections,
} from './sources/index.ts'
import { textsJob } from './sources/jobs.ts'
import { createStampHandlers, type StampDeps, stampProjections } from './stamping/index.ts'
import {
  createExpiryRun,
  createTableHandlers,
  createTableRun,
  type HeldRows,
  listWaitingTables,
  planExpiry,
  type TableDeps,
  type TableRunDeps,
  tableProjections,
} from './tables/index.ts'
import { expiryJob, tableJob } from './tables/jobs.ts'
import { createTaskHandlers, type TaskDeps, taskProjections } from './tasks/index.ts'
import { createTemplateHandlers, type TemplateDeps } from './templates/index.ts'
import { createTraceHandlers, type TraceDeps, traceProjections } from './traces/index.ts'
import {
  createRound,
  createWatchHandlers,
  endWatchesOfCase,
  followCheck,
  listWaitingRounds,
  planRound,
  type WatchDeps,
  watchProjections,
} from './watching/index.ts'
import { watchJob } from './watching/jobs.ts'
import { createWellbeingHandlers, type WellbeingDeps } from './wellbeing/index.ts'
import { createWhereaboutsHandlers, type WhereaboutsDeps } from './whereabouts/index.ts'
import { createWitnessHandlers, type WitnessDeps, witnessProjections } from './witnessing/index.ts'

/** How every kind of fact is told to the index. `log.opened` founds the organisation. */
export const projections: Projections = joinProjections(
  peopleProjections,
  caseProjections,
  routeProjections,
  captureProjections,
  watchProjections,
  listProjections,
  evidenceProjections,
  traceProjections,
  importProjections,
  tableProjections,
  linkProjections,
  leadProjections,
  elementProjections,
  networkProjections,
  asideProjections,
  personProjections,
  identityProjections,
  safetyProjections,
  chronologyProjections,
  dossierProjections,
  witnessProjections,
  stampProjections,
  safeguardProjections,
  sourceProjections,
  searchProjections,
  playbookProjections,
  taskProjections,
  dutyProjections,
  exploitationProjections,
  roadProjections,
  handOverProjections,
  {
    'log.opened': tellOrganisation,
  },
)

/** Every hand that the features need, but for what this file gives them itself. */
export type FeatureDeps = Omit<
  OrganisationDeps &
    PeopleDeps &
    CaseDeps &
    SafeguardDeps &
    WellbeingDeps &
    CaptureDeps &
    ImportDeps &
    TableDeps &
    SourceDeps &
    EvidenceDeps &
    TraceDeps &
    SelectorDeps &
    SearchDeps &
    LinkDeps &
    TemplateDeps &
    LeadDeps &
    ElementDeps &
    NetworkDeps &
    AsideDeps &
    PersonDeps &
    IdentityDeps &
    SafetyDeps &
    ChronologyDeps &
    DossierDeps &
    RouteHandlerDeps &
    WatchDeps &
    ListDeps &
    WhereaboutsDeps &
    PlaybookDeps &
    TaskDeps &
    DutyDeps &
    ExploitationDeps &
    WitnessDeps &
    StampDeps &
    RoadDeps &
    HandOverDeps &
    OutcomeDeps &
    FigureDeps,
  'projections' | 'onOpen' | 'onClosed'
>

/** Every hand that the jobs need. */
export type WorkDeps = Omit<
  CaptureRunDeps & ImportRunDeps & TableRunDeps & GroupingRunDeps & ExportRunDeps,
  'projections' | 'sourceFollowers'
> & {
  readonly queue: Queue
}

/** What the door needs of the features. */
export interface Features {
  readonly endpoints: readonly BoundEndpoint[]
  readonly authenticate: Authenticate
  readonly gate: Gate
}

/** Puts the acts together for a door. */
export const createFeatures = (hands: FeatureDeps): Features => {
  const onOpen = () => resumeWork(hands)
  const onClosed = async (actor: Actor, caseId: CaseId) => {
    await endWatchesOfCase({ ...hands, projections }, actor, caseId)
    await stopListsOfCase({ ...hands, projections }, actor, caseId)
  }
  const deps = { ...hands, projections, onOpen, onClosed }
  return {
    authenticate: createAuthenticate(deps),
    gate: createGate(deps.db),
    endpoints: [
      ...createOrganisationHandlers(deps),
      ...createPeopleHandlers(deps),
      ...createCaseHandlers(deps),
      ...createRouteHandlers(deps),
      ...createCaptureHandlers(deps),
      ...createWatchHandlers(deps),
      ...createListHandlers(deps),
      ...createImportHandlers(deps),
      ...createTableHandlers(deps),
      ...createSourceHandlers(deps),
      ...createEvidenceHandlers(deps),
      ...createTraceHandlers(deps),
      ...createSelectorHandlers(deps),
      ...createSearchHandlers(deps),
      ...createLinkHandlers(deps),
      ...createTemplateHandlers(deps),
      ...createLeadHandlers(deps),
      ...createElementHandlers(deps),
      ...createNetworkHandlers(deps),
      ...createAsideHandlers(deps),
      ...createPersonHandlers(deps),
      ...createIdentityHandlers(deps),
      ...createSafetyHandlers(deps),
      ...createChronologyHandlers(deps),
      ...createDossierHandlers(deps),
      ...createStampHandlers(deps),
      ...createWitnessHandlers(deps),
      ...createSafeguardHandlers(deps),
      ...createWellbeingHandlers(deps),
      ...createWhereaboutsHandlers(deps),
      ...createPlaybookHandlers(deps),
      ...createTaskHandlers(deps),
      ...createDutyHandlers(deps),
      ...createExploitationHandlers(deps),
      ...createRoadHandlers(deps),
      ...createHandOverHandlers(deps),
      ...createOutcomeHandlers(deps),
      ...createFigureHandlers(deps),
    ],
  }
}

/** Who hears of captures that a watch, a list or a first exhibit asked for. */
export const createFollowers = (
  deps: RecordingDeps & { readonly news: News; readonly queue: Queue },
): CaptureFollowers => ({
  watch: followCheck(deps),
  list: followLine(deps),
  second: followSecondCapture(deps),
})

/** Who hears that a case has new sources. Each plans a job of its own. */
export const followSources = (
  hands: Pick<FeatureDeps, 'db' | 'queue' | 'ids'>,
): readonly SourceFollower[] => [
  (caseId) => planSearch(hands, caseId),
  // Networks are computed once the texts are grouped.
  (caseId) => planGrouping(hands, caseId),
]

/** What holds rows of tables beyond their day, besides links and notes on the table itself. */
const HOLDERS: readonly HeldRows[] = [heldByLeads, heldByNetworks]

/** Starts working on jobs: in the program itself, or in a worker process beside it. */
export const startWork = async (hands: WorkDeps): Promise<void> => {
  const mediaAuthority = (caseId: CaseId) => allowMedia(hands, caseId, 'captures')
  const followers = createFollowers({ ...hands, projections })
  const deps = { ...hands, projections, mediaAuthority, followers, sourceFollowers: followSources(hands) }
  // Lists that cannot be opened now are tried again at every question; until then no media is kept (allow-media.ts).
  await syncHashLists(hands).catch((cause) => hands.log.warn('safeguard.lists-not-loaded', {}, cause))
  await hands.queue.work(captureJob, createCaptureRun(deps))
  await hands.queue.work(watchJob, createRound(deps))
  await hands.queue.work(listJob, createListStep(deps))
  await hands.queue.work(importJob, createImportRun(deps))
  await hands.queue.work(recogniseJob, createRecogniseRun(deps))
  const found = (caseId: CaseId) => alertSearches(hands, caseId)
  await hands.queue.work(searchJob, createSearchRound({ db: hands.db, found }))
  await hands.queue.work(exportJob, createExportRun(deps))
  await hands.queue.work(leadJob, createLeadRun(deps))
  const groupSources = createGroupingRun(deps)
  await hands.queue.work(groupingJob, async (payload) => {
    await groupSources(payload)
    await planNetwork(hands, payload.caseId)
  })
  const computeNetworks = createNetworkRun(deps)
  await hands.queue.work(networkJob, async (payload) => {
    await computeNetworks(payload)
    await planLeads(hands, payload.caseId)
  })
  await hands.queue.work(tableJob, createTableRun(deps))
  await hands.queue.work(textsJob, createTextsRun(deps))
  await hands.queue.work(expiryJob, createExpiryRun({ ...deps, heldRows: HOLDERS }))
  await planExpiry(hands, hands.clock.now())
  await hands.queue.work(dutyJob, createDutyRound(hands))
  await planDutyRound(hands, hands.clock.now())
  await hands.queue.work(roadJob, createAlarmRun(deps))
  await planAlarms(hands, hands.clock.now())
}

/**
 * Sends again what a stopped program left waiting. Keys carry the id and the moment, so that a job whose worker died is
 * not held back by its own ghost; running a job twice makes one exhibit or package all the same.
 */
export const resumeWork = async (hands: Pick<FeatureDeps, 'db' | 'queue' | 'ids'>): Promise<void> => {
  const waiting = await hands.db.asNobody(listWaitingWork)
  for (const { kind, caseId, id } of waiting) {
    const key = `${id} ${hands.ids.next()}`
    if (kind === 'import') await hands.queue.send(importJob, { caseId, heldId: id }, key)
    else if (kind === 'capture') await hands.queue.send(captureJob, { caseId, captureId: id }, key)
    else await hands.queue.send(exportJob, { caseId, dossierId: id }, key)
  }
  for (const { caseId, exhibitId } of await hands.db.asNobody(listWaitingTables))
    await hands.queue.send(tableJob, { caseId, exhibitId }, `${exhibitId} ${hands.ids.next()}`)
  for (const caseId of await hands.db.asNobody(listWaitingTexts))
    await hands.queue.send(textsJob, { caseId }, `${caseId} ${hands.ids.next()}`)
  for (const caseId of await hands.db.asNobody(listWaitingNetworks)) await planNetwork(hands, caseId)
  for (const { kind, caseId, id, due } of await hands.db.asNobody(listWaitingRounds)) {
    if (kind === 'list') await planStep(hands, caseId, id as ListId, hands.ids.next())
    else if (due !== undefined) await planRound(hands, caseId, id as WatchId, due.toISOString())
  }
}

/** The features of the house, put together: what the door serves, what the worker runs, and how the index is told. */
import { createGate } from './access/index.ts'
import {
  type CaptureDeps,
  type CaptureRunDeps,
  captureProjections,
  createCaptureHandlers,
  createCaptureRun,
  listWaitingWork,
} from './capture/index.ts'
import { captureJob } from './capture/jobs.ts'
import { type CaseDeps, caseProjections, createCaseHandlers } from './cases/index.ts'
import type { Projections } from './custody/index.ts'
import {
  createDossierHandlers,
  createExportRun,
  type DossierDeps,
  dossierProjections,
  type ExportRunDeps,
} from './dossier/index.ts'
import { exportJob } from './dossier/jobs.ts'
import { createEvidenceHandlers, type EvidenceDeps } from './evidence/index.ts'
import { createLinkHandlers, type LinkDeps, linkProjections } from './links/index.ts'
import { createOrganisationHandlers, type OrganisationDeps, tellOrganisation } from './organisation/index.ts'
import {
  createAuthenticate,
  createPeopleHandlers,
  type PeopleDeps,
  peopleProjections,
} from './people/index.ts'
import type { Authenticate, BoundEndpoint, Gate } from './ports/actor.ts'
import type { Queue } from './ports/queue.ts'
import { createSelectorHandlers, type SelectorDeps } from './selectors/index.ts'

/** How every kind of fact is told to the index. `log.opened` founds the organisation. */
export const projections: Projections = {
  ...peopleProjections,
  ...caseProjections,
  ...captureProjections,
  ...linkProjections,
  ...dossierProjections,
  'log.opened': tellOrganisation,
}

/** Every hand that the features need, but for what this file gives them itself. */
export type FeatureDeps = Omit<
  OrganisationDeps &
    PeopleDeps &
    CaseDeps &
    CaptureDeps &
    EvidenceDeps &
    SelectorDeps &
    LinkDeps &
    DossierDeps,
  'projections' | 'onOpen'
>

/** Every hand that the jobs need. */
export type WorkDeps = Omit<CaptureRunDeps & ExportRunDeps, 'projections'> & { readonly queue: Queue }

/** What the door needs of the features. */
export interface Features {
  readonly endpoints: readonly BoundEndpoint[]
  readonly authenticate: Authenticate
  readonly gate: Gate
}

/** Puts the acts together for a door. */
export const createFeatures = (hands: FeatureDeps): Features => {
  const onOpen = () => resumeWork(hands)
  const deps = { ...hands, projections, onOpen }
  return {
    authenticate: createAuthenticate(deps),
    gate: createGate(deps.db),
    endpoints: [
      ...createOrganisationHandlers(deps),
      ...createPeopleHandlers(deps),
      ...createCaseHandlers(deps),
      ...createCaptureHandlers(deps),
      ...createEvidenceHandlers(deps),
      ...createSelectorHandlers(deps),
      ...createLinkHandlers(deps),
      ...createDossierHandlers(deps),
    ],
  }
}

/** Starts working on jobs: in the program itself, or in a worker process beside it. */
export const startWork = async (hands: WorkDeps): Promise<void> => {
  const deps = { ...hands, projections }
  await hands.queue.work(captureJob, createCaptureRun(deps))
  await hands.queue.work(exportJob, createExportRun(deps))
}

/**
 * Sends again what a stopped program left waiting. Keys carry the id and the moment, so that a job whose worker died is
 * not held back by its own ghost; running a job twice makes one exhibit or package all the same.
 */
export const resumeWork = async (hands: Pick<FeatureDeps, 'db' | 'queue' | 'ids'>): Promise<void> => {
  const waiting = await hands.db.asNobody(listWaitingWork)
  for (const { kind, caseId, id } of waiting) {
    const key = `${id} ${hands.ids.next()}`
    if (kind === 'capture') await hands.queue.send(captureJob, { caseId, captureId: id }, key)
    else await hands.queue.send(exportJob, { caseId, dossierId: id }, key)
  }
}

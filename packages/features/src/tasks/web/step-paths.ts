/** Where the page of a step is. */
import type { StepPage } from '@smart-rescue/schema'
import { paths } from '../../web/index.ts'

const STEP_PATHS: Record<StepPage, (caseId: string) => string> = {
  overview: paths.case,
  safeguard: paths.safeguard,
  'safety-plan': paths.persons,
  people: paths.persons,
  evidence: paths.evidence,
  tables: paths.tables,
  watches: paths.watches,
  links: paths.links,
  networks: paths.networks,
  where: (caseId) => paths.whereabouts(caseId),
  elements: (caseId) => `${paths.case(caseId)}/elements`,
  exploitation: paths.exploitation,
  duties: paths.duties,
  dossier: paths.dossier,
  referral: (caseId) => `${paths.case(caseId)}/road`,
  wellbeing: () => paths.wellbeing(),
}

/** The path of a step's page in a case. */
export const pathOfStep = (page: StepPage, caseId: string): string => STEP_PATHS[page](caseId)

/** Every endpoint of the product, in one list: the door, the client, OpenAPI and the access matrix are made from it. */
import type { Endpoint } from '@smart-rescue/schema'
import { listEndpoints } from './address-lists/contract.ts'
import { captureEndpoints } from './capture/contract.ts'
import { caseEndpoints } from './cases/contract.ts'
import { chronologyEndpoints } from './chronology/contract.ts'
import { dossierEndpoints } from './dossier/contract.ts'
import { dutyEndpoints } from './duties/contract.ts'
import { elementEndpoints } from './elements/contract.ts'
import { evidenceEndpoints } from './evidence/contract.ts'
import { exploitationEndpoints } from './exploitation/contract.ts'
import { figureEndpoints } from './figures/contract.ts'
import { handOverEndpoints } from './handing-over/contract.ts'
import { identityEndpoints } from './identities/contract.ts'
import { importEndpoints } from './imports/contract.ts'
import { leadEndpoints } from './leads/contract.ts'
import { linkEndpoints } from './links/contract.ts'
import { networkEndpoints } from './network/contract.ts'
import { organisationEndpoints } from './organisation/contract.ts'
import { outcomeEndpoints } from './outcomes/contract.ts'
import { peopleEndpoints } from './people/contract.ts'
import { personEndpoints } from './persons/contract.ts'
import { playbookEndpoints } from './playbooks/contract.ts'
import { roadEndpoints } from './road/receivers-contract.ts'
import { routeEndpoints } from './routes/contract.ts'
import { safeguardEndpoints } from './safeguard/contract.ts'
import { safetyEndpoints } from './safety/contract.ts'
import { searchEndpoints } from './search/contract.ts'
import { selectorEndpoints } from './selectors/contract.ts'
import { asideEndpoints } from './setting-aside/contract.ts'
import { sourceEndpoints } from './sources/contract.ts'
import { stampEndpoints } from './stamping/contract.ts'
import { tableEndpoints } from './tables/contract.ts'
import { taskEndpoints } from './tasks/contract.ts'
import { templateEndpoints } from './templates/contract.ts'
import { traceEndpoints } from './traces/contract.ts'
import { watchEndpoints } from './watching/contract.ts'
import { wellbeingEndpoints } from './wellbeing/contract.ts'
import { whereaboutsEndpoints } from './whereabouts/contract.ts'
import { witnessEndpoints } from './witnessing/contract.ts'

/** All endpoints, by feature. */
export const endpoints: readonly Endpoint[] = [
  ...organisationEndpoints,
  ...peopleEndpoints,
  ...caseEndpoints,
  ...routeEndpoints,
  ...captureEndpoints,
  ...watchEndpoints,
  ...listEndpoints,
  ...importEndpoints,
  ...tableEndpoints,
  ...sourceEndpoints,
  ...evidenceEndpoints,
  ...traceEndpoints,
  ...selectorEndpoints,
  ...searchEndpoints,
  ...linkEndpoints,
  ...templateEndpoints,
  ...leadEndpoints,
  ...elementEndpoints,
  ...networkEndpoints,
  ...asideEndpoints,
  ...personEndpoints,
  ...identityEndpoints,
  ...safetyEndpoints,
  ...chronologyEndpoints,
  ...dossierEndpoints,
  ...stampEndpoints,
  ...witnessEndpoints,
  ...safeguardEndpoints,
  ...wellbeingEndpoints,
  ...whereaboutsEndpoints,
  ...playbookEndpoints,
  ...taskEndpoints,
  ...dutyEndpoints,
  ...exploitationEndpoints,
  ...roadEndpoints,
  ...handOverEndpoints,
  ...outcomeEndpoints,
  ...figureEndpoints,
]

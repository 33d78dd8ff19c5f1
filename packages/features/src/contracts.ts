/** Every endpoint of the product, in one list: the door, the client, OpenAPI and the access matrix are made from it. */
import type { Endpoint } from '@smart-rescue/schema'
import { listEndpoints } from './address-lists/contract.ts'
import { captureEndpoints } from './capture/contract.ts'
import { caseEndpoints } from './cases/contract.ts'
import { dossierEndpoints } from './dossier/contract.ts'
import { evidenceEndpoints } from './evidence/contract.ts'
import { importEndpoints } from './imports/contract.ts'
import { leadEndpoints } from './leads/contract.ts'
import { linkEndpoints } from './links/contract.ts'
import { networkEndpoints } from './network/contract.ts'
import { organisationEndpoints } from './organisation/contract.ts'
import { peopleEndpoints } from './people/contract.ts'
import { routeEndpoints } from './routes/contract.ts'
import { safeguardEndpoints } from './safeguard/contract.ts'
import { searchEndpoints } from './search/contract.ts'
import { selectorEndpoints } from './selectors/contract.ts'
import { asideEndpoints } from './setting-aside/contract.ts'
import { sourceEndpoints } from './sources/contract.ts'
import { stampEndpoints } from './stamping/contract.ts'
import { tableEndpoints } from './tables/contract.ts'
import { templateEndpoints } from './templates/contract.ts'
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
  ...selectorEndpoints,
  ...searchEndpoints,
  ...linkEndpoints,
  ...templateEndpoints,
  ...leadEndpoints,
  ...networkEndpoints,
  ...asideEndpoints,
  ...dossierEndpoints,
  ...stampEndpoints,
  ...witnessEndpoints,
  ...safeguardEndpoints,
  ...wellbeingEndpoints,
  ...whereaboutsEndpoints,
]

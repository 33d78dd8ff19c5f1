/** Every endpoint of the product, in one list: the door, the client, OpenAPI and the access matrix are made from it. */
import type { Endpoint } from '@smart-rescue/schema'
import { listEndpoints } from './address-lists/contract.ts'
import { captureEndpoints } from './capture/contract.ts'
import { caseEndpoints } from './cases/contract.ts'
import { dossierEndpoints } from './dossier/contract.ts'
import { evidenceEndpoints } from './evidence/contract.ts'
import { importEndpoints } from './imports/contract.ts'
import { linkEndpoints } from './links/contract.ts'
import { organisationEndpoints } from './organisation/contract.ts'
import { peopleEndpoints } from './people/contract.ts'
import { routeEndpoints } from './routes/contract.ts'
import { safeguardEndpoints } from './safeguard/contract.ts'
import { selectorEndpoints } from './selectors/contract.ts'
import { stampEndpoints } from './stamping/contract.ts'
import { watchEndpoints } from './watching/contract.ts'
import { wellbeingEndpoints } from './wellbeing/contract.ts'
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
  ...evidenceEndpoints,
  ...selectorEndpoints,
  ...linkEndpoints,
  ...dossierEndpoints,
  ...stampEndpoints,
  ...witnessEndpoints,
  ...safeguardEndpoints,
  ...wellbeingEndpoints,
]

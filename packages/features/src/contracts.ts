/** Every endpoint of the product, in one list: the door, the client, OpenAPI and the access matrix are made from it. */
import type { Endpoint } from '@smart-rescue/schema'
import { captureEndpoints } from './capture/contract.ts'
import { caseEndpoints } from './cases/contract.ts'
import { dossierEndpoints } from './dossier/contract.ts'
import { evidenceEndpoints } from './evidence/contract.ts'
import { linkEndpoints } from './links/contract.ts'
import { organisationEndpoints } from './organisation/contract.ts'
import { peopleEndpoints } from './people/contract.ts'
import { selectorEndpoints } from './selectors/contract.ts'

/** All endpoints, by feature. */
export const endpoints: readonly Endpoint[] = [
  ...organisationEndpoints,
  ...peopleEndpoints,
  ...caseEndpoints,
  ...captureEndpoints,
  ...evidenceEndpoints,
  ...selectorEndpoints,
  ...linkEndpoints,
  ...dossierEndpoints,
]

/** The safeguard: media authority, known-hash lists, stops with their hotline reports, accidental receipts. */
import { authorityEndpoints } from './authority/contract.ts'
import { hashListEndpoints } from './lists/contract.ts'
import { receiptEndpoints } from './receipt/contract.ts'
import { stopEndpoints } from './stop/contract.ts'

export * from './authority/contract.ts'
export * from './lists/contract.ts'
export * from './receipt/contract.ts'
export * from './stop/contract.ts'

/** Every endpoint of this feature. */
export const safeguardEndpoints = [
  ...authorityEndpoints,
  ...hashListEndpoints,
  ...stopEndpoints,
  ...receiptEndpoints,
] as const

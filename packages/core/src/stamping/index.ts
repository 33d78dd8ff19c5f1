/** Time stamps: what is stamped, the request for it, and the verification of RFC 3161 answers and OpenTimestamps files – pure, the same in every shell. */

export type { HashName } from './algorithms.ts'
export { type Certificate, readCertificate, readPem } from './certificate.ts'
export { judgeChain } from './certificate-chain.ts'
export { DerFault, readElement } from './der.ts'
export {
  isOpenTimestamp,
  type OtsAttestation,
  type OtsCode,
  type OtsReading,
  readOpenTimestamp,
} from './open-timestamps.ts'
export { type PublicKey, readPublicKey, verifyEcdsa } from './public-key.ts'
export { STAMP_SENTENCES, type StampCode, type StampFinding } from './stamp-code.ts'
export { buildStampQuery, shapeNonce, stampedNote } from './stamp-query.ts'
export {
  MAX_STAMP,
  type StampInfo,
  type StampOptions,
  type StampVerdict,
  verifyStamp,
} from './verify-stamp.ts'

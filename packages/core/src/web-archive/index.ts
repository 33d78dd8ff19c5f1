/** Web archives of anybody: whether a WACZ package or a WARC file is what it says, and what each part of it proves. */

export type { WaczManifest } from './check-manifest.ts'
export type { WaczSignature } from './check-signature.ts'
export { checkWebArchive, type WebArchiveOptions, type WebArchiveVerdict } from './check-web-archive.ts'
export { describeProof, type LogAtCapture, type ProofFile } from './describe-proof.ts'
export { inflateMember, inflateRaw } from './format/inflate.ts'
export type { WebProof } from './prove-parts.ts'
export { WEB_SENTENCES, type WebCode, type WebFinding } from './web-finding.ts'

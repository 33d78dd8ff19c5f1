/** The dossier: what a package for an outsider holds, how it is written and read, and how it is verified with four separate results. */

export { type ByteSource, memorySource, streamRange } from './archive/byte-source.ts'
export { crc32 } from './archive/crc32.ts'
export { locateDirectory } from './archive/locate-directory.ts'
export { readZip, type StoredFile, ZIP_LIMITS, type ZipLimits, type ZipReading } from './archive/read-zip.ts'
export { ArchiveRefused, writeZip, type ZipInput, zipInput } from './archive/write-zip.ts'
export type { ZipCode, ZipRefusal } from './archive/zip-name.ts'
export { type CaseUcoGraph, describeCase, type GraphNode, nameUuid } from './case-uco/index.ts'
export {
  CERTIFICATE_FORMS,
  type CertificateForm,
  chooseForms,
  renderCertificate,
} from './certificates/index.ts'
export * from './package/assemble-package.ts'
export type { ConsistencyProof } from './package/consistency.ts'
export { addKeys, type PolicyKeys } from './package/key-policy.ts'
export { type Manifest, type ManifestFile, readManifest } from './package/manifest.ts'
export { PACKAGE_NAMESPACE } from './package/package-layout.ts'
export { type PackagePolicy, readPackagePolicy, writePolicy } from './package/package-policy.ts'
export { isStampSlug, type PackageStamp, type PackageStamps } from './package/stamp-files.ts'
export { renderReport } from './report/render-report.ts'
export type * from './report/report-model.ts'
export { type Digests, PURE_DIGESTS, type RunningHash } from './verify/digests.ts'
export type { Aspect, Finding, FindingCode } from './verify/finding.ts'
export { memoryPackage, openPackage, type PackageFiles, type PackageOpening } from './verify/package-files.ts'
export type { TimedInterval } from './verify/times/judge-timed.ts'
export type { PackageVerdict, Reason, Result, ResultState, VerdictExhibit } from './verify/verdict.ts'
export { type VerifyOptions, verifyPackage } from './verify/verify-package.ts'

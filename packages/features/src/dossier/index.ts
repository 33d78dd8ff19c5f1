/** The dossier: a case as a package that an outsider verifies offline. */
export type { DossierDeps } from './deps.ts'
export { createDossierHandlers } from './handlers.ts'
export {
  type MadePackage,
  makePackage,
  type PackageHooks,
  type PackageOrder,
  type VerifierFiles,
} from './packing/make-package.ts'
export { dossierProjections } from './project.ts'
export { createExportRun, type ExportRunDeps } from './run-export.ts'

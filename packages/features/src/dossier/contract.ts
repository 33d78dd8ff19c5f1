/** The dossier: a case as a package that an outsider verifies offline. */
import {
  CaseId,
  Dossier,
  DossierId,
  ExhibitId,
  endpoint,
  Line,
  Locale,
  NcmecIncident,
  Prose,
} from '@smart-rescue/schema'
import { z } from 'zod'

const DossierPath = z.object({ caseId: CaseId, dossierId: DossierId })

/** Starts an export of the chosen exhibits (all by default). */
export const exportDossier = endpoint({
  name: 'dossier.export',
  method: 'POST',
  path: '/api/cases/:caseId/dossiers',
  summary: 'Export the case as a package',
  action: 'dossier.export',
  scope: 'case',
  input: z.object({
    caseId: CaseId,
    exhibits: z.array(ExhibitId).min(1).max(1_000).optional(),
    locale: Locale.default('en'),
  }),
  output: Dossier,
  errors: ['dossier.empty', 'request.not-found', 'receipt.locked', 'locker.locked'],
})

/** Exports of the case, newest first. */
export const listDossiers = endpoint({
  name: 'dossier.list',
  method: 'GET',
  path: '/api/cases/:caseId/dossiers',
  summary: 'Exports of the case',
  action: 'dossier.read',
  scope: 'case',
  input: z.object({ caseId: CaseId }),
  output: z.object({ dossiers: z.array(Dossier) }),
  errors: [],
})

/** One export with its state. */
export const readDossier = endpoint({
  name: 'dossier.read',
  method: 'GET',
  path: '/api/cases/:caseId/dossiers/:dossierId',
  summary: 'One export with its state',
  action: 'dossier.read',
  scope: 'case',
  input: DossierPath,
  output: Dossier,
  errors: ['request.not-found'],
})

/** The package: the zip file an outsider receives. The download is logged. */
export const downloadPackage = endpoint({
  name: 'dossier.package',
  method: 'GET',
  path: '/api/cases/:caseId/dossiers/:dossierId/package',
  summary: 'The package as a zip file',
  action: 'dossier.read',
  scope: 'case',
  input: DossierPath,
  output: z.unknown(),
  errors: ['request.not-found', 'dossier.not-ready', 'locker.locked', 'locker.damaged', 'locker.shredded'],
  answers: 'stream',
})

/** The report of the package as PDF, for preview. */
export const readReport = endpoint({
  name: 'dossier.report',
  method: 'GET',
  path: '/api/cases/:caseId/dossiers/:dossierId/report',
  summary: 'The report as PDF',
  action: 'dossier.read',
  scope: 'case',
  input: DossierPath,
  output: z.unknown(),
  errors: ['request.not-found', 'dossier.not-ready', 'locker.locked', 'locker.damaged', 'locker.shredded'],
  answers: 'stream',
})

/** The case in the shape of NCMEC's CyberTipline, as a draft to hand in. The export is logged. */
export const makeNcmec = endpoint({
  name: 'report.ncmec',
  method: 'POST',
  path: '/api/cases/:caseId/forms/ncmec',
  summary: 'Draft a report in the shape of the CyberTipline',
  action: 'report.export',
  scope: 'case',
  input: z.object({
    caseId: CaseId,
    /** What it is reported as, in the form's own words. */
    incident: NcmecIncident,
    /** Why it is urgent; leave out where it is not. */
    urgent: Line.optional(),
    additional: Prose.max(10_000).optional(),
  }),
  output: z.object({ fileName: z.string(), mediaType: z.string(), text: z.string() }),
  errors: ['dossier.empty', 'locker.locked', 'locker.disk-full'],
})

/** Every endpoint of this feature. */
export const dossierEndpoints = [
  exportDossier,
  listDossiers,
  readDossier,
  downloadPackage,
  readReport,
  makeNcmec,
] as const

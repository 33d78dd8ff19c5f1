/** Imports: files that somebody held already become exhibits, with how they came here. */
import {
  CaseId,
  ExhibitId,
  endpoint,
  ImportDraft,
  ImportedFile,
  ImportId,
  OCR_LANGUAGES,
} from '@smart-rescue/schema'
import { z } from 'zod'

/** Greatest file that is imported, in bytes: it is screened in memory, whole, before any of it reaches a disk. */
export const MAX_IMPORT_BYTES = 256 * 1_048_576

/** States how files came here, before the first is sent. Who gave them is sealed at once and stands in no list. */
export const openImport = endpoint({
  name: 'import.open',
  method: 'POST',
  path: '/api/cases/:caseId/imports',
  summary: 'State how files came here, to import them next',
  action: 'import.request',
  scope: 'case',
  input: ImportDraft.extend({ caseId: CaseId }),
  output: z.object({ importId: ImportId }),
  errors: ['import.unnamed-giver', 'locker.locked', 'locker.disk-full'],
})

/**
 * Sends one file: it is screened, sealed untouched, and then read in the queue. A refusal is an answer, not an error: its
 * `state` is `refused`, its `reason` says why, and nothing but the hash of its name is kept.
 */
export const sendFile = endpoint({
  name: 'import.send',
  method: 'POST',
  path: '/api/cases/:caseId/imports/:importId/files',
  summary: 'Send one file of an import',
  action: 'import.request',
  scope: 'case',
  input: z.object({
    caseId: CaseId,
    importId: ImportId,
    name: z.string().min(1).max(500),
    /** Bytes that will follow: what arrives short or long is not kept. */
    length: z.coerce.number().int().nonnegative(),
    mediaType: z.string().max(200).optional(),
  }),
  output: ImportedFile,
  errors: [
    'request.not-found',
    'request.too-large',
    'request.broken-off',
    'locker.locked',
    'locker.disk-full',
  ],
  takes: 'bytes',
  maxBytes: MAX_IMPORT_BYTES,
})

/** Files of every import of the case, newest first. */
export const listFiles = endpoint({
  name: 'import.list',
  method: 'GET',
  path: '/api/cases/:caseId/imports',
  summary: 'Imported files of the case with their states',
  action: 'import.read',
  scope: 'case',
  input: z.object({ caseId: CaseId }),
  output: z.object({ files: z.array(ImportedFile), media: z.enum(['withheld', 'allowed']) }),
  errors: [],
})

/** Imports an attachment or member of an imported file as an exhibit of its own, bound to it by hash. */
export const importInner = endpoint({
  name: 'import.inner',
  method: 'POST',
  path: '/api/cases/:caseId/exhibits/:exhibitId/inner',
  summary: 'Import a file that lies inside an imported file',
  action: 'import.request',
  scope: 'case',
  input: z.object({ caseId: CaseId, exhibitId: ExhibitId, n: z.int().nonnegative() }),
  output: ImportedFile,
  errors: [
    'request.not-found',
    'receipt.locked',
    'import.changed',
    'locker.locked',
    'locker.damaged',
    'locker.disk-full',
  ],
})

/** Asks a machine to read the text off a picture; the work goes on in the queue and makes a part of its own. */
export const recognisePicture = endpoint({
  name: 'import.recognise',
  method: 'POST',
  path: '/api/cases/:caseId/exhibits/:exhibitId/recognised',
  summary: 'Read the text on a picture of an imported file',
  action: 'import.request',
  scope: 'case',
  input: z.object({
    caseId: CaseId,
    exhibitId: ExhibitId,
    role: z
      .string()
      .regex(/^(original|view-\d{1,4})$/)
      .meta({ examples: ['original'] }),
    languages: z.array(z.enum(OCR_LANGUAGES)).min(1).max(OCR_LANGUAGES.length),
  }),
  output: z.object({ role: z.string() }),
  errors: [
    'request.not-found',
    'receipt.locked',
    'import.no-picture',
    'import.media-withheld',
    'import.quarantined',
  ],
})

/** Every endpoint of this feature. */
export const importEndpoints = [openImport, sendFile, listFiles, importInner, recognisePicture] as const

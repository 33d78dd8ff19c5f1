/** Evidence: exhibits, their parts, replay and custody history. */
import {
  CaseId,
  CustodyEntry,
  CustodyPurpose,
  Exhibit,
  ExhibitId,
  ExhibitSummary,
  endpoint,
} from '@smart-rescue/schema'
import { z } from 'zod'

const ExhibitPath = z.object({ caseId: CaseId, exhibitId: ExhibitId })

/** Exhibits of the case, newest first. */
export const listExhibits = endpoint({
  name: 'exhibit.list',
  method: 'GET',
  path: '/api/cases/:caseId/exhibits',
  summary: 'Exhibits of the case',
  action: 'evidence.read',
  scope: 'case',
  input: z.object({ caseId: CaseId }),
  output: z.object({ exhibits: z.array(ExhibitSummary) }),
  errors: [],
})

/** One exhibit with its text; the reading is logged before the text leaves the locker. */
export const readExhibit = endpoint({
  name: 'exhibit.read',
  method: 'GET',
  path: '/api/cases/:caseId/exhibits/:exhibitId',
  summary: 'An exhibit: text with marks, parts, provenance, capture report',
  action: 'evidence.read',
  scope: 'case',
  input: ExhibitPath,
  output: Exhibit,
  errors: ['request.not-found', 'receipt.locked', 'locker.locked', 'locker.damaged'],
})

/** The bytes of one part, e.g. a screenshot tile; media is never among them unless authorised. */
export const readPart = endpoint({
  name: 'exhibit.part',
  method: 'GET',
  path: '/api/cases/:caseId/exhibits/:exhibitId/parts/:role',
  summary: 'The bytes of one part of an exhibit',
  action: 'evidence.read',
  scope: 'case',
  input: ExhibitPath.extend({ role: z.string().regex(/^[a-z0-9-]{1,40}$/) }),
  output: z.unknown(),
  errors: [
    'request.not-found',
    'receipt.locked',
    'locker.shredded',
    'import.quarantined',
    'import.media-withheld',
    'locker.locked',
    'locker.damaged',
  ],
  answers: 'stream',
})

/** The untouched bytes of an imported file as a download; the purpose stands in the log. Quarantined files stay sealed. */
export const readOriginal = endpoint({
  name: 'exhibit.original',
  method: 'GET',
  path: '/api/cases/:caseId/exhibits/:exhibitId/original',
  summary: 'Download the original bytes of an imported exhibit',
  action: 'original.read',
  scope: 'case',
  input: ExhibitPath.extend({ purpose: CustodyPurpose }),
  output: z.unknown(),
  errors: [
    'request.not-found',
    'receipt.locked',
    'locker.shredded',
    'import.quarantined',
    'import.media-withheld',
    'locker.locked',
    'locker.damaged',
  ],
  answers: 'stream',
})

/** Opens the archive for replay: a short-lived address on the replay origin, which holds no session. */
export const openReplay = endpoint({
  name: 'exhibit.replay',
  method: 'POST',
  path: '/api/cases/:caseId/exhibits/:exhibitId/replay',
  summary: 'Open an exhibit’s archive for replay',
  action: 'evidence.read',
  scope: 'case',
  input: ExhibitPath,
  output: z.object({ url: z.string(), expiresAt: z.string() }),
  errors: [
    'request.not-found',
    'receipt.locked',
    'import.quarantined',
    'import.media-withheld',
    'locker.locked',
  ],
})

/** The exhibit's custody history, first entry first. */
export const readHistory = endpoint({
  name: 'exhibit.history',
  method: 'GET',
  path: '/api/cases/:caseId/exhibits/:exhibitId/custody',
  summary: 'Custody history of an exhibit',
  action: 'evidence.read',
  scope: 'case',
  input: ExhibitPath,
  output: z.object({ entries: z.array(CustodyEntry) }),
  errors: ['request.not-found', 'receipt.locked', 'locker.locked'],
})

/** Every endpoint of this feature. */
export const evidenceEndpoints = [
  listExhibits,
  readExhibit,
  readPart,
  readOriginal,
  openReplay,
  readHistory,
] as const

/** Cases: opening, team, notes, log, and what each member should do next. */
import {
  CaseDraft,
  CaseId,
  CaseSummary,
  ExhibitId,
  endpoint,
  LogLine,
  MemberId,
  NextThing,
  Note,
  Notice,
  Prose,
  Stage,
  TeamMember,
} from '@smart-rescue/schema'
import { z } from 'zod'

/** A case with its team, its place on the line, and the one next thing. */
export const CaseView = z.object({
  case: CaseSummary,
  team: z.array(TeamMember),
  stages: z.array(Stage),
  next: NextThing,
  /** What the reader may do here, decided by core/access, so that the page offers nothing that would be refused. */
  may: z.array(z.string()),
})
export type CaseView = z.infer<typeof CaseView>

/** The member's own cases, last activity first. */
export const listCases = endpoint({
  name: 'case.list',
  method: 'GET',
  path: '/api/cases',
  summary: 'Cases whose team one is on',
  action: 'case.list',
  scope: 'organisation',
  input: z.object({}),
  output: z.object({ cases: z.array(CaseSummary), mayOpen: z.boolean() }),
  errors: [],
})

/** Opens a case; its key is made, and the opener is its first team member. */
export const openCase = endpoint({
  name: 'case.open',
  method: 'POST',
  path: '/api/cases',
  summary: 'Open a case',
  action: 'case.open',
  scope: 'organisation',
  input: CaseDraft,
  output: CaseView,
  errors: ['locker.locked', 'locker.disk-full'],
})

/** One case. */
export const readCase = endpoint({
  name: 'case.read',
  method: 'GET',
  path: '/api/cases/:caseId',
  summary: 'A case with its team, stage and next thing',
  action: 'case.read',
  scope: 'case',
  input: z.object({ caseId: CaseId }),
  output: CaseView,
  errors: ['request.not-found'],
})

/** Corrects a case's header; the old values stay in the log. */
export const changeCase = endpoint({
  name: 'case.change',
  method: 'PATCH',
  path: '/api/cases/:caseId',
  summary: 'Correct title, kind, countries, purpose or legal basis; close or reopen',
  action: 'case.change',
  scope: 'case',
  input: CaseDraft.partial().extend({ caseId: CaseId, state: z.enum(['open', 'closed']).optional() }),
  output: CaseView,
  errors: ['request.not-found', 'case.duty-open', 'case.reporting-open', 'locker.locked', 'locker.disk-full'],
})

/** Puts a member on the team. */
export const joinTeam = endpoint({
  name: 'team.join',
  method: 'POST',
  path: '/api/cases/:caseId/team',
  summary: 'Put a member on the team',
  action: 'team.change',
  scope: 'case',
  input: z.object({ caseId: CaseId, memberId: MemberId }),
  output: CaseView,
  errors: ['request.not-found', 'case.already-member', 'locker.locked'],
})

/** Takes a member off the team; her access ends at once. */
export const leaveTeam = endpoint({
  name: 'team.leave',
  method: 'DELETE',
  path: '/api/cases/:caseId/team/:memberId',
  summary: 'Take a member off the team',
  action: 'team.change',
  scope: 'case',
  input: z.object({ caseId: CaseId, memberId: MemberId }),
  output: CaseView,
  errors: ['request.not-found', 'case.last-officer', 'locker.locked'],
})

/** Notes, oldest first. */
export const listNotes = endpoint({
  name: 'note.list',
  method: 'GET',
  path: '/api/cases/:caseId/notes',
  summary: 'Notes of the case',
  action: 'case.read',
  scope: 'case',
  input: z.object({ caseId: CaseId }),
  output: z.object({ notes: z.array(Note) }),
  errors: [],
})

/** Writes a note, which is sealed in the locker. */
export const writeNote = endpoint({
  name: 'note.write',
  method: 'POST',
  path: '/api/cases/:caseId/notes',
  summary: 'Write a note',
  action: 'note.write',
  scope: 'case',
  input: z.object({
    caseId: CaseId,
    body: Prose.min(1).max(20_000),
    exhibitId: ExhibitId.optional(),
  }),
  output: Note,
  errors: ['locker.locked', 'locker.disk-full'],
})

/** The case's custody log, newest first, 200 lines a page. */
export const readLog = endpoint({
  name: 'case.log',
  method: 'GET',
  path: '/api/cases/:caseId/log',
  summary: 'What was done in the case, by whom and when',
  action: 'case.read',
  scope: 'case',
  input: z.object({ caseId: CaseId, before: z.coerce.number().int().positive().optional() }),
  output: z.object({ lines: z.array(LogLine), more: z.boolean() }),
  errors: [],
})

/** What awaits the member today: next things over her cases, and notices. */
export const readToday = endpoint({
  name: 'today.read',
  method: 'GET',
  path: '/api/today',
  summary: 'My next things and notices',
  action: 'case.list',
  scope: 'organisation',
  input: z.object({}),
  output: z.object({
    next: z.array(z.object({ case: CaseSummary, next: NextThing })),
    notices: z.array(Notice),
    mayOpen: z.boolean(),
  }),
  errors: [],
})

/** Marks a notice as read. */
export const readNotice = endpoint({
  name: 'notice.read',
  method: 'POST',
  path: '/api/notices/:noticeId/read',
  summary: 'Mark a notice as read',
  action: 'case.list',
  scope: 'organisation',
  input: z.object({ noticeId: z.uuid() }),
  output: z.object({ read: z.literal(true) }),
  errors: ['request.not-found'],
})

/** The whole custody log for the auditor: leaves with pseudonyms only, no content. */
export const auditCustody = endpoint({
  name: 'custody.audit',
  method: 'GET',
  path: '/api/custody',
  summary: 'Leaves of the custody log, newest first',
  action: 'custody.audit',
  scope: 'organisation',
  input: z.object({ before: z.coerce.number().int().positive().optional() }),
  output: z.object({
    checkpoint: z.object({ origin: z.string(), size: z.int(), root: z.string(), note: z.string() }),
    leaves: z.array(
      z.object({
        index: z.int(),
        type: z.string(),
        at: z.string(),
        actor: z.string(),
        case: z.string().optional(),
        leafHash: z.string(),
      }),
    ),
    more: z.boolean(),
  }),
  errors: ['locker.locked'],
})

/** Every endpoint of this feature. */
export const caseEndpoints = [
  listCases,
  openCase,
  readCase,
  changeCase,
  joinTeam,
  leaveTeam,
  listNotes,
  writeNote,
  readLog,
  readToday,
  readNotice,
  auditCustody,
] as const

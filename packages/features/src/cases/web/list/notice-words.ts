/** Notices in one sentence each. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Notice } from '@smart-rescue/schema'

/** Kind of notice → what it says. It never names another case. */
export const NOTICE_WORDS: Record<Notice['kind'], MessageDescriptor> = {
  'selector-known-elsewhere': msg`A selector of your case is known elsewhere.`,
  'selector-asked': msg`Somebody asks about a selector of your case.`,
  'watch-changed': msg`A watched page changed.`,
  'watch-gone': msg`A watched page is gone.`,
  'watch-back': msg`A watched page is there again.`,
  'watch-wall': msg`A watched page asks for a sign-in or refuses automated visits.`,
  'watch-failing': msg`A watched page could not be looked at three times in a row.`,
  'watch-stopped': msg`A watch stopped. Look whether it is still needed.`,
  'search-match': msg`A saved search has new matches.`,
  'task-given': msg`A task was given to you.`,
  'task-mention': msg`You are mentioned in a comment on a task.`,
  'task-approval': msg`Somebody asks for a second person’s approval.`,
  'task-answered': msg`Your request for approval was answered.`,
  'duty-half': msg`Half of the time for a duty to report has passed.`,
  'duty-urgent': msg`Four fifths of the time for a duty to report have passed. Report now.`,
  'duty-overdue': msg`The time for a duty to report has run out. Report at once.`,
  'road-silent': msg`An authority has been silent for too long. Look at the road of the case.`,
  'case-handed-over': msg`A case was handed over to you.`,
  'identity-opened': msg`Another custodian opened an identity of your case, or tried to. The log says who.`,
}

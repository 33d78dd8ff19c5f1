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
}

/** The closed lists of imports in words. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { AccessMode, HeldFileState, HeldKind, ImportConsent } from '@smart-rescue/schema'

/** How the organisation may have a file. */
export const ACCESS_WORDS: Record<AccessMode, MessageDescriptor> = {
  public: msg`It was public`,
  given: msg`Given by somebody who took part`,
  authority: msg`Given or ordered by an authority`,
}

/** Whether whoever is heard or seen in it agreed. */
export const CONSENT_WORDS: Record<ImportConsent, MessageDescriptor> = {
  given: msg`Consent was given`,
  'not-needed': msg`No consent is needed`,
  'not-asked': msg`Nobody was asked yet`,
}

/** What a file turned out to be. */
export const KIND_WORDS: Record<HeldKind, MessageDescriptor> = {
  image: msg`Picture`,
  pdf: msg`PDF`,
  document: msg`Document`,
  sheet: msg`Table`,
  mail: msg`E-mail`,
  mailbox: msg`Mailbox`,
  chat: msg`Chat`,
  archive: msg`Archive`,
  'web-archive': msg`Web archive`,
  audio: msg`Sound`,
  video: msg`Film`,
  text: msg`Text`,
  unknown: msg`Unknown file`,
}

/** Where an imported file stands. */
export const HELD_STATE_WORDS: Record<HeldFileState, MessageDescriptor> = {
  queued: msg`waiting`,
  running: msg`being read`,
  read: msg`read`,
  quarantined: msg`quarantined`,
  refused: msg`refused`,
}

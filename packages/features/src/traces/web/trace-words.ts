/** The kinds of trace in words: what each is, why it leads to other files, and what may deceive in it. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { TraceKind } from '@smart-rescue/schema'

/** What each is called. */
export const TRACE_WORDS: Record<TraceKind, MessageDescriptor> = {
  'file-bytes': msg`Same bytes`,
  'camera-serial': msg`Camera serial`,
  'lens-serial': msg`Lens serial`,
  'image-id': msg`Unique image id`,
  'document-id': msg`Document id`,
  'pdf-id': msg`PDF id`,
  'word-root': msg`First editing session`,
  'word-revisions': msg`Editing sessions`,
  'word-template': msg`Document template`,
  'message-id': msg`Message id`,
  'mail-thread': msg`Mail thread`,
  'analytics-id': msg`Measuring id`,
  'site-verification': msg`Proof of ownership`,
  'site-icon': msg`Site icon`,
  'site-asset': msg`File of the site`,
}

/** What it tells, and what may deceive. English stands in `core/tracing/kinds.ts` for what is sealed and exported. */
export const TRACE_TELLS: Record<TraceKind, MessageDescriptor> = {
  'file-bytes': msg`The fingerprint of the bytes. Files are forwarded: who holds one need not have made it.`,
  'camera-serial': msg`The maker gives each camera a number of its own. Cameras are lent and sold, and anybody can write the number.`,
  'lens-serial': msg`The maker gives each lens a number of its own. Lenses are lent and sold, and anybody can write the number.`,
  'image-id': msg`The camera gives each picture an id. A copy carries it too, whoever made the copy.`,
  'document-id': msg`The program gives each new document an id. Whoever begins from a copy takes it along.`,
  'pdf-id': msg`The program gives each PDF an id when it is first written. Some programs give all their files the same.`,
  'word-root': msg`A random number drawn when the document was begun. Documents begun from one template carry that of the template.`,
  'word-revisions': msg`Random numbers of all sessions in which it was edited. A copy that was not edited keeps them.`,
  'word-template': msg`The name of the template it was written on. Different templates may have one name.`,
  'message-id': msg`A mail server gives each message an id; an answer names the message it answers. One mail may lie in several hands.`,
  'mail-thread': msg`The mail program gives each conversation an id. Everybody in the conversation holds it.`,
  'analytics-id': msg`The account under which the site counts its visitors. A web agency may use one for several customers.`,
  'site-verification': msg`A token that a service gave to the owner of the site. Whoever copies the page copies the token.`,
  'site-icon': msg`The icon of the site, byte for byte. Site builders give out one icon to everybody.`,
  'site-asset': msg`A script or stylesheet from the site's own host, byte for byte. Free themes give out the same files to everybody.`,
}

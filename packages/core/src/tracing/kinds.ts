/** What each kind of trace is called, how telling it is by nature, and what may deceive in it. */
import type { TraceKind } from '@smart-rescue/schema'

/**
 * How telling a trace is before anything is counted: `own` was made for one thing or one account alone; `copied` travels
 * along when somebody else copies or builds on a file; `shared` is often the same for strangers who use one tool or service.
 */
export type Nature = 'own' | 'copied' | 'shared'

/** What is known of a kind. */
export interface TraceFacts {
  /** As it stands in a sentence, after «the». */
  readonly noun: string
  readonly nature: Nature
  /** What that two files share it says. */
  readonly why: string
  /** What may deceive. */
  readonly caution: string
}

/** How sure a tie is by its nature alone, 0 to 1; the measured commonness comes on top. A `shared` trace joins, yet weakly. */
export const SURE: Readonly<Record<Nature, number>> = { own: 0.95, copied: 0.75, shared: 0.55 }

/** The kinds. */
export const TRACES: Readonly<Record<TraceKind, TraceFacts>> = {
  'file-bytes': {
    noun: 'file',
    nature: 'copied',
    why: 'Byte for byte the same file.',
    caution: 'Files are forwarded: who holds one need not have made it.',
  },
  'camera-serial': {
    noun: 'camera serial',
    nature: 'own',
    why: 'The maker gives each camera a number of its own.',
    caution: 'Cameras are lent and sold, and the number can be written by anybody.',
  },
  'lens-serial': {
    noun: 'lens serial',
    nature: 'own',
    why: 'The maker gives each lens a number of its own.',
    caution: 'Lenses are lent and sold, and the number can be written by anybody.',
  },
  'image-id': {
    noun: 'unique image id',
    nature: 'copied',
    why: 'The camera gives each picture an id of its own, and copies keep it.',
    caution: 'A copy of a picture carries it too, whoever made the copy.',
  },
  'document-id': {
    noun: 'document id',
    nature: 'copied',
    why: 'The program gives each new document an id of its own, and what is made of it keeps it.',
    caution: 'Whoever begins from a template or a copy takes its id along.',
  },
  'pdf-id': {
    noun: 'PDF id',
    nature: 'copied',
    why: 'The program gives each PDF an id when it is first written; later versions keep it.',
    caution: 'Some programs give every file that they make the same id.',
  },
  'word-root': {
    noun: 'first editing session',
    nature: 'copied',
    why: 'Word draws a random number when a document is begun, and what is made of the document keeps it.',
    caution: 'Documents that were begun from one template carry the number of the template.',
  },
  'word-revisions': {
    noun: 'series of editing sessions',
    nature: 'copied',
    why: 'Word draws a random number for each session in which a document is edited; here all of them are the same.',
    caution: 'A document that was forwarded and not edited again keeps them.',
  },
  'word-template': {
    noun: 'document template',
    nature: 'shared',
    why: 'Both documents were written on a template of the same name.',
    caution: 'Templates are handed round, and different ones may have one name.',
  },
  'message-id': {
    noun: 'message id',
    nature: 'own',
    why: 'A mail server gives each message an id of its own; an answer names the message that it answers.',
    caution: 'A mail to several people is one message in several hands.',
  },
  'mail-thread': {
    noun: 'mail thread',
    nature: 'own',
    why: 'The mail program gives each conversation an id, and its answers keep it.',
    caution: 'Everybody in a conversation holds it.',
  },
  'analytics-id': {
    noun: 'measuring id',
    nature: 'own',
    why: 'Whoever runs a site measures its visitors under an account of their own.',
    caution: 'A web agency or a template may use one account for the sites of several customers.',
  },
  'site-verification': {
    noun: 'proof of ownership',
    nature: 'own',
    why: 'A service gave this token to one account, which put it on the page to prove that the site is its own.',
    caution: 'Whoever copies the source of a page copies the token.',
  },
  'site-icon': {
    noun: 'site icon',
    nature: 'shared',
    why: 'Both sites show the same icon, byte for byte.',
    caution: 'Site builders give out one icon to everybody.',
  },
  'site-asset': {
    noun: 'file of the site',
    nature: 'shared',
    why: 'Both sites serve the same script or stylesheet from their own host, byte for byte.',
    caution: 'Site builders and free themes give out the same files to everybody.',
  },
}

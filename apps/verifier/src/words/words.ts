/** Every string of the verifier's page in one table. English is complete; the others are begun, fall back to English word by word, and say so. */
import { ES, HI, NE, PT } from './words-begun.ts'

/** English. */
export const EN = {
  language: 'Language',
  unreviewed: '',
  heading: 'Verify a package',
  intro:
    'This page checks a package of evidence here, on your computer. Nothing is sent anywhere: it works without a network.',
  choosePackage: 'Package (zip)',
  choosePolicy: 'Your policy (optional)',
  dropHint: 'Drop the package and your policy here, or choose them.',
  choose: 'Choose a file',
  noFile: 'no file chosen',
  policyHint:
    'The policy says whom you trust. Get it from somebody else than the sender: the court registry, a partner of the organisation. Without it this page can only say whether the package agrees with itself.',
  reading: 'Reading and checking',
  failed: 'The file could not be read. Choose it again, or ask for it again.',
  policyFailed: 'The policy cannot be read. Ask whoever gave it to you.',
  refused: 'The archive is refused.',
  refusedWhy:
    'A package is a plain zip file that every program reads alike. This one is not, so nothing in it was looked at.',
  good: 'Nothing is wrong with this package, and your policy vouches for its log.',
  consistent: 'The package agrees with itself. Who made it was not checked against anything you brought.',
  bad: 'Something is wrong with this package. Do not rely on it; show the list below to whoever sent it.',
  intact: 'Intact',
  logged: 'Logged',
  timed: 'Timed',
  witnessed: 'Witnessed',
  intactAbout: 'Are the bytes those that were sealed?',
  loggedAbout: 'Do they stand in one signed log?',
  timedAbout: 'Has an outside authority confirmed when?',
  witnessedAbout: 'Have others seen the same log?',
  ok: 'yes',
  not: 'no',
  unknown: 'not known',
  byNobody: 'by nobody yet',
  redList: 'What is wrong or odd',
  redListEmpty: 'Nothing was found.',
  error: 'wrong',
  warning: 'odd',
  facts: 'What the package says about itself',
  case: 'Case',
  organisation: 'Organisation',
  made: 'Made',
  purpose: 'Purpose',
  legalBasis: 'Legal basis',
  signer: 'Signed by the key',
  signerUnchecked: 'not checked against anything you brought',
  signerListed: 'listed in your policy',
  signerUnlisted: 'not in your policy',
  log: 'Log',
  entries: 'entries',
  holds: 'Holds',
  files: 'files',
  bytes: 'bytes',
  exhibits: 'Exhibits',
  exhibit: 'Exhibit',
  captured: 'captured',
  file: 'File',
  size: 'Bytes',
  hash: 'SHA-256',
  state: 'State',
  sound: 'as sealed',
  unsound: 'not as sealed',
  limits: 'What this cannot show',
  limitsText:
    'That the site published exactly this to everybody, that it is true, or who wrote it. It shows that nothing was changed since it was sealed by whoever holds the keys of the log. Whether those keys are the right ones, only a policy from somebody else can say.',
  another: 'Check another package',
} as const

/** A table of strings. */
export type Words = Readonly<Record<keyof typeof EN, string>>

/** The languages the page offers, each by its own name. */
export const LANGUAGES = {
  en: { name: 'English', words: EN as Words },
  es: { name: 'Español', words: { ...EN, ...ES } as Words },
  pt: { name: 'Português', words: { ...EN, ...PT } as Words },
  ne: { name: 'नेपाली', words: { ...EN, ...NE } as Words },
  hi: { name: 'हिन्दी', words: { ...EN, ...HI } as Words },
} as const

/** A language of the page. */
export type Language = keyof typeof LANGUAGES

/** The first language of the reader that the page knows; English otherwise. */
export const pickLanguage = (wanted: readonly string[]): Language => {
  for (const tag of wanted) {
    const [base = ''] = tag.toLowerCase().split('-')
    if (Object.hasOwn(LANGUAGES, base)) return base as Language
  }
  return 'en'
}

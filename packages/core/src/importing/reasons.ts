/** Why a held file was not simply read: one code, one state and one sentence each that says what to do. */

/** What a reason leads to: `refused` is not taken by the readers, `quarantined` is sealed and not shown. */
export type Unread = 'refused' | 'quarantined'

/** Every reason. The sentence is for the person who brought the file and says what she can do. */
export const IMPORT_REASONS = {
  'file.empty': ['refused', 'The file is empty. Ask whoever gave it to send it again.'],
  'file.too-large': [
    'refused',
    'The file is larger than a reader may take. It is sealed as it is; open a copy on a machine without network, or bring its parts one by one.',
  ],
  'file.unknown': [
    'refused',
    'The kind of this file is not known. It is sealed as it is; ask whoever gave it with which program it was made, and for a PDF or a picture of it.',
  ],
  'file.not-read': [
    'refused',
    'This kind of file is kept and not read here. It is sealed as it is; ask for it as PDF, as picture or as text.',
  ],
  'file.packed-otherwise': [
    'refused',
    'This kind of archive (7z, RAR, xz, bzip2, Zstandard) is kept and not opened here. Unpack a copy on a machine without network and bring the files, or ask for a zip.',
  ],
  'file.encrypted': [
    'quarantined',
    'The file is encrypted. It is sealed as it is; ask whoever gave it for the password, open a copy yourself on a machine without network, and bring what it holds.',
  ],
  'file.broken': [
    'quarantined',
    'The file is damaged or was made to look like something else, and could not be read. It is sealed as it is; ask for it again in the way it was first sent.',
  ],
  'file.program': [
    'quarantined',
    'The file is a program. It is sealed and never started here; tell whoever looks after your computers that you received it.',
  ],
  'file.active': [
    'quarantined',
    'The file is a drawing or page that could act when it is opened. It is sealed and only its text is shown.',
  ],
  'file.pixel-flood': [
    'quarantined',
    'The picture claims more pixels than a reader may unpack. It is sealed as it is; ask for a smaller copy if it is an honest picture.',
  ],
  'file.bomb': [
    'quarantined',
    'The archive unpacks to far more than it should. It is sealed and not unpacked; do not open a copy.',
  ],
  'file.unsafe-names': [
    'quarantined',
    'The archive holds names or links that lead out of its folder. It is sealed and not unpacked; do not unpack a copy with other programs.',
  ],
  'file.ambiguous': [
    'quarantined',
    'The archive can be read in two ways: its parts contradict each other. It is sealed and not unpacked.',
  ],
  'file.too-costly': [
    'quarantined',
    'Reading took more time or memory than a file may take, and was stopped. The file is sealed as it is.',
  ],
  'file.reader-stopped': [
    'quarantined',
    'The reader stopped at this file. It is sealed as it is; nothing of it is shown.',
  ],
} as const satisfies Readonly<Record<string, readonly [Unread, string]>>

/** The code of a reason. */
export type ImportReason = keyof typeof IMPORT_REASONS

/** A reason as a reading carries it: state, and code with sentence. */
export interface UnreadOutcome {
  readonly state: Unread
  readonly reason: { readonly code: ImportReason; readonly sentence: string }
}

/** The outcome that goes with a reason. */
export const unreadFor = (code: ImportReason): UnreadOutcome => {
  const [state, sentence] = IMPORT_REASONS[code]
  return { state, reason: { code, sentence } }
}

/** True for a text that is the code of a reason. */
export const isImportReason = (code: string): code is ImportReason => Object.hasOwn(IMPORT_REASONS, code)

/** Importing: what a file is by its bytes, what chats, mails and archives that people hold say, and where reading stops. Pure; no byte is run. */

export {
  type ArchiveMember,
  judgeMemberName,
  judgeMembers,
  showName,
} from './archive/judge-members.ts'
export { listTar } from './archive/list-tar.ts'
export { listZip } from './archive/list-zip.ts'
export { type ChatMessage, type ChatReading, writeMessages } from './chats/chat-reading.ts'
export { readChat } from './chats/read-chat.ts'
export {
  countScripts,
  judgeLanguages,
  type LanguageGuess,
  textForLanguage,
} from './language/judge-languages.ts'
export { IMPORT_LIMITS, SNIFF } from './limits.ts'
export {
  IMPORT_REASONS,
  type ImportReason,
  isImportReason,
  type UnreadOutcome,
  unreadFor,
} from './reasons.ts'
export { FILE_TYPES, type FileKind, type FileType } from './recognise/file-types.ts'
export { endingOf } from './recognise/judge-file-name.ts'
export { type RecognisedFile, recogniseFile } from './recognise/recognise-file.ts'
export { decodeEntities } from './text/decode-entities.ts'
export { describeMail, judgeMailHeaders, type MailHeader } from './text/describe-mail.ts'
export { type HtmlText, htmlToText } from './text/html-to-text.ts'
export { mendArabic } from './text/mend-arabic.ts'
export { describeHidden, showHidden } from './text/show-hidden.ts'
export { splitMailbox } from './text/split-mailbox.ts'

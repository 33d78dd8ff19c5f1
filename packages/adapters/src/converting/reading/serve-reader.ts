/** The frame of every walled-in reader: takes a file, answers a draft, and turns each failure into a reason. */
import { FILE_TYPES, type FileType } from '@smart-rescue/core/importing'
// Not through the index: a walled-in program loads its own side of the talk alone, at every start.
import { answerMessages } from '../../sandbox/answer-messages.ts'
import { type Draft, type ReadJob, Unread, unreadDraft } from './draft.ts'
import { packMessage, unpackMessage } from './reader-talk.ts'

/** Reads one file; may throw anything: `Unread` with a reason, or whatever a parser throws at a broken file. */
export type ReadFile = (job: ReadJob) => Draft | Promise<Draft>

/** A job as bytes, for the reader. */
export const packJob = ({ name, type, media, bytes }: ReadJob): Uint8Array =>
  packMessage({ name, type, media }, [bytes])

const isType = (value: unknown): value is FileType =>
  typeof value === 'string' && Object.hasOwn(FILE_TYPES, value)

/** The job in the bytes; the asker is the converter, so a wrong shape is our own mistake and throws. */
export const unpackJob = (message: Uint8Array): ReadJob => {
  const unpacked = unpackMessage(message)
  const header = unpacked?.header as Partial<ReadJob> | undefined
  const [bytes] = unpacked?.parts ?? []
  if (bytes === undefined || !isType(header?.type)) throw new TypeError('not a job')
  return {
    name: String(header.name ?? ''),
    type: header.type,
    media: header.media === 'allowed' ? 'allowed' : 'withheld',
    bytes,
  }
}

/** A draft as bytes: the bytes of derivatives and children travel as parts behind it. */
export const packDraft = (draft: Draft): Uint8Array => {
  const parts: Uint8Array[] = []
  const put = (bytes: Uint8Array): number => parts.push(bytes) - 1
  const derivatives = draft.derivatives.map(({ bytes, ...rest }) => ({ ...rest, part: put(bytes) }))
  const children = draft.children.map(({ bytes, ...rest }) =>
    bytes === undefined ? rest : { ...rest, part: put(bytes) },
  )
  return packMessage({ ...draft, derivatives, children }, parts)
}

/** Reads a file and never throws: what a parser cannot stomach is a broken file. */
export const readSafely = async (job: ReadJob, read: ReadFile): Promise<Draft> => {
  try {
    return await read(job)
  } catch (error) {
    if (error instanceof Unread) return unreadDraft(job.type, error.code, error.known)
    return unreadDraft(job.type, 'file.broken')
  }
}

/** Serves a reader on standard input and output until the input ends. Whatever a library prints goes to standard error. */
export const serveReader = async (read: ReadFile): Promise<void> => {
  for (const name of ['log', 'info', 'warn', 'debug'] as const) console[name] = () => undefined
  await answerMessages(async (message) => packDraft(await readSafely(unpackJob(message), read)))
}

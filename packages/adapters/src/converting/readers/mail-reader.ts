/** Reads mails and mailboxes: headers, text, chain of servers, attachments; remote pictures are named and never fetched. Runs behind walls. */
import { createRequire } from 'node:module'
import {
  describeHidden,
  describeMail,
  htmlToText,
  IMPORT_LIMITS,
  judgeMailHeaders,
  splitMailbox,
} from '@smart-rescue/core/importing'
import type { HeldMessage } from '@smart-rescue/features/ports/held/converting'
import PostalMime, { type Email } from 'postal-mime'
import { collectChildren } from '../reading/child-files.ts'
import { type Draft, draftOf, type ReadJob, Unread } from '../reading/draft.ts'
import { type ReadFile, serveReader } from '../reading/serve-reader.ts'
import { limitText, textDerivative } from '../reading/text-derivative.ts'

const { version } = createRequire(import.meta.url)('postal-mime/package.json') as { version: string }

const parse = (bytes: Uint8Array): Promise<Email> =>
  PostalMime.parse(bytes, {
    attachmentEncoding: 'arraybuffer',
    maxNestingDepth: 50,
    maxHeadersSize: 2 ** 20,
    rfc822Attachments: true,
  })

const bytesOf = (content: ArrayBuffer | Uint8Array | string): Uint8Array =>
  typeof content === 'string'
    ? new TextEncoder().encode(content)
    : content instanceof Uint8Array
      ? content
      : new Uint8Array(content)

/** The text of a mail: its plain part, and its HTML part where that says something else. */
const textOf = (mail: Email): { text: string; problems: string[] } => {
  const plain = mail.text?.trim() ?? ''
  if (mail.html === undefined) return { text: plain, problems: [] }
  const html = htmlToText(mail.html, IMPORT_LIMITS.text)
  const problems: string[] = []
  if (html.remote.length > 0) {
    const hosts = new Set(
      html.remote.map((address) => /^(?:[a-z]+:)?\/\/([^/?#]{1,200})/i.exec(address)?.[1] ?? ''),
    )
    problems.push(
      `${html.remote.length} pictures or parts would be fetched from ${[...hosts].slice(0, 5).join(', ')}; none was fetched.`,
    )
  }
  if (html.active.length > 0) problems.push(`The mail holds ${html.active.join(', ')}; nothing was run.`)
  const flat = (text: string): string => text.replace(/‹[^›]*›|\s|[<>]/g, '').toLowerCase()
  if (plain === '') return { text: html.text, problems }
  const same =
    flat(html.text).includes(flat(plain).slice(0, 400)) || flat(plain).includes(flat(html.text).slice(0, 400))
  if (same) return { text: plain, problems }
  problems.push('The plain and the formatted text of the mail differ; both are shown.')
  return { text: `${plain}\n\n--- formatted text ---\n${html.text}`, problems }
}

const addressOf = (mail: Email): string | undefined => {
  const from = mail.from
  if (from === undefined) return undefined
  const name = from.name ?? ''
  const address = 'address' in from && typeof from.address === 'string' ? from.address : ''
  return name !== '' && address !== '' ? `${name} <${address}>` : name || address || undefined
}

const zoneOf = (mail: Email): string | undefined => {
  const written = mail.headers.find(({ key }) => key.toLowerCase() === 'date')?.value.trim()
  if (written === undefined) return undefined
  // With a zone the moment is certain; without one it stays as written.
  const time = /[+-]\d{4}|GMT|UTC|Z/.test(written) ? Date.parse(written) : Number.NaN
  return Number.isNaN(time) ? written : new Date(time).toISOString().replace('.000Z', 'Z')
}

const messageOf = (mail: Email, text: string): HeldMessage => {
  const at = zoneOf(mail)
  const from = addressOf(mail)
  const names = mail.attachments.map(({ filename }) => filename ?? 'attachment')
  return {
    ...(at === undefined ? {} : { at }),
    ...(from === undefined ? {} : { from }),
    text: [mail.subject ?? '', text]
      .filter((part) => part !== '')
      .join('\n')
      .slice(0, 200_000)
      .normalize('NFC'),
    ...(names.length === 0 ? {} : { attachment: names.join(', ').slice(0, 1_000) }),
  }
}

const readMail = async ({ type, media, bytes }: ReadJob): Promise<Draft> => {
  const mail = await parse(bytes).catch(() => {
    throw new Unread('file.broken')
  })
  if (mail.headers.length === 0) throw new Unread('file.broken')
  const { text, problems } = textOf(mail)
  const children = collectChildren(media)
  for (const { filename, content } of mail.attachments)
    children.add(filename ?? 'attachment', bytesOf(content))
  const limited = limitText(text)
  return draftOf(type, {
    ...(mail.subject === undefined ? {} : { title: mail.subject.slice(0, 300) }),
    text: limited.text,
    facts: describeMail(mail.headers),
    problems: [
      ...judgeMailHeaders(mail.headers),
      ...problems,
      ...describeHidden(`${mail.subject ?? ''}\n${limited.text}`),
      ...limited.problems,
    ],
    messages: [messageOf(mail, limited.text)],
    children: children.list(),
    derivatives:
      limited.text === ''
        ? []
        : [textDerivative(limited.text, `postal-mime ${version}; formatted text by our own reader`)],
  })
}

/** Processor time, in milliseconds, after which no more messages of a mailbox are read. */
const READ_UNTIL = 7_000

const readMailbox = async ({ type, media, bytes }: ReadJob): Promise<Draft> => {
  const from = process.cpuUsage()
  const { parts, more } = splitMailbox(bytes, 10_000)
  if (parts.length === 0) throw new Unread('file.broken')
  const messages: HeldMessage[] = []
  const problems: string[] = []
  const children = collectChildren(media)
  let failed = 0
  let read = 0
  let length = 0
  for (const part of parts) {
    const { user, system } = process.cpuUsage(from)
    if ((user + system) / 1_000 > READ_UNTIL || length > IMPORT_LIMITS.text) break
    read += 1
    const source = bytes.subarray(part.start, part.end)
    try {
      const mail = await parse(source)
      const { text } = textOf(mail)
      const message = messageOf(mail, text)
      length += message.text.length
      messages.push(message)
      children.add(`message-${String(read).padStart(5, '0')}.eml`, source)
    } catch {
      failed += 1
    }
  }
  if (failed > 0) problems.push(`${failed} messages are damaged and could not be read.`)
  if (read < parts.length || more)
    problems.push(`Of ${parts.length}${more ? ' or more' : ''} messages the first ${read} were read.`)
  const text = messages
    .map(({ at, from: sender, text: body }) => `[${at ?? ''}] ${sender ?? ''}: ${body}`)
    .join('\n\n')
  const limited = limitText(text)
  return draftOf(type, {
    text: limited.text,
    facts: [{ group: 'mailbox', name: 'messages', value: `${parts.length}${more ? ' or more' : ''}` }],
    problems: [...problems, ...limited.problems],
    messages,
    children: children.list(),
    derivatives: [textDerivative(limited.text, `postal-mime ${version}, each message of the mailbox`)],
  })
}

/** Reads one mail or mailbox. Outlook's own format is kept and not read. */
export const readMailFile: ReadFile = (job) => {
  if (job.type === 'msg')
    throw new Unread('file.not-read', {
      problems: ['Outlook can save the message as .eml, which is read here.'],
    })
  return job.type === 'mbox' ? readMailbox(job) : readMail(job)
}

if (import.meta.main) await serveReader(readMailFile)

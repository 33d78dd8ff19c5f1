/** Reads written documents: DOCX, PPTX, ODT, ODP and RTF, as text with their properties, comments and changes. Runs behind walls. */
import { createRequire } from 'node:module'
import mammoth from 'mammoth'
import { collectChildren } from '../../reading/child-files.ts'
import { draftOf, type ReadJob, Unread } from '../../reading/draft.ts'
import { type OpenZip, openZip } from '../../reading/open-zip.ts'
import { type ReadFile, serveReader } from '../../reading/serve-reader.ts'
import { limitText, textDerivative } from '../../reading/text-derivative.ts'
import {
  findRemoteTargets,
  judgeOfficeParts,
  readPart,
  readProperties,
  readSessions,
  textOfXml,
} from './office-parts.ts'
import { rtfToText } from './rtf-to-text.ts'

/** No honest document unpacks to more. */
const MOST_UNPACKED = 200 * 2 ** 20

const { version } = createRequire(import.meta.url)('mammoth/package.json') as { version: string }

const count = (xml: string, pattern: RegExp): number => xml.match(pattern)?.length ?? 0

const readWord = async (bytes: Uint8Array, zip: OpenZip): Promise<{ text: string; problems: string[] }> => {
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) }).catch(() => {
    throw new Unread('file.broken')
  })
  const problems: string[] = []
  const document = readPart(zip, 'word/document.xml')
  const [inserted, deleted] = [count(document, /<w:ins /g), count(document, /<w:del /g)]
  if (inserted + deleted > 0)
    problems.push(
      `The document keeps ${inserted} tracked insertions and ${deleted} tracked deletions; the text shows it as if they were accepted.`,
    )
  const removed = [...document.matchAll(/<w:delText(?: [^<>]{0,100})?>([^<]{1,2000})</g)].map(
    (found) => found[1] ?? '',
  )
  const commentsXml = readPart(zip, 'word/comments.xml')
  const comments = [...commentsXml.matchAll(/<w:comment [^<>]*w:author="([^"]{0,200})"[^<>]*>/g)].map(
    (found) => found[1] ?? '',
  )
  if (comments.length > 0)
    problems.push(
      `${comments.length} comments stand beside the text, by ${[...new Set(comments)].slice(0, 10).join(', ')}.`,
    )
  if (/<w:vanish\b/.test(document)) problems.push('Parts of the text are formatted as hidden.')
  const extra = [
    comments.length > 0
      ? `\n--- comments ---\n${textOfXml(commentsXml, /^\/w:(p|comment)\b/, /^w:tab\b/).trim()}`
      : '',
    removed.length > 0 ? `\n--- deleted text ---\n${removed.join(' ')}` : '',
    ...['footnotes', 'endnotes', 'header1', 'header2', 'footer1', 'footer2'].map((part) =>
      textOfXml(readPart(zip, `word/${part}.xml`), /^\/w:p\b/, /^w:tab\b/).trim(),
    ),
  ].filter((part) => part !== '')
  return { text: [value.replace(/\n{3,}/g, '\n\n').trim(), ...extra].join('\n'), problems }
}

const readSlides = (zip: OpenZip): string =>
  zip.members
    .filter(({ path }) => /^ppt\/(slides|notesSlides)\/[a-zA-Z]+\d+\.xml$/.test(path))
    .map(({ path }) => path)
    .sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
    .map((path) => textOfXml(readPart(zip, path), /^\/a:p\b/, /^a:tab\b/).trim())
    .filter((text) => text !== '')
    .join('\n\f\n')

const isEncryptedOpenDocument = (zip: OpenZip): boolean =>
  readPart(zip, 'META-INF/manifest.xml').includes('encryption-data')

const readZipped = async ({ type, media, bytes }: ReadJob) => {
  const zip = openZip(bytes, MOST_UNPACKED)
  const facts = [...readProperties(zip), ...readSessions(zip)]
  const problems = [...zip.problems, ...judgeOfficeParts(zip)]
  if ((type === 'odt' || type === 'odp') && isEncryptedOpenDocument(zip))
    throw new Unread('file.encrypted', { facts, problems })
  const word = type === 'docx' ? await readWord(bytes, zip) : undefined
  const text =
    word?.text ??
    (type === 'pptx'
      ? readSlides(zip)
      : textOfXml(readPart(zip, 'content.xml'), /^\/text:(p|h)\b|^text:line-break\b/, /^text:tab\b/).trim())
  for (const { type: kind, target } of findRemoteTargets(zip).slice(0, 50))
    facts.push({ group: 'outside', name: kind, value: target })
  const children = collectChildren(media)
  for (const { path } of zip.members)
    if (/^(word|ppt)\/media\/|^Pictures\/|\/embeddings\//.test(path)) {
      const inside = zip.unpack(path)
      if (inside !== undefined) children.add(path, inside)
    }
  return { text, facts, problems: [...problems, ...(word?.problems ?? [])], children: children.list() }
}

/** Reads one document. */
export const readDocument: ReadFile = async (job) => {
  if (job.type === 'ole-encrypted') throw new Unread('file.encrypted')
  if (job.type !== 'rtf' && !['docx', 'pptx', 'odt', 'odp'].includes(job.type))
    throw new Unread('file.not-read')
  const read =
    job.type === 'rtf' ? { ...rtfToText(job.bytes), facts: [], children: [] } : await readZipped(job)
  const limited = limitText(read.text)
  const title = read.facts.find(({ name }) => name === 'title')?.value
  return draftOf(job.type, {
    ...(title === undefined ? {} : { title: title.slice(0, 300) }),
    text: limited.text,
    facts: read.facts,
    problems: [...read.problems, ...limited.problems],
    children: read.children,
    derivatives:
      limited.text === ''
        ? []
        : [
            textDerivative(
              limited.text,
              job.type === 'docx' ? `mammoth ${version}` : 'text of the XML parts',
            ),
          ],
  })
}

if (import.meta.main) await serveReader(readDocument)

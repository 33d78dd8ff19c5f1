/** Reads PDF files: text, properties, drawn pages, and what in them could act. Runs behind walls. */
import { IMPORT_LIMITS, mendArabic } from '@smart-rescue/core/importing'
import type { Derivative, HeldFact } from '@smart-rescue/features/ports/held/converting'
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { collectChildren } from '../../reading/child-files.ts'
import { draftOf, Unread } from '../../reading/draft.ts'
import { type ReadFile, serveReader } from '../../reading/serve-reader.ts'
import { limitText, textDerivative } from '../../reading/text-derivative.ts'
import { drawPage, openPdf, textOfPage } from './pdf-pages.ts'

/** Names in the file that make a reader act (PDF 1.7, 12.6.4). Compressed objects can hide them; the API is asked as well. */
const ACTIVE: readonly (readonly [string, string])[] = [
  ['/JavaScript', 'scripts'],
  ['/Launch', 'an action that starts a program'],
  ['/SubmitForm', 'a form that sends what is filled in'],
  ['/ImportData', 'an action that fetches data'],
  ['/GoToR', 'links into other files'],
  ['/RichMedia', 'films or sounds'],
  ['/XFA', 'an XFA form'],
  ['/OpenAction', 'an action when it is opened'],
  ['/AA', 'actions on events'],
]

const findActive = (bytes: Uint8Array): string[] => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  return ACTIVE.filter(([name]) => {
    for (let at = buffer.indexOf(name); at >= 0; at = buffer.indexOf(name, at + 1))
      if (!/[A-Za-z]/.test(String.fromCharCode(buffer[at + name.length] ?? 32))) return true
    return false
  }).map(([, words]) => words)
}

/** Where a PDF has no id pdf.js makes one up of its bytes: only what stands in the file counts. */
const hasId = (bytes: Uint8Array): boolean =>
  /\/ID\s*\[/.test(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1'))

/** Ids of the document: of the PDF itself, and those that XMP names. */
const readIds = (document: PDFDocumentProxy, bytes: Uint8Array, xmp: string | undefined): HeldFact[] => {
  const [first, second] = document.fingerprints
  const facts: HeldFact[] = hasId(bytes)
    ? [{ group: 'document', name: 'PDF ID', value: [first, second ?? first].join(' ') }]
    : []
  for (const name of ['DocumentID', 'InstanceID', 'OriginalDocumentID']) {
    const value = new RegExp(`xmpMM:${name}(?:="([^"<>]{8,200})"|>([^<>]{8,200})<)`).exec(xmp ?? '')
    if (value !== null) facts.push({ group: 'XMP', name, value: value[1] ?? value[2] ?? '' })
  }
  return facts
}

const readProperties = async (
  document: PDFDocumentProxy,
  bytes: Uint8Array,
): Promise<{ facts: HeldFact[]; title?: string }> => {
  const { info, metadata } = await document.getMetadata().catch(() => ({ info: {}, metadata: undefined }))
  const facts: HeldFact[] = [{ group: 'document', name: 'pages', value: String(document.numPages) }]
  const values = Object.entries(info as Record<string, unknown>)
  for (const [name, value] of values)
    if (typeof value === 'string' && value !== '')
      facts.push({ group: 'document', name, value: value.slice(0, 1_000) })
  const xmp = metadata as { getRaw?: () => unknown } | undefined
  const raw = xmp?.getRaw?.()
  if (typeof raw === 'string') facts.push({ group: 'XMP', name: 'length', value: `${raw.length} characters` })
  facts.push(...readIds(document, bytes, typeof raw === 'string' ? raw : undefined))
  const title = values.find(
    ([name, value]) => name === 'Title' && typeof value === 'string' && value !== '',
  )?.[1]
  return { facts, ...(typeof title === 'string' ? { title: title.slice(0, 300) } : {}) }
}

const MOST_ATTACHMENTS = 200

const collectAttachments = async (
  document: PDFDocumentProxy,
  children: ReturnType<typeof collectChildren>,
): Promise<void> => {
  const attached = await document.getAttachments().catch(() => null)
  for (const [id, { filename }] of [...(attached ?? [])].slice(0, MOST_ATTACHMENTS)) {
    const content: unknown = await document.getAttachmentContent(id).catch(() => undefined)
    if (content instanceof Uint8Array) children.add(filename, content)
    else children.name(filename, 0)
  }
}

/** Milliseconds of processor time after which no more pages are drawn, and after which no more are read. */
const DRAW_UNTIL = 4_500
const READ_UNTIL = 7_000

const isEncrypted = (error: unknown): boolean => error instanceof Error && error.name === 'PasswordException'

/** Reads one PDF. */
export const readPdf: ReadFile = async ({ type, media, bytes }) => {
  const from = process.cpuUsage()
  const spent = (): number => {
    const { user, system } = process.cpuUsage(from)
    return (user + system) / 1_000
  }
  const document = await openPdf(bytes).catch((error: unknown) => {
    throw new Unread(isEncrypted(error) ? 'file.encrypted' : 'file.broken')
  })
  const { facts, title } = await readProperties(document, bytes)
  const problems = findActive(bytes).map((words) => `The document holds ${words}; none was run or followed.`)
  const scripts = await document.getJSActions().catch(() => null)
  if (scripts !== null && !problems.some((line) => line.includes('scripts')))
    problems.push('The document holds scripts; none was run or followed.')
  const children = collectChildren(media)
  await collectAttachments(document, children)
  if (children.list().length > 0)
    problems.push(`The document carries ${children.list().length} files inside it.`)
  const texts: string[] = []
  const derivatives: Derivative[] = []
  let failed = 0
  let drawable = media === 'allowed'
  let read = 0
  for (let number = 1; number <= Math.min(document.numPages, IMPORT_LIMITS.pdfPages); number += 1) {
    if (spent() > READ_UNTIL) break
    try {
      const page = await document.getPage(number)
      texts.push(await textOfPage(page))
      if (drawable && number <= IMPORT_LIMITS.pdfPictures && spent() < DRAW_UNTIL) {
        const drawn = await drawPage(document, page, number)
        if (drawn === undefined) drawable = false
        else derivatives.push(drawn)
      }
      page.cleanup()
    } catch {
      failed += 1
    }
    read = number
  }
  if (failed > 0) problems.push(`${failed} pages are damaged and could not be read.`)
  if (failed === read && read > 0) throw new Unread('file.broken', { facts, problems })
  if (read < document.numPages) problems.push(`Of ${document.numPages} pages the first ${read} were read.`)
  if (media === 'allowed' && derivatives.length < document.numPages)
    problems.push(
      drawable
        ? `Pictures were made of ${derivatives.length} of ${document.numPages} pages.`
        : 'No pictures of pages can be made on this machine: it has no canvas to draw on (@napi-rs/canvas).',
    )
  const mended = mendArabic(texts.join('\n\f\n'))
  if (mended.turned > 0)
    problems.push(
      `${mended.turned} lines of Arabic were stored from left to right, and are shown in the order of reading.`,
    )
  const limited = limitText(mended.text)
  const text = limited.text.trim()
  if (text === '') problems.push('The document holds no text of its own; it may consist of pictures.')
  return draftOf(type, {
    ...(title === undefined ? {} : { title }),
    text,
    facts,
    problems: [...problems, ...limited.problems],
    children: children.list(),
    derivatives: [
      ...(text === ''
        ? []
        : [textDerivative(text, 'pdf.js: text of the pages in the order of their content')]),
      ...derivatives,
    ],
  })
}

if (import.meta.main) await serveReader(readPdf)

/** Parts of office files in XML, read by one forward walk and never as a tree with entities: no DTD, no external entity. */
import { createHash } from 'node:crypto'
import { decodeEntities } from '@smart-rescue/core/importing'
import type { HeldFact } from '@smart-rescue/features/ports/held/converting'
import type { OpenZip } from '../../reading/open-zip.ts'

const decoder = new TextDecoder('utf-8')

/** The XML of a part; empty where there is none. Office files are UTF-8 but for rare UTF-16. */
export const readPart = (zip: OpenZip, path: string): string => {
  const bytes = zip.unpack(path)
  if (bytes === undefined) return ''
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  return isWide
    ? new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes)
    : decoder.decode(bytes)
}

/** The text between the tags of some XML: `breaks` are elements that end a line, `tabs` those that stand for a tabulator. */
export const textOfXml = (xml: string, breaks: RegExp, tabs: RegExp): string => {
  let text = ''
  let at = 0
  while (at < xml.length) {
    const open = xml.indexOf('<', at)
    text += xml.slice(at, open < 0 ? undefined : open)
    if (open < 0) break
    const close = xml.indexOf('>', open)
    if (close < 0) break
    const tag = xml.slice(open + 1, Math.min(close, open + 200))
    if (breaks.test(tag)) text += '\n'
    else if (tabs.test(tag)) text += '\t'
    at = close + 1
  }
  return decodeEntities(text)
}

const FIELDS = [
  'title',
  'subject',
  'creator',
  'lastModifiedBy',
  'created',
  'modified',
  'revision',
  'keywords',
  'description',
  'language',
  'Application',
  'AppVersion',
  'Company',
  'Manager',
  'Template',
  'TotalTime',
  'initial-creator',
  'creation-date',
  'date',
  'generator',
  'editing-cycles',
]

/** Properties of the document as facts. */
export const readProperties = (zip: OpenZip): HeldFact[] => {
  const facts: HeldFact[] = []
  for (const path of ['docProps/core.xml', 'docProps/app.xml', 'meta.xml']) {
    const xml = readPart(zip, path)
    for (const name of FIELDS) {
      const value = new RegExp(`<(?:[a-z]{1,12}:)?${name}(?: [^<>]{0,200})?>([^<]{1,1000})<`).exec(xml)?.[1]
      if (value !== undefined && value.trim() !== '')
        facts.push({ group: 'document', name, value: decodeEntities(value).trim() })
    }
  }
  return facts
}

const MOST_SESSIONS = 20_000

/** Word's random numbers of editing sessions: the first one, and a digest over all in order. */
export const readSessions = (zip: OpenZip): HeldFact[] => {
  const settings = readPart(zip, 'word/settings.xml')
  const root = /<w:rsidRoot w:val="([0-9A-Fa-f]{8})"/.exec(settings)?.[1]
  const found = [...settings.matchAll(/<w:rsid w:val="([0-9A-Fa-f]{8})"/g)].map(([, id = '']) =>
    id.toUpperCase(),
  )
  const all = [...new Set(found.slice(0, MOST_SESSIONS))].sort()
  const digest = createHash('sha256').update(all.join()).digest('hex')
  return [
    ...(root === undefined ? [] : [{ group: 'document', name: 'revision root', value: root }]),
    // One or two sessions are those of a template.
    ...(all.length < 3
      ? []
      : [{ group: 'document', name: 'revision sessions', value: `${all.length}:${digest}` }]),
  ]
}

/** Targets outside the file that the parts refer to; a program would fetch some of them by itself. */
export const findRemoteTargets = (zip: OpenZip): { type: string; target: string }[] => {
  const found: { type: string; target: string }[] = []
  for (const { path } of zip.members) {
    if (!path.endsWith('.rels') || found.length >= 200) continue
    for (const [tag] of readPart(zip, path).matchAll(/<Relationship [^<>]{1,4000}>/g)) {
      if (!/TargetMode="External"/.test(tag)) continue
      const target = /Target="([^"]{1,2000})"/.exec(tag)?.[1] ?? ''
      const type = /Type="[^"]{0,300}\/([A-Za-z]+)"/.exec(tag)?.[1] ?? 'link'
      found.push({ type, target })
    }
  }
  return found
}

/** What could act in an office file, in words. */
export const judgeOfficeParts = (zip: OpenZip): string[] => {
  const problems: string[] = []
  const has = (test: RegExp): boolean => zip.members.some(({ path }) => test.test(path))
  if (has(/vbaProject\.bin$|^Basic\/|^Scripts\//)) problems.push('The file holds macros; none was run.')
  if (has(/\/activeX\//)) problems.push('The file holds ActiveX controls; none was run.')
  if (has(/\/embeddings\//)) problems.push('The file holds embedded objects; none was opened.')
  if (has(/\/externalLinks\//)) problems.push('The workbook refers to other files; none was fetched.')
  const remote = findRemoteTargets(zip).filter(({ type }) => type !== 'hyperlink')
  for (const { type, target } of remote.slice(0, 5))
    problems.push(
      `The file would fetch ${type === 'attachedTemplate' ? 'a template' : `an outside ${type}`} from ${target.slice(0, 200)}; nothing was fetched.`,
    )
  return problems
}

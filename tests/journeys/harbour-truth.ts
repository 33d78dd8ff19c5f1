/** What the Harbour tests share: the truth of the pack as typed data, and a reader that turns a page into the text a person sees. */
import { readFileSync } from 'node:fs'
import type { SelectorKind } from '@smart-rescue/schema'
import type { Harbour } from '../../tools/harbour/serve.mjs'

/** One selector on one page, as truth.json states it. */
export interface TrueSelector {
  readonly kind: SelectorKind
  readonly normal: string
  readonly original: string
  readonly notation: string
  readonly role: string
  readonly where: string
}

/** One page of the pack. `hard` names a difficulty and the honest end of a capture. */
export interface TruePage {
  readonly id: string
  readonly site: 'jobs' | 'social' | 'forum' | 'tls'
  readonly path: string
  readonly lang: string
  readonly title: string
  readonly voice: string
  readonly operator?: string
  readonly hard?: {
    readonly case: string
    readonly expect: string
    readonly served?: boolean
    readonly oversize?: boolean
    readonly status?: number
    readonly type?: string
    readonly charset?: string
    readonly declaredIn?: 'header' | 'meta'
    readonly lands?: string
    readonly finally?: string
    readonly hops?: readonly number[]
    readonly cookies?: readonly string[]
    readonly bytes?: number
    readonly images?: number
  }
  readonly selectors: readonly TrueSelector[]
}

interface Shared {
  readonly kind: SelectorKind
  readonly normal: string
  readonly why: string
}

/** truth.json as a whole. */
export interface Truth {
  readonly operators: readonly { readonly id: string; readonly pages: readonly string[] }[]
  readonly hubs: readonly Shared[]
  readonly coincidences: readonly (Shared & { readonly pages: readonly string[] })[]
  readonly bystanders: readonly (Shared & { readonly pages: readonly string[] })[]
  readonly templates: readonly {
    readonly id: string
    readonly operator?: string
    readonly pages: readonly string[]
  }[]
  readonly pages: readonly TruePage[]
}

/** scenario.json as a whole. */
export interface Scenario {
  readonly steps: readonly {
    readonly page: string
    readonly site: string
    readonly path: string
    readonly why: string
  }[]
  readonly links: readonly {
    readonly pages: readonly [string, string]
    readonly selectors: readonly { readonly kind: string; readonly normal: string }[]
    readonly decision: 'accept' | 'reject'
  }[]
}

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../training/harbour/${name}`, import.meta.url), 'utf8'))

/** The pack's truth. */
export const truth = read('truth.json') as Truth

/** The order of the demonstration and the links it must find. */
export const scenario = read('scenario.json') as Scenario

/** Pages that a test can fetch whole and read as HTML: not the loops, the huge, the endless, the text and the PDF. */
export const htmlPages = truth.pages.filter(
  ({ title, site, hard }) => title !== '' && site !== 'tls' && hard?.case !== 'non-html' && !hard?.oversize,
)

/** The page with that id; throws for an id that truth.json does not know. */
export function findPage(id: string): TruePage {
  const page = truth.pages.find((candidate) => candidate.id === id)
  if (!page) throw new Error(`truth.json has no page ${id}`)
  return page
}

/** Address of a page by path prefix, without a resolver; throws for the TLS twin where openssl is absent. */
export function addressOf(harbour: Harbour, page: TruePage): string {
  const base = harbour.bases[page.site]
  if (base === undefined) throw new Error('no openssl here, no TLS')
  return base + page.path
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' }

/** Decodes the few character references that the pages use. */
export function decodeReferences(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|nbsp);/g, (_, name: string) => NAMED[name] ?? '')
}

const BLOCK =
  /<\/?(?:p|div|li|ul|ol|dl|dt|dd|h\d|article|section|aside|header|footer|main|nav|tr|td|th|table|figure|br|time)\b[^>]*>/gi

/** The text of a page as a reader sees it before any script runs, white space folded to single blanks. */
export function readText(html: string): string {
  const body = html
    .replace(/<head>[\s\S]*?<\/head>/i, '')
    .replace(/<(script|style|noscript)\b[\s\S]*?<\/\1>/gi, '')
  return decodeReferences(body.replace(BLOCK, ' ').replace(/<[^>]*>/g, '')).replace(/[ \t\r\n]+/g, ' ')
}

/** The charset that a page declares, lower case: in the header, else in its meta element, else undefined. */
export function declaredCharset(type: string, bytes: Uint8Array): string | undefined {
  const ascii = new TextDecoder('latin1').decode(bytes.subarray(0, 1024))
  return (/charset=([\w-]+)/i.exec(type)?.[1] ?? /<meta charset="([\w-]+)"/i.exec(ascii)?.[1])?.toLowerCase()
}

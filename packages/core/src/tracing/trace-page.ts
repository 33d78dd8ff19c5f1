/** Reads traces from the source of a page: under which accounts it measures its visitors, and how its owner proved to be the owner. */
import type { Trace } from '@smart-rescue/schema'
import { LEAST_BYTES, type RawTrace, uniqueTraces } from './unique-traces.ts'

/** A file that the page loaded: its address, its hash and what it is used as. */
export interface TracedAsset {
  readonly url: string
  /** SHA-256, hex. */
  readonly sha256: string
  readonly length: number
  readonly use: 'script' | 'stylesheet' | 'icon'
}

/** Service and the notation of its ids; the first group is the id. Of `UA-1234567-2` the account counts, not the property. */
const IDS: readonly (readonly [service: string, notation: RegExp])[] = [
  ['google-analytics-4', /\b(G-[A-Z0-9]{8,12})\b/g],
  ['google-analytics', /\bUA-(\d{5,10})-\d{1,4}\b/g],
  ['google-tag-manager', /\b(GTM-[A-Z0-9]{5,9})\b/g],
  ['google-ads', /\b(AW-\d{8,12})\b/g],
  ['adsense', /\bca-(pub-\d{14,18})\b/g],
  ['meta-pixel', /\bfbq\(\s*['"]init['"]\s*,\s*['"]?(\d{10,20})/g],
  ['meta-pixel', /facebook\.com\/tr\?id=(\d{10,20})/g],
  ['tiktok-pixel', /\bttq\.load\(\s*['"]([A-Z0-9]{15,25})['"]/g],
  ['yandex-metrica', /\bym\(\s*(\d{6,10})\s*,/g],
  ['yandex-metrica', /mc\.yandex\.ru\/watch\/(\d{6,10})/g],
  ['baidu-tongji', /hm\.baidu\.com\/hm\.js\?([0-9a-f]{32})/g],
  ['hotjar', /\bhjid\s*:\s*(\d{5,9})/g],
  ['clarity', /clarity\.ms\/tag\/([a-z0-9]{8,12})/g],
  ['matomo', /\bsetSiteId['"]\s*,\s*['"](\d{5,9})['"]/g],
]

/** Names of `meta` elements in which services ask for their token. */
const OWNERS = new Set([
  'google-site-verification',
  'facebook-domain-verification',
  'p:domain_verify',
  'msvalidate.01',
  'yandex-verification',
  'baidu-site-verification',
  'naver-site-verification',
  'zoho-verification',
  'norton-safeweb-site-verification',
])

const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(
    `[\\s"']${name}\\s*=\\s*(?:"([^"]{0,500})"|'([^']{0,500})'|([^\\s"'>]{1,500}))`,
    'i',
  ).exec(tag)
  return found?.[1] ?? found?.[2] ?? found?.[3]
}

/** Characters of the source that are read, and ids of one service at most: a page that lists hundreds is a directory of them. */
const MOST_SOURCE = 2_000_000
const MOST_IDS = 20

const hostOf = (url: string): string | undefined =>
  /^https?:\/\/(?:[^/?#@]*@)?(?:www\.)?([^/:?#]{1,253})/i.exec(url)?.[1]?.toLowerCase()

const idsOf = (html: string): RawTrace[] => {
  const read: RawTrace[] = []
  for (const [service, notation] of IDS) {
    const found = new Set([...html.matchAll(notation)].map(([, id = '']) => id))
    if (found.size > MOST_IDS) continue
    for (const id of found)
      read.push({ kind: 'analytics-id', raw: `${service}:${id}`, where: `source of the page, ${service}` })
  }
  return read
}

const ownersOf = (html: string): RawTrace[] =>
  [...html.matchAll(/<meta\s[^<>]{1,2000}>/gi)].flatMap(([tag]): RawTrace[] => {
    const name = (attribute(tag, 'name') ?? attribute(tag, 'property') ?? '').toLowerCase()
    const raw = attribute(tag, 'content')
    return OWNERS.has(name) && raw !== undefined
      ? [{ kind: 'site-verification', raw: `${name.replace(':', '-')}:${raw}`, where: `meta ${name}` }]
      : []
  })

/** Scripts and stylesheets of the page's own host, and its icon: what comes from elsewhere is everybody's. */
const assetsOf = (assets: readonly TracedAsset[], pageUrl: string | undefined): RawTrace[] => {
  const host = pageUrl === undefined ? undefined : hostOf(pageUrl)
  if (host === undefined) return []
  return assets.flatMap(({ url, sha256, length, use }): RawTrace[] =>
    length >= LEAST_BYTES && hostOf(url) === host
      ? [{ kind: use === 'icon' ? 'site-icon' : 'site-asset', raw: sha256, where: `${use} ${url}` }]
      : [],
  )
}

/** The traces of a page, each once, sorted. `pageUrl` is absent for a page that was handed over as a file. */
export const tracePage = (html: string, assets: readonly TracedAsset[] = [], pageUrl?: string): Trace[] => {
  const source = html.slice(0, MOST_SOURCE)
  return uniqueTraces([...idsOf(source), ...ownersOf(source), ...assetsOf(assets, pageUrl)])
}

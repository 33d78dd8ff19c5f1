/** Whether two exhibits come from one page or one site. Addresses are compared without what does not choose the page. */

/** Parameters that count visits and do not choose a page. */
const COUNTING = /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|igshid|igsh|mc_[ce]id|_ga|yclid|ref_src|si)$/i

/** The page an address names: scheme, `www.`, fragment, counting parameters and a final slash do not matter. */
export function pageOf(url: string): string {
  const match = /^[a-z]+:\/\/(?:www\.)?([^/?#]*)([^?#]*)(?:\?([^#]*))?/i.exec(url.trim())
  if (!match) return url.trim()
  const [, host = '', path = '', query = ''] = match
  const kept = query
    .split('&')
    .filter((pair) => pair !== '' && !COUNTING.test(pair.split('=', 1)[0] ?? ''))
    .sort()
  return `${host.toLowerCase()}${path.replace(/\/+$/, '')}${kept.length > 0 ? `?${kept.join('&')}` : ''}`
}

/** The host an address names, without `www.`; empty when there is none. */
export function siteOf(url: string): string {
  return /^[a-z]+:\/\/(?:www\.)?([^/?#:]*)/i.exec(url.trim())?.[1]?.toLowerCase() ?? ''
}

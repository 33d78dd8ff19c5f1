/** Writes the text of a hotline report: address, times, how it was found, context. Words only; no byte of what was seen. */

/** What a report is written from. `offsetMinutes` is the reporter's offset from UTC when it was seen, east positive. */
export interface ReportFacts {
  readonly reference: string
  readonly organisation: string
  readonly country: string
  readonly urls: readonly string[]
  /** RFC 3339 in UTC. */
  readonly seenAt: string
  readonly offsetMinutes: number
  readonly howFound: string
  /** Text that stood beside it, as the reporter chose to quote it. */
  readonly context: string
  readonly childInDanger: boolean
  /** SHA-256 in hex of what was dropped, where it was known before it was dropped. */
  readonly sha256: readonly string[]
  readonly remoteAddress?: string | undefined
  readonly listMatch?: string | undefined
}

const two = (value: number): string => String(value).padStart(2, '0')

/** `2026-11-24 13:45 (UTC+05:45)`: the moment on the reporter's own clock; an unreadable time is given back as it came. */
export const writeLocalTime = (utc: string, offsetMinutes: number): string => {
  const at = Date.parse(utc)
  if (Number.isNaN(at)) return utc
  const shifted = new Date(at + offsetMinutes * 60_000).toISOString()
  const size = Math.abs(offsetMinutes)
  const sign = offsetMinutes < 0 ? '-' : '+'
  return `${shifted.slice(0, 10)} ${shifted.slice(11, 16)} (UTC${sign}${two(Math.floor(size / 60))}:${two(size % 60)})`
}

/** The report as plain text, in English: hotlines share one network and one language. Empty facts are left out. */
export const writeHotlineReport = (facts: ReportFacts): string => {
  const lines = [
    'Report of suspected child sexual abuse material',
    '',
    ...(facts.childInDanger
      ? ['A CHILD MAY BE IN IMMEDIATE DANGER. The police were or are being called.', '']
      : []),
    `Our reference: ${facts.reference}`,
    `Reported by: ${facts.organisation} (${facts.country})`,
    ...facts.urls.map((url) => `Address: ${url}`),
    ...(facts.urls.length === 0 ? ['Address: not known'] : []),
    ...(facts.remoteAddress ? [`Answered by server: ${facts.remoteAddress}`] : []),
    `Seen at: ${facts.seenAt} (UTC)`,
    `Seen at, local time: ${writeLocalTime(facts.seenAt, facts.offsetMinutes)}`,
    ...(facts.howFound.trim() === '' ? [] : [`How it was found: ${facts.howFound.trim()}`]),
    ...(facts.listMatch ? [`Matched a list of known hashes: ${facts.listMatch}`] : []),
    ...facts.sha256.map((hash) => `SHA-256 of what was dropped: ${hash}`),
    ...(facts.context.trim() === '' ? [] : ['', 'Text beside it:', facts.context.trim()]),
    '',
    'We looked no further, kept no picture or film, and attach none. Nothing was forwarded to anybody else.',
  ]
  return `${lines.join('\n')}\n`
}

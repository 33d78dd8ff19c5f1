/** Facts that stand in the headers of a mail: who, when, and the chain of servers that say they passed it on. */

/** One header as the file has it, name in lower case. */
export interface MailHeader {
  readonly key: string
  readonly value: string
}

/** A fact as a reading carries it. */
interface Fact {
  readonly group: string
  readonly name: string
  readonly value: string
}

const SHOWN = [
  'from',
  'sender',
  'reply-to',
  'return-path',
  'to',
  'cc',
  'bcc',
  'subject',
  'date',
  'message-id',
  'in-reply-to',
  'references',
  'thread-index',
  'list-id',
  'x-mailer',
  'user-agent',
  'x-originating-ip',
  'authentication-results',
  'received-spf',
  'dkim-signature',
]

const MOST_HOPS = 50
const clean = (value: string): string => value.replace(/\s+/g, ' ').trim().slice(0, 2_000)

/** What one `Received` header tells (RFC 5321, section 4.4): from whom, by whom, when. */
const readHop = (value: string): { from?: string; by?: string; at?: string } => {
  const flat = clean(value)
  const semicolon = flat.lastIndexOf(';')
  const from = /(?:^|\s)from (\S+(?: \([^()]{0,300}\))?)/i.exec(flat)?.[1]
  const by = /(?:^|\s)by ([^\s;]+)/i.exec(flat)?.[1]
  return {
    ...(from === undefined ? {} : { from }),
    ...(by === undefined ? {} : { by }),
    ...(semicolon < 0 ? {} : { at: flat.slice(semicolon + 1).trim() }),
  }
}

/** Facts of the headers; the hops in the order of travel, the sender's side first. Anybody can write any of them but the last. */
export const describeMail = (headers: readonly MailHeader[]): Fact[] => {
  const facts: Fact[] = []
  for (const name of SHOWN)
    for (const header of headers.filter(({ key }) => key.toLowerCase() === name).slice(0, 5))
      facts.push({ group: 'headers', name, value: clean(header.value) })
  const hops = headers.filter(({ key }) => key.toLowerCase() === 'received').reverse()
  hops.slice(0, MOST_HOPS).forEach(({ value }, index) => {
    const { from, by, at } = readHop(value)
    const told = [from && `from ${from}`, by && `by ${by}`, at && `at ${at}`].filter(
      (part) => part !== undefined,
    )
    facts.push({
      group: 'received',
      name: `hop ${index + 1} of ${hops.length}`,
      value: told.length === 0 ? clean(value) : told.join(', '),
    })
  })
  return facts
}

/** What is odd about the headers, in words. */
export const judgeMailHeaders = (headers: readonly MailHeader[]): string[] => {
  const problems: string[] = []
  const all = (name: string) => headers.filter(({ key }) => key.toLowerCase() === name)
  for (const name of ['from', 'date', 'subject', 'message-id'])
    if (all(name).length > 1) problems.push(`The header “${name}” stands there more than once.`)
  const address = (value: string | undefined) =>
    /<?([^\s<>"]+@[^\s<>"]+)>?\s*$/.exec(value ?? '')?.[1]?.toLowerCase()
  const from = address(all('from')[0]?.value)
  const reply = address(all('reply-to')[0]?.value)
  if (from !== undefined && reply !== undefined && from !== reply)
    problems.push('Answers would go to another address than the one it was sent from.')
  if (all('received').length === 0)
    problems.push(
      'No server says that it passed this mail on: it was a draft, was sent by this account, or lost its headers.',
    )
  return problems
}

/** Reads, from outside, the kernel's counters of the network namespace that a started program lives in (Linux). */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/** What left a namespace, and how. */
export interface NamespaceCounters {
  readonly devices: readonly string[]
  /** Datagrams sent, whatever became of them: name look-ups, STUN, QUIC. */
  readonly datagrams: number
  /** TCP connections begun, and those of them that were refused. */
  readonly opened: number
  readonly failed: number
  /** Raw and control messages. */
  readonly control: number
  /** Local ends of all TCP sockets that listen, as `address:port` in hexadecimal. */
  readonly listening: readonly string[]
  /** Remote ends of all other TCP sockets, without those of the door. */
  readonly remote: readonly string[]
}

const readIf = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

const descendants = (pid: number): readonly number[] => {
  const tasks = (() => {
    try {
      return readdirSync(`/proc/${pid}/task`)
    } catch {
      return []
    }
  })()
  const children = tasks.flatMap((task) =>
    readIf(`/proc/${pid}/task/${task}/children`).split(' ').filter(Boolean).map(Number),
  )
  return [pid, ...children.flatMap((child) => descendants(child))]
}

const namespaceOf = (pid: number | 'self', kind: 'net' | 'mnt'): string | undefined => {
  try {
    return readlinkSync(`/proc/${pid}/ns/${kind}`)
  } catch {
    return undefined
  }
}

/** A process below `pid` that lives in another network namespace than we do, as near to the root of the tree as there is one. */
export const findInside = (pid: number): number | undefined => {
  const own = namespaceOf('self', 'net')
  return descendants(pid).find((each) => {
    const other = namespaceOf(each, 'net')
    return other !== undefined && other !== own
  })
}

const snmp = (text: string, group: string, name: string): number => {
  const [names = '', values = ''] = text.split('\n').filter((line) => line.startsWith(`${group}:`))
  const at = names.split(' ').indexOf(name)
  return at < 0 ? 0 : Number(values.split(' ')[at])
}

const snmp6 = (text: string, name: string): number =>
  Number(new RegExp(`^${name}\\s+(\\d+)$`, 'm').exec(text)?.[1] ?? 0)

const sockets = (text: string) =>
  text
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields.length > 3)
    .map((fields) => ({ local: fields[1] ?? '', remote: fields[2] ?? '', listens: fields[3] === '0A' }))

/** The counters as they stand. */
export const readCounters = (inside: number): NamespaceCounters => {
  const net = `/proc/${inside}/net`
  const [four, six] = [readIf(`${net}/snmp`), readIf(`${net}/snmp6`)]
  const tcp = [...sockets(readIf(`${net}/tcp`)), ...sockets(readIf(`${net}/tcp6`))]
  const doors = new Set(tcp.filter(({ listens }) => listens).map(({ local }) => local))
  return {
    devices: readIf(`${net}/dev`)
      .split('\n')
      .slice(2)
      .map((line) => line.split(':')[0]?.trim() ?? '')
      .filter((name) => name !== ''),
    datagrams: snmp(four, 'Udp', 'OutDatagrams') + snmp6(six, 'Udp6OutDatagrams'),
    opened: snmp(four, 'Tcp', 'ActiveOpens'),
    failed: snmp(four, 'Tcp', 'AttemptFails'),
    control: snmp(four, 'Icmp', 'OutMsgs'),
    listening: [...doors],
    remote: tcp
      .filter(({ listens, local, remote }) => !listens && !doors.has(local) && !doors.has(remote))
      .map(({ remote }) => remote),
  }
}

/** A development setting: hosts in private networks that captures may reach, and where their names lead. Never needed for real work. */
import { connect } from 'node:net'
import { type Dial, type Resolver, resolveBySystem } from '@smart-rescue/adapters/capture'
import { UsageError } from './usage-error.ts'

/** One host: `host:port`, and the address and port that it stands for (itself, where none is named). */
export interface DevHost {
  readonly host: string
  readonly port: number
  readonly leadsTo?: { readonly address: string; readonly port: number }
}

const ENTRY = /^([\w.-]+|\[[0-9a-f:]+\]):(\d{1,5})(?:=([0-9.]+|\[[0-9a-f:]+\]):(\d{1,5}))?$/i

/** Reads `host:port` and `host:port=address:port`, comma separated. Throws `UsageError` naming the entry. */
export const parseDevHosts = (text: string): readonly DevHost[] =>
  text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .map((entry) => {
      const [, host, port, address, toPort] = ENTRY.exec(entry) ?? []
      if (!host || !port)
        throw new UsageError(
          `«${entry}» is not a development host; write host:port or host:port=address:port.`,
        )
      const bare = address?.replace(/^\[|\]$/g, '')
      return {
        host: host.toLowerCase(),
        port: Number(port),
        ...(bare === undefined ? {} : { leadsTo: { address: bare, port: Number(toPort) } }),
      }
    })

/** What the capturer is given for these hosts: whom it may reach, how their names resolve, and how they are dialled. */
export const routeDevHosts = (
  hosts: readonly DevHost[],
): { allowedPrivateHosts: readonly string[]; resolver: Resolver; dial: Dial } => {
  const names = [...new Set(hosts.filter(({ leadsTo }) => leadsTo).map(({ host }) => host))]
  // Two names may lead to two ports of one address; a stand-in address a name tells them apart until they are dialled.
  const standIn = (host: string) =>
    `127.77.${Math.floor(names.indexOf(host) / 250)}.${(names.indexOf(host) % 250) + 1}`
  const routes = new Map(
    hosts.flatMap(({ host, port, leadsTo }) =>
      leadsTo ? [[`${standIn(host)} ${port}`, leadsTo] as const] : [],
    ),
  )
  return {
    allowedPrivateHosts: hosts.map(({ host, port }) => `${host}:${port}`),
    resolver: async (name) => {
      const host = name.toLowerCase()
      return names.includes(host) ? [standIn(host)] : resolveBySystem(name)
    },
    dial: (address, port) => {
      const to = routes.get(`${address} ${port}`)
      return connect({ host: to?.address ?? address, port: to?.port ?? port, noDelay: true })
    },
  }
}

/** Gives the capturer its way to the development hosts: whom it may reach, how their names resolve, and how they are dialled. */
import { connect } from 'node:net'
import { type Dial, type Resolver, resolveBySystem } from '@smart-rescue/adapters/capture'
import type { DevHost } from './dev-hosts.ts'

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

/** A development setting: hosts in private networks that captures may reach. Never needed for real work. */
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

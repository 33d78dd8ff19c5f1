/** Development hosts: named one by one, led where they are said to lead, and nothing else becomes reachable. */
import { createServer, type Server } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { routeDevHosts } from './compose-dev-hosts.ts'
import { parseDevHosts } from './dev-hosts.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

const answer = async (text: string): Promise<number> => {
  const server = createServer((socket) => socket.end(text))
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

describe('development hosts', () => {
  it('are read with and without a mapping, names in small letters, IPv6 in brackets', () => {
    expect(parseDevHosts(' Jobs.Test:80=127.0.0.1:8081 , 10.0.0.5:8080,[::1]:443=[::1]:8443,')).toEqual([
      { host: 'jobs.test', port: 80, leadsTo: { address: '127.0.0.1', port: 8_081 } },
      { host: '10.0.0.5', port: 8_080 },
      { host: '[::1]', port: 443, leadsTo: { address: '::1', port: 8_443 } },
    ])
    expect(parseDevHosts('')).toEqual([])
  })

  it.each(['jobs.test', 'jobs.test:', 'jobs.test:80=127.0.0.1', 'http://jobs.test:80', 'a b:80', '*:80'])(
    'refuse %j',
    (entry) => expect(() => parseDevHosts(entry)).toThrow(`«${entry}» is not a development host`),
  )

  it('lead two names on the same port to two servers', async () => {
    const [a, b] = [await answer('jobs'), await answer('forum')]
    const routes = routeDevHosts(parseDevHosts(`jobs.test:80=127.0.0.1:${a},forum.test:80=127.0.0.1:${b}`))
    expect(routes.allowedPrivateHosts).toEqual(['jobs.test:80', 'forum.test:80'])
    const read = async (name: string): Promise<string> => {
      const [address = ''] = await routes.resolver(name)
      let text = ''
      for await (const bytes of routes.dial(address, 80)) text += String(bytes)
      return text
    }
    expect([await read('jobs.test'), await read('FORUM.test')]).toEqual(['jobs', 'forum'])
  })

  it('leave every other name and port to the system', async () => {
    const port = await answer('direct')
    const routes = routeDevHosts(parseDevHosts('jobs.test:80=127.0.0.1:9'))
    expect(await routes.resolver('localhost')).toContain('127.0.0.1')
    let text = ''
    for await (const bytes of routes.dial('127.0.0.1', port)) text += String(bytes)
    expect(text).toBe('direct')
  })
})

/** A web site on loopback for tests, which counts every connection and request that reaches it. */
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'

/** Answers one path. */
export type Page = (response: ServerResponse, request: IncomingMessage) => void

/** A running site. */
export interface Site {
  readonly port: number
  /** Address of a path, under the name that tests map to loopback. */
  url(path: string, host?: string): string
  /** `METHOD path` of every request so far. */
  readonly requests: readonly string[]
  readonly connections: () => number
  readonly server: Server
  close(): Promise<void>
}

/** Answers with a text of a type. */
export const answer =
  (body: string | Uint8Array, type = 'text/html; charset=utf-8', status = 200): Page =>
  (response) => {
    response.writeHead(status, { 'content-type': type })
    response.end(body)
  }

/** Starts a site. Unknown paths answer 404 without a body, `/favicon.ico` too. With `tls` it speaks HTTPS. */
export const startSite = async (
  pages: Readonly<Record<string, Page>>,
  tls?: { readonly key: string; readonly cert: string },
): Promise<Site> => {
  const requests: string[] = []
  const sockets = new Set<Socket>()
  let connections = 0
  const listener: RequestListener = (request, response) => {
    const path = new URL(request.url ?? '/', 'http://site.test').pathname
    requests.push(`${request.method} ${request.url}`)
    const page = pages[path]
    if (page !== undefined) page(response, request)
    else {
      response.writeHead(404)
      response.end()
    }
  }
  const server = tls === undefined ? createServer(listener) : createTlsServer({ ...tls }, listener)
  server.on('connection', (socket: Socket) => {
    connections += 1
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => undefined)
  })
  server.on('tlsClientError', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const scheme = tls === undefined ? 'http' : 'https'
  return {
    port,
    url: (path, host = 'site.test') => `${scheme}://${host}:${port}${path}`,
    requests,
    connections: () => connections,
    server,
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** A small site of invented, harmless pages for the safeguard's journey: each carries a canary that no text shows. */
import { createServer, type ServerResponse } from 'node:http'

/** The site while it runs. */
export interface CanarySite {
  readonly host: string
  readonly port: number
  /** The page whose markup holds the canary; its visible text does not. */
  readonly page: string
  /** A page that sends the canary at once and then never ends. */
  readonly endless: string
  /** How often the canary went out over the wire. */
  sent(): number
  close(): Promise<void>
}

/** Starts the site on loopback. */
export const startCanarySite = async (canary: string): Promise<CanarySite> => {
  const host = 'canary-harbour.example'
  const open = new Set<ServerResponse>()
  let sent = 0
  const server = createServer((request, response) => {
    sent += 1
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    const page = `<!doctype html><html lang="en"><title>Rooms by the harbour</title>
<!-- ${canary} --><body><h1>Rooms by the harbour</h1><p>Ring +977 972-0000 123 after six.</p>`
    if (request.url?.startsWith('/endless') !== true) {
      response.end(`${page}</body></html>`)
      return
    }
    open.add(response)
    response.write(page)
    const timer = setInterval(() => response.write(`<p>One more room. <!-- ${canary} --></p>\n`), 100)
    response.once('close', () => {
      clearInterval(timer)
      open.delete(response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the site has no port')
  const origin = `http://${host}:${address.port}`
  return {
    host,
    port: address.port,
    page: `${origin}/rooms`,
    endless: `${origin}/endless`,
    sent: () => sent,
    close: async () => {
      for (const response of open) response.destroy()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** A time-stamp authority over HTTP on loopback, with the test authority of the core: it answers any request honestly, at the time of this machine. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { makeStamp } from '../../packages/core/src/stamping/authority.fixture.ts'

/** A running authority. `refuse` makes it answer with an error from now on. */
export interface FakeAuthority {
  readonly url: string
  asked(): number
  refuse(refusing: boolean): void
  close(): Promise<void>
}

// Where hash and nonce lie in our requests of 69 bytes.
const IMPRINT_AT = 24
const NONCE_AT = 58

/** Starts the authority. */
export const startAuthority = (): Promise<FakeAuthority> =>
  new Promise((resolve) => {
    let asked = 0
    let refusing = false
    const server = createServer(async (request, response) => {
      const pieces: Buffer[] = []
      for await (const piece of request) pieces.push(piece as Buffer)
      const query = new Uint8Array(Buffer.concat(pieces))
      asked++
      if (refusing || query.length !== 69) {
        response.writeHead(503).end()
        return
      }
      const stamp = makeStamp(new Uint8Array(0), {
        imprint: query.subarray(IMPRINT_AT, IMPRINT_AT + 32),
        nonce: query.subarray(NONCE_AT, NONCE_AT + 8),
        genTime: `${new Date().toISOString().slice(0, 19)}Z`,
        serial: asked % 127,
      })
      response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(stamp)
    })
    server.listen(0, '127.0.0.1', () =>
      resolve({
        url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/tsr`,
        asked: () => asked,
        refuse: (value) => {
          refusing = value
        },
        close: () =>
          new Promise((closed) => {
            server.closeAllConnections()
            server.close(() => closed())
          }),
      }),
    )
  })

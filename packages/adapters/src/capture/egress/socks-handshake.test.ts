/** The SOCKS5 greeting by its bytes (RFC 1928): what is read, however it is cut, and what is hung up on. */

import type { Socket } from 'node:net'
import { PassThrough } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSocksRequest, replySocks, SOCKS_REPLY, type SocksRequest } from './socks-handshake.ts'

/** A socket as far as the handshake uses one, with the other side in our hands. */
const open = () => {
  const incoming = new PassThrough()
  const written: number[] = []
  let ended = false
  const socket = Object.assign(incoming, {
    write: (bytes: Uint8Array) => {
      written.push(...bytes)
      return true
    },
    end: (bytes?: Uint8Array) => {
      if (bytes !== undefined) written.push(...bytes)
      ended = true
      return socket
    },
  }) as unknown as Socket
  const send = (bytes: Uint8Array | readonly number[]) =>
    PassThrough.prototype.push.call(incoming, Buffer.from(bytes))
  return { socket, send, written, ended: () => ended, incoming }
}

const GREETING = [5, 1, 0]
const name = (host: string, port = 80): number[] => {
  const bytes = Buffer.from(host, 'latin1')
  return [5, 1, 0, 3, bytes.length, ...bytes, port >> 8, port & 255]
}
const settled = () => new Promise((resolve) => setImmediate(resolve))

/** Reads the given pieces as one conversation. */
const read = async (...pieces: readonly (readonly number[])[]) => {
  const pipe = open()
  const reading = readSocksRequest(pipe.socket)
  for (const piece of pieces) {
    pipe.send(piece)
    await settled()
  }
  return { ...pipe, reading }
}

describe('a request', () => {
  it.each<[string, number[], SocksRequest]>([
    ['a name', name('jobs.example', 443), { host: 'jobs.example', port: 443 }],
    ['a name in capitals, as it was sent', name('JOBS.Example'), { host: 'JOBS.Example', port: 80 }],
    ['an IPv4 address', [5, 1, 0, 1, 192, 0, 2, 7, 0, 80], { host: '192.0.2.7', port: 80 }],
    [
      'an IPv6 address, in brackets',
      [5, 1, 0, 4, 0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 187],
      { host: '[2001:db8:0:0:0:0:0:1]', port: 443 },
    ],
    ['an IPv6 address sent as a name, in brackets too', name('::1'), { host: '[::1]', port: 80 }],
    ['a mapped address sent as a name', name('::ffff:127.0.0.1'), { host: '[::ffff:127.0.0.1]', port: 80 }],
    ['the highest port', name('a.example', 65_535), { host: 'a.example', port: 65_535 }],
    ['port 0, which others must refuse', name('a.example', 0), { host: 'a.example', port: 0 }],
    ['an empty name, which others must refuse', name(''), { host: '', port: 80 }],
    ['bytes beyond ASCII, one letter a byte', name('\u00e9\u00ff'), { host: '\u00e9\u00ff', port: 80 }],
    ['the longest name', name('a'.repeat(255)), { host: 'a'.repeat(255), port: 80 }],
  ])('names %s', async (_, bytes, request) => {
    const { reading, written, socket } = await read(GREETING, bytes)
    expect(await reading).toEqual(request)
    expect(written).toEqual([5, 0])
    expect(socket.destroyed).toBe(false)
  })

  it('is read with any number of offered ways to sign in, and answered with none', async () => {
    for (const count of [0, 1, 3, 255]) {
      const { reading, written } = await read([5, count, ...new Array(count).fill(2)], name('a.example'))
      expect([count, await reading, written]).toEqual([count, { host: 'a.example', port: 80 }, [5, 0]])
    }
  })

  it('is read wherever the bytes are cut', async () => {
    const bytes = [...GREETING, ...name('jobs.example', 8443)]
    for (let cut = 1; cut < bytes.length; cut += 1) {
      const { reading, written } = await read(bytes.slice(0, cut), bytes.slice(cut))
      expect([cut, await reading, written]).toEqual([cut, { host: 'jobs.example', port: 8443 }, [5, 0]])
    }
  })

  it('is read one byte at a time, and in one piece with the greeting', async () => {
    const bytes = [...GREETING, ...name('a.example')]
    for (const pieces of [bytes.map((byte) => [byte]), [bytes]])
      expect(await (await read(...pieces)).reading).toEqual({ host: 'a.example', port: 80 })
  })

  it('leaves what comes behind it for the tunnel, to the byte', async () => {
    const { reading, socket } = await read([...GREETING, ...name('a.example'), 22, 3, 1, 0, 255])
    await reading
    expect([...(socket.read() as Buffer)]).toEqual([22, 3, 1, 0, 255])
  })

  it('stops the flow, so that nothing is lost before the tunnel stands', async () => {
    const { reading, socket, send } = await read(GREETING, name('a.example'))
    await reading
    expect(socket.isPaused()).toBe(true)
    send([1, 2, 3])
    await settled()
    expect([...(socket.read() as Buffer)]).toEqual([1, 2, 3])
  })

  it('is no request before its last byte', async () => {
    const bytes = name('a.example')
    const { reading, send } = await read(GREETING, bytes.slice(0, -1))
    expect(await Promise.race([reading, settled().then(() => 'waiting')])).toBe('waiting')
    send(bytes.slice(-1))
    expect(await reading).toEqual({ host: 'a.example', port: 80 })
  })

  it('gives back any name and any port', async () => {
    const host = fc
      .array(fc.integer({ min: 0x61, max: 0x7a }), { minLength: 1, maxLength: 255 })
      .map((codes) => String.fromCharCode(...codes))
    await fc.assert(
      fc.asyncProperty(host, fc.integer({ min: 0, max: 65_535 }), async (text, port) => {
        const { reading } = await read([...GREETING, ...name(text, port)])
        expect(await reading).toEqual({ host: text, port })
      }),
      { numRuns: 40 },
    )
  })
})

describe('anything else', () => {
  it.each<[string, number[][]]>([
    ['an HTTP request', [[...Buffer.from('GET / HTTP/1.1\r\n\r\n')]]],
    ['SOCKS4', [[4, 1, 0, 80, 127, 0, 0, 1, 0]]],
    ['a TLS hello', [[22, 3, 1, 2, 0]]],
    ['another version in the request', [GREETING, [4, 1, 0, 3, 1, 97, 0, 80]]],
    ['BIND', [GREETING, [5, 2, 0, 1, 127, 0, 0, 1, 0, 80]]],
    ['UDP ASSOCIATE', [GREETING, [5, 3, 0, 1, 127, 0, 0, 1, 0, 80]]],
    ['a kind of address that does not exist', [GREETING, [5, 1, 0, 2, 127, 0, 0, 1, 0, 80]]],
    ['more bytes than any request has', [[5, 255, ...new Array(600).fill(0)]]],
  ])('is hung up on: %s', async (_, pieces) => {
    const pipe = open()
    const reading = readSocksRequest(pipe.socket)
    const heard = (async () => {
      for (const piece of pieces) {
        if (pipe.socket.destroyed) return
        pipe.send(piece)
        await settled()
      }
    })()
    const request = await Promise.race([reading, heard.then(settled).then(() => 'not ended')])
    expect(request).toBeUndefined()
    expect(pipe.socket.destroyed).toBe(true)
  })

  it('is no request when the other side leaves in the middle', async () => {
    const { reading, socket } = await read(GREETING, [5, 1, 0])
    socket.destroy()
    expect(await reading).toBeUndefined()
  })

  it('never throws, whatever the bytes, and either reads a request or hangs up or waits', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 80 }), async (bytes) => {
        const { reading, socket } = await read([...bytes])
        const result = await Promise.race([reading, settled().then(() => 'waits' as const)])
        if (result === undefined) expect(socket.destroyed).toBe(true)
        else expect(result === 'waits' || typeof result.host === 'string').toBe(true)
      }),
      { numRuns: 150 },
    )
  })
})

describe('the reply', () => {
  it.each(Object.entries(SOCKS_REPLY))(
    '%s is ten bytes with its code, and ends the socket unless granted',
    (_, code) => {
      const { socket, written, ended } = open()
      replySocks(socket, code)
      expect(written).toEqual([5, code, 0, 1, 0, 0, 0, 0, 0, 0])
      expect(ended()).toBe(code !== 0)
    },
  )

  it('has the codes of RFC 1928, section 6', () => {
    expect(SOCKS_REPLY).toEqual({
      granted: 0,
      failed: 1,
      notAllowed: 2,
      hostUnreachable: 4,
      refused: 5,
      unsupported: 7,
    })
  })
})

/** Reads the answers of a proxy from a socket, so many bytes at a time, and gives back what came after them. */
import type { Socket } from 'node:net'

/** A reader of one socket. Every read resolves with undefined when the socket ends first. */
export interface ByteReader {
  /** Exactly so many bytes. */
  read(length: number): Promise<Buffer | undefined>
  /** Everything up to and with the given bytes, at most `most` of it. */
  readThrough(ending: string, most: number): Promise<Buffer | undefined>
  /** Lets go of the socket, paused, with what was read too much put back. */
  release(): void
}

/** Begins to read. */
export const createByteReader = (socket: Socket): ByteReader => {
  let bytes = Buffer.alloc(0)
  let over = false
  let wake: () => void = () => undefined
  const onData = (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk])
    wake()
  }
  const onEnd = () => {
    over = true
    wake()
  }
  socket.on('data', onData)
  for (const event of ['end', 'close', 'error'] as const) socket.on(event, onEnd)
  // An earlier reader may have left it paused.
  socket.resume()

  const take = async (lengthOf: () => number | undefined): Promise<Buffer | undefined> => {
    for (;;) {
      const length = lengthOf()
      if (length !== undefined && bytes.length >= length) {
        const taken = bytes.subarray(0, length)
        bytes = bytes.subarray(length)
        return taken
      }
      if (over) return undefined
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  }

  return {
    read: (length) => take(() => length),
    readThrough: (ending, most) =>
      take(() => {
        const at = bytes.indexOf(ending)
        if (at >= 0) return at + ending.length
        if (bytes.length > most) onEnd()
        return undefined
      }),
    release() {
      socket.off('data', onData)
      for (const event of ['end', 'close', 'error'] as const) socket.off(event, onEnd)
      socket.pause()
      if (bytes.length > 0) socket.unshift(bytes)
    },
  }
}

/** Takes a body into memory, whole and counted, within a budget that all uploads share. */
import { Failure } from '@smart-rescue/schema'

/** Lends memory to uploads: who finds none left waits until another has ended. */
export interface Budget {
  /** Resolves with the giving back. Rejects with the signal's reason when it fires first. */
  lend(bytes: number, signal: AbortSignal): Promise<() => void>
}

/** Makes a budget of `total` bytes. A single loan may be as large as the whole. */
export const createBudget = (total: number): Budget => {
  let left = total
  const waiting: { bytes: number; go: () => void }[] = []
  const serve = (): void => {
    for (let next = waiting[0]; next !== undefined && next.bytes <= left; next = waiting[0]) {
      waiting.shift()
      left -= next.bytes
      next.go()
    }
  }
  return {
    lend: (wanted, signal) =>
      new Promise((resolve, reject) => {
        const bytes = Math.min(wanted, total)
        const giveBack = (): void => {
          left += bytes
          serve()
        }
        const stop = (): void => {
          const at = waiting.indexOf(place)
          if (at >= 0) waiting.splice(at, 1)
          reject(signal.reason)
        }
        const place = {
          bytes,
          go: () => {
            signal.removeEventListener('abort', stop)
            resolve(giveBack)
          },
        }
        if (signal.aborted) {
          reject(signal.reason)
          return
        }
        signal.addEventListener('abort', stop)
        waiting.push(place)
        serve()
      }),
  }
}

/** The body as one piece of exactly `length` bytes. Throws `request.broken-off` when it is shorter or longer. */
export const gatherBytes = async (
  body: AsyncIterable<Uint8Array> | undefined,
  length: number,
): Promise<Uint8Array> => {
  const bytes = new Uint8Array(length)
  let at = 0
  for await (const chunk of body ?? []) {
    if (at + chunk.byteLength > length) throw new Failure('request.broken-off')
    bytes.set(chunk, at)
    at += chunk.byteLength
  }
  if (at !== length) throw new Failure('request.broken-off')
  return bytes
}

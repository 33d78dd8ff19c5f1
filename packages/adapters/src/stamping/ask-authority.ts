/** Sends a request to a time-stamp authority over HTTP (RFC 3161, 3.4) and reads its short answer. Only addresses that the operator entered are asked. */
import type { AskAuthority } from '@smart-rescue/features/ports/proof/stamping'
import { Failure } from '@smart-rescue/schema'

/** Longest answer that is read, in bytes: real ones have 1 to 10 kB. */
const MOST_BYTES = 65_536
/** Longest time that an authority may take, in ms. */
const PATIENCE_MS = 20_000

const readShort = async (body: ReadableStream<Uint8Array> | null): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of body ?? []) {
    length += chunk.length
    if (length > MOST_BYTES) throw new Failure('stamp.unreachable')
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

/** Makes the way to authorities. No redirect is followed, so nobody but the address that was entered is ever asked. */
export const createAskAuthority =
  (patienceMs = PATIENCE_MS): AskAuthority =>
  async (url, query) => {
    try {
      const response = await fetch(url, {
        method: 'POST',
        body: Uint8Array.from(query),
        headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
        redirect: 'manual',
        signal: AbortSignal.timeout(patienceMs),
      })
      if (response.status !== 200) throw new Failure('stamp.unreachable')
      return await readShort(response.body)
    } catch (cause) {
      throw cause instanceof Failure ? cause : new Failure('stamp.unreachable', { cause })
    }
  }

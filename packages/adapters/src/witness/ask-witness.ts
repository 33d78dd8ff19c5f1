/** Sends a checkpoint to a witness over HTTP and reads its short answer. Only addresses that the operator entered are asked. */
import type { AskWitness } from '@smart-rescue/features/ports/proof/witnessing'
import { Failure } from '@smart-rescue/schema'

/** Longest answer that is read, in bytes: sixteen cosignatures of both kinds fit. */
const MOST_BYTES = 65_536
/** Longest time that a witness may take, in ms. */
const PATIENCE_MS = 10_000

const readShort = async (body: ReadableStream<Uint8Array> | null): Promise<string> => {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of body ?? []) {
    length += chunk.length
    if (length > MOST_BYTES) throw new Failure('request.too-large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** Makes the way to witnesses. `url` is the submission prefix of C2SP tlog-witness; redirects are not followed. */
export const createAskWitness =
  (patienceMs = PATIENCE_MS): AskWitness =>
  async (url, body) => {
    const response = await fetch(`${url.replace(/\/$/, '')}/add-checkpoint`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMs),
    })
    return {
      status: response.status,
      contentType: response.headers.get('content-type') ?? '',
      text: await readShort(response.body),
    }
  }

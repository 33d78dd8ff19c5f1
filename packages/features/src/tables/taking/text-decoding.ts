/** Letters out of bytes, as the encodings of tables ask for. */
import type { TryDecode } from '@smart-rescue/core/tables'
import type { TableEncoding } from '@smart-rescue/schema'

/** Decodes the beginning of a file; a sign that is cut at its end is left out. */
export const tryDecode: TryDecode = (encoding, bytes, how) => {
  try {
    return new TextDecoder(encoding, { fatal: how === 'strict' }).decode(bytes, { stream: true })
  } catch {
    return undefined
  }
}

/** One sign for each byte: to look for marks in bytes as in a text. */
export const toLatin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')

/** Text as its bytes come. A mark at the beginning is no part of it; what is broken becomes U+FFFD. */
export async function* decodeStream(
  bytes: AsyncIterable<Uint8Array>,
  encoding: TableEncoding,
  onBytes: (length: number) => void,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const piece of bytes) {
    onBytes(piece.byteLength)
    const text = decoder.decode(piece, { stream: true })
    if (text !== '') yield text
  }
  const rest = decoder.decode()
  if (rest !== '') yield rest
}

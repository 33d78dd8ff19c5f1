/** Answers bytes: with their length, as a download or locked into a sandbox, and never half a status when the first byte fails. */
import { Readable } from 'node:stream'
import type { ByteAnswer } from '@smart-rescue/features/ports/actor'
import type { FastifyReply } from 'fastify'

/** What a browser may show in place; everything else is offered as a download, whatever a site once called it. */
const SHOWN = /^(image\/(png|jpeg|webp|gif|avif)|application\/pdf|text\/plain)$/

const MEDIA_TYPE = /^[a-z0-9!#$&^_.+-]+\/[a-z0-9!#$&^_.+-]+(; ?charset=[a-z0-9-]+)?$/i

/** RFC 6266 with RFC 8187: a plain name for old readers, the real one in UTF-8. */
const disposition = (kind: 'inline' | 'attachment', filename: string | undefined): string => {
  if (filename === undefined) return kind
  const plain = filename.normalize('NFKD').replace(/[^\w.() -]/g, '_')
  const full = encodeURIComponent(filename).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${kind}; filename="${plain}"; filename*=UTF-8''${full}`
}

/** The first chunk is taken before anything is said, so that a damaged or locked blob still gets its own status. */
const prime = async (bytes: AsyncIterable<Uint8Array>): Promise<AsyncIterable<Uint8Array>> => {
  const iterator = bytes[Symbol.asyncIterator]()
  const first = await iterator.next()
  return (async function* () {
    try {
      for (let step = first; !step.done; step = await iterator.next()) yield step.value
    } finally {
      await iterator.return?.()
    }
  })()
}

/** Sends the answer as a stream. A failure after the first byte cuts the connection: a short body can be seen, a wrong one not. */
export const sendBytes = async (reply: FastifyReply, answer: ByteAnswer): Promise<FastifyReply> => {
  const mediaType = MEDIA_TYPE.test(answer.mediaType) ? answer.mediaType : 'application/octet-stream'
  const bare = mediaType.split(';')[0]?.toLowerCase() ?? ''
  const kind = answer.filename === undefined && SHOWN.test(bare) ? 'inline' : 'attachment'
  const stream = Readable.from(await prime(answer.bytes), { objectMode: false })
  reply.type(mediaType).header('content-disposition', disposition(kind, answer.filename))
  if (answer.length !== undefined) reply.header('content-length', String(answer.length))
  // Chromium's own PDF viewer does not run in a sandbox; a PDF runs no script of ours either way.
  const sandbox = bare === 'application/pdf' ? '' : '; sandbox'
  reply.header(
    'content-security-policy',
    `default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'${sandbox}`,
  )
  reply.header('x-frame-options', 'SAMEORIGIN')
  return reply.header('cache-control', 'no-store').header('x-content-type-options', 'nosniff').send(stream)
}

/** `POST /witness/add-checkpoint` (C2SP tlog-witness): public, without a session; only the signature on the checkpoint counts. */
import type { AnswerLog } from '@smart-rescue/features/witnessing'
import { Failure } from '@smart-rescue/schema'
import type { FastifyInstance } from 'fastify'
import { guardHost } from '../guard-origin.ts'

/** Largest body in bytes: 63 hashes and sixteen signatures of both kinds fit. */
const MOST_BYTES = 65_536
/** Requests a minute and address: a log asks after each exhibit, not more. */
const PER_MINUTE = 120

/** Adds the route. Its body is taken as bytes whatever its type, and its answers are those of the specification, not ours. */
export const serveWitness = async (
  app: FastifyInstance,
  answerLog: AnswerLog,
  { host }: { readonly host: string },
): Promise<void> => {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MOST_BYTES }, (_request, body, done) =>
      done(null, body),
    )
    scope.route({
      method: 'POST',
      url: '/witness/add-checkpoint',
      bodyLimit: MOST_BYTES,
      config: { rateLimit: { max: PER_MINUTE }, byAddress: true },
      handler: async (request, reply) => {
        guardHost(request, host)
        if (!(request.body instanceof Buffer)) throw new Failure('request.invalid')
        const { status, contentType, text } = await answerLog(request.body)
        return reply
          .code(status)
          .header('cache-control', 'no-store')
          .header('x-content-type-options', 'nosniff')
          .type(contentType)
          .send(text)
      },
    })
  })
}

/** Serves the built web app: hashed files for ever, the page itself fresh every time, and the page for every path of the app. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import { Failure } from '@smart-rescue/schema'
import type { FastifyInstance } from 'fastify'
import { guardHost } from './guard-origin.ts'
import { sendFailure } from './present/failures.ts'

const NOT_BUILT =
  'The pages of Smart Rescue are not built yet. Stop this program and run npm start, which builds them.\n'

/** Adds the web app from `folder`, and the answer to every path that nothing serves. */
export const serveWeb = async (app: FastifyInstance, folder: string, host: string): Promise<void> => {
  const built = existsSync(join(folder, 'index.html'))
  if (built)
    await app.register(fastifyStatic, {
      root: folder,
      wildcard: false,
      index: false,
      cacheControl: false,
      setHeaders: (reply, path) => {
        // Vite puts a hash of its content into the name of every file under assets.
        const hashed = path.startsWith(join(folder, 'assets'))
        reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? ''
    const reads = request.method === 'GET' || request.method === 'HEAD'
    // A page's address may end in a row's number after a dot; a file's ending begins with a letter.
    const asksPage = reads && !path.startsWith('/api') && !/\.[a-z][a-z0-9]*$/i.test(path)
    if (!asksPage) return sendFailure(reply, new Failure('request.not-found'))
    guardHost(request, host)
    if (!built) return reply.code(503).type('text/plain; charset=utf-8').send(NOT_BUILT)
    return reply.header('cache-control', 'no-cache').sendFile('index.html')
  })
}

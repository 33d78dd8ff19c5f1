/** The web app as it is built, under the product's own policy, with the invented office behind it and one invented network in it: for measuring and for looking at the picture. */
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { NetworkGraph } from '@smart-rescue/schema'
import Fastify from 'fastify'
import { addSecurityHeaders } from '../apps/server/src/http/security-headers.ts'
import { serveWeb } from '../apps/server/src/http/serve-web.ts'
import { buildOffice } from '../apps/web/src/testing/fake-office.ts'
import { createFakeFetch } from '../apps/web/src/testing/fake-platform.ts'
import { LANTERN } from '../apps/web/src/testing/fake-shape.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** A site that runs. */
export interface PictureSite {
  readonly origin: string
  /** Where the picture of the whole case stands. */
  readonly picture: string
  close(): Promise<void>
}

/** Words that are in no catalogue yet stand as their keys, unless `PICTURE_SITE_WORDS` is set: for looking at new pages. */
const build = async (folder: string): Promise<void> => {
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js')
  const words = ['build', 'apps/web', '--outDir', folder, '--emptyOutDir', '--logLevel', 'error']
  await promisify(execFile)(process.execPath, [vite, ...words], {
    cwd: ROOT,
    env: {
      ...process.env,
      NODE_ENV: process.env.PICTURE_SITE_WORDS === undefined ? 'production' : 'development',
    },
  })
}

/** Builds the app into a temporary folder and serves it on a free loopback port. */
export const servePictureSite = async (graph: NetworkGraph): Promise<PictureSite> => {
  const folder = await mkdtemp(join(tmpdir(), 'picture-site-'))
  await build(folder)
  const office = createFakeFetch(buildOffice('full', 'small-office', 'en'))
  const app = Fastify()
  await addSecurityHeaders(app, () => 0)
  const picture = JSON.stringify({ graph, leaf: 1 })
  const hubs = graph.nodes.filter((node) => node.hub)
  const ties = hubs.map((node) => ({
    node,
    sources: node.sources,
    hands: Math.round(node.sources / 3),
    chance: 0.04,
    state: 'proposed',
  }))
  const base = `/api/cases/${LANTERN}`
  const story = (from: string, to?: string) => {
    const edge = graph.edges.find((one) => one.from === from && one.to === to)
    const node = (id?: string) => graph.nodes.find((one) => one.id === id)
    return {
      from: node(from) ?? graph.nodes[0],
      ...(to === undefined ? {} : { to: node(to) }),
      strength: edge?.strength ?? 0.5,
      state: edge?.state ?? 'proposed',
      reasons: edge?.reasons ?? [{ rule: 'chance', sentence: 'Its sources hang together otherwise too.' }],
      counterReasons: edge?.counterReasons ?? [],
      decisions: [],
    }
  }
  const json = 'application/json; charset=utf-8'
  app.get(`${base}/networks/picture`, (_, reply) => reply.type(json).send(picture))
  app.get(`${base}/networks/ties`, (_, reply) => reply.type(json).send({ ties, total: ties.length }))
  app.get(`${base}/networks/decisions`, (_, reply) => reply.type(json).send({ decisions: [], more: false }))
  app.get(`${base}/networks/reasons`, (request, reply) => {
    const { from = '', to } = request.query as { from?: string; to?: string }
    return reply.type(json).send(story(from, to))
  })
  app.get(`${base}/news`, (_, reply) => {
    reply.hijack()
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream' })
    reply.raw.write(': here\n\n')
  })
  app.all('/api/*', async (request, reply) => {
    const answer = await office(request.url, {
      method: request.method,
      headers: {},
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
    })
    const text = await answer.text()
    const isCase = request.url === base
    return reply
      .code(answer.status)
      .type(json)
      .send(isCase ? text.replace('"may":[', '"may":["network.read","network.decide","source.aside",') : text)
  })
  await serveWeb(app, folder, '127.0.0.1')
  await app.listen({ host: '127.0.0.1', port: 0 })
  const address = app.server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  const origin = `http://127.0.0.1:${address.port}`
  return {
    origin,
    picture: `${origin}/cases/${LANTERN}/networks/all`,
    close: async () => {
      app.server.closeAllConnections()
      await app.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

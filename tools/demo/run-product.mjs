/** Starts the product on a temporary data directory and a free port, and stops it in order. For the demonstration, journeys and benchmarks. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../setup.mjs'
import { talkTo, waitFor } from './talk-to-product.mjs'

const isFree = (port) =>
  new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })

/** A port whose neighbour is free too: replay is served on the next one. */
const findPorts = async () => {
  for (let tries = 0; tries < 200; tries += 1) {
    const port = 20_000 + Math.floor(Math.random() * 30_000)
    if ((await isFree(port)) && (await isFree(port + 1))) return port
  }
  throw new Error('no two free ports beside each other')
}

/**
 * Starts `smart-rescue serve`. `devHosts` maps fictional host names to loopback (a development setting). Answers the
 * origin, the data directory, the process, a conversation, and `stop`, which resolves when everything has ended.
 */
export const runProduct = async ({ data, devHosts = [], env = {}, keep = false, show = false } = {}) => {
  const folder = data ?? mkdtempSync(join(tmpdir(), 'smart-rescue-'))
  const port = await findPorts()
  const child = spawn(
    process.execPath,
    [join(ROOT, 'apps/server/bin/smart-rescue.mjs'), 'serve', '--port', String(port), '--data', folder],
    {
      env: {
        ...process.env,
        ...env,
        ...(devHosts.length > 0 ? { SMART_RESCUE_DEV_HOSTS: devHosts.join(',') } : {}),
      },
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    },
  )
  // Whatever ends this program ends the product too: no orphan keeps a database running.
  process.once('exit', () => child.kill('SIGTERM'))
  const said = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => said.push(String(chunk)))
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const origin = `http://127.0.0.1:${port}`
  const product = talkTo(origin)
  const answers = () =>
    product.get('/api/health').catch(() => (child.exitCode === null ? undefined : { dead: true }))
  const health = await waitFor('the product to answer', 60, answers)
  if (health.dead) throw new Error(`the product ended at once:\n${said.join('').slice(-4000)}`)
  const stop = async () => {
    if (child.exitCode === null) child.kill('SIGTERM')
    await ended
    if (!keep && data === undefined) rmSync(folder, { recursive: true, force: true })
  }
  return { origin, port, folder, child, product, ended, stop, said: () => said.join('') }
}

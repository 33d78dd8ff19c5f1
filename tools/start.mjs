/** `npm start`: sets up what is missing, then runs the server under a Node that is new enough. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ROOT, setUp } from './setup.mjs'

const began = Date.now()
process.stdout.write('Smart Rescue: looking at what is needed …\n')
try {
  const node = await setUp()
  process.stdout.write(`  ready to start after ${((Date.now() - began) / 1000).toFixed(1)} s\n`)
  const server = spawn(
    node,
    [join(ROOT, 'apps/server/bin/smart-rescue.mjs'), 'serve', ...process.argv.slice(2)],
    { stdio: 'inherit' },
  )
  // The server stops in order when it is asked to; this process only passes the wish on and waits.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal))
  server.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 0)))
} catch (failure) {
  process.stderr.write(`${failure.message}\n`)
  process.exit(69)
}

#!/usr/bin/env node
/** The command smart-rescue. Needs Node 24: the sources run as they are, with types stripped. An older Node hands over to the clone's own. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

/** The Node that set-up put into the clone, where it did. */
const findOwnNode = () => {
  const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..')
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  const path = join(root, '.runtime', 'node_modules', `node-${platform}-${process.arch}`, 'bin', name)
  return existsSync(path) ? path : undefined
}

if (Number(process.versions.node.split('.')[0]) < 24) {
  const node = findOwnNode()
  if (node === undefined) {
    process.stderr.write(
      `Smart Rescue needs Node 24 or later; this is ${process.versions.node}. Run npm start, which brings it.\n`,
    )
    process.exit(69)
  }
  const child = spawn(node, process.argv.slice(1), { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code) => process.exit(code ?? 1))
} else {
  const { runCli } = await import('../src/cli/run-cli.ts')
  const { processTerminal } = await import('../src/cli/terminal.ts')
  process.exitCode = await runCli(process.argv.slice(2), processTerminal)
  // Handles that a library keeps open must not keep a finished command alive; what was written is written.
  process.stdout.write('', () => process.stderr.write('', () => process.exit()))
}

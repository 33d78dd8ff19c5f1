#!/usr/bin/env node
/** The command smart-rescue. Needs Node 24: the sources run as they are, with types stripped. */
import process from 'node:process'

if (Number(process.versions.node.split('.')[0]) < 24) {
  process.stderr.write(
    `Smart Rescue needs Node 24 or later; this is ${process.versions.node}. Run npm start, which brings it.\n`,
  )
  process.exit(69)
}
const { runCli } = await import('../src/cli/run-cli.ts')
const { processTerminal } = await import('../src/cli/terminal.ts')
process.exitCode = await runCli(process.argv.slice(2), processTerminal)
// Handles that a library keeps open must not keep a finished command alive; what was written is written.
process.stdout.write('', () => process.stderr.write('', () => process.exit()))

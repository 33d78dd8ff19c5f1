/** `login` and `logout`: opens and ends a session with a running server. */
import { signIn, signOut } from '@smart-rescue/features/people/contract'
import { parseFlags, takeSecret } from '../../config.ts'
import { UsageError } from '../../usage-error.ts'
import { printResult } from '../print-result.ts'
import type { Command } from '../terminal.ts'
import { CLIENT_FLAGS, connect } from './connect.ts'
import { removeSessionFile, writeSessionFile } from './session-file.ts'

/** Signs in and keeps the session. */
export const login: Command = async (argv, terminal) => {
  const { values: flags, positionals } = parseFlags(argv, CLIENT_FLAGS, true)
  const [name, ...more] = positionals
  if (name === undefined || more.length > 0) throw new UsageError('Name one sign-in name.')
  const { client, server, file, cookie } = connect(flags, terminal)
  const passphrase =
    takeSecret(terminal.env, 'SMART_RESCUE_PASSPHRASE') ?? (await terminal.readSecret('Passphrase: '))
  const session = await client.call(signIn, { login: name, passphrase })
  writeSessionFile(file, { server, cookie: cookie() ?? '', csrf: session.csrf })
  const { member, expiresAt } = session
  printResult(
    terminal,
    flags.json,
    { member, expiresAt },
    () => `Signed in as ${member.displayName} until ${expiresAt}.\n`,
  )
  return 0
}

/** Signs out, and forgets the session even when the server no longer knows it. */
export const logout: Command = async (argv, terminal) => {
  const { values: flags } = parseFlags(argv, CLIENT_FLAGS)
  const { client, file } = connect(flags, terminal)
  try {
    await client.call(signOut, {})
  } finally {
    removeSessionFile(file)
  }
  printResult(terminal, flags.json, { ended: true }, () => 'Signed out.\n')
  return 0
}

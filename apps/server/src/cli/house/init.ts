/** `init`: creates the organisation and its first administrator through the same act as the first page, without a browser. */

import { setUp } from '@smart-rescue/features/organisation/contract'
import type { Door } from '@smart-rescue/features/ports/actor'
import { Failure } from '@smart-rescue/schema'
import { openPlace } from '../../compose-place.ts'
import { PLACE_FLAGS, parseFlags, readPlace, takeSecret } from '../../config.ts'
import { UsageError } from '../../usage-error.ts'
import { printResult } from '../print-result.ts'
import type { Command, Terminal } from '../terminal.ts'
import { commandLog, withHouse, withPlace } from './with-house.ts'

const FLAGS = {
  data: PLACE_FLAGS.data,
  name: { type: 'string' },
  country: { type: 'string' },
  locale: { type: 'string' },
  login: { type: 'string' },
  'display-name': { type: 'string' },
  'operator-only': { type: 'boolean' },
  'key-file': { type: 'string' },
  stdin: { type: 'boolean' },
  json: { type: 'boolean' },
} as const

/** Nobody is signed in by a command: the session that founding opens is not handed out. */
const noDoor: Door = {
  openSession: () => {},
  closeSession: () => {},
  origin: 'http://127.0.0.1',
  signal: new AbortController().signal,
}

const readJson = async (terminal: Terminal): Promise<unknown> => {
  try {
    return JSON.parse(await terminal.readAll())
  } catch {
    throw new UsageError('Standard input is not JSON.')
  }
}

const secret = async (terminal: Terminal, name: string, prompt: string): Promise<string> =>
  takeSecret(terminal.env, name) ?? (await terminal.readSecret(prompt))

/** Creates the organisation. With `--key-file` a key file is written that opens the locker at every start. */
export const init: Command = async (argv, terminal) => {
  const { values: flags } = parseFlags(argv, FLAGS)
  const input = flags.stdin
    ? await readJson(terminal)
    : {
        name: flags.name,
        country: flags.country,
        locale: flags.locale,
        administrator: {
          displayName: flags['display-name'],
          login: flags.login,
          alsoCaseOfficer: flags['operator-only'] !== true,
          passphrase: await secret(terminal, 'SMART_RESCUE_PASSPHRASE', 'Passphrase of the administrator: '),
        },
        unlockPassphrase: await secret(
          terminal,
          'SMART_RESCUE_UNLOCK_PASSPHRASE',
          'Passphrase that opens the locker: ',
        ),
      }
  const parsed = setUp.input.safeParse(input)
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
    throw new Failure('request.invalid', { fields })
  }
  const log = commandLog(terminal)
  const made = await withPlace(openPlace(readPlace(flags, terminal.env), { log }), (place) =>
    withHouse(place, {}, log, async ({ features, door }) => {
      const act = features.endpoints.find(({ endpoint }) => endpoint.name === setUp.name)
      await act?.handle(undefined, parsed.data, noDoor)
      if (flags['key-file'] !== undefined) await door.addKeyFile(flags['key-file'])
      const { origin, vkey } = await door.locker.checkpoint()
      return {
        organisation: parsed.data.name,
        login: parsed.data.administrator.login,
        logOrigin: origin,
        logKey: vkey,
      }
    }),
  )
  printResult(
    terminal,
    flags.json,
    made,
    () => `Created ${made.organisation}. Key of its custody log:\n${made.logKey}\n`,
  )
  return 0
}

/** `passphrase`: gives a member a new passphrase, for whoever holds the data directory and the locker's key. After the database was lost nobody has one. */
import { withClient } from '@smart-rescue/adapters/database'
import { createPassphrases } from '@smart-rescue/adapters/passphrases'
import { recordFact } from '@smart-rescue/features/custody'
import { Failure, Member } from '@smart-rescue/schema'
import { PLACE_FLAGS, parseFlags, readPlace, readUnlock, takeSecret } from '../../config.ts'
import { UsageError } from '../../usage-error.ts'
import { printResult } from '../print-result.ts'
import type { Command } from '../terminal.ts'
import { commandLog, openOrJoin, withHouse, withPlace } from './with-house.ts'

interface MemberRow {
  readonly id: string
  readonly login: string
  readonly display_name: string
  readonly roles: readonly string[]
  readonly locale: string
  readonly status: string
  readonly created_at: Date
}

const toMember = (row: MemberRow): Member =>
  Member.parse({ ...row, displayName: row.display_name, createdAt: row.created_at.toISOString() })

/** Sets the passphrase and ends the member's sessions. The change stands in the custody log before it takes effect. */
export const setPassphrase: Command = async (argv, terminal) => {
  const { values: flags, positionals } = parseFlags(argv, { ...PLACE_FLAGS, json: { type: 'boolean' } }, true)
  const [login, ...more] = positionals
  if (login === undefined || more.length > 0) throw new UsageError('Name one sign-in name.')
  const unlock = readUnlock(flags, terminal.env)
  const passphrase =
    takeSecret(terminal.env, 'SMART_RESCUE_PASSPHRASE') ?? (await terminal.readSecret('New passphrase: '))
  const hash = await createPassphrases().hash(passphrase, [login])
  const log = commandLog(terminal)
  const member = await withPlace(openOrJoin(readPlace(flags, terminal.env), log), (place) =>
    withHouse(place, unlock, log, async ({ door, rebuilding }) => {
      if (door.state() !== 'open') throw new Failure('locker.locked')
      return withClient(place.owner, async (client) => {
        const { rows } = await client.query<MemberRow>('select * from member where login = $1', [
          login.toLowerCase(),
        ])
        if (!rows[0]) throw new Failure('request.not-found', { detail: 'No member has this sign-in name.' })
        const found = toMember(rows[0])
        const act = {
          type: 'member.changed',
          actor: found.id,
          purpose: 'operation',
          detail: { member: found },
        } as const
        await recordFact(rebuilding, act)
        await client.query('begin')
        await client.query('update member set passphrase_hash = $2 where id = $1', [found.id, hash])
        await client.query('delete from session where member_id = $1', [found.id])
        await client.query('commit')
        return found
      })
    }),
  )
  printResult(terminal, flags.json, { member }, () => `${member.displayName} has a new passphrase.\n`)
  return 0
}

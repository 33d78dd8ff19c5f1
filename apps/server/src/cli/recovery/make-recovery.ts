/** `recovery make`: splits the organisation key, and writes each share to a file of its own, in clear for the printer or encrypted to its holder. */
import { mkdir, open } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { encryptToHolder } from '@smart-rescue/adapters/vault'
import { catchUp } from '@smart-rescue/features/custody'
import { PLACE_FLAGS, parseFlags, readPlace, readUnlock } from '../../config.ts'
import { UsageError } from '../../usage-error.ts'
import { needKeeper } from '../house/find-keeper.ts'
import { commandLog, openOrJoin, withHouse, withPlace } from '../house/with-house.ts'
import { printResult } from '../print-result.ts'
import type { Command } from '../terminal.ts'
import { writeSharePage } from './share-page.ts'

/** Writes a file for its owner alone, durably, never over another. */
const writeNew = async (path: string, text: string): Promise<void> => {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

const toCount = (value: string | undefined, otherwise: number): number =>
  value === undefined ? otherwise : Number(value)

/** Makes the set. With `--recipient` (as many as shares, in their order) nothing lies on the disk in clear. */
export const makeRecovery: Command = async (argv, terminal) => {
  const { values: flags } = parseFlags(argv, {
    ...PLACE_FLAGS,
    json: { type: 'boolean' },
    needed: { type: 'string' },
    total: { type: 'string' },
    out: { type: 'string' },
    recipient: { type: 'string', multiple: true },
  })
  const [needed, total] = [toCount(flags.needed, 3), toCount(flags.total, 5)]
  const recipients = flags.recipient ?? []
  if (recipients.length > 0 && recipients.length !== total)
    throw new UsageError(`Give ${total} recipients, one for each share, or none.`)
  for (const recipient of recipients) await encryptToHolder(recipient, '')
  const folder = resolve(flags.out ?? 'recovery-shares')
  const log = commandLog(terminal)
  const unlock = readUnlock(flags, terminal.env)
  const made = await withPlace(openOrJoin(readPlace(flags, terminal.env), log), (place) =>
    withHouse(place, unlock, log, async (house) => {
      const actor = await needKeeper(house)
      const set = await house.door.makeShares({ actor }, needed, total)
      await catchUp(house.rebuilding)
      return { ...set, origin: (await house.door.locker.checkpoint()).origin }
    }),
  )
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const files: string[] = []
  const day = new Date().toISOString().slice(0, 10)
  for (const [at, share] of made.shares.entries()) {
    const { origin, setId } = made
    const page = writeSharePage(share, { origin, setId, index: at + 1, needed, total, day })
    const recipient = recipients[at]
    const file = join(folder, `share-${at + 1}-of-${total}.${recipient === undefined ? 'txt' : 'age'}`)
    await writeNew(file, recipient === undefined ? page : await encryptToHolder(recipient, page))
    files.push(file)
  }
  printResult(terminal, flags.json, { setId: made.setId, needed, total, files }, () =>
    [
      ...files.map((file) => `${file}\n`),
      recipients.length > 0
        ? 'Send each file to its holder; only she can open it.\n'
        : 'Print each page, give it to its holder, and delete the file: whoever has enough of them opens the locker.\n',
      `Any ${needed} of the ${total} restore the key. Try it: smart-rescue recovery test FILE…\n`,
    ].join(''),
  )
  return 0
}

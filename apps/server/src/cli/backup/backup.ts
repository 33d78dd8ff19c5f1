/** `backup`: one moment of the database, then the log, then the sealed blobs; wrapped keys apart, in a file of their own. */
import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join, relative, resolve, sep } from 'node:path'
import { createTurns } from '@smart-rescue/adapters/data-directory'
import { withClient } from '@smart-rescue/adapters/database'
import { recordFact } from '@smart-rescue/features/custody'
import { MemberId } from '@smart-rescue/schema'
import type { Place } from '../../compose-place.ts'
import { PLACE_FLAGS, parseFlags, readPlace, readUnlock, type UnlockSettings } from '../../config.ts'
import { UsageError } from '../../usage-error.ts'
import { SOFTWARE } from '../../version.ts'
import { commandLog, openOrJoin, withHouse, withPlace } from '../house/with-house.ts'
import { printResult } from '../print-result.ts'
import type { Command } from '../terminal.ts'
import { type ArchiveWriter, createArchive } from './archive-writer.ts'
import { listTables, readRows, readSequences } from './table-rows.ts'

/** First entry of a backup: what a restore must know before it begins. */
export const BACKUP_HEAD = 'backup.json'

/** Files below a folder, as sorted paths relative to it. An absent folder holds none. */
const listFiles = async (folder: string): Promise<readonly string[]> => {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return found
    .filter((one) => one.isFile())
    .map((one) => relative(folder, join(one.parentPath, one.name)).split(sep).join('/'))
    .sort()
}

const addFile = async (archive: ArchiveWriter, name: string, path: string): Promise<void> => {
  const { size } = await stat(path)
  await archive.add(name, size, size === 0 ? [] : createReadStream(path, { end: size - 1 }))
}

const addText = (archive: ArchiveWriter, name: string, text: string): Promise<void> => {
  const bytes = Buffer.from(text)
  return archive.add(name, bytes.length, [bytes])
}

/** Every table in one REPEATABLE READ snapshot, as the owner, whom row-level security does not bind. */
const addDatabase = (archive: ArchiveWriter, place: Place): Promise<void> =>
  withClient(place.owner, async (client) => {
    await client.query('begin transaction isolation level repeatable read, read only')
    const { rows } = await client.query<{ name: string }>('select name from migration order by name')
    const head = {
      v: 1,
      software: SOFTWARE,
      migrations: rows.map(({ name }) => name),
      sequences: await readSequences(client),
    }
    await addText(archive, BACKUP_HEAD, `${JSON.stringify(head)}\n`)
    let order = 0
    for (const table of await listTables(client)) {
      const folder = `database/${String(++order).padStart(2, '0')}-${table}`
      let batch = 0
      for await (const lines of readRows(client, table))
        await archive.add(`${folder}/${String(++batch).padStart(6, '0')}.jsonl`, lines.length, [lines])
    }
    await client.query('commit')
  })

/** The log and the keyring belong together: nobody appends while they are copied. Blobs never change and come after. */
const addLocker = async (
  archive: ArchiveWriter,
  keyring: ArchiveWriter,
  dataDir: string,
): Promise<number> => {
  const locker = join(dataDir, 'locker')
  await createTurns(join(dataDir, 'locker.turn'))(async () => {
    for (const [target, part] of [
      [archive, 'log'],
      [keyring, 'keyring'],
    ] as const)
      for (const name of await listFiles(join(locker, part)))
        await addFile(target, `locker/${part}/${name}`, join(locker, part, name))
  })
  const blobs = (await listFiles(join(locker, 'blobs'))).filter((name) => !name.startsWith('tmp/'))
  for (const name of blobs) await addFile(archive, `locker/blobs/${name}`, join(locker, 'blobs', name))
  return blobs.length
}

/** Writes the leaf `backup.made` where the locker can be opened; the first operator answers for it. */
const logBackup = (
  place: Place,
  unlock: UnlockSettings,
  log: ReturnType<typeof commandLog>,
): Promise<boolean> =>
  withHouse(place, unlock, log, async ({ door, rebuilding }) => {
    if (door.state() !== 'open') return false
    const { rows } = await withClient(place.owner, (client) =>
      client.query<{ id: string }>(
        `select id from member where 'operator' = any (roles) order by created_at limit 1`,
      ),
    )
    const operator = MemberId.safeParse(rows[0]?.id)
    if (!operator.success) return false
    await recordFact(rebuilding, { type: 'backup.made', actor: operator.data, purpose: 'operation' })
    return true
  })

/** Writes both files, or neither. */
export const backup: Command = async (argv, terminal) => {
  const { values: flags, positionals } = parseFlags(argv, { ...PLACE_FLAGS, json: { type: 'boolean' } }, true)
  const [name, ...more] = positionals
  if (name === undefined || more.length > 0) throw new UsageError('Name the file to write.')
  const file = resolve(name)
  const log = commandLog(terminal)
  const unlock = readUnlock(flags, terminal.env)
  const report = await withPlace(openOrJoin(readPlace(flags, terminal.env), log), async (place) => {
    const logged = await logBackup(place, unlock, log)
    const archive = await createArchive(file)
    const keyring = await createArchive(`${file}.keyring`).catch(async (error: unknown) => {
      await archive.abandon()
      throw error
    })
    try {
      await addDatabase(archive, place)
      const blobs = await addLocker(archive, keyring, place.dataDir)
      // The keys first: a backup without its keyring must never look whole.
      await keyring.finish()
      return { file, keyring: `${file}.keyring`, blobs, logged, sha256: await archive.finish() }
    } catch (error) {
      await archive.abandon()
      await keyring.abandon()
      throw error
    }
  })
  printResult(terminal, flags.json, report, () =>
    [
      `${report.file}\n${report.keyring}  (keep it apart, and not for long: whoever destroys a key wants it gone everywhere)\n`,
      report.logged
        ? ''
        : 'The backup does not stand in the custody log, because the locker was closed; give --unlock-file for that.\n',
    ].join(''),
  )
  return 0
}

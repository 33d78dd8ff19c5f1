/** `restore`: a backup into an empty data directory. Until everything was checked, a mark keeps the server from using it. */
import { createWriteStream } from 'node:fs'
import { mkdir, open, readdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type DatabaseClient, migrateAs, withClient } from '@smart-rescue/adapters/database'
import { inspectLockerFolder } from '@smart-rescue/adapters/vault'
import { Failure } from '@smart-rescue/schema'
import { z } from 'zod'
import { allMigrations, openPlace, RESTORING } from '../../compose-place.ts'
import { PLACE_FLAGS, type PlaceConfig, parseFlags, readPlace } from '../../config.ts'
import { RESTORED } from '../../record-restore.ts'
import { UsageError } from '../../usage-error.ts'
import { commandLog, withPlace } from '../house/with-house.ts'
import { printResult } from '../print-result.ts'
import type { Command } from '../terminal.ts'
import { type ReadEntry, readArchive } from './archive-reader.ts'
import { BACKUP_HEAD } from './backup.ts'
import { writeRows, writeSequences } from './table-rows.ts'

const Head = z.object({
  v: z.literal(1),
  software: z.string(),
  migrations: z.array(z.string()),
  sequences: z.record(z.string(), z.int()),
})

const readText = async (entry: ReadEntry): Promise<string> => {
  const chunks: Uint8Array[] = []
  for await (const chunk of entry.bytes()) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

/** Reads the head without the rest, to know which migrations the backup's rows are of. */
const readHead = async (file: string): Promise<z.infer<typeof Head>> => {
  const found: { head?: z.infer<typeof Head> } = {}
  class Enough extends Error {}
  await readArchive(file, async (entry) => {
    if (entry.name !== BACKUP_HEAD)
      throw new Failure('package.unreadable', { detail: 'This is not a backup of Smart Rescue.' })
    found.head = Head.parse(JSON.parse(await readText(entry)))
    throw new Enough()
  }).catch((error: unknown) => (error instanceof Enough ? undefined : Promise.reject(error)))
  if (!found.head)
    throw new Failure('package.unreadable', { detail: 'This is not a backup of Smart Rescue.' })
  return found.head
}

const migrationsOf = (names: readonly string[]) => {
  const all = allMigrations()
  if (names.some((name) => !all.some((one) => one.name === name))) throw new Failure('database.newer')
  return all.filter(({ name }) => names.includes(name))
}

/** Writes one file below the data directory, durable. */
const writeEntry = async (dataDir: string, entry: ReadEntry): Promise<void> => {
  const path = join(dataDir, entry.name)
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await pipeline(entry.bytes(), createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }))
}

const isOfLocker = (name: string, parts: readonly string[]): boolean =>
  parts.some((part) => name.startsWith(`locker/${part}/`))

/** Rows go in within one transaction, which is committed only after the whole archive was as its manifest says. */
const restoreArchive = async (
  file: string,
  dataDir: string,
  client: DatabaseClient,
  sequences: Record<string, number>,
) => {
  let [rows, files] = [0, 0]
  await client.query('begin')
  await readArchive(file, async (entry) => {
    const table = /^database\/\d+-(\w+)\//.exec(entry.name)?.[1]
    if (table !== undefined) rows += await writeRows(client, table, await readText(entry))
    else if (isOfLocker(entry.name, ['log', 'blobs'])) {
      await writeEntry(dataDir, entry)
      files++
    } else await readText(entry)
  })
  await writeSequences(client, sequences)
  await client.query('commit')
  return { rows, files }
}

const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}

const syncFolders = async (folder: string): Promise<void> => {
  const folders = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((one) =>
    one.isDirectory(),
  )
  for (const one of folders) await syncFolder(join(one.parentPath, one.name))
  await syncFolder(folder)
}

const markUnfinished = async (dataDir: string): Promise<void> => {
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  if ((await readdir(dataDir)).length > 0)
    throw new Failure('data.unwritable', {
      detail: 'The data directory is not empty. A backup is restored into an empty one; name it with --data.',
    })
  await writeFile(join(dataDir, RESTORING), '')
}

const restoreInto = async (
  config: PlaceConfig,
  file: string,
  keyring: string,
  log: ReturnType<typeof commandLog>,
) => {
  const head = await readHead(file)
  const migrations = migrationsOf(head.migrations)
  await markUnfinished(config.dataDir)
  return withPlace(openPlace(config, { log, migrations, restoring: true }), async (place) => {
    const counts = await withClient(place.owner, (client) =>
      restoreArchive(file, place.dataDir, client, head.sequences),
    )
    await readArchive(keyring, async (entry) => {
      if (isOfLocker(entry.name, ['keyring'])) await writeEntry(place.dataDir, entry)
      else await readText(entry)
    })
    await migrateAs(place.owner, allMigrations())
    const locker = join(place.dataDir, 'locker')
    const verdict = counts.files === 0 ? undefined : await inspectLockerFolder(locker)
    const [finding] = verdict?.findings ?? []
    if (finding)
      throw new Failure('locker.damaged', {
        detail: `The restored locker is not whole: ${finding.at} ${finding.sentence}`,
      })
    if (verdict) await syncFolders(locker)
    const mark = { ...counts, leaves: verdict?.leaves ?? 0, blobs: verdict?.blobs ?? 0, from: head.software }
    // The locker is closed: the next opening turns this mark into the leaf `backup.restored`.
    if (verdict) await writeFile(join(place.dataDir, RESTORED), JSON.stringify(mark), { flush: true })
    await rm(join(place.dataDir, RESTORING))
    await syncFolder(place.dataDir)
    return { ...counts, leaves: verdict?.leaves ?? 0, blobs: verdict?.blobs ?? 0, from: head.software }
  })
}

/** Restores and says what came back. A restore that fails leaves its mark, so that nobody takes the directory for whole. */
export const restore: Command = async (argv, terminal) => {
  const { values: flags, positionals } = parseFlags(
    argv,
    { data: PLACE_FLAGS.data, keyring: { type: 'string' }, json: { type: 'boolean' } },
    true,
  )
  const [name, ...more] = positionals
  if (name === undefined || more.length > 0) throw new UsageError('Name the backup to restore.')
  const file = resolve(name)
  const keyring = resolve(flags.keyring ?? `${file}.keyring`)
  const log = commandLog(terminal)
  const report = await restoreInto(readPlace(flags, terminal.env), file, keyring, log)
  printResult(
    terminal,
    flags.json,
    report,
    () =>
      `Restored ${report.rows} rows, ${report.leaves} leaves and ${report.blobs} blobs. Everybody signs in anew.\n`,
  )
  return 0
}

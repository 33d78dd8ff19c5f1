/** `export`: asks for a package, waits, downloads it, and keeps it only when its hash is the one the server named. */
import { createHash } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { AnswerLike } from '@smart-rescue/features/client'
import { downloadPackage, exportDossier, readDossier } from '@smart-rescue/features/dossier/contract'
import { Failure, isErrorCode, Locale } from '@smart-rescue/schema'
import { parseFlags } from '../../config.ts'
import { UsageError } from '../../usage-error.ts'
import { printResult } from '../print-result.ts'
import type { Command } from '../terminal.ts'
import { CLIENT_FLAGS, connect, findCase } from './connect.ts'

const POLL_MS = 300

/** Writes the bytes beside their final place, makes them durable, and puts them there when the hash fits. */
const keepPackage = async (answer: AnswerLike, file: string, sha256: string | undefined): Promise<void> => {
  const partial = `${file}.partial`
  const output = await open(partial, 'w', 0o600)
  const hash = createHash('sha256')
  try {
    for await (const bytes of answer.body ?? []) {
      hash.update(bytes)
      await output.write(bytes)
    }
    await output.sync()
  } finally {
    await output.close()
  }
  if (`sha256:${hash.digest('hex')}` !== sha256) {
    await rm(partial, { force: true })
    throw new Failure('dossier.failed', { detail: 'The package did not arrive whole. Try again.' })
  }
  await rename(partial, file)
}

/** Exports a case to a file. */
export const exportPackage: Command = async (argv, terminal) => {
  const { values: flags, positionals } = parseFlags(
    argv,
    { ...CLIENT_FLAGS, out: { type: 'string' }, locale: { type: 'string' } },
    true,
  )
  const [name, ...more] = positionals
  if (name === undefined || more.length > 0) throw new UsageError('Name one case.')
  const locale = Locale.safeParse(flags.locale ?? 'en')
  if (!locale.success) throw new UsageError(`The language must be one of ${Locale.options.join(', ')}.`)
  const { client } = connect(flags, terminal)
  const caseId = await findCase(client, name)
  let dossier = await client.call(exportDossier, { caseId, locale: locale.data })
  let said = ''
  while (dossier.state === 'queued' || dossier.state === 'running') {
    await wait(POLL_MS)
    dossier = await client.call(readDossier, { caseId, dossierId: dossier.id })
    const step = dossier.step ?? dossier.state
    if (step !== said && flags.json !== true) terminal.error(`  ${step}\n`)
    said = step
  }
  if (dossier.state === 'failed') {
    const code = dossier.reason?.code
    throw new Failure(
      isErrorCode(code) ? code : 'dossier.failed',
      dossier.reason ? { detail: dossier.reason.sentence } : {},
    )
  }
  const file = resolve(flags.out ?? `dossier-${dossier.number}.zip`)
  await keepPackage(
    await client.open(downloadPackage, { caseId, dossierId: dossier.id }),
    file,
    dossier.sha256,
  )
  printResult(terminal, flags.json, { ...dossier, file }, () => `${file}\n${dossier.sha256 ?? ''}\n`)
  return 0
}

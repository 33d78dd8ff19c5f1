/** `law check` for outsiders: looks a law pack through before anybody relies on it. Needs no server. */
import { checkPack } from '@smart-rescue/core/readiness'
import { UsageError } from '../../usage-error.ts'
import type { Command } from '../terminal.ts'
import { readGiven } from './read-given.ts'

/** Prints what is wrong with a pack, where, and what to do; exit status 1 when an error keeps it out. */
export const checkLaw: Command = async (args, terminal) => {
  const json = args.includes('--json')
  const [verb, file, ...more] = args.filter((arg) => arg !== '--json')
  const option = [verb, file, ...more].find((arg) => arg?.startsWith('--'))
  if (option !== undefined) throw new UsageError(`law does not know ${option}.`)
  if (verb !== 'check') throw new UsageError('law knows one act: check.')
  if (file === undefined || more.length > 0) throw new UsageError('Name one law pack in JSON.')
  let value: unknown
  try {
    value = JSON.parse(
      Buffer.from(await readGiven(file))
        .toString()
        .replace(/^\uFEFF/, ''),
    )
  } catch (cause) {
    if (cause instanceof UsageError) throw cause
    value = undefined
  }
  const { findings, errors, warnings } = checkPack(value)
  if (json) terminal.write(`${JSON.stringify({ ok: errors === 0, errors, warnings, findings })}\n`)
  else {
    for (const { level, at, about, text } of findings)
      terminal.write(`${level}  ${at}${about === undefined ? '' : ` (${about})`}\n  ${text}\n`)
    terminal.write(
      errors === 0
        ? `The pack can be used. ${warnings} to look at.\n`
        : `The pack cannot be used: ${errors} to correct, ${warnings} to look at.\n`,
    )
  }
  return errors === 0 ? 0 : 1
}

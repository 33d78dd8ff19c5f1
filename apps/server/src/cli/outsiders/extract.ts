/** `smart-rescue extract < in.jsonl > out.jsonl`: what stands in texts – numbers, addresses, handles, accounts, sums, dates, places, names – for outsiders, without server or data. */
import { parseArgs } from 'node:util'
import { extract } from '@smart-rescue/core/extraction'
import type { Mention } from '@smart-rescue/schema'
import { UsageError } from '../../usage-error.ts'
import type { Command, Terminal } from '../terminal.ts'
import { printCost } from './print-cost.ts'
import { systemCode } from './read-given.ts'

/** One line of input, or the sentence that says why it is none. */
type Row =
  | { readonly id: string | number; readonly text: string; readonly countries: readonly string[] | undefined }
  | { readonly fault: string }

const COUNTRY = /^[A-Za-z]{2}$/
/** Written at once, in characters: large enough to be quick, small enough to stay in step with the reader. */
const BATCH = 64 * 1024

/** The countries of `NP` or `NP,IN`. Throws `UsageError`. */
const readRegions = (written: string | undefined): readonly string[] => {
  if (written === undefined) return []
  const countries = written.split(',').map((country) => country.trim())
  if (!countries.every((country) => COUNTRY.test(country)))
    throw new UsageError('A region is a country’s two letters (ISO 3166-1), such as NP; several are NP,IN.')
  return countries.map((country) => country.toUpperCase())
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const readRow = (line: string): Row => {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return { fault: 'it is not JSON' }
  }
  if (!isObject(value)) return { fault: 'it is not a JSON object' }
  const { id, text, region } = value
  if (typeof id !== 'string' && typeof id !== 'number')
    return { fault: 'its id is neither a text nor a number' }
  if (typeof text !== 'string') return { fault: 'its text is missing or no text' }
  if (region === undefined || region === null || region === '') return { id, text, countries: undefined }
  const countries = typeof region === 'string' ? region.split(',').map((country) => country.trim()) : []
  if (countries.length === 0 || !countries.every((country) => COUNTRY.test(country)))
    return { fault: 'its region is no country’s two letters' }
  return { id, text, countries: countries.map((country) => country.toUpperCase()) }
}

/** A mention in the words of this command: a wallet is `crypto`; what names its platform or currency apart has the bare value. */
const toOutput = (mention: Mention): Record<string, unknown> => {
  const { kind, start, end, original, normal, rule, confidence, currency, platform } = mention
  const colon = normal.indexOf(':')
  const isNamed = kind === 'handle' || kind === 'account' || kind === 'wallet'
  const owner = isNamed && colon > 0 ? normal.slice(0, colon) : platform
  const bare = isNamed ? normal.slice(colon + 1) : currency === undefined ? normal : normal.split(' ')[0]
  return {
    kind: kind === 'wallet' ? 'crypto' : kind,
    start,
    end,
    raw: original,
    value: bare,
    ...(currency === undefined ? {} : { currency }),
    ...(owner === undefined || owner === 'unknown' ? {} : { platform: owner }),
    rule,
    confidence,
  }
}

/** Whether the reader of the output has gone away (`| head`): then the work is done. */
const isGone = (cause: unknown): boolean => systemCode(cause) === 'EPIPE'

const run = async (terminal: Terminal, regions: readonly string[]): Promise<number> => {
  let number = 0
  let faults = 0
  let batch = ''
  for await (const line of terminal.readLines()) {
    number++
    const written = number === 1 ? line.replace(/^\ufeff/, '') : line
    if (written.trim() === '') continue
    const row = readRow(written)
    if ('fault' in row) {
      faults++
      terminal.error(`Line ${number} was left out: ${row.fault}. Each line is {"id": …, "text": "…"}.\n`)
      continue
    }
    const mentions = extract(row.text, { countries: row.countries ?? regions }).map(toOutput)
    batch += `${JSON.stringify({ id: row.id, mentions })}\n`
    if (batch.length < BATCH) continue
    await terminal.writeAll(batch)
    batch = ''
  }
  if (batch !== '') await terminal.writeAll(batch)
  return faults === 0 ? 0 : 1
}

/** Reads lines {id, text, region?} and writes {id, mentions}, in step with its reader. A line that cannot be read is named on standard error; exit status 1 then, after all others. */
export const extractFromLines: Command = async (args, terminal) => {
  let values: { region?: string | undefined; json?: boolean | undefined }
  try {
    ;({ values } = parseArgs({
      args: [...args],
      options: { region: { type: 'string' }, json: { type: 'boolean' } },
      strict: true,
    }))
  } catch (cause) {
    throw new UsageError(
      `extract reads standard input and takes --region alone (${cause instanceof Error ? cause.message : 'unreadable'}).`,
    )
  }
  const regions = readRegions(values.region)
  return printCost(terminal, async () => {
    try {
      return await run(terminal, regions)
    } catch (cause) {
      if (isGone(cause)) return 0
      throw cause
    }
  })
}

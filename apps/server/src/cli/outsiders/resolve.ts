/** `resolve` for outsiders: which records of persons may be of one person, from one table or two, with reasons. Needs no server. */
import { writeFile } from 'node:fs/promises'
import {
  type PersonTable,
  type Resolution,
  resolvePersons,
  tellPair,
} from '@smart-rescue/core/linking/resolving'
import { parse } from 'csv-parse/sync'
import { UsageError } from '../../usage-error.ts'
import type { Command, Terminal } from '../terminal.ts'
import { printCost } from './print-cost.ts'
import { readGiven, systemCode } from './read-given.ts'

/** A table of persons from a CSV file whose first column names the records. Throws `UsageError`. */
const readPersons = async (file: string): Promise<PersonTable> => {
  const bytes = await readGiven(file)
  let rows: string[][]
  try {
    rows = parse(Buffer.from(bytes), {
      bom: true,
      trim: true,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as string[][]
  } catch {
    throw new UsageError(`The file «${file}» is not a table in CSV that can be read.`)
  }
  const [head, ...records] = rows
  if (head === undefined || head.length < 2)
    throw new UsageError(
      `The file «${file}» needs a first line with the names of its columns: the record's key, then the others.`,
    )
  return { columns: head.slice(1), records: records.map(([id = '', ...values]) => ({ id, values })) }
}

const quote = (value: string): string => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)

/** One line a proposal: `a,b,strength,why`. */
const writeProposals = async (file: string, { pairs }: Resolution): Promise<void> => {
  const lines = pairs.map((pair) =>
    [quote(pair.a), quote(pair.b), pair.strength.toFixed(4), quote(tellPair(pair))].join(','),
  )
  try {
    await writeFile(file, `${['a,b,strength,why', ...lines].join('\n')}\n`)
  } catch (cause) {
    throw new UsageError(`The file «${file}» cannot be written (${systemCode(cause)}).`)
  }
}

const report = (
  terminal: Pick<Terminal, 'error'>,
  { pairs, blocking, columns, leftOut }: Resolution,
): void => {
  const count = (value: number): string => value.toLocaleString('en')
  terminal.error(`columns: ${columns.map(({ name, kind }) => `${name} (${kind})`).join(', ')}\n`)
  if (leftOut.length > 0) terminal.error(`never compared: ${leftOut.join(', ')}\n`)
  for (const { column, keys, tooCommon, pairs: reached } of blocking.passes)
    terminal.error(
      `looked up by ${column}: ${count(keys)} keys, ${count(tooCommon)} too common to use, ${count(reached)} pairs share one\n`,
    )
  const share = blocking.possible === 0 ? 0 : 1 - blocking.compared / blocking.possible
  terminal.error(
    `compared ${count(blocking.compared)} of ${count(blocking.possible)} possible pairs (${(share * 100).toFixed(3)} % left out), proposed ${count(pairs.length)}\n`,
  )
}

/** Resolves one table (duplicates within it) or two (links across), and writes proposals as CSV. Exit 0 also where there are none. */
export const resolveTables: Command = async (args, terminal) => {
  const json = args.includes('--json')
  const files = args.filter((arg) => arg !== '--json')
  const option = files.find((file) => file.startsWith('--'))
  if (option !== undefined) throw new UsageError(`resolve does not know ${option}.`)
  const out = files.at(-1)
  const [first, second] = files.slice(0, -1)
  if (first === undefined || out === undefined || files.length > 3)
    throw new UsageError('Name one or two tables, and the file that the proposals are written to.')
  await printCost(terminal, async () => {
    const tables = await Promise.all([first, ...(second === undefined ? [] : [second])].map(readPersons))
    const [one, two] = tables
    if (one === undefined) return
    const resolution = resolvePersons(one, two)
    await writeProposals(out, resolution)
    if (json)
      terminal.write(
        `${JSON.stringify({ proposed: resolution.pairs.length, blocking: resolution.blocking, columns: resolution.columns, leftOut: resolution.leftOut })}\n`,
      )
    else report(terminal, resolution)
  })
  return 0
}

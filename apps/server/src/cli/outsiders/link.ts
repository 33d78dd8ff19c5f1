/** `smart-rescue link IN.csv OUT.csv`: adverts that may be of one hand, for outsiders, without server or data. */
import { stat } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { UsageError } from '../../usage-error.ts'
import type { Command } from '../terminal.ts'
import { type LinkedFile, linkFile } from './linking/link-file.ts'
import { toWhyLines } from './linking/why-lines.ts'
import { writeLines } from './linking/write-lines.ts'
import { printCost } from './print-cost.ts'
import { toField } from './read-adverts.ts'

interface Given {
  readonly input: string
  readonly output: string
  readonly why: string | undefined
  readonly countries: readonly string[]
}

const readArguments = (argv: readonly string[]): Given => {
  let parsed: { values: { why?: string | undefined; region?: string | undefined }; positionals: string[] }
  try {
    parsed = parseArgs({
      args: [...argv],
      options: { why: { type: 'string' }, region: { type: 'string' } },
      allowPositionals: true,
    })
  } catch {
    throw new UsageError('link takes two files, --why FILE and --region NP.')
  }
  const [input, output, ...more] = parsed.positionals
  if (input === undefined || output === undefined || more.length > 0)
    throw new UsageError('Name the file to read and the file to write.')
  const { why, region = '' } = parsed.values
  const countries = region === '' ? [] : region.toUpperCase().split(',')
  if (!countries.every((country) => /^[A-Z]{2}$/.test(country)))
    throw new UsageError('A region is a country’s two letters (ISO 3166-1), such as NP; several are NP,IN.')
  return { input, output, why, countries }
}

/** A file to be written that is also read would be lost before it was read. */
const refuseSame = async (input: string, outputs: readonly (string | undefined)[]): Promise<void> => {
  const given = await stat(input).catch(() => undefined)
  for (const output of outputs) {
    const there = output === undefined ? undefined : await stat(output).catch(() => undefined)
    if (given !== undefined && there !== undefined && given.ino === there.ino && given.dev === there.dev)
      throw new UsageError(`The file «${output}» is the one that is read. Name another to write to.`)
  }
}

function* toLabelLines({ ids, joined }: LinkedFile): Generator<string> {
  yield 'id,label\n'
  for (const [at, label] of joined.label.entries()) yield `${toField(ids[at] ?? '')},${label}\n`
}

/** Writes id,label for each advert: the place of its network's first advert in the file (from 0), or -1 when it is alone. */
export const linkAdverts: Command = (argv, terminal) => {
  const { input, output, why, countries } = readArguments(argv)
  return printCost(terminal, async () => {
    await refuseSame(input, [output, why])
    const linked = await linkFile(input, countries)
    if (countries.length === 0)
      terminal.error(
        linked.countries.length === 0
          ? 'No telephone number was found in the first adverts, so numbers were read in international notation alone; --region names a country.\n'
          : `Numbers were read as of ${linked.countries.join(', ')}; --region names another country.\n`,
      )
    await writeLines(output, toLabelLines(linked))
    if (why !== undefined) await writeLines(why, toWhyLines(linked))
    return 0
  })
}

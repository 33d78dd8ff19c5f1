/** `smart-rescue group IN.csv OUT.csv`: near-equal texts as groups, for outsiders, without server or data. */

import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { createEngine } from '@smart-rescue/adapters/engine'
import { labelSources } from '@smart-rescue/core/linking/grouping'
import { explainGroup, toExplainLine } from '@smart-rescue/core/linking/template'
import { UsageError } from '../../usage-error.ts'
import type { Command } from '../terminal.ts'
import { printCost } from './print-cost.ts'
import { readAdverts, toField } from './read-adverts.ts'
import { systemCode } from './read-given.ts'

/** Batches on their way to the engine: the reader waits, so that texts do not pile up in memory. */
const AHEAD = 4

/** The ids of all adverts, and the distinct text of each, from the engine's grouping. */
const groupFile = async (path: string): Promise<{ ids: string[]; labels: Int32Array }> => {
  const engine = createEngine()
  try {
    const run = engine.begin()
    const ids: string[] = []
    const numbers: Promise<Int32Array>[] = []
    for await (const adverts of readAdverts(path)) {
      for (const { id } of adverts) ids.push(id)
      const added = run.add(adverts.map(({ text }) => text))
      added.catch(() => undefined)
      numbers.push(added)
      await numbers[numbers.length - AHEAD]
    }
    const texts = new Int32Array(ids.length)
    let at = 0
    for (const batch of await Promise.all(numbers)) {
      texts.set(batch, at)
      at += batch.length
    }
    const { grouping } = await run.finish()
    return { ids, labels: labelSources(texts, grouping.groups) }
  } finally {
    await engine.close()
  }
}

/** Writes lines as they come. Throws `UsageError` where the file cannot be written. */
const writeLines = async (path: string, lines: Iterable<string> | AsyncIterable<string>): Promise<void> => {
  try {
    const out = createWriteStream(path)
    const failed = once(out, 'error').then(([cause]) => Promise.reject(cause))
    failed.catch(() => undefined)
    let piece = ''
    for await (const line of lines) {
      piece += line
      if (piece.length < 1024 * 1024) continue
      if (!out.write(piece)) await Promise.race([once(out, 'drain'), failed])
      piece = ''
    }
    out.end(piece)
    await Promise.race([once(out, 'finish'), failed])
  } catch (cause) {
    if (cause instanceof UsageError) throw cause
    throw new UsageError(`The file «${path}» cannot be written (${systemCode(cause)}).`)
  }
}

function* toLabelLines(ids: readonly string[], labels: Int32Array): Generator<string> {
  yield 'id,label\n'
  for (let at = 0; at < ids.length; at += 1) yield `${toField(ids[at] ?? '')},${labels[at]}\n`
}

/** One line of JSON a group, in the order of the groups' first adverts. Reads the file again: only texts in groups are held. */
async function* toExplainLines(path: string, labels: Int32Array): AsyncGenerator<string> {
  const groups = new Map<number, { ids: string[]; texts: string[] }>()
  let at = 0
  for await (const adverts of readAdverts(path))
    for (const { id, text } of adverts) {
      const label = labels[at] ?? -1
      at += 1
      if (label < 0) continue
      const group = groups.get(label) ?? { ids: [], texts: [] }
      groups.set(label, group)
      group.ids.push(id)
      group.texts.push(text)
    }
  for (const [label, { ids, texts }] of groups) {
    groups.delete(label)
    yield `${toExplainLine(label, ids, texts, explainGroup(texts))}\n`
  }
}

/** A file to be written that is also read would be lost before it was read. */
const refuseSame = async (input: string, outputs: readonly string[]): Promise<void> => {
  const given = await stat(input).catch(() => undefined)
  for (const output of outputs) {
    const there = await stat(output).catch(() => undefined)
    if (given !== undefined && there !== undefined && given.ino === there.ino && given.dev === there.dev)
      throw new UsageError(`The file «${output}» is the one that is read. Name another to write to.`)
  }
}

const readArguments = (argv: readonly string[]): { input: string; output: string; explain?: string } => {
  let parsed: { values: { explain?: string | undefined }; positionals: string[] }
  try {
    parsed = parseArgs({
      args: [...argv],
      options: { explain: { type: 'string' } },
      allowPositionals: true,
    })
  } catch {
    throw new UsageError('group takes two files and --explain FILE.')
  }
  const [input, output, ...more] = parsed.positionals
  if (input === undefined || output === undefined || more.length > 0)
    throw new UsageError('Name the file to read and the file to write.')
  const { explain } = parsed.values
  return { input, output, ...(explain === undefined ? {} : { explain }) }
}

/** Writes id,label for each advert: the place of its group's first advert in the file (from 0), or -1 when it is alone. */
export const groupAdverts: Command = (argv, terminal) => {
  const { input, output, explain } = readArguments(argv)
  return printCost(terminal, async () => {
    await refuseSame(input, explain === undefined ? [output] : [output, explain])
    const { ids, labels } = await groupFile(input)
    await writeLines(output, toLabelLines(ids, labels))
    if (explain !== undefined) await writeLines(explain, toExplainLines(input, labels))
    return 0
  })
}

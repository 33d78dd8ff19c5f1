/** `smart-rescue case-uco check FILE`: whether a CASE/UCO file conforms, for outsiders, without server or data directory. */
import { readFile, stat } from 'node:fs/promises'
import {
  type ConformanceFinding,
  type ConformanceVerdict,
  createCaseUcoChecker,
} from '@smart-rescue/adapters/conformance'
import { UsageError } from '../../usage-error.ts'
import type { Command, Terminal } from '../terminal.ts'

/** Larger files do not fit into memory several times over. */
const MOST_BYTES = 200_000_000
/** So many findings are printed for people; `--json` has them all. */
const MOST_PRINTED = 50

const readText = async (file: string): Promise<string | undefined> => {
  const size = await stat(file).then(
    (found) => (found.isFile() ? found.size : undefined),
    () => undefined,
  )
  if (size === undefined || size > MOST_BYTES) return undefined
  // JSON may begin with a byte order mark in the wild, and no parser takes it.
  return (await readFile(file, 'utf8')).replace(/^\uFEFF/, '')
}

const tell = ({ severity, rule, node, path, sentence }: ConformanceFinding): string =>
  `  ${severity.padEnd(7)} ${rule}${node === '' ? '' : `  at ${node}`}${path === undefined ? '' : `  ${path}`}\n          ${sentence}\n`

const print = (terminal: Terminal, file: string, verdict: ConformanceVerdict): void => {
  if (verdict.state === 'unreadable') {
    terminal.write(`${file}: cannot be read as CASE/UCO. ${verdict.sentence}\n`)
    return
  }
  const { conforms, findings, statements } = verdict
  const errors = findings.filter(({ severity }) => severity !== 'info').length
  terminal.write(
    conforms
      ? `${file}: conforms to CASE 1.4.0 and UCO 1.4.0, ${statements} statements, no undeclared term.\n`
      : `${file}: does not conform, ${errors} findings in ${statements} statements.\n`,
  )
  for (const finding of findings.slice(0, MOST_PRINTED)) terminal.write(tell(finding))
  if (findings.length > MOST_PRINTED)
    terminal.write(`  and ${findings.length - MOST_PRINTED} more; --json lists them all\n`)
}

/** Checks each file; exit status 0 where all conform, 1 otherwise. */
export const checkCaseUco: Command = async ([verb, ...args], terminal) => {
  if (verb !== 'check') throw new UsageError('case-uco knows one verb: case-uco check FILE…')
  const json = args.includes('--json')
  const files = args.filter((arg) => arg !== '--json')
  const option = files.find((file) => file.startsWith('--'))
  if (option !== undefined) throw new UsageError(`case-uco check does not know ${option}.`)
  if (files.length === 0) throw new UsageError('Name at least one file.')
  const checker = await createCaseUcoChecker()
  const verdicts: ({ file: string } & ConformanceVerdict)[] = []
  for (const file of files) {
    const text = await readText(file)
    const verdict: ConformanceVerdict =
      text === undefined
        ? {
            state: 'unreadable',
            conforms: false,
            sentence: 'There is no such file, or it is larger than 200 MB.',
          }
        : await checker.check(text)
    verdicts.push({ file, ...verdict })
    if (!json) print(terminal, file, verdict)
  }
  if (json) terminal.write(`${JSON.stringify(verdicts)}\n`)
  return verdicts.every(({ conforms }) => conforms) ? 0 : 1
}

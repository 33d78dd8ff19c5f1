/** `doctor`: says what this machine has and lacks, what that means, and what to do about it. It changes nothing and calls nobody. */
import { PLACE_FLAGS, parseFlags, readPlace } from '../../../config.ts'
import { printResult } from '../../print-result.ts'
import type { Command } from '../../terminal.ts'
import { examine, type Finding, type Health } from './examine.ts'

const MARKS: Readonly<Record<Health, string>> = { good: 'good', weak: 'WEAK', bad: 'BAD ' }

const show = ({ name, health, sentence, advice }: Finding): string =>
  `${MARKS[health]}  ${name.padEnd(8)}  ${sentence}${advice === undefined ? '' : `\n      →         ${advice}`}\n`

/** The last line: what the findings come to. */
const conclude = (findings: readonly Finding[]): string => {
  const of = (health: Health) => findings.filter((each) => each.health === health).length
  if (of('bad') > 0) return 'Something cannot work on this machine as it is.\n'
  return of('weak') > 0
    ? 'Everything works; what is weak is said in every report that it touches.\n'
    : 'Everything is as it should be.\n'
}

/** Examines the machine. Status 1 when something of the product cannot work on it, else 0. */
export const doctor: Command = async (argv, terminal) => {
  const { values: flags } = parseFlags(argv, { data: PLACE_FLAGS.data, json: { type: 'boolean' } })
  const findings = await examine(readPlace(flags, terminal.env).dataDir)
  printResult(terminal, flags.json, { findings }, () => `${findings.map(show).join('')}${conclude(findings)}`)
  return findings.some((each) => each.health === 'bad') ? 1 : 0
}

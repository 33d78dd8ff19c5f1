/** `case`: lists, opens and shows cases, and writes notes. */
import { listCases, openCase, readCase, writeNote } from '@smart-rescue/features/cases/contract'
import { CaseDraft, type CaseSummary, Failure } from '@smart-rescue/schema'
import { parseFlags } from '../../config.ts'
import { UsageError } from '../../usage-error.ts'
import { printResult } from '../print-result.ts'
import type { Command } from '../terminal.ts'
import { CLIENT_FLAGS, connect, findCase } from './connect.ts'

const describeCase = ({ reference, state, title, counts }: CaseSummary): string =>
  `${reference}  ${state}  ${counts.exhibits} exhibits, ${counts.proposals} open proposals  ${title}\n`

const list: Command = async (argv, terminal) => {
  const { values: flags } = parseFlags(argv, CLIENT_FLAGS)
  const { cases } = await connect(flags, terminal).client.call(listCases, {})
  printResult(
    terminal,
    flags.json,
    { cases },
    () => cases.map(describeCase).join('') || 'You are on the team of no case.\n',
  )
  return 0
}

const open: Command = async (argv, terminal) => {
  const { values: flags } = parseFlags(argv, {
    ...CLIENT_FLAGS,
    title: { type: 'string' },
    kind: { type: 'string' },
    country: { type: 'string', multiple: true },
    purpose: { type: 'string' },
    'legal-basis': { type: 'string' },
  })
  const draft = CaseDraft.safeParse({
    title: flags.title,
    leadKind: flags.kind,
    countries: flags.country,
    purpose: flags.purpose,
    legalBasis: flags['legal-basis'],
  })
  if (!draft.success)
    throw new Failure('request.invalid', {
      fields: draft.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
    })
  const view = await connect(flags, terminal).client.call(openCase, draft.data)
  printResult(terminal, flags.json, view, () => `Opened ${view.case.reference}.\n`)
  return 0
}

const show: Command = async (argv, terminal) => {
  const { values: flags, positionals } = parseFlags(argv, CLIENT_FLAGS, true)
  const { client } = connect(flags, terminal)
  const view = await client.call(readCase, { caseId: await findCase(client, positionals[0]) })
  printResult(terminal, flags.json, view, () =>
    [
      describeCase(view.case),
      `Purpose: ${view.case.purpose}\nLegal basis: ${view.case.legalBasis}\n`,
      `Team: ${view.team.map(({ member }) => member.displayName).join(', ')}\nNext: ${view.next}\n`,
    ].join(''),
  )
  return 0
}

const note: Command = async (argv, terminal) => {
  const { values: flags, positionals } = parseFlags(argv, CLIENT_FLAGS, true)
  const [name, ...words] = positionals
  if (words.length === 0) throw new UsageError('Give the note, or - to read it from standard input.')
  const body = words.length === 1 && words[0] === '-' ? await terminal.readAll() : words.join(' ')
  const { client } = connect(flags, terminal)
  const written = await client.call(writeNote, { caseId: await findCase(client, name), body })
  printResult(terminal, flags.json, written, () => `Noted at ${written.at}.\n`)
  return 0
}

const ACTS: Readonly<Record<string, Command>> = { list, open, show, note }

/** Runs the act that is named first. */
export const caseCommands: Command = async ([name = '', ...argv], terminal) => {
  const act = Object.hasOwn(ACTS, name) ? ACTS[name] : undefined
  if (!act) throw new UsageError('Say what to do with cases: list, open, show or note.')
  return act(argv, terminal)
}

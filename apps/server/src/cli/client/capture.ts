/** `capture`: asks for a capture and waits for its end, telling each step. */
import { setTimeout as wait } from 'node:timers/promises'
import { readCapture, requestCapture } from '@smart-rescue/features/capture/contract'
import type { Client } from '@smart-rescue/features/client'
import { listRouteChoices } from '@smart-rescue/features/routes/contract'
import {
  type Capture,
  type CaseId,
  errorRow,
  isErrorCode,
  type RouteId,
  type RouteRef,
} from '@smart-rescue/schema'
import { parseFlags } from '../../config.ts'
import { UsageError } from '../../usage-error.ts'
import { printResult } from '../print-result.ts'
import type { Command } from '../terminal.ts'
import { CLIENT_FLAGS, connect, findCase } from './connect.ts'

const POLL_MS = 300

const hasEnded = ({ state }: Capture): boolean => state !== 'queued' && state !== 'running'

/** 0 with an exhibit; else the status of the reason's code, 65 where it has none. */
const exitOf = ({ state, reason }: Capture): number => {
  if (state === 'complete' || state === 'partial') return 0
  return reason !== undefined && isErrorCode(reason.code) ? errorRow(reason.code).exit : 65
}

const describeCapture = ({ state, exhibit, reason }: Capture): string =>
  `${state}${exhibit ? `: ${exhibit.number}` : ''}${reason ? `. ${reason.sentence}` : ''}\n`

/** A route by its id or by the name that the operator gave it, whatever the case of its letters. */
const findRoute = async (client: Client, caseId: CaseId, wanted: string): Promise<RouteId> => {
  const { routes } = await client.call(listRouteChoices, { caseId })
  const found = routes.find(({ id, name }) => id === wanted || name.toLowerCase() === wanted.toLowerCase())
  if (found === undefined) throw new UsageError(`There is no route ${wanted}. Take ${nameAll(routes)}.`)
  return found.id
}

const nameAll = (routes: readonly RouteRef[]): string =>
  routes.map(({ id, kind, name }) => (kind === 'direct' ? id : name)).join(', ')

/** Captures one address. */
export const captureAddress: Command = async (argv, terminal) => {
  const { values: flags, positionals } = parseFlags(
    argv,
    { ...CLIENT_FLAGS, 'no-wait': { type: 'boolean' }, route: { type: 'string' } },
    true,
  )
  const [name, url, ...more] = positionals
  if (name === undefined || url === undefined || more.length > 0)
    throw new UsageError('Name a case and one address.')
  const { client } = connect(flags, terminal)
  const caseId = await findCase(client, name)
  const route = typeof flags.route === 'string' ? await findRoute(client, caseId, flags.route) : undefined
  let capture = await client.call(requestCapture, { caseId, url, ...(route === undefined ? {} : { route }) })
  let said = ''
  while (!hasEnded(capture) && flags['no-wait'] !== true) {
    await wait(POLL_MS)
    capture = await client.call(readCapture, { caseId, captureId: capture.id })
    const sentence = capture.progress?.sentence ?? capture.state
    if (sentence !== said && !hasEnded(capture) && flags.json !== true) terminal.error(`  ${sentence}\n`)
    said = sentence
  }
  printResult(terminal, flags.json, capture, () => describeCapture(capture))
  return hasEnded(capture) ? exitOf(capture) : 0
}

/** `capture`: asks for a capture and waits for its end, telling each step. */
import { setTimeout as wait } from 'node:timers/promises'
import { readCapture, requestCapture } from '@smart-rescue/features/capture/contract'
import { type Capture, errorRow, isErrorCode } from '@smart-rescue/schema'
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

/** Captures one address. */
export const captureAddress: Command = async (argv, terminal) => {
  const { values: flags, positionals } = parseFlags(
    argv,
    { ...CLIENT_FLAGS, 'no-wait': { type: 'boolean' } },
    true,
  )
  const [name, url, ...more] = positionals
  if (name === undefined || url === undefined || more.length > 0)
    throw new UsageError('Name a case and one address.')
  const { client } = connect(flags, terminal)
  const caseId = await findCase(client, name)
  let capture = await client.call(requestCapture, { caseId, url })
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

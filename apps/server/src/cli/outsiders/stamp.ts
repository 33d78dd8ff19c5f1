/** `smart-rescue stamp check TOKEN DATA --roots PEM`: whether a time stamp holds for a file. No server, no data directory, no network. */
import {
  isOpenTimestamp,
  type OtsReading,
  readOpenTimestamp,
  type StampVerdict,
  verifyStamp,
} from '@smart-rescue/core/stamping'
import { plain } from '@smart-rescue/verifier'
import { parseFlags } from '../../config.ts'
import { UsageError } from '../../usage-error.ts'
import { printResult } from '../print-result.ts'
import type { Command, Terminal } from '../terminal.ts'
import { readGiven, readRoots } from './read-given.ts'

const describeStamp = ({ ok, info, root, findings }: StampVerdict): string => {
  const lines = [ok ? 'The stamp holds.' : 'The stamp does NOT hold.']
  if (info) {
    lines.push(
      `Time       ${info.genTime} (from ${info.earliest} to ${info.latest})`,
      `Bytes      ${info.imprint.algorithm}:${info.imprint.hex}`,
      `Authority  ${plain(info.signer.name)}, certificate sha256:${info.signer.fingerprint}`,
      `Serial     ${info.serial}, policy ${info.policy}`,
    )
  }
  if (root) lines.push(`Root       ${plain(root)}`)
  for (const { code, sentence } of findings) lines.push(`  ✗ ${code}: ${sentence}`)
  return `${lines.join('\n')}\n`
}

const describeOpenTimestamp = (reading: OtsReading): string => {
  if (!reading.ok) return `The proof cannot be read.\n  ✗ ${reading.code}: ${reading.sentence}\n`
  const lines = [
    reading.matches ? 'The proof is about these bytes.' : 'The proof is about OTHER bytes.',
    `Bytes      ${reading.algorithm}:${reading.digest}`,
  ]
  for (const attestation of reading.attestations) {
    if (attestation.kind === 'pending') lines.push(`Pending    at the calendar ${attestation.calendar}`)
    else if (attestation.kind === 'bitcoin')
      lines.push(`Bitcoin    block ${attestation.height} must have the Merkle root ${attestation.merkleRoot}`)
    else lines.push(`Other      attestation ${attestation.tag}`)
  }
  lines.push('Not checked against Bitcoin here: compare the Merkle root with a block header that you trust.')
  return `${lines.join('\n')}\n`
}

const checkOpenTimestamp = (
  terminal: Terminal,
  json: boolean | undefined,
  token: Uint8Array,
  data: Uint8Array,
): number => {
  const reading = readOpenTimestamp(token, data)
  const ok = reading.ok && reading.matches
  printResult(terminal, json, { ...reading, ok, checkedAgainstBitcoin: false }, () =>
    describeOpenTimestamp(reading),
  )
  return ok ? 0 : 1
}

/** Exit 0 where the stamp holds under the roots given, 1 where it does not, 64 where the words make no sense or a file cannot be read. */
export const checkStamp: Command = async (argv, terminal) => {
  const { values: flags, positionals } = parseFlags(
    argv,
    { json: { type: 'boolean' }, roots: { type: 'string' } },
    true,
  )
  const [verb, tokenPath, dataPath, ...more] = positionals
  if (verb !== 'check' || tokenPath === undefined || dataPath === undefined || more.length > 0)
    throw new UsageError(
      'Name the stamp and what it stamps: smart-rescue stamp check TOKEN DATA --roots PEM.',
    )
  const token = await readGiven(tokenPath)
  const data = await readGiven(dataPath)
  if (isOpenTimestamp(token)) return checkOpenTimestamp(terminal, flags.json, token, data)
  if (flags.roots === undefined)
    throw new UsageError(
      'Name the roots that you trust: --roots PEM. Without them nobody vouches for the stamp.',
    )
  const verdict = verifyStamp(token, { data, roots: await readRoots(flags.roots) })
  printResult(terminal, flags.json, verdict, () => describeStamp(verdict))
  return verdict.ok ? 0 : 1
}

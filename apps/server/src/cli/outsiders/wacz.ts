/** `smart-rescue wacz check FILE`: whether a web archive of anybody is what it says, and what each part proves. No server, no data directory, no network. */
import { checkWebArchive, type WebArchiveVerdict } from '@smart-rescue/core/web-archive'
import { openFileSource, plain } from '@smart-rescue/verifier'
import { parseFlags } from '../../config.ts'
import { UsageError } from '../../usage-error.ts'
import { printResult } from '../print-result.ts'
import type { Command } from '../terminal.ts'
import { readRoots, systemCode } from './read-given.ts'

const STATES = { shown: 'yes', refuted: 'NO', unknown: 'not known', absent: 'absent' } as const

const describe = (verdict: WebArchiveVerdict): string => {
  const { kind, counts, manifest, signature, proofs, findings } = verdict
  const names = { wacz: 'WACZ package', warc: 'WARC file', unknown: 'unknown' }
  const { files, records, indexed, pages } = counts
  const lines = [
    `Kind       ${names[kind]}: ${files} files, ${records} records, ${indexed} index lines, ${pages} pages`,
  ]
  if (manifest?.software) lines.push(`Software   ${plain(manifest.software)} (the archive says so)`)
  if (manifest?.created) lines.push(`Made       ${plain(manifest.created)} (the archive says so)`)
  if (signature?.signer) lines.push(`Signer     ${signature.kind} sha256:${signature.signer}`)
  lines.push('')
  for (const { part, state, sentence } of proofs)
    lines.push(`${part.padEnd(10)} ${STATES[state].padEnd(10)} ${plain(sentence, 300)}`)
  lines.push('', findings.length === 0 ? 'Nothing is wrong.' : 'Found:')
  for (const { code, severity, sentence, at, because } of findings)
    lines.push(
      `  ${severity === 'error' ? '✗' : '!'} ${code}${because ? ` (${because})` : ''}${at ? ` (${plain(at, 200)})` : ''}: ${sentence}`,
    )
  return `${lines.join('\n')}\n`
}

const check = async (path: string, roots: string | undefined): Promise<WebArchiveVerdict> => {
  const trusted = await readRoots(roots)
  const source = await openFileSource(path).catch((cause: unknown) => {
    throw new UsageError(`The file «${path}» cannot be read (${systemCode(cause)}).`)
  })
  try {
    return await checkWebArchive(source, { roots: trusted })
  } finally {
    await source.close()
  }
}

/** Exit 0 where nothing refutes the archive, 1 where something does, 64 where the words make no sense or a file cannot be read. */
export const checkArchive: Command = async (argv, terminal) => {
  const { values: flags, positionals } = parseFlags(
    argv,
    { json: { type: 'boolean' }, roots: { type: 'string' } },
    true,
  )
  const [verb, file, ...more] = positionals
  if (verb !== 'check' || file === undefined || more.length > 0)
    throw new UsageError('Name one archive: smart-rescue wacz check FILE.')
  const verdict = await check(file, flags.roots)
  printResult(terminal, flags.json, verdict, () => describe(verdict))
  return verdict.ok ? 0 : 1
}

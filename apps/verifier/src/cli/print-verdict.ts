/** The verdict as text for a terminal. Texts of pages are made harmless: no control characters, no change of direction. */
import type { Aspect, PackageVerdict, ZipRefusal } from '@smart-rescue/core/dossier'

const ASPECTS: readonly (readonly [Aspect, string])[] = [
  ['intact', 'Intact'],
  ['logged', 'Logged'],
  ['timed', 'Timed'],
  ['witnessed', 'Witnessed'],
]
const STATES = { ok: 'yes', not: 'NO', unknown: 'not known' } as const

/** A text that cannot move the cursor, ring the bell or turn the line round. */
export const plain = (text: string, longest = 120): string => {
  const safe = text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced.
    .replaceAll(/[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, '\ufffd')
  return safe.length > longest ? `${safe.slice(0, longest)}…` : safe
}

const about = ({ manifest, signer, log, counts }: PackageVerdict): string[] => {
  const lines: string[] = []
  if (manifest) {
    const { case: caseFile, organisation, createdAt } = manifest
    lines.push(`Package    ${plain(caseFile.reference)} "${plain(caseFile.title)}", made ${createdAt}`)
    lines.push(`By         ${plain(organisation.name)}, ${plain(organisation.country)} (the package says so)`)
  }
  if (signer) {
    const listed =
      signer.listed === undefined
        ? 'not checked against anything you brought'
        : signer.listed
          ? 'listed in your policy'
          : 'NOT in your policy'
    lines.push(`Signer     ${signer.fingerprint} (${listed})`)
  }
  if (log) lines.push(`Log        ${plain(log.origin)}, ${log.size} entries`)
  for (const { size, root } of log?.earlier ?? [])
    lines.push(`           grew from its state of ${size} entries, root ${root}`)
  lines.push(`Holds      ${counts.files} files, ${counts.bytes} bytes, ${counts.leaves} entries of custody`)
  return lines
}

/** The verdict. */
export const printVerdict = (verdict: PackageVerdict): string => {
  const lines = [...about(verdict), '']
  for (const [aspect, name] of ASPECTS) {
    const { state, reasons } = verdict.results[aspect]
    const [first, ...more] = reasons.map((reason) => plain(reason.sentence, 200))
    const word =
      state === 'unknown' && reasons.some(({ code }) => code.endsWith('.nobody')) ? 'not yet' : STATES[state]
    lines.push(`${name.padEnd(10)} ${word.padEnd(10)} ${first ?? ''}`)
    for (const sentence of more) lines.push(`${' '.repeat(22)}${sentence}`)
  }
  for (const stamp of verdict.stamps) {
    const what = stamp.kind === 'rfc3161' ? (stamp.at ?? '') : 'not checked against Bitcoin here'
    const trust = stamp.kind === 'rfc3161' && !stamp.trusted ? ' (not trusted by you)' : ''
    lines.push(`${'Stamp'.padEnd(22)} ${stamp.size} entries, ${plain(stamp.by)}${trust}: ${what}`)
  }
  lines.push('', verdict.redList.length === 0 ? 'Red list: nothing.' : 'Red list:')
  for (const { severity, code, path, sentence } of verdict.redList)
    lines.push(
      `  ${severity === 'error' ? '✗' : '!'} ${code}${path ? ` (${plain(path)})` : ''}: ${plain(sentence, 200)}`,
    )
  lines.push('', 'Exhibits:')
  for (const { number, title, url, parts, entries, timed } of verdict.exhibits) {
    lines.push(`  ${number}  ${plain(title)}`, `        ${plain(url)} · ${entries} entries`)
    if (timed)
      lines.push(
        `        sealed ${timed.from ? `after ${timed.from}` : 'at an unknown time'}, ${timed.to ? `before ${timed.to}` : 'no stamp covers it yet'}${timed.trusted ? '' : ' (by an authority that you did not say you trust)'}`,
      )
    for (const part of parts) lines.push(`        ${part.sound ? ' ' : '✗'} ${part.sha256}  ${part.path}`)
  }
  return `${lines.join('\n')}\n`
}

/** Why the archive itself was refused. */
export const printRefusal = ({ code, sentence, path }: ZipRefusal): string =>
  `The archive is refused.\n  ✗ ${code}${path === undefined ? '' : ` (${plain(path)})`}: ${sentence}\n`

/** The report of a list as CSV (RFC 4180), safe to open in a spreadsheet. */
import type { ListLine } from './contract.ts'

const HEAD = ['line', 'address', 'state', 'reason', 'sentence', 'exhibit', 'ended']

/** A cell that a spreadsheet would compute begins with an apostrophe, so that it stays text. */
const guard = (cell: string): string => (/^[=+\-@\t\r|%]/.test(cell) ? `'${cell}` : cell)

const writeCell = (cell: string): string => {
  const guarded = guard(cell)
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}

/** What became of a line, in one word: the state of its capture, why it was left out, or that it waits. */
export const stateOf = ({ skipped, state }: ListLine): string =>
  skipped === undefined ? (state ?? 'waiting') : `left out: ${skipped}`

/** The whole report with its heading; lines end with CR LF. */
export const writeReport = (lines: readonly ListLine[]): string =>
  [
    HEAD,
    ...lines.map((line) => [
      String(line.line),
      line.url,
      stateOf(line),
      line.reason?.code ?? '',
      line.reason?.sentence ?? '',
      line.exhibit?.number ?? '',
      line.endedAt ?? '',
    ]),
  ]
    .map((cells) => `${cells.map(writeCell).join(',')}\r\n`)
    .join('')

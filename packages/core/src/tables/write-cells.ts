/** Cells of a CSV file (RFC 4180) that is safe to open in a spreadsheet. */

/** A cell that a spreadsheet would compute begins with an apostrophe, so that it stays text. */
const guard = (cell: string): string => (/^[=+\-@\t\r\n|%]/.test(cell) ? `'${cell}` : cell)

/** One line with its end. Control signs but tab and line ends are left out. */
export const writeCells = (cells: readonly string[]): string =>
  `${cells
    .map((cell) => {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
      const guarded = guard(cell.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '\uFFFD'))
      return /[",\r\n;\t]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
    })
    .join(',')}\r\n`

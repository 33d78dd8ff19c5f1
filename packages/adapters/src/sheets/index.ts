/** Reads the tables that people keep addresses in. */
import type { Sheets } from '@smart-rescue/features/ports/held/sheets'
import { readCsv } from './read-csv.ts'
import { readXlsx } from './read-xlsx.ts'

/** Makes the reader. It runs in this process; sizes are limited before and while a file is unpacked. */
export const createSheets = (): Sheets => ({
  read: async (kind, bytes, limits) => (kind === 'csv' ? readCsv(bytes, limits) : readXlsx(bytes, limits)),
})

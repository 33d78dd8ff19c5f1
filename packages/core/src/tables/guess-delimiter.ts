/** Which sign parts the cells of a file. */
import type { TablePlan } from '@smart-rescue/schema'
import { createCsvReader } from './read-csv.ts'

const SIGNS = [',', ';', '\t', '|'] as const

/** The sign by which the most of the first rows have the same number of cells, and more than one. */
export const guessDelimiter = (text: string): TablePlan['delimiter'] => {
  const score = (delimiter: string): number => {
    const reader = createCsvReader({ delimiter, mostCells: 10_000 })
    const rows = reader.push(text).slice(0, 100)
    const counts = new Map<number, number>()
    for (const row of rows)
      if ('cells' in row) counts.set(row.cells.length, (counts.get(row.cells.length) ?? 0) + 1)
    const usual = [...counts].toSorted((a, b) => b[1] - a[1])[0]
    if (usual === undefined || usual[0] < 2) return 0
    return (usual[1] / Math.max(1, rows.length)) * (1 + Math.log2(Math.min(usual[0], 64)) / 20)
  }
  const scores = SIGNS.map((sign) => ({ sign, score: score(sign) }))
  return scores.reduce((best, next) => (next.score > best.score ? next : best)).sign
}

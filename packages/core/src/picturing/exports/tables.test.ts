import type { NetworkGraph } from '@smart-rescue/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeGraph } from '../picture.fixture.ts'
import { guardCell, unguardCell } from './csv-cells.ts'
import { writeEdgesCsv, writeNodesCsv } from './write-csv.ts'
import { I2_COLUMNS, writeI2Csv } from './write-i2-csv.ts'

const ABOUT = {
  caseReference: 'SR-2026-014',
  network: 'n-1',
  at: '2026-08-16T10:00:00.000Z',
  deciders: ['Maya Lantern'],
  leftOut: [],
}

/** A reader of RFC 4180 that knows nothing of the writer: it walks the signs one by one. */
const readCsv = (text: string): string[][] => {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < text.length) {
    let cell = ''
    if (text[at] === '"') {
      at += 1
      for (;;) {
        const end = text.indexOf('"', at)
        cell += text.slice(at, end)
        at = end + 1
        if (text[at] !== '"') break
        cell += '"'
        at += 1
      }
    } else {
      const end = /[,\r\n]/.exec(text.slice(at))?.index ?? text.length - at
      cell = text.slice(at, at + end)
      at += end
    }
    row.push(cell)
    if (text[at] === ',') {
      at += 1
      continue
    }
    expect(text.slice(at, at + 2)).toBe('\r\n')
    at += 2
    rows.push(row)
    row = []
  }
  return rows
}

const records = (text: string): Record<string, string>[] => {
  const [head, ...rows] = readCsv(text).filter((row) => !row[0]?.startsWith('# '))
  return rows.map((row) =>
    Object.fromEntries((head ?? []).map((name, place) => [name, unguardCell(row[place] ?? '')])),
  )
}

const hostile = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom('=1+1', '+447009', '-2', '@cmd', "'quoted", '"', ',', '\r\n', '\t=x', ' # no', '＝SUM(A1)'),
)

const graphs = fc
  .record({ wish: fc.nat(99), labels: fc.array(hostile, { minLength: 1, maxLength: 8 }) })
  .map(({ wish, labels }): NetworkGraph => {
    const made = makeGraph({ sources: 6, selectors: 3, edges: 10, seed: wish })
    const word = (n: number): string => labels[n % labels.length] ?? ''
    return {
      ...made,
      nodes: made.nodes.map((node, n) => ({ ...node, label: word(n) })),
      edges: made.edges.map((edge, n) => ({ ...edge, reasons: [{ rule: 'r', sentence: word(n) }] })),
    }
  })

describe('CSV', () => {
  it('comes back as it went, whatever labels and reasons say', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const nodes = records(writeNodesCsv(graph, ABOUT))
        expect(
          nodes.map((row) => [row.id, row.kind, row.label, row.selector_kind, Number(row.sources)]),
        ).toEqual(graph.nodes.map((n) => [n.id, n.kind, n.label, n.selectorKind ?? '', n.sources]))
        const edges = records(writeEdgesCsv(graph, ABOUT))
        expect(
          edges.map((row) => [row.id, row.from, row.to, Number(row.strength), row.state, row.reasons]),
        ).toEqual(graph.edges.map((e) => [e.id, e.from, e.to, e.strength, e.state, e.reasons[0]?.sentence]))
      }),
      { numRuns: 60 },
    )
  })

  it('never begins a cell with a sign that a spreadsheet runs', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        for (const text of [
          writeNodesCsv(graph, ABOUT),
          writeEdgesCsv(graph, ABOUT),
          writeI2Csv(graph, ABOUT),
        ])
          for (const cell of readCsv(text).flat()) expect(/^[=+\-@\t\r＝＋－＠]/u.test(cell)).toBe(false)
      }),
      { numRuns: 60 },
    )
    fc.assert(fc.property(hostile, (cell) => unguardCell(guardCell(cell)) === cell))
  })

  it('says in its first lines what it is, of which case, when, and by whom decided', () => {
    const graph = makeGraph({ sources: 6, selectors: 3, edges: 10 })
    const lines = writeEdgesCsv(graph, { ...ABOUT, leftOut: ['2 hubs'] })
      .split('\r\n')
      .filter((line) => line.includes('# '))
    expect(lines.join('\n')).toContain('case SR-2026-014')
    expect(lines.join('\n')).toContain('written 2026-08-16T10:00:00.000Z')
    expect(lines.join('\n')).toContain('proposed by a machine')
    expect(lines.join('\n')).toContain('decided by Maya Lantern')
    expect(lines.at(-1)).toContain('Left out: 2 hubs')
  })
})

describe('rows for link charts', () => {
  it('are one a join that holds, with both ends typed, and count what they leave out', () => {
    const graph = makeGraph({ sources: 6, selectors: 4, edges: 10 })
    const edges = graph.edges.map((edge, n) => (n === 0 ? { ...edge, state: 'broken' as const } : edge))
    const text = writeI2Csv({ ...graph, edges }, ABOUT)
    const rows = records(text)
    expect(rows.length).toBe(edges.length - 1)
    expect(text).toContain('a rejected or broken join')
    for (const row of rows) {
      expect(Object.keys(row)).toEqual([...I2_COLUMNS])
      expect(row['Entity 1 Type']).toBe('Document')
      expect(['Phone Number', 'E-mail Address', 'Online Account', 'Web Address']).toContain(
        row['Entity 2 Type'],
      )
      expect(row['Link Strength']).toBe(
        row['Link Label'] === 'confirmed by a person' ? 'Confirmed' : 'Unconfirmed',
      )
      expect(row['Date First']).toMatch(/^2026-\d\d-\d\d$/)
    }
  })
})

/** Rows of a sealed table in batches, from after the last one that the index holds. */
import {
  createRangeTest,
  createRowMap,
  createRowReader,
  isTextFormat,
  type RawRow,
  type RowSource,
} from '@smart-rescue/core/tables'
import { type CaseId, type CustodyPurpose, Failure, type RowError } from '@smart-rescue/schema'
import { logOpening, readLoggedPart } from '../../evidence/index.ts'
import { gatherBytes } from '../../imports/taking/gather-bytes.ts'
import type { TableOrder } from '../store.ts'
import { readSheetRows } from '../taking/sheet-rows.ts'
import { decodeStream } from '../taking/text-decoding.ts'
import type { TableRunDeps } from './table-deps.ts'

/** Some rows in order: sources, and those that are none. */
export interface Batch {
  /** The last row that was looked at. */
  readonly readTo: number
  readonly bytesRead: number
  readonly rows: readonly (RowSource & { readonly row: number })[]
  readonly errors: readonly RowError[]
}

/** Rows and characters after which a batch is full. */
const BATCH_ROWS = 2_000
const BATCH_UNITS = 4_000_000

const headOf = (cells: readonly string[]): string => cells.join(' · ').slice(0, 200)

interface Progress {
  bytes: number
}

async function* rawRows(
  deps: TableRunDeps,
  caseId: CaseId,
  order: TableOrder,
  progress: Progress,
): AsyncGenerator<readonly RawRow[]> {
  const { plan, original, owner: actor, exhibitId } = order
  const purpose: CustodyPurpose = 'import'
  const opening = { actor, caseId, exhibitId, part: original, purpose }
  await logOpening(deps, opening)
  const bytes = readLoggedPart(deps, opening)
  if (!isTextFormat(plan.format)) {
    const rows = await readSheetRows(deps.sheets, plan.format, await gatherBytes(bytes, original.length))
    if (rows === undefined) throw new Failure('table.unreadable')
    for (let at = 0; at < rows.length; at += BATCH_ROWS) {
      progress.bytes = Math.floor((original.length * at) / rows.length)
      yield rows.slice(at, at + BATCH_ROWS)
    }
    progress.bytes = original.length
    return
  }
  const reader = createRowReader(plan)
  const text = decodeStream(bytes, plan.encoding, (length) => {
    progress.bytes += length
  })
  for await (const piece of text) yield reader.push(piece)
  yield reader.end()
}

/** The batches. Rows that expired and rows that the index holds are counted and left out. */
export async function* readBatches(
  deps: TableRunDeps,
  caseId: CaseId,
  order: TableOrder,
): AsyncGenerator<Batch> {
  const { plan, readTo, untilRow } = order
  const map = createRowMap(plan)
  const isGone = createRangeTest(order.gaps)
  const progress: Progress = { bytes: 0 }
  let skipsHead = plan.header && (plan.format === 'csv' || plan.format === 'xlsx')
  let row = 0
  let units = 0
  let rows: (RowSource & { row: number })[] = []
  let errors: RowError[] = []
  let looked = 0
  const take = (): Batch => {
    const batch = { readTo: row, bytesRead: progress.bytes, rows, errors }
    rows = []
    errors = []
    units = 0
    looked = 0
    return batch
  }
  for await (const raws of rawRows(deps, caseId, order, progress)) {
    for (const raw of raws) {
      if (skipsHead && 'cells' in raw) {
        skipsHead = false
        continue
      }
      if (untilRow !== undefined && row >= untilRow) {
        if (looked > 0) yield take()
        return
      }
      row += 1
      if (row <= readTo) continue
      looked += 1
      if (!isGone(row)) {
        const source = 'cells' in raw ? map(raw.cells) : raw.problem
        if (typeof source !== 'string') {
          rows.push({ ...source, row })
          units += source.text.length
        } else {
          const head = 'cells' in raw ? headOf(raw.cells) : raw.head
          errors.push({ row, reason: source, head: head.slice(0, 200) })
        }
      }
      if (looked >= BATCH_ROWS || units >= BATCH_UNITS) yield take()
    }
  }
  if (looked > 0) yield take()
}

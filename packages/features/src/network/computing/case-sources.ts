/** The sources of a case, or some of them, as joining takes them: numbered in the order of their keys, with what they carry. */
import { siteOf } from '@smart-rescue/core/linking'
import { collectTies, type JoinInput, type TieKind } from '@smart-rescue/core/linking/joining'
import { type CaseId, type ExhibitId, SelectorKind, type SourceRef, sourceKey } from '@smart-rescue/schema'
import { sql } from 'kysely'
import type { Trx } from '../../ports/database.ts'
import { readTraced } from '../../traces/index.ts'
import { readFirstTexts } from './first-texts.ts'

/** Sources with their ties. Number `n` stands for `refs(n)`. */
export interface CaseSources {
  readonly input: JoinInput
  readonly refOf: (n: number) => SourceRef
  readonly numberOf: (ref: SourceRef) => number | undefined
  /** The number of a selector or, by any of its texts, of a template; nothing where no source carries it. */
  readonly tieOf: (kind: TieKind, name: string) => number | undefined
  /** The key of the first text of the template that a source follows. */
  readonly templateOf: (n: number) => string | undefined
  /** ISO date on which a source was posted, and where, as the table says. */
  readonly posted: readonly (string | null)[]
  readonly places: readonly (string | null)[]
  readonly urls: readonly (string | null)[]
}

/** Which sources: all of the case, as it was at a leaf of the log (with the keys of those that were aside then); or those that are named. */
export type Which =
  | { readonly asOf?: number; readonly asideThen?: ReadonlySet<string> }
  | { readonly refs: readonly SourceRef[] }

interface SourceRow {
  readonly exhibit_id: string
  readonly row: number
  readonly posted: string | null
  readonly place: string | null
  readonly url: string | null
  readonly aside: boolean
  readonly label: number | null
}

/** Sources read in one query. */
const PAGE = 20_000

/** Reads them. Sources that were put aside carry nothing, and so join nobody. */
export const readCaseSources = async (trx: Trx, caseId: CaseId, which: Which): Promise<CaseSources> => {
  const exhibits: string[] = []
  const rows: number[] = []
  const posted: (string | null)[] = []
  const places: (string | null)[] = []
  const urls: (string | null)[] = []
  const labels: (number | null)[] = []
  const carried: { from: number; kind: TieKind; name: string; confidence: number }[] = []
  const words = interner()
  for await (const page of pagesOf(trx, caseId, which)) {
    const numbers = new Map<string, number>()
    for (const each of page) {
      numbers.set(keyOf(each), rows.length)
      exhibits.push(words(each.exhibit_id))
      rows.push(each.row)
      posted.push(each.posted === null ? null : words(each.posted))
      places.push(each.place === null ? null : words(each.place))
      urls.push(each.url)
      labels.push(each.aside ? null : each.label)
    }
    const open = page.filter(({ aside }) => !aside)
    for (const found of await readCarried(trx, open)) {
      const from = numbers.get(keyOf(found))
      if (from === undefined) continue
      const url = urls[from] ?? null
      // A link to the own site says nothing about another source.
      if (found.kind === 'url' && url !== null && siteOf(found.normal) === siteOf(url)) continue
      carried.push({ from, kind: found.kind, name: words(found.normal), confidence: found.confidence })
    }
    const whole = open.filter(({ row }) => row === 0).map(({ exhibit_id }) => exhibit_id)
    for (const { kind, name, confidence, ...place } of await readTraced(trx, whole)) {
      const from = numbers.get(keyOf(place))
      if (from !== undefined) carried.push({ from, kind, name: words(name), confidence })
    }
  }
  const firsts =
    'refs' in which ? await firstsOf(trx, caseId, exhibits, rows, labels) : new Map<number, string>()
  return number({ exhibits, rows, posted, places, urls, labels, firsts, carried })
}

interface Read {
  readonly exhibits: readonly string[]
  readonly rows: readonly number[]
  readonly posted: readonly (string | null)[]
  readonly places: readonly (string | null)[]
  readonly urls: readonly (string | null)[]
  readonly labels: readonly (number | null)[]
  /** Names of templates whose first text may not be among these sources. */
  readonly firsts: ReadonlyMap<number, string>
  readonly carried: readonly { from: number; kind: TieKind; name: string; confidence: number }[]
}

const number = ({ exhibits, rows, posted, places, urls, labels, firsts, carried }: Read): CaseSources => {
  const refOf = (n: number): SourceRef => ({ exhibitId: exhibits[n] as ExhibitId, row: rows[n] ?? 0 })
  const firstOf = new Map<number, number>()
  labels.forEach((label, n) => {
    if (label !== null && !firstOf.has(label)) firstOf.set(label, n)
  })
  const templateOf = (n: number): string | undefined => {
    const label = labels[n]
    if (label === null || label === undefined) return undefined
    const first = firstOf.get(label)
    return firsts.get(label) ?? (first === undefined ? undefined : sourceKey(refOf(first)))
  }
  const collector = collectTies(rows.length)
  rows.forEach((_, n) => {
    const template = templateOf(n)
    if (template !== undefined) collector.carry(n, 'template', template)
  })
  for (const { from, kind, name, confidence } of carried) collector.carry(from, kind, name, confidence)
  const input = collector.input()
  let ties: Map<string, number> | undefined
  let numbers: Map<string, number> | undefined
  return {
    input,
    refOf,
    numberOf: (ref) => {
      numbers ??= new Map(rows.map((_, n) => [sourceKey(refOf(n)), n]))
      return numbers.get(sourceKey(ref))
    },
    tieOf: (kind, name) => {
      ties ??= new Map(input.names.map((each, tie) => [`${input.kinds[tie]}/${each}`, tie]))
      return ties.get(`${kind}/${name}`)
    },
    templateOf,
    posted,
    places,
    urls,
  }
}

/** Of each label here, the first text of all that follow the template. */
const firstsOf = async (
  trx: Trx,
  caseId: CaseId,
  exhibits: readonly string[],
  rows: readonly number[],
  labels: readonly (number | null)[],
): Promise<Map<number, string>> => {
  const asked = new Map<number, SourceRef>()
  labels.forEach((label, n) => {
    if (label !== null && !asked.has(label))
      asked.set(label, { exhibitId: exhibits[n] as ExhibitId, row: rows[n] ?? 0 })
  })
  const found = await readFirstTexts(trx, caseId, [...asked.values()])
  return new Map(
    [...asked].flatMap(([label, ref]) => {
      const first = found.get(sourceKey(ref))
      return first === undefined ? [] : [[label, first] as const]
    }),
  )
}

const keyOf = ({ exhibit_id, row }: { readonly exhibit_id: string; readonly row: number }): string =>
  `${exhibit_id}.${row}`

/** Equal strings as one, so that a million rows do not hold a million copies of a place. */
const interner = () => {
  const known = new Map<string, string>()
  return (text: string): string => {
    const found = known.get(text)
    if (found !== undefined) return found
    known.set(text, text)
    return text
  }
}

async function* pagesOf(trx: Trx, caseId: CaseId, which: Which): AsyncGenerator<readonly SourceRow[]> {
  if ('refs' in which) {
    const sorted = [...which.refs].sort((x, y) =>
      x.exhibitId === y.exhibitId ? x.row - y.row : x.exhibitId < y.exhibitId ? -1 : 1,
    )
    for (let at = 0; at < sorted.length; at += PAGE)
      yield await readNamed(trx, caseId, sorted.slice(at, at + PAGE))
    return
  }
  let after = { exhibit_id: '00000000-0000-0000-0000-000000000000', row: -1 }
  for (;;) {
    const page = await readPage(trx, caseId, after, which.asOf)
    if (page.length > 0)
      yield which.asideThen === undefined
        ? page
        : page.map((each) => ({ ...each, aside: which.asideThen?.has(keyOf(each)) === true }))
    const last = page.at(-1)
    if (last === undefined || page.length < PAGE) return
    after = { exhibit_id: last.exhibit_id, row: last.row }
  }
}

const COLUMNS = sql`s.exhibit_id, s.row, to_char(s.posted_on, 'YYYY-MM-DD') as posted, s.place, s.url, s.aside, g.label`

const readPage = async (
  trx: Trx,
  caseId: CaseId,
  after: { readonly exhibit_id: string; readonly row: number },
  asOf: number | undefined,
): Promise<readonly SourceRow[]> => {
  const then = asOf === undefined ? sql`` : sql`and e.leaf_index <= ${asOf}`
  const exhibit = asOf === undefined ? sql`` : sql`join exhibit e on e.id = s.exhibit_id`
  const { rows } = await sql<SourceRow>`
    select ${COLUMNS} from source s ${exhibit}
    left join source_group g on g.exhibit_id = s.exhibit_id and g.row = s.row
    where s.case_id = ${caseId} and (s.exhibit_id, s.row) > (${after.exhibit_id}::uuid, ${after.row}::int) ${then}
    order by s.exhibit_id, s.row limit ${PAGE}`.execute(trx)
  return rows
}

const unnest = (refs: readonly { readonly exhibit_id: string; readonly row: number }[]) =>
  sql`unnest(${refs.map(({ exhibit_id }) => exhibit_id)}::uuid[], ${refs.map(({ row }) => row)}::int[]) as w(exhibit_id, row)`

const readNamed = async (
  trx: Trx,
  caseId: CaseId,
  refs: readonly SourceRef[],
): Promise<readonly SourceRow[]> => {
  const wanted = refs.map(({ exhibitId, row }) => ({ exhibit_id: exhibitId as string, row }))
  const { rows } = await sql<SourceRow>`
    select ${COLUMNS} from ${unnest(wanted)}
    join source s on s.exhibit_id = w.exhibit_id and s.row = w.row
    left join source_group g on g.exhibit_id = s.exhibit_id and g.row = s.row
    where s.case_id = ${caseId} order by s.exhibit_id, s.row`.execute(trx)
  return rows
}

interface CarriedRow {
  readonly exhibit_id: string
  readonly row: number
  readonly kind: SelectorKind
  readonly normal: string
  readonly confidence: number
}

/** Selectors of rows of tables, and of whole exhibits. */
const readCarried = async (trx: Trx, page: readonly SourceRow[]): Promise<readonly CarriedRow[]> => {
  const kinds = SelectorKind.options
  const ofTables = page.filter(({ row }) => row > 0)
  const whole = page.filter(({ row }) => row === 0).map(({ exhibit_id }) => exhibit_id)
  const found: CarriedRow[] = []
  if (ofTables.length > 0)
    found.push(
      ...(
        await sql<CarriedRow>`
          select m.exhibit_id, m.row, s.kind, s.normal, max(m.confidence) as confidence from ${unnest(ofTables)}
          join source_mention m on m.exhibit_id = w.exhibit_id and m.row = w.row
          join selector s on s.id = m.selector_id and s.kind = any(${[...kinds]}::text[])
          group by 1, 2, 3, 4 order by 1, 2, 3, 4`.execute(trx)
      ).rows,
    )
  if (whole.length > 0)
    found.push(
      ...(
        await sql<CarriedRow>`
          select m.exhibit_id, 0 as row, s.kind, s.normal, max(m.confidence) as confidence from mention m
          join selector s on s.id = m.selector_id and s.kind = any(${[...kinds]}::text[])
          where m.exhibit_id = any(${whole}::uuid[]) group by 1, 3, 4 order by 1, 3, 4`.execute(trx)
      ).rows,
    )
  return found
}

/** The facts of a lead, as core/triage reads them, from the index. */
import { PLACES, placeOf } from '@smart-rescue/core/extraction/place'
import { LIKELY } from '@smart-rescue/core/linking/joining'
import type { LeadFacts, PlaceFact, SourceFacts } from '@smart-rescue/core/triage'
import { type CaseId, SelectorKind, type SourceRef, sourceKey } from '@smart-rescue/schema'
import type { Trx } from '../../ports/database.ts'
import {
  type FoundRow,
  listCommon,
  readFound,
  readSources,
  readUsualPay,
  type SourceRow,
} from './source-rows.ts'

const foldName = (name: string): string => name.normalize('NFKC').toLowerCase().trim()

/** Settlements by the names of the gazetteer; where two share one, nobody can say which, and it has no point. */
const SETTLEMENTS: ReadonlyMap<string, PlaceFact | undefined> = (() => {
  const known = new Map<string, PlaceFact | undefined>()
  for (const { key, kind, names, latitude, longitude } of PLACES) {
    if (kind !== 'city' && kind !== 'district') continue
    const [name = key] = names
    for (const each of names) {
      const folded = foldName(each)
      known.set(folded, known.has(folded) ? undefined : { key, name, latitude, longitude })
    }
  }
  return known
})()

/** A place as the table writes it; without a point where the gazetteer does not know it. */
const placeWritten = (written: string): PlaceFact => {
  const folded = foldName(written.split(/[,/;(]/u)[0] ?? written)
  return SETTLEMENTS.get(folded) ?? { key: `written:${folded}`, name: written.trim() }
}

/** A place found in the text: settlements only, for a country or a province is no stop on a way. */
const placeFound = ({ normal }: FoundRow): PlaceFact[] => {
  const place = placeOf(normal)
  if (place === undefined || (place.kind !== 'city' && place.kind !== 'district')) return []
  const { key, names, latitude, longitude } = place
  return [{ key, name: names[0] ?? key, latitude, longitude }]
}

const selectorKind = (kind: string): SelectorKind | undefined => SelectorKind.safeParse(kind).data

const toFacts = (row: SourceRow, found: readonly FoundRow[], common: ReadonlySet<string>): SourceFacts => {
  const stretch = ({ start, end }: FoundRow) => ({ start, end })
  const own = row.place === null || row.place.trim() === '' ? undefined : placeWritten(row.place)
  return {
    key: sourceKey(row.ref),
    text: row.text,
    seenOn: row.seenAt.slice(0, 10),
    ...(row.postedOn === null ? {} : { postedOn: row.postedOn }),
    ...(row.template === null ? {} : { template: row.template }),
    contacts: found.flatMap((each) => {
      const kind = selectorKind(each.kind)
      if (kind === undefined) return []
      const { normal, rule, start, end } = each
      const original = row.text.slice(start, end)
      return [{ kind, normal, rule, original, common: common.has(`${kind} ${normal}`), start, end }]
    }),
    names: found
      .filter(({ kind }) => kind === 'name')
      .map((each) => ({ normal: each.normal, ...stretch(each) })),
    prices: found.flatMap((each) => {
      const read = /^(\d+(?:\.\d+)?) ([A-Z]{3})$/.exec(each.normal)
      if (each.kind !== 'price' || read === null) return []
      return [{ amount: Number(read[1]), currency: read[2] ?? '', ...stretch(each) }]
    }),
    // What the table says goes before what the text mentions.
    places: own === undefined ? found.filter(({ kind }) => kind === 'place').flatMap(placeFound) : [own],
  }
}

/** Facts with the rows they came from. Sources that were put aside by a person are not among the facts. */
export interface ReadFacts {
  readonly facts: LeadFacts
  readonly rows: readonly SourceRow[]
}

/** Reads the facts of the named sources. What has left the index is missing. */
export const readFacts = async (trx: Trx, caseId: CaseId, refs: readonly SourceRef[]): Promise<ReadFacts> => {
  const rows = await readSources(trx, caseId, refs)
  const open = rows.filter(({ aside }) => !aside)
  const found = Map.groupBy(
    await readFound(
      trx,
      open.map(({ ref }) => ref),
    ),
    ({ ref }) => sourceKey(ref),
  )
  const normals = [...found.values()].flat().filter(({ kind }) => selectorKind(kind) !== undefined)
  const common = await listCommon(trx, caseId, [...new Set(normals.map(({ normal }) => normal))], LIKELY)
  const sources = open.map((row) => toFacts(row, found.get(sourceKey(row.ref)) ?? [], common))
  const states = sources.some(({ prices }) => prices.length > 0)
  return { rows, facts: { sources, ...(states ? { usualPay: await readUsualPay(trx, caseId) } : {}) } }
}

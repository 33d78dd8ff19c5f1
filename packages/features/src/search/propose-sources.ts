/** SQL of looking: the index proposes sources, and their texts are read for the judgement. */
import type { Condition } from '@smart-rescue/core/searching'
import type { CaseId } from '@smart-rescue/schema'
import { sql } from 'kysely'
import type { Trx } from '../ports/database.ts'
import { searchedText } from './index-store.ts'

/** What narrows a search. Days are ISO 8601 dates, both included. */
export interface SearchFilters {
  readonly caseId?: CaseId | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly only?: 'rows' | 'exhibits' | undefined
}

/** A part that more words than these hold narrows nothing. */
const MOST_WORDS = 5_000
/** More words than these are not asked of the index, which would compare each source with all; the walk looks them up. */
const MOST_ASKED = 1_000
/** Bytes of texts, as they are stored, that are read at once: whole pages can be long. */
const MOST_BYTES = 6_000_000

/** What the index is asked for one query: words that must be there, and choices of which one must be. */
export interface AskedWords {
  readonly wanted: readonly number[]
  readonly choices: readonly (readonly number[])[]
}

/** Finds the words of the vocabulary that the parts may be; nothing when some part stands in no word at all. */
export const askWords = async (
  trx: Trx,
  conditions: readonly Condition[],
): Promise<AskedWords | undefined> => {
  const wanted: number[] = []
  const choices: number[][] = []
  for (const condition of conditions) {
    if (condition.how === 'exact') {
      wanted.push(...condition.hashes)
      continue
    }
    const { rows } = await sql<{ held: number[] }>`
      select search_part(${condition.part}, ${[...condition.grams]}::integer[], ${MOST_WORDS}) as held`.execute(
      trx,
    )
    const held = rows[0]?.held ?? []
    if (held.length === 0) return undefined
    if (held.length <= MOST_WORDS) choices.push(held)
  }
  return { wanted, choices }
}

const askable = ({ choices }: AskedWords) => choices.filter(({ length }) => length <= MOST_ASKED)

/** A source that the index proposes, with its text as it is searched. */
export interface Proposal {
  readonly exhibitId: string
  readonly row: number
  readonly number: number
  readonly text: string
}

/** A stretch of numbers, from `above` to below `below`. `walk`: each source is compared; `index`: the index of words is asked. */
export interface Stretch {
  readonly how: 'walk' | 'index'
  readonly above: number
  readonly below: number
  readonly most: number
}

/** How many words the index is asked for at once, in one segment. */
export const countAsked = (asked: AskedWords): number =>
  asked.wanted.length + askable(asked).reduce((sum, { length }) => sum + length, 0)

/** Proposed sources of the stretch, newest first. `isCut`: there may be more below the last one. */
export const proposeSources = async (
  trx: Trx,
  asked: AskedWords,
  { caseId, from, to, only }: SearchFilters,
  { how, above, below, most }: Stretch,
): Promise<{ proposals: Proposal[]; isCut: boolean }> => {
  const choices = how === 'index' ? askable(asked) : asked.choices
  const { rows } = await sql<ProposedRow>`
    select number, exhibit_id, row, title, text, url, place, key, near from search_sources(
      ${[...asked.wanted]}::integer[], ${choices.map((choice) => `{${choice.join(',')}}`)}::text[],
      ${caseId ?? null}::uuid, ${from ?? null}::date, ${to ?? null}::date, ${only ?? null}::text,
      ${above}::bigint, ${below}::bigint, ${how === 'walk'}::boolean, ${most}::integer, ${MOST_BYTES}::bigint
    ) order by number desc`.execute(trx)
  const proposals = rows.map((row) => ({
    exhibitId: row.exhibit_id,
    row: row.row,
    number: Number(row.number),
    text: searchedText(row),
  }))
  const near = Number(rows[0]?.near ?? 0)
  return { proposals, isCut: near === most || proposals.length < near }
}

interface ProposedRow {
  readonly number: string
  readonly exhibit_id: string
  readonly row: number
  readonly title: string
  readonly text: string
  readonly url: string | null
  readonly place: string | null
  readonly key: string | null
  readonly near: string
}

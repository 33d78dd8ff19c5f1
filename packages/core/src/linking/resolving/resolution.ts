/** What entity resolution takes and gives: tables of person records, and pairs that may be one person, with reasons and counter-reasons. */
import type { PersonColumn } from './person-column.ts'

/** Records as a table: names of the columns without the key, and for each record its key and its values in that order. */
export interface PersonTable {
  readonly columns: readonly string[]
  readonly records: readonly { readonly id: string; readonly values: readonly string[] }[]
}

/**
 * One column of a pair. `bits` is what it adds to the logarithm (base 2) of the odds that both are one person; negative: it speaks
 * against. `crossed`: the value stands in a neighbouring column of the other record.
 */
export interface FieldReason {
  readonly column: string
  readonly level: 'same' | 'near' | 'loose' | 'crossed' | 'differs'
  readonly a: string
  readonly b: string
  readonly bits: number
}

/** Two records that may be one person: a proposal, and no verdict. `strength` is the model's probability, 0 to 1. */
export interface ProposedPair {
  readonly a: string
  readonly b: string
  readonly strength: number
  readonly reasons: readonly FieldReason[]
  readonly counterReasons: readonly FieldReason[]
  /** Not alike enough by themselves: they are held together by what both share with others of their group. */
  readonly through: boolean
}

/** How records were looked up by one column: its keys, those too common to be used, and the pairs that it alone reaches. */
export interface BlockingPass {
  readonly column: string
  readonly keys: number
  readonly tooCommon: number
  readonly pairs: number
}

/** Which pairs were compared, of how many possible ones. With `everyPair` nothing was left out. */
export interface BlockingReport {
  readonly possible: number
  readonly compared: number
  readonly everyPair: boolean
  readonly passes: readonly BlockingPass[]
}

/** The result: proposals by falling strength, how they were looked for, which columns were compared as what, and which never are. */
export interface Resolution {
  readonly pairs: readonly ProposedPair[]
  readonly blocking: BlockingReport
  readonly columns: readonly PersonColumn[]
  readonly leftOut: readonly string[]
}

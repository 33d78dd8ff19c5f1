/** Gives the reasons and counter-reasons of a pair, as data and as a sentence. */
import type { ScoredPair } from './choose-pairs.ts'
import type { RecordComparer } from './compare-records.ts'
import { LEVEL } from './compare-values.ts'
import type { Model } from './fit-model.ts'
import type { Population } from './population.ts'
import type { FieldReason, ProposedPair } from './resolution.ts'

const LEVEL_NAMES: readonly FieldReason['level'][] = [
  'differs',
  'differs',
  'loose',
  'near',
  'same',
  'crossed',
]

/** The pair with its reasons, the weightiest first. */
export const explainPair = (
  { columns, ids }: Population,
  model: Model,
  comparer: RecordComparer,
  { one, two, bits }: ScoredPair,
): Omit<ProposedPair, 'through'> => {
  const levels = new Uint8Array(columns.length)
  comparer(one, two, levels, 0)
  const fields = columns.flatMap(({ name, values, valueIn }, column): FieldReason[] => {
    const level = levels[column] ?? LEVEL.missing
    if (level === LEVEL.missing) return []
    return [
      {
        column: name,
        level: LEVEL_NAMES[level] ?? 'differs',
        a: values[valueIn[one] ?? -1]?.original ?? '',
        b: values[valueIn[two] ?? -1]?.original ?? '',
        bits: Math.round(model.bitsOf(column, level, one, two) * 10) / 10,
      },
    ]
  })
  const weightiest = (a: FieldReason, b: FieldReason) => Math.abs(b.bits) - Math.abs(a.bits)
  return {
    a: ids[one] ?? '',
    b: ids[two] ?? '',
    strength: 1 / (1 + 2 ** -bits),
    reasons: fields.filter(({ bits: own }) => own > 0).sort(weightiest),
    counterReasons: fields.filter(({ bits: own, level }) => own <= 0 || level === 'differs').sort(weightiest),
  }
}

const WORDS: Readonly<Record<FieldReason['level'], string>> = {
  same: 'same',
  near: 'nearly the same',
  loose: 'resembling',
  crossed: 'in another column',
  differs: 'differs',
}

const tell = ({ column, level, a, b }: FieldReason): string =>
  `${column.replaceAll('_', ' ')} ${level === 'same' && a === b ? a : `${a || '–'} / ${b || '–'}`}`

/** Why a pair is proposed and what speaks against it, in one line: `same: date of birth 19700101; differs: suburb a / b`. */
export const tellPair = ({ reasons, counterReasons, through }: ProposedPair): string => {
  const parts: string[] = []
  for (const level of ['same', 'near', 'crossed', 'loose'] as const) {
    const own = reasons.filter((reason) => reason.level === level)
    if (own.length > 0) parts.push(`${WORDS[level]}: ${own.map(tell).join(', ')}`)
  }
  const against = counterReasons.filter(({ level }) => level !== 'same')
  if (against.length > 0) parts.push(`differs: ${against.map(tell).join(', ')}`)
  if (through) parts.push('held together by other records of the group')
  return parts.join('; ')
}

/** The order of the table of slots. Pure. */
import type { TemplateMember } from '../../contract.ts'
import { slotValues } from './slot-values.ts'

/** By which column, and which way: one of the fixed ones, or a slot by its place in the template. */
export interface MemberOrder {
  readonly by: 'source' | 'posted' | 'place' | 'edits' | number
  readonly down: boolean
}

/** Edits that are more than spacing. */
export const countEdits = ({ edits }: Pick<TemplateMember, 'edits'>): number =>
  edits.filter(({ kind }) => kind !== 'spacing').length

const wordOf = (member: TemplateMember, by: MemberOrder['by']): string | undefined => {
  const word =
    by === 'posted' ? member.postedOn : by === 'place' ? member.place : slotValues(member)[Number(by)]
  return word === '' ? undefined : word
}

/** The texts in the asked order; what is equal keeps its order, and what is empty comes last either way. */
export const sortMembers = (
  members: readonly TemplateMember[],
  { by, down }: MemberOrder,
  locale: string,
): TemplateMember[] => {
  const words = new Intl.Collator(locale, { numeric: true })
  const turn = down ? -1 : 1
  return members.toSorted((a, b) => {
    if (by === 'source') return turn * (words.compare(a.exhibitNumber, b.exhibitNumber) || a.row - b.row)
    if (by === 'edits') return turn * (countEdits(a) - countEdits(b))
    const [first, second] = [wordOf(a, by), wordOf(b, by)]
    if (first === undefined || second === undefined)
      return first === second ? 0 : first === undefined ? 1 : -1
    return turn * words.compare(first, second)
  })
}

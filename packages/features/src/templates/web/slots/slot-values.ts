/** What stands in the slots of a text. */
import type { TemplateMember } from '../../contract.ts'

/** The value of each slot, in the order of the template; empty where the text leaves it out. */
export const slotValues = ({ text, parts }: Pick<TemplateMember, 'text' | 'parts'>): string[] =>
  parts.filter((_, at) => at % 2 === 1).map(([start, end]) => text.slice(start, end))

/** Which groups of an offence are covered. The rule of the pack and nothing else decides: all, any, aggravating. */
import type { GroupRule, LawElement, LawOffence, VictimAge } from '@smart-rescue/schema'

/** A group of elements and how it stands. */
export interface GroupStanding {
  readonly group: string
  readonly rule: GroupRule['rule']
  /** False where it never stands in the way: aggravating, or for adults alone when the victim is a child. */
  readonly blocks: boolean
  readonly covered: boolean
  readonly elements: readonly LawElement[]
}

/** Groups of this name ask for a means where the victim is an adult, and are skipped for a child. */
export const ADULT_MEANS = 'means_adult'

/** Every group of the offence in its order. An unknown age asks for what an adult would need. */
export const coverGroups = (
  offence: Pick<LawOffence, 'elements' | 'logic'>,
  covered: ReadonlySet<string>,
  victim: VictimAge,
): readonly GroupStanding[] =>
  offence.logic.map(({ group, rule }) => {
    const elements = offence.elements.filter((element) => element.group === group)
    const isCovered = ({ id }: LawElement): boolean => covered.has(id)
    return {
      group,
      rule,
      blocks: rule !== 'aggravating' && !(victim === 'child' && group === ADULT_MEANS),
      covered: rule === 'all' ? elements.every(isCovered) : elements.some(isCovered),
      elements,
    }
  })

/** Names of the groups that stand in the way. */
export const missingGroups = (groups: readonly GroupStanding[]): readonly string[] =>
  groups.filter((group) => group.blocks && !group.covered).map(({ group }) => group)

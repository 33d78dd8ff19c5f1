/** What must be minded about an offence, each with the source it comes from. Sentences name no person. */
import type { LawOffence, LawPack, LawSource, ReadinessWarning } from '@smart-rescue/schema'
import type { GroupStanding } from './cover-groups.ts'
import type { ReadinessFacts } from './facts.ts'
import { type Force, isStartUnsure } from './in-force.ts'
import { resolveSource } from './sources.ts'

/** One offence, and how it stands to the facts. */
export interface Standing {
  readonly pack: LawPack
  readonly offence: LawOffence
  readonly force: Force
  readonly groups: readonly GroupStanding[]
}

const NOT_VERIFIED = 'unverified – ask a lawyer'

type Say = (code: ReadinessWarning['code'], text: string, source: LawSource, elements?: string[]) => void

const sayForce = ({ offence, force }: Standing, facts: ReadinessFacts, say: Say): void => {
  const { id, section, predecessor, predecessor_penalty: older } = offence
  const before =
    predecessor !== undefined
      ? ` Before it: ${predecessor}.`
      : older !== undefined
        ? ` Before it the penalty was: ${older}.`
        : ' What punished the act before it is not in this pack: ask a lawyer.'
  if (force === 'not-yet')
    say(
      'not-in-force',
      `${id} (${section}) was not in force on the day of the act: the row holds from ${offence.valid_from}.${before}`,
      offence.source,
    )
  if (force === 'ended')
    say(
      'not-in-force',
      `${id} (${section}) was no longer in force on the day of the act: it ended with ${offence.valid_until}.`,
      offence.source,
    )
  if (force === 'depends')
    say(
      'depends-on-date',
      `${id} (${section}) holds ${offence.valid_from === undefined ? '' : `from ${offence.valid_from} `}${offence.valid_until === undefined ? '' : `until ${offence.valid_until} `}only, so it hangs on the very day of the act. Find the day first.${before}`,
      offence.source,
    )
  if (force !== 'in-force') return
  if (isStartUnsure(offence, facts.day))
    say(
      'start-not-exact',
      `${id} came into force in ${offence.valid_from}, the day is not known here. Check it before the act is charged under this text.${before}`,
      offence.source,
    )
  if (offence.text_version !== undefined)
    say(
      'text-version',
      `${id} was read in the text of ${offence.text_version}. Check the text that was in force on the day of the act.`,
      offence.source,
    )
  if (older !== undefined)
    say(
      'older-penalty',
      `${id}: an older penalty was ${older}. The penalty of the day of the act counts.`,
      offence.source,
    )
}

const sayVictim = ({ offence, groups }: Standing, facts: ReadinessFacts, say: Say): void => {
  const { id, means_for_child: means, risk_to_child: risk } = offence
  if (facts.victim !== 'adult') {
    if (means.must_be_proved === true)
      say(
        'means-even-for-a-child',
        `${id}: a means must be shown even for a child. ${means.text}`,
        offence.source,
      )
    if (means.must_be_proved === null)
      say(
        'means-not-settled',
        `${id}: whether a means must be shown for a child is not settled. Collect proof of a means anyway. ${means.text}`,
        offence.source,
      )
    if (risk !== undefined) say('against-the-child', `${id}: ${risk.text}`, risk.source)
  }
  const age = groups.filter((group) => group.blocks && group.elements.every(({ kind }) => kind === 'age'))
  if (facts.victim !== 'child' && age.length > 0)
    say(
      'child-only',
      `${id} asks that the victim was a child${facts.victim === 'unknown' ? ': the age must be settled first' : ', so it does not fit an adult'}.`,
      offence.source,
      age.flatMap(({ elements }) => elements.map((element) => element.id)),
    )
}

const sayUnverified = ({ offence }: Standing, say: Say): void => {
  if (offence.confidence === 'low')
    say('unverified', `${offence.id} (${offence.section}): ${NOT_VERIFIED}.`, offence.source)
  for (const element of offence.elements.filter(({ confidence }) => confidence === 'low'))
    say(
      'unverified',
      `${element.id} («${element.text}»): ${NOT_VERIFIED}.${element.note === undefined ? '' : ` ${element.note}.`}`,
      element.source,
      [element.id],
    )
  if (offence.penalty.confidence === 'low')
    say('unverified', `Penalty of ${offence.id}: ${NOT_VERIFIED}.`, offence.penalty.source)
  for (const { text, days, source } of offence.deadlines ?? [])
    say('deadline', `${offence.id}: ${days} days. ${text}`, source)
}

/** Everything to mind about one offence, in a fixed order. Of an offence that was not in force only that is said. */
export const warnOf = (standing: Standing, facts: ReadinessFacts): readonly ReadinessWarning[] => {
  const { pack, offence, force } = standing
  const found: ReadinessWarning[] = []
  const say: Say = (code, text, source, elements) =>
    void found.push({
      code,
      country: pack.iso2,
      offence: offence.id,
      ...(elements === undefined ? {} : { elements }),
      text,
      source: resolveSource(pack, source),
    })
  sayForce(standing, facts, say)
  if (force === 'not-yet' || force === 'ended') return found
  sayVictim(standing, facts, say)
  sayUnverified(standing, say)
  return found
}

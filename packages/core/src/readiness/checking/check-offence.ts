/** Checks one offence of a pack: its groups and logic, its means for a child, its confidence, its presumptions against the child. */
import type { LawOffence, LawPack } from '@smart-rescue/schema'
import { needsNoMeans } from '../alternatives.ts'
import { ADULT_MEANS } from '../cover-groups.ts'
import type { Note } from './finding.ts'

const checkLogic = (offence: LawOffence, at: string, note: Note): void => {
  const seen = new Set<string>()
  offence.logic.forEach(({ group, rule }, index) => {
    const place = `${at}.logic[${index}]`
    if (seen.has(group))
      note('error', 'group-twice', place, `The group «${group}» has two rules. Keep one of them.`, offence.id)
    seen.add(group)
    const elements = offence.elements.filter((element) => element.group === group)
    if (elements.length === 0)
      note(
        'error',
        'logic-without-elements',
        place,
        `The logic names the group «${group}», but no element belongs to it. Add its elements, or take the group out of the logic.`,
        offence.id,
      )
    if (rule === 'any' && elements.length === 1)
      note(
        'warning',
        'any-of-one',
        place,
        `The group «${group}» asks for one of its elements and has only one. Write «all», or add the others.`,
        offence.id,
      )
  })
  offence.elements.forEach(({ id, group }, index) => {
    if (!seen.has(group))
      note(
        'error',
        'unknown-group',
        `${at}.elements[${index}].group`,
        `The element belongs to the group «${group}», which the logic does not name. Add the group to the logic with its rule, or correct the name.`,
        id,
      )
  })
  if (!offence.logic.some(({ rule }) => rule !== 'aggravating'))
    note(
      'error',
      'nothing-to-prove',
      `${at}.logic`,
      'Every group is aggravating, so the offence would be ready with nothing proved. Give at least one group the rule «all» or «any».',
      offence.id,
    )
  else if (offence.logic.every(({ group, rule }) => rule === 'aggravating' || group === ADULT_MEANS))
    note(
      'error',
      'nothing-to-prove',
      `${at}.logic`,
      `For a child the group «${ADULT_MEANS}» is skipped, so nothing would be left to prove. Add the group of the act.`,
      offence.id,
    )
}

const checkMeans = (pack: LawPack, offence: LawOffence, at: string, note: Note): void => {
  const must = offence.means_for_child.must_be_proved
  const has = (group: string): boolean => offence.logic.some((one) => one.group === group)
  const place = `${at}.means_for_child.must_be_proved`
  if (must !== true && must !== null && has('means'))
    note(
      'error',
      'means-for-child-contradicts',
      place,
      `It says that no means must be shown for a child, but the group «means» would ask for one. Name that group «${ADULT_MEANS}», or correct this field.`,
      offence.id,
    )
  if (must === true && has(ADULT_MEANS) && !has('means'))
    note(
      'error',
      'means-for-child-contradicts',
      place,
      `It says that a means must be shown even for a child, but the group «${ADULT_MEANS}» is skipped for a child. Name the group «means».`,
      offence.id,
    )
  if (must === false) return
  const hasOther = pack.offences.some(
    (other) =>
      other.id !== offence.id &&
      needsNoMeans(other) &&
      other.risk_to_child?.show !== 'hidden' &&
      (other.topics.some((topic) => offence.topics.includes(topic)) ||
        offence.means_for_child.text.includes(other.id)),
  )
  if (!hasOther)
    note(
      'warning',
      'no-alternative-without-means',
      place,
      'A means must be shown for a child, or it is not settled, and no other offence of this pack without means shares a topic with this one or is named in the text. Add an alternative, or name one in means_for_child.text.',
      offence.id,
    )
}

const checkConfidence = (offence: LawOffence, at: string, note: Note): void => {
  const rows = [
    { at, about: offence.id, confidence: offence.confidence, hasNote: offence.note !== undefined },
    ...offence.elements.map((element, index) => ({
      at: `${at}.elements[${index}]`,
      about: element.id,
      confidence: element.confidence,
      hasNote: element.note !== undefined,
    })),
  ]
  for (const row of rows.filter(({ confidence, hasNote }) => confidence === 'low' && !hasNote))
    note(
      'warning',
      'low-without-note',
      `${row.at}.note`,
      'The confidence is low and no note says why. Write what was not read, so that a lawyer knows where to look.',
      row.about,
    )
  const { penalty } = offence
  if (penalty.min_years !== null && penalty.max_years !== null && penalty.min_years > penalty.max_years)
    note(
      'error',
      'penalty-upside-down',
      `${at}.penalty`,
      `The least penalty (${penalty.min_years} years) is greater than the greatest (${penalty.max_years}). Correct one of them.`,
      offence.id,
    )
}

/** Takes down everything about one offence; `at` is its place in the pack. */
export const checkOffence = (pack: LawPack, offence: LawOffence, at: string, note: Note): void => {
  checkLogic(offence, at, note)
  checkMeans(pack, offence, at, note)
  checkConfidence(offence, at, note)
  if (!offence.id.startsWith(`${pack.iso2}-`))
    note(
      'error',
      'id-of-another-country',
      `${at}.id`,
      `The id must begin with «${pack.iso2}-», so that one id means one offence over all packs.`,
      offence.id,
    )
  offence.elements.forEach(({ id }, index) => {
    if (!id.startsWith(`${offence.id}.`))
      note(
        'error',
        'element-id-of-another-offence',
        `${at}.elements[${index}].id`,
        `The id must begin with the id of its offence and a full stop: «${offence.id}.».`,
        id,
      )
  })
}

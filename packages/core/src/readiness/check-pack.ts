/** Judges a law pack before anybody relies on it. What is found says where it is and what to do; errors keep the pack out. */
import { LawElement, LawOffence, LawPack, PACK_FORM } from '@smart-rescue/schema'
import { checkDates } from './checking/check-dates.ts'
import { checkOffence } from './checking/check-offence.ts'
import { checkSources } from './checking/check-sources.ts'
import { type Finding, type Note, pathText } from './checking/finding.ts'

/** What was found, in the order of the pack; `pack` where it can be read as one, even with errors. */
export interface PackCheck {
  readonly pack?: LawPack
  readonly findings: readonly Finding[]
  readonly errors: number
  readonly warnings: number
}

/** Findings that one pack is told at most: beyond it the pack is broken as a whole. */
const MOST = 2_000

const toCheck = (findings: readonly Finding[], pack?: LawPack): PackCheck => ({
  ...(pack === undefined ? {} : { pack }),
  findings: findings.slice(0, MOST),
  errors: findings.filter(({ level }) => level === 'error').length,
  warnings: findings.filter(({ level }) => level === 'warning').length,
})

const checkIds = (pack: LawPack, note: Note): void => {
  const first = new Map<string, string>()
  const meet = (id: string, at: string): void => {
    const before = first.get(id)
    if (before === undefined) first.set(id, at)
    else
      note(
        'error',
        'id-twice',
        at,
        `The id «${id}» stands at ${before} already. Give one of the two another id; ids that cases use are never given away.`,
        id,
      )
  }
  pack.offences.forEach((offence, index) => {
    meet(offence.id, `offences[${index}].id`)
    offence.elements.forEach(({ id }, n) => void meet(id, `offences[${index}].elements[${n}].id`))
  })
}

const checkReview = ({ review }: LawPack, note: Note): void => {
  if (review.state === 'reviewed' && (review.by === undefined || review.on === undefined))
    note(
      'error',
      'review-without-name',
      'review',
      'A pack that is «reviewed» must say by whom and on which day. Add review.by and review.on, or write «unreviewed».',
    )
  if (review.state === 'unreviewed')
    note(
      'warning',
      'not-reviewed',
      'review.state',
      'No lawyer has confirmed this pack. Ask one who is admitted in the country.',
    )
  if (review.state === 'rejected')
    note(
      'warning',
      'review-rejected',
      'review.state',
      'A lawyer rejected this pack. Correct what the note of the review names.',
    )
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Fields that no form knows are lost when the pack is read: most often they are slips. */
const checkFields = (given: Readonly<Record<string, unknown>>, note: Note): void => {
  const compare = (value: unknown, known: object, at: string): void => {
    if (!isRecord(value)) return
    for (const field of Object.keys(value))
      if (!Object.hasOwn(known, field))
        note(
          'warning',
          'unknown-field',
          at === '' ? field : `${at}.${field}`,
          `No pack has a field «${field}» here, so it is not read. Check its spelling, or take it out.`,
        )
  }
  const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
  compare(given, LawPack.shape, '')
  listOf(given.offences).forEach((offence, index) => {
    compare(offence, LawOffence.shape, `offences[${index}]`)
    if (isRecord(offence))
      listOf(offence.elements).forEach((element, n) => {
        compare(element, LawElement.shape, `offences[${index}].elements[${n}]`)
      })
  })
}

const checkShape = (given: unknown, note: Note): LawPack | undefined => {
  if (!isRecord(given)) {
    note(
      'error',
      'not-a-pack',
      '',
      'This is not a law pack: a pack is one JSON object. See domain/README.md.',
    )
    return undefined
  }
  if (given.pack === undefined && Array.isArray(given.countries)) {
    note(
      'error',
      'not-a-pack',
      '',
      'This file holds several countries. Make one file a country, each with version, author, review and its sources.',
    )
    return undefined
  }
  if (given.pack !== PACK_FORM)
    note(
      'error',
      'unknown-form',
      'pack',
      `The field «pack» must say «${PACK_FORM}», so that the form of the file is known.`,
    )
  checkFields(given, note)
  const parsed = LawPack.safeParse({ ...given, pack: PACK_FORM })
  if (parsed.success) return parsed.data
  for (const issue of parsed.error.issues)
    note(
      'error',
      'form',
      pathText(issue.path),
      `${issue.message}. Correct this field; domain/README.md says what it holds.`,
    )
  return undefined
}

/** Checks a value that was read from JSON. The same value gives the same findings. */
export const checkPack = (given: unknown): PackCheck => {
  const findings: Finding[] = []
  const note: Note = (level, rule, at, text, about) =>
    void findings.push({ level, rule, at, ...(about === undefined ? {} : { about }), text })
  const pack = checkShape(given, note)
  if (pack === undefined) return toCheck(findings)
  checkReview(pack, note)
  checkIds(pack, note)
  pack.offences.forEach((offence, index) => void checkOffence(pack, offence, `offences[${index}]`, note))
  checkDates(pack, note)
  checkSources(pack, note)
  return toCheck(findings, pack)
}

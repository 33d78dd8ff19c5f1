/** Who may become what in a case, and by whose word (domain rules D10 and D11): never by a machine, upwards only with an authority's document. */
import type { AuthorityDocument, PersonPart } from '@smart-rescue/schema'

/** The answer: the part may change, or why it may not, in a sentence that says what to do. */
export type PartVerdict =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: 'authority-needed' | 'refused'; readonly sentence: string }

/** The ladder of accusation, lowest first. */
const LADDER: readonly PersonPart[] = ['person-of-interest', 'suspect', 'accused', 'convicted']
const rung = (part: PersonPart): number => LADDER.indexOf(part)

/** Parts that say that an authority suspects somebody, or did. */
const BY_AUTHORITY: ReadonlySet<PersonPart> = new Set([
  'suspect',
  'accused',
  'convicted',
  'acquitted',
  'released',
])

const yes: PartVerdict = { ok: true }
const refuse = (sentence: string): PartVerdict => ({ ok: false, why: 'refused', sentence })
const askDocument = (sentence: string): PartVerdict => ({ ok: false, why: 'authority-needed', sentence })

/** True for parts that name somebody only because an authority did. */
export const needsAuthority = (part: PersonPart): boolean => BY_AUTHORITY.has(part)

const judgeEnd = (from: PersonPart | undefined, to: 'acquitted' | 'released'): PartVerdict => {
  if (from === undefined)
    return refuse('Nobody is added as acquitted or released. Add the part that came before.')
  const low = to === 'acquitted' ? rung('accused') : rung('suspect')
  if (rung(from) < low)
    return refuse(
      to === 'acquitted'
        ? 'Only who was accused or convicted can be acquitted.'
        : 'Only whom an authority suspected can be released.',
    )
  return yes
}

/**
 * Judges a change of part; `from` is undefined for a person who is added. A child is never put on the ladder: who
 * exploits a child, or treats her as an offender, must not find help here (D11).
 */
export const judgePart = (
  from: PersonPart | undefined,
  to: PersonPart,
  document: AuthorityDocument | undefined,
): PartVerdict => {
  if (from === to) return refuse('The person has this part already.')
  if (from === 'child' && (rung(to) >= 0 || BY_AUTHORITY.has(to)))
    return refuse('A child of the case is never made a suspect here. Speak with the lawyer of the case.')
  if (to === 'acquitted' || to === 'released') {
    const end = judgeEnd(from, to)
    if (!end.ok) return end
  }
  const fromRung = from === undefined ? -1 : rung(from)
  if (fromRung > rung(to) && rung(to) >= 0)
    return refuse('A part goes back only as released or acquitted, by the document that says so.')
  if (from !== undefined && BY_AUTHORITY.has(from) && !BY_AUTHORITY.has(to))
    return refuse('What an authority said is taken back only as released or acquitted.')
  if (BY_AUTHORITY.has(to) && document === undefined)
    return askDocument(
      'Name the document of the authority: who issued it, its day and its number. Without it, the person stays a person of interest.',
    )
  return yes
}

/** The part that may stand in an export (D10): without a document of an authority nobody is more than of interest. */
export const partForExport = (part: PersonPart, document: AuthorityDocument | undefined): PersonPart =>
  BY_AUTHORITY.has(part) && document === undefined ? 'person-of-interest' : part

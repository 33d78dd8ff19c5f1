/** Parts of people in words: nobody is called an offender before a court did (domain rule D10). */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Looks } from '@smart-rescue/core/persons'
import type { IdentityState, PersonPart } from '@smart-rescue/schema'

/** Part → what it is called. */
export const PART_WORDS: Record<PersonPart, MessageDescriptor> = {
  child: msg`Child`,
  witness: msg`Witness`,
  reporter: msg`Reporter`,
  'person-of-interest': msg`Person of interest`,
  suspect: msg`Suspect, named by an authority`,
  accused: msg`Accused, charged by an authority`,
  convicted: msg`Convicted by a court`,
  acquitted: msg`Acquitted by a court`,
  released: msg`No longer suspected, by an authority`,
  counsel: msg`Counsel`,
  official: msg`Official`,
  other: msg`Other`,
}

/** State of an identity → what the team reads. */
export const IDENTITY_WORDS: Record<IdentityState, MessageDescriptor> = {
  none: msg`no identity sealed`,
  sealed: msg`identity sealed`,
  'erase-asked': msg`erasure asked for`,
  erased: msg`identity erased`,
}

/** What a text looks like → what it is called. */
export const LOOKS_WORDS: Record<Looks, MessageDescriptor> = {
  name: msg`a name`,
  number: msg`a number`,
  mail: msg`a mail address`,
  'birth-date': msg`a birth date`,
}

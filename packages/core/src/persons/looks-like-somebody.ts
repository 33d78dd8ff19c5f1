/**
 * Warns a person who writes about a person: text that looks like a name, a number or a birth date. It knows the text alone
 * and never the vault: a warning that knew who is in there would answer everybody who asks it name by name.
 */
import type { Identity } from '@smart-rescue/schema'

/** What a text looks like it holds. */
export type Looks = 'name' | 'number' | 'mail' | 'birth-date'

const NAME = /(?<![.!?:]\s)(?<!^)\b\p{Lu}\p{Ll}+(?:[ '’-]+\p{Lu}\p{Ll}+)+/mu
const NUMBER = /(?:\+|\b)\d[\d\s().-]{6,}\d/u
const MAIL = /[^\s@]+@[^\s@]+\.[^\s@]+/u
const BIRTH = /\b(?:born|birth|dob|d\.o\.b)\b.{0,20}\d{2,4}/iu

/** What a text looks like, by its signs alone; empty when nothing is remarkable. It sees names in scripts with capitals only. */
export const looksLikeSomebody = (text: string): readonly Looks[] => {
  const found: Looks[] = []
  const plain = text.replace(/person:[A-Z0-9]{4,8}/g, '')
  if (NAME.test(plain)) found.push('name')
  if (NUMBER.test(plain.replace(/\d{4}-\d\d-\d\d/g, ''))) found.push('number')
  if (MAIL.test(plain)) found.push('mail')
  if (BIRTH.test(plain)) found.push('birth-date')
  return found
}

const fold = (text: string): string =>
  ` ${text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `

/** Words of a name that are too short to tell anything. */
const SHORTEST = 3

/**
 * Whether a text holds a part of a name, for a custodian who has the identity open before her at this moment. Runs on her
 * machine, with what she sees already; it is never asked of a server.
 */
export const namesSomebody = (text: string, identity: Pick<Identity, 'name' | 'otherNames'>): boolean => {
  const folded = fold(text)
  return fold(`${identity.name} ${identity.otherNames ?? ''}`)
    .split(' ')
    .filter((word) => [...word].length >= SHORTEST)
    .some((word) => folded.includes(` ${word} `))
}

/** People of a case: pseudonyms, parts with their history, remarks. Who they are stands in the identity vault. */
import {
  AuthorityDocument,
  CaseId,
  endpoint,
  Line,
  PartChange,
  Person,
  PersonId,
  PersonNote,
  PersonPart,
  PersonRemark,
} from '@smart-rescue/schema'
import { z } from 'zod'

/** A person with the history of her parts and the remarks on her. */
export const PersonPage = Person.extend({ history: z.array(PartChange), notes: z.array(PersonNote) })
export type PersonPage = z.infer<typeof PersonPage>

const person = z.object({ caseId: CaseId, personId: PersonId })

/** Why a part is given: a fact of the case, in one sentence. */
const Why = Line.max(500)

/** People of the case, first added first. */
export const listPersons = endpoint({
  name: 'person.list',
  method: 'GET',
  path: '/api/cases/:caseId/persons',
  summary: 'People of the case, by pseudonym',
  action: 'person.read',
  scope: 'case',
  input: z.object({ caseId: CaseId }),
  output: z.object({ persons: z.array(Person) }),
  errors: [],
})

/** Adds a person under a pseudonym that the product makes. */
export const addPerson = endpoint({
  name: 'person.add',
  method: 'POST',
  path: '/api/cases/:caseId/persons',
  summary: 'Add a person under a fresh pseudonym',
  action: 'person.change',
  scope: 'case',
  input: z.object({ caseId: CaseId, part: PersonPart, why: Why, document: AuthorityDocument.optional() }),
  output: PersonPage,
  errors: ['person.authority-needed', 'person.part-refused', 'locker.locked', 'locker.disk-full'],
})

/** One person. */
export const readPerson = endpoint({
  name: 'person.read',
  method: 'GET',
  path: '/api/cases/:caseId/persons/:personId',
  summary: 'A person with the history of her parts',
  action: 'person.read',
  scope: 'case',
  input: person,
  output: PersonPage,
  errors: ['request.not-found'],
})

/** Changes a part: upwards, and back, only with the document of an authority. */
export const changePart = endpoint({
  name: 'person.change-part',
  method: 'POST',
  path: '/api/cases/:caseId/persons/:personId/part',
  summary: 'Change the part of a person; suspect and beyond need an authority’s document',
  action: 'person.change',
  scope: 'case',
  input: person.extend({ part: PersonPart, why: Why, document: AuthorityDocument.optional() }),
  output: PersonPage,
  errors: ['request.not-found', 'person.authority-needed', 'person.part-refused', 'locker.locked'],
})

/** Writes a remark on a person. */
export const notePerson = endpoint({
  name: 'person.note',
  method: 'POST',
  path: '/api/cases/:caseId/persons/:personId/remarks',
  summary: 'Write a remark on a person, under her pseudonym',
  action: 'person.change',
  scope: 'case',
  input: person.extend({ body: PersonRemark }),
  output: PersonPage,
  errors: ['request.not-found', 'locker.locked'],
})

/** Says that a person has no part in the case any more; what was written stays. */
export const leavePerson = endpoint({
  name: 'person.leave',
  method: 'POST',
  path: '/api/cases/:caseId/persons/:personId/leaving',
  summary: 'Say that a person has no part in the case any more',
  action: 'person.change',
  scope: 'case',
  input: person.extend({ why: Why }),
  output: PersonPage,
  errors: ['request.not-found', 'request.conflict', 'locker.locked'],
})

/** Every endpoint of this feature. */
export const personEndpoints = [
  listPersons,
  addPerson,
  readPerson,
  changePart,
  notePerson,
  leavePerson,
] as const

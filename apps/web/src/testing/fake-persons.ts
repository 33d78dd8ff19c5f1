/** People of the invented office by pseudonym, a sealed identity, a safety plan, a consent and a chronology that contradicts itself. */
import type { chronologyEndpoints } from '@smart-rescue/features/chronology/contract'
import type { identityEndpoints } from '@smart-rescue/features/identities/contract'
import type { personEndpoints } from '@smart-rescue/features/persons/contract'
import type { safetyEndpoints } from '@smart-rescue/features/safety/contract'
import { Failure, type OutputOf, type Person, PersonId } from '@smart-rescue/schema'
import { ago, type FakeOffice, FIRST_EXHIBIT, ref, uuid } from './fake-shape.ts'

type Known =
  | (typeof chronologyEndpoints)[number]
  | (typeof identityEndpoints)[number]
  | (typeof personEndpoints)[number]
  | (typeof safetyEndpoints)[number]
type Answers = { [E in Known as E['name']]: OutputOf<E> }

/** The child of the case. */
export const FIRST_PERSON = PersonId.parse(uuid(12, 1))

const SUSPECT = PersonId.parse(uuid(12, 2))
const ORDER = { authority: 'District court of the harbour', on: '2026-11-02', number: '112/26' }

const people = (office: FakeOffice): Person[] => {
  if (office.cases.length === 0) return []
  const by = ref(office.me)
  return [
    {
      id: FIRST_PERSON,
      pseudonym: 'person:K7Q2M4',
      part: 'child',
      addedBy: by,
      addedAt: ago(4_000),
      identity: 'sealed',
    },
    {
      id: SUSPECT,
      pseudonym: 'person:T3W8B5',
      part: 'suspect',
      addedBy: by,
      addedAt: ago(3_900),
      identity: 'none',
    },
    {
      id: PersonId.parse(uuid(12, 3)),
      pseudonym: 'person:R4H6D9',
      part: 'witness',
      addedBy: by,
      addedAt: ago(3_000),
      leftAt: ago(60),
      leftWhy: 'She moved away and asked to be left alone',
      identity: 'erased',
    },
  ]
}

const findPerson = (office: FakeOffice, personId: string): Person => {
  const found = people(office).find(({ id }) => id === personId)
  if (found === undefined) throw new Failure('request.not-found')
  return found
}

const chronology = (office: FakeOffice): Answers['chronology.read'] => {
  const by = ref(office.me)
  if (office.cases.length === 0) return { lines: [], conflicts: [], cut: false }
  return {
    lines: [
      {
        id: 'event:1',
        kind: 'event',
        when: { precision: 'between', from: '2026-10-10', to: '2026-10-14' },
        certainty: 'probable',
        title: 'The child left for the kitchen job',
        source: 'Statement 7',
        by,
      },
      {
        id: 'person:2',
        kind: 'person',
        when: { precision: 'day', at: '2026-11-02' },
        certainty: 'certain',
        title: 'person:T3W8B5 suspect',
        source: `${ORDER.authority}, ${ORDER.number}`,
        personId: SUSPECT,
        by,
      },
      {
        id: 'event:3',
        kind: 'event',
        when: { precision: 'month', at: '2026-11' },
        certainty: 'disputed',
        title: 'काकीले भनिन्: ऊ पछि गई',
        source: 'Statement 8',
        sameAs: 'event:1',
        by,
      },
      {
        id: 'captured:4',
        kind: 'captured',
        when: { precision: 'minute', at: '2026-11-20T14:05Z' },
        certainty: 'certain',
        title: 'Kitchen work',
        source: 'E-01',
        exhibitId: FIRST_EXHIBIT,
        by,
      },
    ],
    conflicts: [{ kind: 'two-dates', lines: ['event:1', 'event:3'] }],
    cut: false,
  }
}

/** What the office answers. */
export const PERSON_ACTS = {
  'person.list': (office: FakeOffice): Answers['person.list'] => ({ persons: people(office) }),
  'person.read': (office: FakeOffice, input: { personId: string }): Answers['person.read'] => {
    const person = findPerson(office, input.personId)
    const first = { by: person.addedBy, at: person.addedAt, why: 'The referral of the helpline says so' }
    return {
      ...person,
      history:
        person.part === 'suspect'
          ? [
              { ...first, part: 'person-of-interest' },
              {
                ...first,
                at: ago(3_000),
                part: 'suspect',
                why: 'The order names this person',
                document: ORDER,
              },
            ]
          : [{ ...first, part: person.part }],
      notes: [{ body: 'Likes to draw boats.', by: person.addedBy, at: ago(1_000) }],
    }
  },
  'identity.read': (office: FakeOffice, input: { personId: string }): Answers['identity.read'] => {
    const { identity } = findPerson(office, input.personId)
    const isSealed = identity === 'sealed'
    const custodians = office.members.slice(0, 2).map((member) => ({
      member: ref(member),
      since: ago(3_900),
      keyOpens: true,
    }))
    return {
      state: identity,
      ...(isSealed ? { version: 2, sealedBy: ref(office.me), sealedAt: ago(3_800) } : {}),
      custodians: isSealed ? custodians : [],
      mine: { custodian: isSealed, keyOpens: isSealed, enrolled: true },
    }
  },
  'identity.openings': (office: FakeOffice): Answers['identity.openings'] => ({
    openings: [
      { by: ref(office.me), at: ago(200), reason: 'medical-care', line: 'The clinic needs her guardian' },
    ],
  }),
  'custodian.own': (): Answers['custodian.own'] => ({
    key: { fingerprint: 'K7Q2 M4T3 W8B5 R4H6', enrolledAt: ago(5_000) },
  }),
  'custodian.list': (office: FakeOffice): Answers['custodian.list'] => ({
    choices: office.members.map((member) => ({ member: ref(member), enrolled: true, mayOpen: true })),
  }),
  'safety.read': (office: FakeOffice): Answers['safety.read'] =>
    office.cases.length === 0
      ? { earlier: 0, needed: true, state: 'none' }
      : {
          plan: {
            entries: [
              {
                who: 'child',
                fromWhom: 'Whoever answers the number',
                alertedBy: 'A call to the number',
                measures: 'Nobody calls; captures go by another route',
                contact: 'The night desk of the shelter',
              },
            ],
            reviewOn: '2026-12-24',
            by: ref(office.me),
            at: ago(2_000),
          },
          earlier: 1,
          needed: true,
          state: 'holds',
        },
  'consent.list': (office: FakeOffice, input: { personId: string }): Answers['consent.list'] => ({
    consents: [
      {
        id: uuid(13, 1),
        personId: findPerson(office, input.personId).id,
        kind: 'consent',
        givenBy: 'child',
        informed: 'In Nepali, with pictures; she said it back',
        scope: 'The report to the district police',
        otherBasis: 'Her guardian agreed',
        on: '2026-11-20',
        by: ref(office.me),
        at: ago(1_500),
      },
    ],
  }),
  'chronology.read': chronology,
} as const

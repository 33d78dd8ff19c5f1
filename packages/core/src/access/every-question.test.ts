/** Need to know, asked in every combination, against a second table written by hand from the design and not from the code. */
import { Role } from '@smart-rescue/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ACCESS, decide, listAllowed, type Principal, type Relation } from './index.ts'

type Action = keyof typeof ACCESS
const ACTIONS = Object.keys(ACCESS) as Action[]
const RELATIONS: readonly (Relation | undefined)[] = ['team', 'former', 'none', 'unknown', undefined]
const CASE = 'officer investigator lawyer worker'

/** Action → who may, in the words of the design: `all` needs no sign-in, `members` any active member; `@` marks acts on a case. */
const DESIGN: Readonly<Record<Action, string>> = {
  'health.read': 'all',
  'organisation.setup': 'all',
  'organisation.unlock': 'all',
  'organisation.read': 'members',
  'session.create': 'all',
  'session.read': 'members',
  'session.end': 'members',
  'passphrase.change': 'members',
  'member.list': 'members',
  'member.add': 'operator',
  'member.change': 'operator',
  'case.list': 'members',
  'case.open': 'officer',
  'case.read': `@ ${CASE}`,
  'case.change': '@ officer',
  'team.change': '@ officer',
  'note.write': `@ ${CASE}`,
  'capture.request': '@ officer investigator',
  'capture.read': `@ ${CASE}`,
  'route.read': 'operator',
  'route.change': 'operator',
  'watch.change': '@ officer investigator',
  'list.change': '@ officer investigator',
  'import.request': '@ officer investigator',
  'import.read': `@ ${CASE}`,
  'evidence.read': `@ ${CASE}`,
  'original.read': '@ officer investigator lawyer',
  'selector.read': `@ ${CASE}`,
  'selector.search': CASE,
  'selector.ask': 'officer investigator',
  'table.request': '@ officer investigator',
  'table.read': `@ ${CASE}`,
  'source.read': `@ ${CASE}`,
  'source.aside': '@ officer investigator lawyer',
  'search.run': CASE,
  'search.save': CASE,
  'network.read': `@ ${CASE}`,
  'network.decide': '@ officer investigator lawyer',
  'network.export': '@ officer investigator lawyer',
  'lead.list': CASE,
  'lead.read': `@ ${CASE}`,
  'lead.raise': `@ ${CASE}`,
  'lead.decide': '@ officer',
  'link.read': `@ ${CASE}`,
  'link.decide': '@ officer investigator lawyer',
  'law.read': 'members',
  'law.change': 'lawyer',
  'element.read': `@ ${CASE}`,
  'element.cover': '@ officer investigator lawyer',
  'element.judge': '@ lawyer',
  'playbook.read': 'members',
  'playbook.change': 'officer lawyer',
  'task.list': CASE,
  'task.read': `@ ${CASE}`,
  'task.change': `@ ${CASE}`,
  'exploitation.describe': `@ ${CASE}`,
  'person.read': `@ ${CASE}`,
  'person.change': '@ officer lawyer worker',
  'custodian.enrol': CASE,
  'custodian.change': '@ officer',
  'identity.seal': '@ officer worker',
  'identity.open': '@ officer lawyer worker',
  'safety.change': '@ officer worker',
  'referral.read': `@ ${CASE}`,
  'referral.change': '@ officer lawyer',
  'road.list': CASE,
  'receiver.change': 'officer lawyer',
  'case.hand-over': '@ officer',
  'report.export': '@ officer lawyer',
  'dossier.export': '@ officer lawyer',
  'dossier.read': '@ officer lawyer',
  'custody.read': `@ ${CASE}`,
  'custody.audit': 'auditor',
  'stamp.read': 'operator auditor',
  'stamp.change': 'operator',
  'witness.read': 'operator auditor',
  'witness.change': 'operator',
  'safeguard.list': 'members',
  'safeguard.act': 'members',
  'safeguard.read': `@ ${CASE}`,
  'authority.grant': '@ officer lawyer',
  'authority.house': 'officer lawyer',
  'hashlist.list': 'operator',
  'hashlist.change': 'operator',
  'material.stop': `@ ${CASE}`,
  'receipt.lock': `@ ${CASE}`,
  'wellbeing.read': 'members',
  'wellbeing.change': 'members',
  'availability.read': '@ officer',
}
const SHORT: Readonly<Record<Role, string>> = {
  operator: 'operator',
  'case-officer': 'officer',
  investigator: 'investigator',
  lawyer: 'lawyer',
  'social-worker': 'worker',
  auditor: 'auditor',
}
const mayByDesign = (
  principal: Principal | undefined,
  action: Action,
  relation: Relation | undefined,
): boolean => {
  const words = DESIGN[action].split(' ')
  if (words[0] === 'all') return true
  if (principal === undefined || principal.status !== 'active') return false
  if (words[0] === 'members') return true
  if (!principal.roles.some((role) => words.includes(SHORT[role]))) return false
  return words[0] !== '@' || relation === 'team'
}

describe('the table', () => {
  it('has exactly the acts of the design', () => {
    expect(Object.keys(DESIGN).sort()).toEqual([...ACTIONS].sort())
  })
})

describe.each(ACTIONS.map((action) => [action]))('%s', (action) => {
  it('is decided as the design says for every role and every relation to the case', () => {
    for (const role of Role.options)
      for (const status of ['active', 'suspended'] as const)
        for (const relation of RELATIONS) {
          const who: Principal = { roles: [role], status }
          expect(decide(who, action, relation).allow, `${role} ${status} ${relation}`).toBe(
            mayByDesign(who, action, relation),
          )
        }
  })

  it('is decided so for nobody, and for a member without a role', () => {
    for (const relation of RELATIONS) {
      expect(decide(undefined, action, relation).allow).toBe(mayByDesign(undefined, action, relation))
      const bare: Principal = { roles: [], status: 'active' }
      expect(decide(bare, action, relation).allow).toBe(mayByDesign(bare, action, relation))
    }
  })

  it('comes with a reason that fits the answer', () => {
    for (const role of Role.options)
      for (const relation of RELATIONS) {
        const { allow, reason } = decide({ roles: [role], status: 'active' }, action, relation)
        expect(['anyone', 'member', 'role', 'team']).toContain(allow ? reason : 'role')
        if (!allow) expect(['role', 'team', 'unknown-case']).toContain(reason)
      }
  })
})

const roles = fc.subarray([...Role.options])
const relation = fc.constantFrom(...RELATIONS)

describe('any set of roles', () => {
  it('may do what one of them may, and nothing besides', () => {
    fc.assert(
      fc.property(roles, relation, fc.constantFrom(...ACTIONS), (set, to, action) => {
        const together = decide({ roles: set, status: 'active' }, action, to).allow
        const one = set.some((role) => decide({ roles: [role], status: 'active' }, action, to).allow)
        const none = decide({ roles: [], status: 'active' }, action, to).allow
        expect(together).toBe(one || none)
      }),
      { numRuns: 1_000 },
    )
  })

  it('never loses a right by gaining a role', () => {
    fc.assert(
      fc.property(roles, fc.constantFrom(...Role.options), relation, (set, more, to) => {
        const before = listAllowed({ roles: set, status: 'active' }, to)
        expect(listAllowed({ roles: [...set, more], status: 'active' }, to)).toEqual(
          expect.arrayContaining([...before]),
        )
      }),
    )
  })

  it('never gains a right on a case by leaving its team', () => {
    fc.assert(
      fc.property(roles, fc.constantFrom('former', 'none', 'unknown', undefined), (set, to) => {
        const inside = listAllowed({ roles: set, status: 'active' }, 'team')
        expect(inside).toEqual(expect.arrayContaining([...listAllowed({ roles: set, status: 'active' }, to)]))
      }),
    )
  })

  it('reads no case without a case role, not even all the others together', () => {
    const others: Principal = { roles: ['operator', 'auditor'], status: 'active' }
    for (const action of ACTIONS.filter((one) => ACCESS[one].on === 'team'))
      expect(decide(others, action, 'team').allow, action).toBe(false)
  })

  it('sees a former member’s case and a case that does not exist as equally closed', () => {
    for (const action of ACTIONS.filter((one) => ACCESS[one].on === 'team'))
      for (const role of Role.options)
        for (const to of ['former', 'none', 'unknown', undefined] as const)
          expect(decide({ roles: [role], status: 'active' }, action, to).allow).toBe(false)
  })

  it('may do nothing that the table does not name', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 16 }), roles, (name, set) => {
        if (Object.hasOwn(ACCESS, name)) return
        expect(decide({ roles: set, status: 'active' }, name as Action, 'team')).toEqual({
          allow: false,
          reason: 'no-rule',
        })
      }),
    )
    for (const name of ['__proto__', 'constructor', 'toString', 'valueOf', '', 'CASE.READ', 'case.read '])
      expect(decide({ roles: [...Role.options], status: 'active' }, name as Action, 'team').allow).toBe(false)
  })
})

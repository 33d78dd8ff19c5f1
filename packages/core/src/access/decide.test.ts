import { Role } from '@smart-rescue/schema'
import { describe, expect, it } from 'vitest'
import { ACCESS, decide, listAllowed, type Relation } from './index.ts'

const RELATIONS: readonly (Relation | undefined)[] = ['team', 'former', 'none', 'unknown', undefined]
const active = (...roles: Role[]) => ({ roles, status: 'active' as const })

describe('decide', () => {
  it('denies what has no row', () => {
    expect(decide(active('case-officer'), 'no.such' as never, 'team')).toEqual({
      allow: false,
      reason: 'no-rule',
    })
    expect(decide(active('case-officer'), 'toString' as never, 'team')).toEqual({
      allow: false,
      reason: 'no-rule',
    })
  })

  it('lets nobody signed out do anything but knock', () => {
    const open = Object.keys(ACCESS).filter((action) => decide(undefined, action as never, 'team').allow)
    expect(open.sort()).toEqual([
      'health.read',
      'organisation.setup',
      'organisation.unlock',
      'session.create',
    ])
  })

  it('keeps every case closed to the operator and the auditor, on the team or not', () => {
    for (const role of ['operator', 'auditor'] as const) {
      for (const relation of RELATIONS) {
        const caseActs = listAllowed(active(role), relation).filter((action) => ACCESS[action].on === 'team')
        expect(caseActs).toEqual([])
      }
    }
  })

  it('opens a case only to a case role on its present team', () => {
    for (const role of Role.options) {
      for (const relation of RELATIONS) {
        const expected = relation === 'team' && role !== 'operator' && role !== 'auditor'
        expect(decide(active(role), 'case.read', relation).allow, `${role} ${relation}`).toBe(expected)
      }
    }
  })

  it('denies a suspended member everything that needs a sign-in', () => {
    const suspended = { roles: Role.options, status: 'suspended' as const }
    for (const [action, row] of Object.entries(ACCESS)) {
      if (row.who === 'anyone') continue
      expect(decide(suspended, action as never, 'team')).toEqual({ allow: false, reason: 'suspended' })
    }
  })

  it('lets the social worker read and note, but not capture, decide links or export', () => {
    const may = listAllowed(active('social-worker'), 'team')
    expect(may).toContain('note.write')
    for (const action of ['capture.request', 'link.decide', 'dossier.export', 'team.change'])
      expect(may).not.toContain(action)
  })

  it('adds roles up', () => {
    const both = listAllowed(active('operator', 'case-officer'), 'team')
    expect(both).toContain('member.add')
    expect(both).toContain('case.read')
  })

  it('gives a reason with every answer', () => {
    expect(decide(active('investigator'), 'team.change', 'team')).toEqual({ allow: false, reason: 'role' })
    expect(decide(active('investigator'), 'case.read', 'former')).toEqual({ allow: false, reason: 'team' })
    expect(decide(active('investigator'), 'case.read', 'unknown')).toEqual({
      allow: false,
      reason: 'unknown-case',
    })
    expect(decide(active('investigator'), 'case.read', 'team')).toEqual({ allow: true, reason: 'team' })
    expect(decide(active('auditor'), 'custody.audit')).toEqual({ allow: true, reason: 'role' })
    expect(decide(active('auditor'), 'session.read')).toEqual({ allow: true, reason: 'member' })
  })
})

import { describe, expect, it } from 'vitest'
import type { StoredDecision } from './decisions.ts'
import { standingsOf } from './standings-of.ts'

const said = (leaf: number, kind: StoredDecision['kind'], from: string, to?: string): StoredDecision =>
  ({ leaf, kind, from, ...(to === undefined ? {} : { to }) }) as StoredDecision

describe('standings', () => {
  it('follow the decisions on each subject in the order of the log, and no other subject’s', () => {
    const standings = standingsOf([
      said(7, 'undo', 'a', 'b'),
      said(1, 'confirm', 'a', 'b'),
      said(3, 'break', 'a', 'b'),
      said(4, 'reject', 'a'),
      said(9, 'rejoin', 'c', 'd'),
    ])
    expect(Object.fromEntries(standings)).toEqual({ 'a|b': 'confirmed', a: 'rejected', 'c|d': 'confirmed' })
  })
})

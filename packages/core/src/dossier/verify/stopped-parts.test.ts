/** Promises about parts that were stopped and destroyed: their absence is lawful only by a later entry of the same history. */
import type { CustodyLeaf } from '@smart-rescue/schema'
import { describe, expect, it } from 'vitest'
import type { Manifest } from '../index.ts'
import { checkItems, type PackageLeaf } from './check-custody.ts'
import { RedList } from './finding.ts'

const CT = `sha256:${'a'.repeat(64)}`
const leaf = (seq: number, more: Partial<CustodyLeaf>): PackageLeaf =>
  ({
    bytes: new Uint8Array(),
    exhibit: 'E-01',
    path: 'custody/E-01.jsonl',
    leaf: { v: 1, seq, at: '2026-11-24T08:00:00.000Z', actor: `k:${'0'.repeat(32)}`, ...more },
  }) as PackageLeaf
const sealed = leaf(1, {
  type: 'evidence.sealed',
  role: 'screenshot-01',
  ct: CT,
  ptc: `hmac-sha256:${'b'.repeat(64)}`,
})
const codesOf = (leaves: readonly PackageLeaf[], omitted: object[] = []) => {
  const red = new RedList()
  checkItems({ files: [], omitted } as unknown as Manifest, leaves, red)
  return red.findings.map(({ code, severity }) => [severity, code])
}

describe('a sealed part that is not in the package', () => {
  it('is lawfully absent when a later entry says that it was stopped and destroyed', () => {
    const stopped = leaf(2, { type: 'material.stopped', role: 'screenshot-01', ct: CT })
    for (const omitted of [[], [{ exhibit: 'E-01', leaf: 1 }]])
      expect(codesOf([sealed, stopped], omitted)).toEqual([['warning', 'item.stopped']])
  })

  it('is lawfully absent when a later entry says that it was destroyed at the end of its time', () => {
    const expired = leaf(2, { type: 'evidence.shredded', role: 'original', ct: CT })
    expect(codesOf([sealed, expired])).toEqual([['warning', 'item.expired']])
    const words = leaf(2, { type: 'evidence.shredded', ct: CT, ptc: `hmac-sha256:${'d'.repeat(64)}` })
    expect(codesOf([sealed, words])).toEqual([['error', 'item.absent']])
  })

  it('is an error without such an entry', () => {
    expect(codesOf([sealed])).toEqual([['error', 'item.absent']])
  })

  it('is not excused by an entry about another part, nor by one that seals the words of a stop', () => {
    const other = leaf(2, { type: 'material.stopped', ct: `sha256:${'c'.repeat(64)}` })
    const words = leaf(3, { type: 'material.stopped', ct: CT, ptc: `hmac-sha256:${'d'.repeat(64)}` })
    for (const excuse of [other, words]) expect(codesOf([sealed, excuse])).toEqual([['error', 'item.absent']])
  })
})

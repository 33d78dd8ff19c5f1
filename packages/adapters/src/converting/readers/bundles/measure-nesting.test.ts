/** Archives inside archives are measured before anybody opens the next. */
import { describe, expect, it } from 'vitest'
import { openZip, unpackMember } from '../../reading/open-zip.ts'
import { makeZip } from '../../testing/make-files.ts'
import { measureNesting } from './measure-nesting.ts'

const measure = (bytes: Uint8Array): string | undefined => {
  const { members } = openZip(bytes)
  return measureNesting(members, (member) => unpackMember(bytes, member, 2 ** 26))
}
const nest = (depth: number): Uint8Array => {
  let inside = makeZip({ 'a.txt': 'room' })
  for (let level = 1; level < depth; level += 1) inside = makeZip({ 'next.zip': inside })
  return inside
}

describe('nesting', () => {
  it('of three levels is fine, of four is not', () => {
    expect(measure(nest(1))).toBeUndefined()
    expect(measure(nest(3))).toBeUndefined()
    expect(measure(nest(4))).toContain('more than 3 deep')
  })

  it('counts what all levels claim to unpack to', () => {
    const claims = Buffer.from(makeZip({ huge: 'x'.repeat(2_000) }))
    // The size in the table of contents: 24 bytes into its row.
    const row = claims.indexOf('PK\x01\x02', 0, 'latin1')
    claims.writeUInt32LE(0xfffffff0, row + 24)
    const two = makeZip({ 'a.zip': new Uint8Array(claims), 'b.zip': new Uint8Array(claims) })
    expect(measure(two)).toContain('unpack to more than')
  })

  it('looks into so many archives and no more', () => {
    const many = Object.fromEntries(
      Array.from({ length: 100 }, (_, index) => [`${index}.zip`, makeZip({ a: String(index) })]),
    )
    expect(measure(makeZip(many))).toBeUndefined()
  })

  it('passes over what only looks like an archive', () => {
    expect(measure(makeZip({ 'a.zip': 'no archive', 'b.txt': 'room' }))).toBeUndefined()
  })
})

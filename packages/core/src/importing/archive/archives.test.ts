/** Archives are listed without unpacking, and judged by their names, links, sizes and places. */
import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ArchiveMember, judgeMemberName, judgeMembers, showName } from './judge-members.ts'
import { listTar } from './list-tar.ts'
import { listZip } from './list-zip.ts'

const LIMITS = { entries: 100, ratio: 100, total: 2 ** 32 }
const member = (path: string, more: Partial<ArchiveMember> = {}): ArchiveMember => ({
  path,
  kind: 'file',
  size: 10,
  packed: 10,
  encrypted: false,
  method: 0,
  start: 0,
  end: 0,
  ...more,
})

/** A zip of deflated members; `change` may alter it before it is read. */
const zip = (names: readonly string[], change: (bytes: Buffer) => Buffer = (bytes) => bytes): Uint8Array => {
  const data = deflateRawSync(Buffer.from('room for rent'))
  const heads: Buffer[] = []
  const rows: Buffer[] = []
  let at = 0
  for (const name of names) {
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50)
    local.writeUInt16LE(8, 8)
    local.writeUInt16LE(Buffer.byteLength(name), 26)
    const row = Buffer.alloc(46)
    row.writeUInt32LE(0x02014b50)
    row.writeUInt16LE(0x0314, 4)
    row.writeUInt16LE(8, 10)
    row.writeUInt32LE(data.length, 20)
    row.writeUInt32LE(13, 24)
    row.writeUInt16LE(Buffer.byteLength(name), 28)
    row.writeUInt32LE(at, 42)
    heads.push(local, Buffer.from(name), data)
    rows.push(row, Buffer.from(name))
    at += 30 + Buffer.byteLength(name) + data.length
  }
  const directory = Buffer.concat(rows)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(names.length, 8)
  end.writeUInt16LE(names.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return new Uint8Array(change(Buffer.concat([...heads, directory, end])))
}

const put =
  (at: number, values: Uint8Array) =>
  (bytes: Buffer): Buffer => {
    bytes.set(values, at)
    return bytes
  }
const putFromEnd = (before: number, values: readonly number[]) => (bytes: Buffer) =>
  put(bytes.length - before, Uint8Array.from(values))(bytes)

describe('listing a zip', () => {
  it('tells names, sizes and places, and unpacks nothing', () => {
    const listing = listZip(zip(['a.txt', 'b/']), 100)
    expect(listing).toMatchObject({ ok: true, problems: [] })
    if (!listing.ok) return
    expect(listing.members.map(({ path, kind, size, method }) => [path, kind, size, method])).toEqual([
      ['a.txt', 'file', 13, 8],
      ['b/', 'folder', 13, 8],
    ])
    expect(listing.members[0]?.start).toBe(35)
  })

  it('tells bytes before and after it', () => {
    const before = listZip(new Uint8Array([1, 2, 3, ...zip(['a'])]), 100)
    expect(before).toMatchObject({ ok: true, problems: [expect.stringContaining('3 bytes stand before')] })
    const after = listZip(new Uint8Array([...zip(['a']), 1]), 100)
    expect(after).toMatchObject({ ok: true, problems: [expect.stringContaining('follow the end')] })
  })

  it.each([
    ['is cut', (bytes: Buffer) => bytes.subarray(0, 40), 'file.broken'],
    ['has another name at its member', put(30, Buffer.from('z')), 'file.ambiguous'],
    ['counts another number', putFromEnd(12, [7, 0]), 'file.ambiguous'],
    ['counts beyond the limit', putFromEnd(12, [0x60, 0xea]), 'file.bomb'],
    ['begins its table nowhere', putFromEnd(6, [0, 0, 0, 0x80]), 'file.broken'],
    ['is in parts', putFromEnd(18, [3, 0]), 'file.ambiguous'],
  ])('is refused with its reason when it %s', (_, change, reason) => {
    expect(listZip(zip(['a.txt'], change), 100)).toMatchObject({ ok: false, reason })
  })

  it('never throws on altered bytes', () => {
    const whole = zip(['a.txt', 'b.txt'])
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length), (at, value, cut) => {
        const altered = whole.slice(0, Math.max(cut, at + 1))
        altered[at] = value
        expect(typeof listZip(altered, 100).ok).toBe('boolean')
      }),
      { numRuns: 600 },
    )
  })
})

/** A tar header; type 0 is a file. */
const header = (name: string, size: number, type = '0'): Buffer => {
  const block = Buffer.alloc(512)
  block.write(name)
  block.write(`${size.toString(8).padStart(11, '0')}\0`, 124)
  block.write('        ', 148)
  block.write(type, 156)
  block.write('ustar\x0000', 257)
  block.write(
    `${block
      .reduce((sum, byte) => sum + byte, 0)
      .toString(8)
      .padStart(6, '0')}\0 `,
    148,
  )
  return block
}
const body = (text: string): Buffer => Buffer.concat([Buffer.from(text), Buffer.alloc(512 - text.length)])
const tar = (...blocks: readonly Buffer[]) =>
  listTar(new Uint8Array(Buffer.concat([...blocks, Buffer.alloc(1_024)])), 100, (name) =>
    Buffer.from(name).toString(),
  )

describe('listing a tar', () => {
  it('tells files, folders and links', () => {
    const listing = tar(header('a.txt', 3), body('abc'), header('b/', 0, '5'), header('c', 0, '2'))
    expect(listing).toMatchObject({ ok: true })
    if (listing.ok)
      expect(listing.members.map(({ path, kind, size }) => [path, kind, size])).toEqual([
        ['a.txt', 'file', 3],
        ['b/', 'folder', 0],
        ['c', 'link', 0],
      ])
  })

  it('takes long names from both kinds of headers before a member', () => {
    const pax = '18 path=deep/file\n'
    const listing = tar(
      header('x', pax.length, 'x'),
      body(pax),
      header('short', 0),
      header('y', 9, 'L'),
      body('long/name\0'),
      header('s', 0),
    )
    expect(listing.ok && listing.members.map(({ path }) => path)).toEqual(['deep/file', 'long/name'])
  })

  it('says where a damaged or cut archive ends', () => {
    const damaged = header('b', 0)
    damaged[0] = 0x63
    expect(tar(header('a', 0), damaged)).toMatchObject({
      ok: true,
      problems: [expect.stringContaining('damaged')],
    })
    expect(tar(header('a', 0), header('b', 5_000_000))).toMatchObject({
      ok: true,
      problems: [expect.stringContaining('cut short')],
    })
    expect(tar(damaged)).toMatchObject({ ok: false, reason: 'file.broken' })
    expect(tar()).toMatchObject({ ok: false })
  })

  it('stops at the number of members it may list', () => {
    expect(tar(...Array.from({ length: 101 }, (_, index) => header(`f${index}`, 0)))).toMatchObject({
      ok: false,
      reason: 'file.bomb',
    })
  })
})

describe('a name of a member', () => {
  it.each(['a.txt', 'a/b/c.txt', 'a..b', '...', 'фото.jpg', 'ab:c'])('may be %s', (name) => {
    expect(judgeMemberName(name)).toBeUndefined()
  })

  it.each(['../a', 'a/../b', '..', '..\\a', '/a', '\\a', 'C:/a', 'c:a', 'a\0b'])(
    'is unsafe as %s',
    (name) => {
      expect(judgeMemberName(name)).toBeDefined()
    },
  )

  it('is made harmless to show', () => {
    expect(showName('a\u202eb\u0000c')).toBe('a�b�c')
    expect(showName('x'.repeat(500))).toHaveLength(200)
    expect(showName('a\ud800').isWellFormed()).toBe(true)
  })
})

describe('members together', () => {
  const danger = (...members: readonly ArchiveMember[]) => judgeMembers(members, LIMITS).danger

  it('are no danger when they are plain', () => {
    expect(judgeMembers([member('a'), member('b', { start: 10, end: 20 })], LIMITS)).toEqual({ problems: [] })
  })

  it('are a bomb by one ratio, by all of them, by their total, by their number, by overlapping', () => {
    expect(danger(member('a', { size: 2 ** 21, packed: 100 }))).toBe('file.bomb')
    expect(
      danger(...Array.from({ length: 50 }, (_, index) => member(`f${index}`, { size: 100_000, packed: 10 }))),
    ).toBe('file.bomb')
    expect(danger(member('a', { size: 2 ** 33, packed: 2 ** 32 }))).toBe('file.bomb')
    expect(danger(...Array.from({ length: 101 }, (_, index) => member(`f${index}`)))).toBe('file.bomb')
    expect(danger(member('a', { start: 0, end: 100 }), member('b', { start: 50, end: 150 }))).toBe(
      'file.bomb',
    )
    expect(danger(member('a', { size: 500_000, packed: 100 }))).toBeUndefined()
  })

  it('are unsafe with a name that leads out or a link', () => {
    expect(danger(member('ok'), member('../x'))).toBe('file.unsafe-names')
    expect(danger(member('link', { kind: 'link' }))).toBe('file.unsafe-names')
  })

  it('are encrypted only when all files are', () => {
    expect(danger(member('a', { encrypted: true }))).toBe('file.encrypted')
    const some = judgeMembers([member('a', { encrypted: true }), member('b', { start: 10, end: 20 })], LIMITS)
    expect(some.danger).toBeUndefined()
    expect(some.problems.join()).toContain('1 of 2 members are encrypted')
  })

  it('with the same name, or one that differs in case or composition only, are told', () => {
    const problems = judgeMembers(
      [member('a'), member('a'), member('É'), member('e\u0301')],
      LIMITS,
    ).problems.join(' ')
    expect(problems).toContain('the same name')
    expect(problems).toContain('case only')
  })
})

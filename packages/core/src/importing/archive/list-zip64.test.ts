/** Zips with 64-bit numbers: honest ones are listed, contradicting ones are refused. */
import { describe, expect, it } from 'vitest'
import { listZip } from './list-zip.ts'

interface Numbers {
  readonly count?: bigint
  readonly length?: bigint
  readonly start?: bigint
  readonly size?: bigint
  readonly narrowCount?: number
  readonly withoutLocator?: boolean
}

/** A zip of one stored member whose numbers stand in the 64-bit fields. */
const zip64 = ({
  count = 1n,
  length,
  start,
  size = 4n,
  narrowCount = 0xffff,
  withoutLocator = false,
}: Numbers = {}): Uint8Array => {
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50)
  local.writeUInt16LE(1, 26)
  const member = Buffer.concat([local, Buffer.from('a'), Buffer.from('room')])
  const extra = Buffer.alloc(20)
  extra.writeUInt16LE(1, 0)
  extra.writeUInt16LE(16, 2)
  extra.writeBigUInt64LE(size, 4)
  extra.writeBigUInt64LE(size, 12)
  const row = Buffer.alloc(46)
  row.writeUInt32LE(0x02014b50)
  row.writeUInt32LE(0xffffffff, 20)
  row.writeUInt32LE(0xffffffff, 24)
  row.writeUInt16LE(1, 28)
  row.writeUInt16LE(extra.length, 30)
  const directory = Buffer.concat([row, Buffer.from('a'), extra])
  const end64 = Buffer.alloc(56)
  end64.writeUInt32LE(0x06064b50)
  end64.writeBigUInt64LE(44n, 4)
  end64.writeBigUInt64LE(count, 24)
  end64.writeBigUInt64LE(count, 32)
  end64.writeBigUInt64LE(length ?? BigInt(directory.length), 40)
  end64.writeBigUInt64LE(start ?? BigInt(member.length), 48)
  const locator = Buffer.alloc(20)
  locator.writeUInt32LE(0x07064b50)
  locator.writeBigUInt64LE(BigInt(member.length + directory.length), 8)
  locator.writeUInt32LE(1, 16)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(narrowCount, 8)
  end.writeUInt16LE(narrowCount, 10)
  end.writeUInt32LE(0xffffffff, 12)
  end.writeUInt32LE(0xffffffff, 16)
  return new Uint8Array(Buffer.concat([member, directory, end64, ...(withoutLocator ? [] : [locator]), end]))
}

describe('64-bit numbers', () => {
  it('that are honest are believed', () => {
    const listing = listZip(zip64(), 100)
    expect(listing).toMatchObject({ ok: true, problems: [] })
    if (listing.ok)
      expect(listing.members).toMatchObject([{ path: 'a', size: 4, packed: 4, start: 31, end: 35 }])
  })

  it.each([
    ['another number of members', { count: 5n }, 'file.ambiguous'],
    ['a million members', { count: 1_000_000n }, 'file.bomb'],
    ['a table that begins nowhere', { start: 2n ** 62n }, 'file.broken'],
    ['a table without end', { length: 2n ** 62n }, 'file.broken'],
    ['a member without end', { size: 2n ** 40n }, 'file.broken'],
    ['a narrow count that says something else', { narrowCount: 7 }, 'file.ambiguous'],
    ['no locator', { withoutLocator: true }, 'file.ambiguous'],
  ] as const)('with %s are refused', (_, numbers, reason) => {
    expect(listZip(zip64(numbers), 10_000)).toMatchObject({ ok: false, reason })
  })
})

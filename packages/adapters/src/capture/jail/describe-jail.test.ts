/** The sentence about the browser's confinement says what holds, and in capitals what does not. */
import { describe, expect, it } from 'vitest'
import { findWalls } from '../../sandbox/index.ts'
import { describeConfinement, describeJail, findJail, mayItSwap } from './describe-jail.ts'

describe('the sentence of one browser', () => {
  it('in the jail names its user, its sandbox, the namespace, the door and where the profile was', () => {
    const said = describeConfinement({ walls: 'bwrap', uid: 64_101, sandbox: true, elsewhere: false })
    for (const part of [
      'uid 64101',
      'its own sandbox on',
      'network namespace (bwrap)',
      'no route',
      'only door is the egress proxy',
      'in memory alone',
    ])
      expect(said).toContain(part)
    expect(said).not.toMatch(/WITHOUT|NOT/)
  })

  it('outside says in capitals that no namespace enforces it', () => {
    const said = describeConfinement({ walls: undefined, uid: undefined, sandbox: true, elsewhere: false })
    expect(said).toMatch(
      /user of this program, its own sandbox on, with a fresh profile on disk, removed afterwards/,
    )
    expect(said).toMatch(/by its command line alone: this machine does NOT offer/)
  })

  it('without Chromium’s own sandbox says that too', () => {
    expect(describeConfinement({ walls: undefined, uid: 64_101, sandbox: false, elsewhere: true })).toMatch(
      /WITHOUT its own sandbox.*\(in the system temporary folder\)/,
    )
  })
})

describe('swap', () => {
  it('is seen by the lines below the head of /proc/swaps, and said in the sentence', () => {
    const head = 'Filename\tType\tSize\tUsed\tPriority\n'
    expect([mayItSwap(''), mayItSwap(head), mayItSwap(`${head}/dev/sda2 partition 1 0 -2\n`)]).toEqual([
      false,
      false,
      true,
    ])
    const jailed = { walls: 'bwrap', uid: undefined, sandbox: true, elsewhere: false } as const
    expect(describeConfinement({ ...jailed, swaps: true })).toContain(
      'in memory alone (which this machine may swap to disk)',
    )
    expect(describeConfinement({ ...jailed, swaps: false })).toContain('in memory alone, and')
  })
})

describe('the sentence of this machine', () => {
  it('is strong exactly where a jail can be built', () => {
    expect(describeJail().strength).toBe(findJail() === undefined ? 'weak' : 'strong')
    expect(['bwrap', 'unshare'].includes(findWalls(true))).toBe(findJail() !== undefined)
  })

  it('is found once and stays', () => {
    expect(describeJail()).toEqual(describeJail())
  })
})

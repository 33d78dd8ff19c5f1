/** The catalogue of faults (design: trust, 4.1): each row is bound to the tests that try it, wherever they stand; a test that is renamed or lost fails here. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')

/** Row → file and words of the titles that stand in it. */
const ROWS: Readonly<Record<string, readonly (readonly [file: string, ...titles: string[]])[]>> = {
  'F1 kill at every write point': [
    [
      'tests/attacks/locker/kill.test.ts',
      'keeps every promise when killed at any write call',
      "['seal', 'append']",
    ],
    ['tests/faults/kills.test.ts', 'keeps what it said', "['witness', 'rotate']"],
  ],
  'F2 power loss': [
    [
      'tests/attacks/locker/power.test.ts',
      'keeps every promise, at whichever act it fails and whatever the disk then remembers',
    ],
  ],
  'F3 random kills under load': [
    ['tests/faults/kills.test.ts', 'nothing that was acknowledged is ever lost'],
    ['tests/attacks/database/kill-postgres.test.ts', 'loses no acknowledged row'],
  ],
  'F4 fault during recovery': [
    [
      'tests/attacks/locker/power.test.ts',
      'serves again after the power failed during the start that followed a power loss',
    ],
    ['packages/adapters/src/vault/log/recover.test.ts', 'cuts leaves that were written but never signed'],
  ],
  'F5 disk full': [
    ['tests/attacks/locker/kill.test.ts', 'refuses when the disk is full, at every level of fullness'],
    ['tests/attacks/database/disk-full.test.ts', 'refuses with a name, keeps every acknowledged row'],
    ['packages/adapters/src/witness/witness-book.test.ts', 'that is full refuses, keeps what was there'],
  ],
  'F6 a sync that fails': [
    ['tests/attacks/locker/kill.test.ts', 'stops for good at a sync that fails'],
    ['tests/faults/kills.test.ts', 'a witness whose sync fails gives out nothing more'],
    ['packages/adapters/src/witness/witness-book.test.ts', 'after a failed sync none ever again'],
  ],
  'F7 a clock that jumps': [
    ['packages/adapters/src/vault/clock-jumps.test.ts', 'loses no act, breaks no order'],
    [
      'packages/core/src/dossier/verify/times/stamped-package.test.ts',
      'names a clock of the house that the stamps contradict',
    ],
  ],
  'F12 one bit': [
    [
      'tests/oracles/one-bit.test.ts',
      'anywhere in a stamped package is refused',
      'keeps it from being opened',
    ],
  ],
  'F13 rollback': [
    ['apps/server/src/http/witness/two-installations.test.ts', 'refuses to sign from a restored older state'],
    ['tests/acts/witnessing.test.ts', 'is refused by a witness that has seen more'],
    ['packages/adapters/src/vault/door-keys.test.ts', 'signs nothing more, tells why'],
  ],
  'F14 equivocation': [
    ['packages/adapters/src/witness/witness-book.test.ts', 'is refused, and both notes are kept once'],
    ['apps/server/src/http/witness/two-installations.test.ts', 'refuses a fork that was made from a copy'],
  ],
  'F15 two requests at once': [
    [
      'packages/adapters/src/witness/witness-book.test.ts',
      'never let the book go back, in a thousand interleavings',
      'the harness finds the race',
    ],
  ],
  'F16 the drill': [
    [
      'apps/server/src/cli/recovery/recovery-drill.test.ts',
      'two of five people cannot open it, three can',
      'every blob equal',
    ],
    ['apps/server/src/cli/drill.test.ts', 'is backed up while notes go on being written'],
  ],
  'F17 two processes on one data directory': [
    [
      'packages/adapters/src/data-directory/data-lock.test.ts',
      'refuses a second start',
      'is taken over from a holder that was killed',
    ],
    ['apps/server/src/cli/house/serve.test.ts', 'refuses a second start on the same directory'],
  ],
}

describe('the catalogue of faults', () => {
  it.each(Object.entries(ROWS))('has its tests where it says: %s', (_, places) => {
    for (const [file, ...titles] of places) {
      const text = readFileSync(join(ROOT, file), 'utf8')
      for (const title of titles) expect(text, `${file}: ${title}`).toContain(title)
    }
  })
})

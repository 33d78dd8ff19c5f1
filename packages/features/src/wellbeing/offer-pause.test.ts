/** Promises about pauses: offered when it was hard or long, never by anything else. */
import { describe, expect, it } from 'vitest'
import { offerPause } from './offer-pause.ts'

describe('a pause', () => {
  it.each([
    [undefined, 50, undefined],
    [{ seconds: 0, hard: 0 }, 50, undefined],
    [{ seconds: 2_999, hard: 0 }, 50, undefined],
    [{ seconds: 3_000, hard: 0 }, 50, 'long'],
    [{ seconds: 600, hard: 0 }, 10, 'long'],
    [{ seconds: 0, hard: 1 }, 50, 'hard'],
    [{ seconds: 9_000, hard: 2 }, 50, 'hard'],
  ] as const)('after %o with a limit of %i minutes is offered for: %s', (today, minutes, why) => {
    expect(offerPause(today, minutes)).toBe(why)
  })
})

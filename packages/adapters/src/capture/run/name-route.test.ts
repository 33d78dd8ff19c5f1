/** The route is named as the reason exactly where it is the reason, and never hides another. */
import { describe, expect, it } from 'vitest'
import type { Decision } from './decide-state.ts'
import { nameRoute } from './name-route.ts'

const ended = (
  state: Decision['state'],
  code: NonNullable<Decision['reason']>['code'],
  sentence = 'x',
): Decision => ({
  state,
  reason: { code, sentence },
})

const down = { kind: 'down', reason: 'the proxy was not reached: ECONNREFUSED' } as const
const refused = { kind: 'refused', reason: 'the proxy does not let this through (403)' } as const

describe('a capture that ended badly', () => {
  it.each([['capture.unreachable'], ['capture.timeout'], ['capture.name-unknown']] as const)(
    'with %s is named after the route that failed',
    (code) => {
      expect(nameRoute(ended('failed', code), down)).toEqual({
        state: 'failed',
        reason: {
          code: 'capture.route-down',
          sentence: expect.stringMatching(/does not answer.*ECONNREFUSED\)$/),
        },
      })
      expect(nameRoute(ended('failed', code), refused).reason?.code).toBe('capture.route-refused')
    },
  )

  it('whose parts are missing because the route went down half-way stays partial and says so', () => {
    expect(nameRoute(ended('partial', 'capture.incomplete'), down)).toMatchObject({
      state: 'partial',
      reason: { code: 'capture.route-down' },
    })
  })

  it.each([
    ['failed', 'capture.interrupted'],
    ['failed', 'capture.browser-crashed'],
    ['failed', 'capture.redirect-loop'],
    ['partial', 'capture.login-wall'],
    ['partial', 'capture.too-large'],
    ['refused', 'capture.address-private'],
    ['refused', 'capture.media-withheld'],
  ] as const)('%s with %s keeps its own reason', (state, code) => {
    const decision = ended(state, code)
    expect(nameRoute(decision, down)).toBe(decision)
  })

  it('while the route worked keeps its own reason', () => {
    const decision = ended('failed', 'capture.unreachable')
    expect(nameRoute(decision, undefined)).toBe(decision)
  })

  it('because it led to an onion address is named after what it needs', () => {
    const decision = ended(
      'refused',
      'capture.address-private',
      'Refused by the egress rule: an onion address, which only Tor reaches.',
    )
    expect(nameRoute(decision, undefined).reason?.code).toBe('capture.onion-needs-tor')
  })
})

describe('a complete capture', () => {
  it('stays complete', () => {
    const complete: Decision = { state: 'complete' }
    expect(nameRoute(complete, undefined)).toBe(complete)
    expect(nameRoute(complete, refused)).toBe(complete)
  })
})

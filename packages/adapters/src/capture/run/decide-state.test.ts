/** The one place where "complete" is said: every single thing that went wrong takes the word away, and each has its own name. */
import { ERRORS } from '@smart-rescue/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeExchange } from '../recording/recording.fixture.ts'
import { type Decision, decideState, type Happened } from './decide-state.ts'

const main = makeExchange()
const page = { answer: { kind: 'page', exchange: main }, chains: [] } as const
const GOOD: Happened = {
  page,
  main,
  exchanges: [main],
  stepsOk: true,
  failedSteps: [],
  stopped: undefined,
  aborted: false,
  crashed: false,
  timedOut: false,
  wall: undefined,
}
const decide = (changes: Partial<Happened>) => decideState({ ...GOOD, ...changes })
const short = ({ state, reason }: Decision) => `${state} ${reason?.code ?? ''}`.trim()

const document = (changes: Parameters<typeof makeExchange>[0]) => {
  const exchange = makeExchange(changes)
  delete exchange.response
  return exchange
}

describe('complete', () => {
  it('is said where nothing went wrong, with no reason', () => {
    expect(decide({})).toEqual({ state: 'complete' })
  })

  it('is said beside media that was withheld, streams that were cut, and what the page itself gave up', () => {
    const exchanges = [
      main,
      makeExchange({ fate: 'withheld' }),
      makeExchange({ fate: 'cut', stream: true }),
      makeExchange({ fate: 'failed', cancelled: true }),
    ]
    expect(decide({ exchanges })).toEqual({ state: 'complete' })
  })

  it('is never said where one thing went wrong, whatever else did', () => {
    const bad: Partial<Happened>[] = [
      { aborted: true },
      { crashed: true },
      { timedOut: true },
      { stopped: 'the byte limit was reached' },
      { wall: { kind: 'login', sentence: 'x.' } },
      { stepsOk: false, failedSteps: ['text'] },
      { main: undefined },
      { page: undefined },
      { page: { ...page, answer: { kind: 'file', exchange: main } } },
      { page: { ...page, answer: { kind: 'media', exchange: main } } },
      { main: makeExchange({ response: { status: 500, statusText: '', headers: [] } }) },
      { exchanges: [main, makeExchange({ fate: 'failed' })] },
      { exchanges: [main, makeExchange({ fate: 'blocked' })] },
      { exchanges: [main, makeExchange({ fate: 'cut' })] },
    ]
    for (const each of bad) expect(decide(each).state).not.toBe('complete')
    fc.assert(
      fc.property(fc.subarray(bad, { minLength: 1 }), (several) => {
        const decision = decide(Object.assign({}, ...several))
        expect(decision.state).not.toBe('complete')
        expect(Object.keys(ERRORS)).toContain(decision.reason?.code)
        expect(decision.reason?.sentence.length).toBeGreaterThan(10)
        expect(decision.reason?.sentence).not.toContain('undefined')
      }),
    )
  })
})

describe('one thing that went wrong', () => {
  it.each<[string, Partial<Happened>]>([
    ['failed capture.interrupted', { aborted: true }],
    ['partial capture.browser-crashed', { crashed: true }],
    ['failed capture.browser-crashed', { crashed: true, main: undefined }],
    ['partial capture.timeout', { timedOut: true }],
    ['partial capture.timeout', { stopped: 'the time limit was reached' }],
    ['partial capture.timeout', { page: undefined }],
    ['partial capture.too-large', { stopped: 'the byte limit was reached' }],
    ['partial capture.too-large', { stopped: 'the page made more requests than allowed' }],
    ['partial capture.not-a-page', { page: { ...page, answer: { kind: 'file', exchange: main } } }],
    ['refused capture.media-withheld', { page: { ...page, answer: { kind: 'media', exchange: main } } }],
    ['partial capture.login-wall', { wall: { kind: 'login', sentence: 'x.' } }],
    ['partial capture.bot-wall', { wall: { kind: 'bot', sentence: 'x.' } }],
    ['partial capture.soft-404', { wall: { kind: 'soft-404', sentence: 'x.' } }],
    ['partial capture.incomplete', { exchanges: [main, makeExchange({ fate: 'blocked' })] }],
    ['partial capture.incomplete', { stepsOk: false, failedSteps: ['screenshot'] }],
  ])('is %s', (expected, changes) => {
    expect(short(decide(changes))).toBe(expected)
  })

  it.each([
    [199, 'complete'],
    [200, 'complete'],
    [399, 'complete'],
    [400, 'partial capture.status'],
    [404, 'partial capture.status'],
    [503, 'partial capture.status'],
  ])('with status %i is %s', (status, expected) => {
    const answered = makeExchange({ response: { status, statusText: '', headers: [] } })
    expect(short(decide({ main: answered }))).toBe(expected)
  })
})

describe('a page that never came', () => {
  const none = (exchange: ReturnType<typeof makeExchange>, errorText = '', more: Partial<Happened> = {}) =>
    short(
      decide({
        main: undefined,
        page: { answer: { kind: 'error', exchange, errorReason: 'x' }, errorText, chains: [] },
        exchanges: [exchange],
        ...more,
      }),
    )

  it.each([
    ['net::ERR_TOO_MANY_REDIRECTS', 'failed capture.redirect-loop'],
    ['net::ERR_CONNECTION_TIMED_OUT', 'failed capture.timeout'],
    ['net::ERR_CONNECTION_REFUSED', 'failed capture.unreachable'],
    ['', 'failed capture.unreachable'],
  ])('because of %s is %s', (errorText, expected) => {
    expect(none(document({ fate: 'failed' }), errorText)).toBe(expected)
  })

  it('because its address is private is refused, and says why', () => {
    expect(none(document({ fate: 'blocked', reason: 'loopback' }))).toBe('refused capture.address-private')
  })

  it('because its name is not known has failed, not been refused', () => {
    const reason = 'the name is not known to the name service'
    expect(none(document({ fate: 'blocked', reason }))).toBe('failed capture.name-unknown')
    expect(none(document({ fate: 'failed', reason }))).toBe('failed capture.name-unknown')
  })

  it('in time has failed by time', () => {
    expect(none(document({ fate: 'cut' }), '', { timedOut: true })).toBe('failed capture.timeout')
    expect(none(document({ fate: 'cut' }), '', { stopped: 'x' })).toBe('failed capture.timeout')
  })

  it('is judged by its last document, not by pictures or scripts', () => {
    const script = document({ resourceType: 'Script', fate: 'blocked', reason: 'loopback' })
    const last = document({ fate: 'failed' })
    expect(none(last, '', { exchanges: [last, script] })).toBe('failed capture.unreachable')
  })
})

describe('the sentence', () => {
  it.each<[Partial<Happened>, string]>([
    [
      { exchanges: [main, makeExchange({ fate: 'cut' }), makeExchange({ fate: 'failed' })] },
      '(2 of 3 requests)',
    ],
    [{ stepsOk: false, failedSteps: ['text', 'screenshot'] }, '(step text, screenshot)'],
    [{ stopped: 'the byte limit was reached' }, '(the byte limit was reached)'],
    [{ main: makeExchange({ response: { status: 403, statusText: '', headers: [] } }) }, '(status 403)'],
  ])('makes the registry’s concrete: %j', (changes, detail) => {
    const { reason } = decide(changes)
    expect(reason?.sentence.endsWith(` ${detail}`)).toBe(true)
    expect(reason?.sentence.startsWith(ERRORS[reason.code].sentence)).toBe(true)
  })
})

describe('of several things', () => {
  it('the graver is named first', () => {
    const all: Partial<Happened> = {
      aborted: true,
      crashed: true,
      timedOut: true,
      stopped: 'the byte limit was reached',
      wall: { kind: 'bot', sentence: 'x.' },
      main: makeExchange({ response: { status: 403, statusText: '', headers: [] } }),
      exchanges: [main, makeExchange({ fate: 'failed' })],
      stepsOk: false,
    }
    const order = [
      ['aborted', 'capture.interrupted'],
      ['crashed', 'capture.browser-crashed'],
      ['timedOut', 'capture.timeout'],
      ['stopped', 'capture.too-large'],
      ['wall', 'capture.bot-wall'],
      ['main', 'capture.status'],
      ['exchanges', 'capture.incomplete'],
    ] as const
    const left: Partial<Happened> = { ...all }
    for (const [key, code] of order) {
      expect(decide(left).reason?.code).toBe(code)
      delete left[key]
    }
  })
})

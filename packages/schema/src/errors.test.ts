/** The error registry: every sentence says what happened and what to do, in plain words and without a secret. */
import { describe, expect, it } from 'vitest'
import { ERRORS, type ErrorCode, errorRow, Failure, isErrorCode } from './errors.ts'

const CODES = Object.keys(ERRORS) as ErrorCode[]
/** Words that a person who is no technician should never have to read in a failure. */
const TECHNICAL =
  /\b(exception|stack|null|undefined|NaN|stderr|stdout|errno|E[A-Z]{4,}|SIG[A-Z]+|SQL|JSON|HTTP \d|regex|boolean|payload|mutex|thread|socket|invalid input syntax|constraint|deprecated|TypeError|param(eter)?s?|endpoint|token|foreign key|runtime|middleware|UUID|schema|parse|daemon|CSRF|TLS|DNS)\b/
/** Words that blame, joke or panic. */
const TONE =
  /\b(oops|sorry|uh-oh|illegal|fatal|catastroph\w+|stupid|you failed|forbidden|bad request|abort(ed)?)\b|!/i
/** Exit statuses: sysexits(3), and 2 of the verifier. */
const EXITS = [2, 64, 65, 66, 69, 70, 73, 74, 75, 77, 78]
const STATUSES = [400, 401, 403, 404, 409, 410, 413, 422, 423, 429, 500, 502, 503, 504, 507]

describe.each(CODES)('%s', (code) => {
  const { status, exit, retryable, sentence } = errorRow(code)

  it('is written room.what', () => {
    expect(code).toMatch(/^[a-z]+\.[a-z0-9]+(-[a-z0-9]+)*$/)
  })

  it('says what happened in a sentence that ends with a full stop and begins with a capital', () => {
    expect(sentence).toMatch(/^[A-Z].*\.$/)
    expect(sentence).not.toMatch(/\.\.|\s{2}|^\s|\s$|\n/)
    expect(sentence.length).toBeLessThanOrEqual(160)
  })

  it('says more than what happened: what to do, or what became of the evidence', () => {
    const parts = sentence.split(/\. |; |: /)
    expect(parts.length > 1, sentence).toBe(true)
  })

  it('speaks to a person: no technician’s words, no shouting, no blame', () => {
    expect(sentence).not.toMatch(TECHNICAL)
    expect(sentence).not.toMatch(TONE)
  })

  it('has no gap into which a name or content could be put', () => {
    expect(sentence).not.toMatch(/[%$][a-z({]|\{|\}|<[a-z]/)
  })

  it('has a plausible HTTP status and exit status, and never success', () => {
    expect(STATUSES).toContain(status)
    expect(EXITS).toContain(exit)
  })

  it('promises another try only where the same call can succeed later', () => {
    if (status === 400 || status === 401 || status === 403 || status === 404) expect(retryable).toBe(false)
    if (status === 429) expect(retryable).toBe(true)
    if (exit === 75) expect(retryable).toBe(true)
    if (exit === 64 || exit === 77) expect(retryable).toBe(false)
    if (/try again\b(?! .*start again)/i.test(sentence) && retryable === false)
      expect(sentence).toMatch(/check|reload|free|correct|sign in/i)
  })
})

describe('the registry', () => {
  it('says each thing once: no two codes share a sentence', () => {
    const sentences = CODES.map((code) => ERRORS[code].sentence)
    expect(new Set(sentences).size).toBe(sentences.length)
  })

  it('keeps the codes of a room together, so that a reader finds them', () => {
    const rooms = CODES.map((code) => code.split('.')[0]).filter((room, at, all) => room !== all[at - 1])
    expect(rooms.length - new Set(rooms).size).toBeLessThanOrEqual(0)
  })

  it('maps exit statuses to HTTP statuses without contradiction', () => {
    for (const code of CODES) {
      const { status, exit } = ERRORS[code]
      if (exit === 66) expect([404, 410], code).toContain(status)
      if (exit === 77) expect([401, 403, 423], code).toContain(status)
      if (exit === 64) expect([400, 413], code).toContain(status)
      if (status >= 500) expect([69, 70, 73, 74, 75, 78], code).toContain(exit)
    }
  })

  it('tells a wrong name and a wrong passphrase by the same words', () => {
    expect(ERRORS['access.wrong-passphrase'].sentence).toMatch(/name and passphrase do not match/i)
    expect(CODES.filter((code) => /unknown-(login|member|user)/.test(code))).toEqual([])
  })

  it('answers for what one may not see with the words for what is not there', () => {
    expect(ERRORS['request.not-found'].status).toBe(404)
    expect(ERRORS['request.not-found'].sentence).toMatch(/nothing here that you may see/)
  })

  it('tells what became of what had arrived wherever a capture was cut short', () => {
    for (const code of [
      'capture.timeout',
      'capture.too-large',
      'capture.browser-crashed',
      'capture.stopped',
    ] as const)
      expect(ERRORS[code].sentence, code).toMatch(/kept/)
  })

  it.each([['capture.unreachable'], ['server.failed'], ['locker.locked']])('knows the code %s', (code) => {
    expect(isErrorCode(code)).toBe(true)
  })

  it.each([
    ['toString'],
    ['__proto__'],
    ['constructor'],
    ['hasOwnProperty'],
    [''],
    ['Capture.Unreachable'],
    ['capture.unreachable '],
    [7],
    [null],
    [undefined],
    [['server.failed']],
    [{ code: 'server.failed' }],
  ])('does not take %j for a code', (value) => {
    expect(isErrorCode(value)).toBe(false)
  })
})

describe('a failure', () => {
  it('carries its code and speaks the sentence of the registry', () => {
    const failure = new Failure('capture.unreachable')
    expect(failure).toBeInstanceOf(Error)
    expect(failure.name).toBe('Failure')
    expect(failure.code).toBe('capture.unreachable')
    expect(failure.message).toBe(ERRORS['capture.unreachable'].sentence)
    expect(failure.detail).toBeUndefined()
    expect(failure.fields).toEqual([])
    expect(failure.cause).toBeUndefined()
    expect('cause' in failure).toBe(false)
  })

  it('speaks its detail where one was given, and keeps the cause for the log', () => {
    const cause = new Error('x')
    const failure = new Failure('request.invalid', { detail: 'The address has a blank.', cause })
    expect(failure.message).toBe('The address has a blank.')
    expect(failure.detail).toBe('The address has a blank.')
    expect(failure.cause).toBe(cause)
  })

  it('names the fields that were wrong, in order', () => {
    const fields = [
      { path: 'title', message: 'is empty' },
      { path: 'purpose', message: 'is missing' },
    ]
    expect(new Failure('request.invalid', { fields }).fields).toEqual(fields)
  })

  it('does not put its cause into its message', () => {
    const failure = new Failure('server.failed', { cause: new Error('password is hunter2') })
    expect(`${failure.message} ${failure}`).not.toContain('hunter2')
  })
})

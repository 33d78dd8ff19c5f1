/** `npm start` and `npm test`: what they pass on, what they count, and how they end. */
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeClone, type Ran } from './fresh-clone.ts'

let house: ReturnType<typeof makeClone>
beforeEach(() => {
  house = makeClone()
  house.program('chromium')
  house.program('bwrap')
})
afterEach(() => house.remove())

describe('npm start', () => {
  const start = (args: readonly string[] = [], env: Record<string, string> = {}) =>
    house.run([house.tool('start'), ...args], env)

  it('sets up, then serves, and passes every argument on as it is', () => {
    const ran = start([
      '--port',
      '4601',
      '--data',
      'a folder with blanks',
      '--dev-hosts',
      'a.test:1=127.0.0.1:2',
    ])
    expect(ran.status, ran.out).toBe(0)
    expect(ran.out).toContain(
      'server ["serve","--port","4601","--data","a folder with blanks","--dev-hosts","a.test:1=127.0.0.1:2"]',
    )
    expect(ran.out.indexOf('ready to start after')).toBeLessThan(ran.out.indexOf('server ['))
    expect(ran.out.indexOf('Smart Rescue: looking at what is needed')).toBe(0)
  })

  it.each([[0], [64], [69], [75]])('ends with the exit status of the server: %i', (exit) => {
    expect(start([], { FAKE_EXIT: String(exit) }).status).toBe(exit)
  })

  it('serves nothing when the set-up failed, and says why in a sentence without a stack', () => {
    const ran = start([], { FAKE_FAIL: 'ci' })
    expect(ran.status).not.toBe(0)
    expect(ran.out).toContain('The packages could not be installed.')
    expect(ran.out).not.toContain('server [')
    expect(ran.out).not.toMatch(/^\s+at .*setup\.mjs/m)
  })

  it.each([['SIGTERM'], ['SIGINT'], ['SIGHUP']] as const)(
    'passes %s on and waits for the server to end in order',
    async (signal) => {
      const child = house.start([house.tool('start')], { FAKE_WAIT: '1' })
      let said = ''
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)))
      while (!said.includes('waiting')) await once(child.stdout, 'data')
      child.kill(signal)
      const [code] = await once(child, 'close')
      expect(code, said).toBe(0)
      expect(said).toContain(`asked to stop by ${signal}`)
    },
  )
})

const REPORT = JSON.stringify({
  numPassedTests: 7,
  numFailedTests: 0,
  numPendingTests: 2,
  numTodoTests: 1,
  success: true,
})
const TYPES = 9

describe('npm test', () => {
  const test = (args: readonly string[] = [], env: Record<string, string> = {}): Ran =>
    house.run([house.tool('test'), ...args], { FAKE_REPORT: REPORT, ...env })
  const checks = (ran: Ran) => ran.told.flatMap(({ check }) => (check === undefined ? [] : [check]))
  const lastLine = (ran: Ran) => ran.out.trim().split('\n').at(-1)

  it('runs format, types of every floor, imports, dead code and tests, in this order, and counts them', () => {
    const ran = test()
    expect(ran.status, ran.out).toBe(0)
    expect(checks(ran)).toEqual(['biome', ...Array(TYPES).fill('tsc'), 'cruiser', 'knip', 'vitest'])
    expect(lastLine(ran)).toBe(`${7 + TYPES + 3} passed, 0 failed, 3 skipped`)
  })

  it('checks the types of every floor once, and of the tests themselves', () => {
    const floors = test()
      .told.filter(({ check }) => check === 'tsc')
      .map(({ args }) => args?.[1])
    expect(new Set(floors).size).toBe(TYPES)
    expect(floors).toContain(join(house.clone, 'packages/core'))
    expect(floors).toContain(join(house.clone, '.'))
  })

  it.each([['biome'], ['cruiser'], ['knip']])('fails when %s fails, and still runs the rest', (name) => {
    const ran = test([], { FAKE_FAIL: name })
    expect(ran.status).toBe(1)
    expect(checks(ran).at(-1)).toBe('vitest')
    expect(lastLine(ran)).toBe(`${7 + TYPES + 2} passed, 1 failed, 3 skipped`)
    expect(ran.out).toMatch(/^FAIL /m)
  })

  it('counts each floor whose types are wrong', () => {
    expect(lastLine(test([], { FAKE_FAIL: 'tsc' }))).toBe(`${7 + 3} passed, ${TYPES} failed, 3 skipped`)
  })

  it('counts failed tests', () => {
    const report = JSON.stringify({
      numPassedTests: 5,
      numFailedTests: 2,
      numPendingTests: 0,
      success: false,
    })
    const ran = test([], { FAKE_REPORT: report, FAKE_FAIL: 'vitest' })
    expect(ran.status).toBe(1)
    expect(lastLine(ran)).toBe(`${5 + TYPES + 3} passed, 2 failed, 0 skipped`)
  })

  it('is not green when the run broke without a failed test, nor when no report was written', () => {
    const broken = JSON.stringify({
      numPassedTests: 5,
      numFailedTests: 0,
      numPendingTests: 0,
      success: false,
    })
    expect(lastLine(test([], { FAKE_REPORT: broken }))).toContain(' 1 failed')
    const silent = test([], { FAKE_REPORT: '' })
    expect(silent.status).toBe(1)
    expect(lastLine(silent)).toContain(' 1 failed')
  })

  it('does not take an older run’s report for its own', () => {
    expect(test().status).toBe(0)
    expect(existsSync(join(house.clone, '.cache/tests.json'))).toBe(true)
    expect(test([], { FAKE_REPORT: '' }).status).toBe(1)
  })

  it('passes its arguments on to the tests alone', () => {
    const ran = test(['--project', 'core'])
    const withThem = ran.told.filter(({ args }) => args?.includes('--project'))
    expect(withThem.map(({ check }) => check)).toEqual(['vitest'])
    expect(withThem[0]?.args?.slice(-2)).toEqual(['--project', 'core'])
  })

  it('ends with one line that counts also when the set-up failed', () => {
    const ran = test([], { FAKE_FAIL: 'ci' })
    expect(ran.status).toBe(1)
    expect(lastLine(ran)).toBe('0 passed, 1 failed')
    expect(checks(ran)).toEqual([])
  })
})

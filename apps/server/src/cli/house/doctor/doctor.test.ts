/** The doctor names what is there and what is missing, says what to do, and its status tells whether anything cannot work. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium } from '@smart-rescue/adapters/capture'
import { afterEach, describe, expect, it } from 'vitest'
import { runFake } from '../../terminal.fake.ts'
import {
  examine,
  type Finding,
  judgeBrowser,
  judgeClock,
  judgeFonts,
  judgeSpace,
  judgeSwap,
} from './examine.ts'

const NAMES = ['browser', 'jail', 'sandbox', 'swap', 'tor', 'openssl', 'disk', 'fonts', 'clock']

const before = process.env.SMART_RESCUE_CHROMIUM

afterEach(() => {
  if (before === undefined) delete process.env.SMART_RESCUE_CHROMIUM
  else process.env.SMART_RESCUE_CHROMIUM = before
})

const withAdvice = (found: Finding): boolean => found.health === 'good' || (found.advice?.length ?? 0) > 10

describe('smart-rescue doctor', () => {
  it('examines this machine and says of each thing how it is, as JSON', async () => {
    const data = mkdtempSync(join(tmpdir(), 'doctor-'))
    const { exit, out, err } = await runFake(['doctor', '--data', data, '--json'])
    const { findings }: { findings: readonly Finding[] } = JSON.parse(out)
    expect(err).toBe('')
    expect(findings.map(({ name }) => name)).toEqual(NAMES)
    expect(exit).toBe(findings.some(({ health }) => health === 'bad') ? 1 : 0)
    for (const found of findings) expect([found.name, withAdvice(found)]).toEqual([found.name, true])
    expect(readdirSync(data)).toEqual([])
    rmSync(data, { recursive: true })
  })

  it.skipIf(findChromium() === undefined)(
    'shows the browser as it will stand in reports (skipped without one)',
    async () => {
      const [browser, jail] = await examine(tmpdir())
      expect(browser?.sentence).toMatch(/^\S+\/\d[\d.]* starts in \d+\.\d s\. Chromium ran as /)
      expect(browser?.sentence.includes('network namespace (')).toBe(jail?.health === 'good')
    },
  )

  it('ends with status 1 and says what to do where there is no browser', async () => {
    process.env.SMART_RESCUE_CHROMIUM = '/nowhere/chromium'
    const { exit, out } = await runFake(['doctor', '--data', tmpdir()])
    expect(exit).toBe(1)
    expect(out).toMatch(/^BAD {3}browser .*No Chromium was found/)
    expect(out).toMatch(/→ .*Install the package chromium/)
    expect(out.trim().split('\n').at(-1)).toBe('Something cannot work on this machine as it is.')
  })

  it('needs no data directory to be there, and makes none', async () => {
    const data = join(tmpdir(), 'doctor-nowhere', 'at', 'all')
    const { out } = await runFake(['doctor', '--data', data, '--json'])
    expect(JSON.parse(out).findings.find((each: Finding) => each.name === 'disk').sentence).toMatch(
      /GB are free/,
    )
    expect(readdirSync(tmpdir())).not.toContain('doctor-nowhere')
  })

  it('refuses a flag it does not know', async () => {
    expect((await runFake(['doctor', '--fix'])).exit).toBe(64)
  })
})

describe('a browser', () => {
  const runs = { state: 'runs', executablePath: '/x', product: 'Chrome/1', ms: 300 } as const

  it('that does not start is bad, and named', () => {
    const found = judgeBrowser({ state: 'failed', executablePath: '/opt/x/chrome' })
    expect([found.health, found.sentence]).toEqual(['bad', '/opt/x/chrome does not start.'])
  })

  it('that runs without its sandbox is weak', () => {
    const confinement = 'Chromium ran as the user of this program, WITHOUT its own sandbox, because …'
    expect(judgeBrowser({ ...runs, confinement })).toMatchObject({
      health: 'weak',
      advice: expect.stringMatching(/namespaces/),
    })
    expect(judgeBrowser({ ...runs, confinement: 'Chromium ran well.' }).health).toBe('good')
  })
})

describe('space', () => {
  it.each([
    [0, 'bad'],
    [999_999_999, 'bad'],
    [1e9, 'weak'],
    [9.9e9, 'weak'],
    [10e9, 'good'],
    [5e12, 'good'],
  ])('of %d bytes is %s', (bytes, health) => {
    expect(judgeSpace(bytes).health).toBe(health)
  })
})

describe('swap', () => {
  it('is weak where there is some', () => {
    expect([judgeSwap(true).health, judgeSwap(false).health]).toEqual(['weak', 'good'])
  })
})

describe('fonts', () => {
  it('for every script are good; each missing script is named', () => {
    const all = ['Devanagari', 'Bengali', 'Thai', 'Lao', 'Arabic'].map(
      (name) => `NotoSans${name}-Regular.ttf`,
    )
    expect(judgeFonts(all).health).toBe('good')
    const found = judgeFonts(all.filter((name) => !/Thai|Lao/.test(name)))
    expect([found.health, found.sentence]).toEqual(['weak', expect.stringMatching(/for Thai, Lao:/)])
  })
})

describe('the clock', () => {
  const made = new Date('2026-11-01T00:00:00Z')

  it('before the program was made is bad', () => {
    expect(judgeClock(new Date('2020-01-01T00:00:00Z'), made, true).health).toBe('bad')
  })

  it('that the system calls unsynchronised is weak; where the system is silent, that is said', () => {
    const now = new Date('2026-11-24T12:00:00Z')
    expect(judgeClock(now, made, false).health).toBe('weak')
    expect(judgeClock(now, made, undefined)).toMatchObject({
      health: 'good',
      sentence: expect.stringMatching(/does not say/),
    })
    expect(judgeClock(now, made, true).sentence).toBe(
      'The clock says 2026-11-24T12:00Z, and the system says that it is synchronised.',
    )
  })
})

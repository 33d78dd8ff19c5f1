/** Hard cases 1 to 3, 5 and 7: pictures that come late, endless lists, frames, service workers, walls of policies. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { captureOnce } from '../capture-once.ts'
import { countColour } from '../count-colour.ts'
import { fakeScreener } from '../fake-screener.ts'
import { type HardSite, startHardSite } from './start-hard-site.ts'

let site: HardSite

beforeAll(async () => {
  site = await startHardSite()
})
afterAll(() => site.close())

const allowed = { job: { media: 'allowed', mediaAuthority: 'Test authority' } } as const
const both = { allowedPrivateHosts: ['site.test', 'far.test'] }
const pictures = (requests: readonly { url: string; fate: string }[], folder: string, fate: string): number =>
  new Set(
    requests.filter((each) => each.url.includes(`/${folder}/`) && each.fate === fate).map(({ url }) => url),
  ).size

describe('case 1, pictures that wait to be seen', () => {
  it('are all asked for by the end, and withheld by default: 60 of 60', async () => {
    const { outcome } = await captureOnce(site.url('/lazy'))
    expect(outcome.state).toBe('complete')
    expect(pictures(outcome.report.requests, 'lazy', 'withheld')).toBe(60)
  })

  it('are all loaded and stand in the screenshot where media is allowed: 60 of 60', async () => {
    const { outcome, files } = await captureOnce(site.url('/lazy'), { screener: fakeScreener() }, allowed)
    expect([outcome.state, pictures(outcome.report.requests, 'lazy', 'loaded')]).toEqual(['complete', 60])
    let blue = 0
    for (const [role, bytes] of files)
      if (role.startsWith('screenshot')) blue += await countColour(bytes, [40, 90, 160])
    expect(blue).toBe(60 * 60 * 40)
  })
})

describe('case 2, a list that grows while it is scrolled', () => {
  it('is followed to its end: 15 of 15 batches, 90 of 90 pictures', async () => {
    const { outcome } = await captureOnce(site.url('/infinite'))
    expect(outcome.state).toBe('complete')
    expect(new Set(outcome.text.match(/batch \d+/g)).size).toBe(15)
    expect(pictures(outcome.report.requests, 'infinite', 'withheld')).toBe(90)
  })

  it('ends by a rule that the report names where it does not end by itself', async () => {
    const { outcome } = await captureOnce(site.url('/infinite'), { limits: { scrollHeight: 2_500 } })
    expect([outcome.state, outcome.reason?.code]).toEqual(['partial', 'capture.incomplete'])
    expect(outcome.report.scroll?.stoppedBecause).toBe('the limit of 2500 pixels was reached')
  })
})

describe('case 3, frames in frames', () => {
  it('of the same origin, of another process and without an address are all read and recorded', async () => {
    const { outcome, find, records } = await captureOnce(site.url('/frames'), both)
    expect(outcome.state).toBe('complete')
    for (const word of ['outer', 'inner', 'far', 'deep', 'from srcdoc']) expect(outcome.text).toContain(word)
    for (const path of ['/inner', '/far', '/deep', '/far-data']) expect(find('response', path)).toBeDefined()
    const shown = records.filter((record) => record.uri.startsWith('urn:dom:'))
    expect(shown).toHaveLength(5)
    expect(outcome.report.requests.find((each) => each.url.endsWith('/frame.png'))?.fate).toBe('withheld')
  })
})

describe('case 5, an answer that a service worker made', () => {
  it('is kept beside what the server sent, and marked', async () => {
    const url = `http://127.0.0.1:${site.port}/worker`
    const { outcome, find } = await captureOnce(url, { allowedPrivateHosts: ['127.0.0.1'] })
    expect(outcome.text).toBe('worker says 100 a month')
    expect(find('response', '/price')?.block.toString()).toMatch(/\r\n\r\n100 a month$/)
    const made = find('resource', `urn:service-worker:http://127.0.0.1:${site.port}/price`)
    expect(made?.block.toString()).toBe('worker says 100 a month')
    const kinds = outcome.report.requests.filter((each) => each.url.endsWith('/price'))
    expect(kinds.some((each) => each.resourceType.includes('(service worker)'))).toBe(true)
    expect(outcome.state).toBe('complete')
  })
})

describe('case 7, a page that forbids', () => {
  it('scripts, eval and foreign frames is read by ours without a violation, and stays as it was', async () => {
    const { outcome, find, files } = await captureOnce(site.url('/strict'))
    expect(outcome.state).toBe('complete')
    // Plain http is no secure context, so the page is not isolated there; what counts is that nothing was violated.
    expect(outcome.text).toBe('strict page, not isolated')
    const dom = find('resource', `urn:dom:${site.url('/strict')}`)?.block.toString() ?? ''
    expect(dom).not.toContain('smart-rescue')
    expect(dom).toContain('<img src="/strict.png" width="20" height="20" alt="">')
    expect(files.has('screenshot-01')).toBe(true)
  })

  it('every script is read all the same', async () => {
    const { outcome } = await captureOnce(site.url('/sandboxed'))
    expect([outcome.state, outcome.text]).toEqual(['complete', 'no script may run here'])
  })
})

/** Routes as acts: what the operator names, what a case may choose, and that no passphrase lies in the database. */
import type { Actor } from '@smart-rescue/features/ports/actor'
import type { CaptureJob, Capturer } from '@smart-rescue/features/ports/capturer'
import type { Capture, CaseId } from '@smart-rescue/schema'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createFakeCapturer } from './fake-capturer.ts'
import { createHouse, failureOf, foundOrganisation, type House } from './house-under-test.ts'
import { openCase } from './work-off.ts'
import { workRounds } from './work-rounds.ts'

const PAGE = 'https://harbour.example/ad'
const ONION = 'http://abcdefghijklmnop234567abcdefghijklmnop234567abcdefghijkl2d.onion/ad'
const PAGES = { [PAGE]: 'Team wanted', [ONION]: 'Team wanted behind an onion' }
const SECRET = 'a-passphrase-of-a-proxy'

interface Route {
  id: string
  name: string
  kind: string
  address: string
  username?: string
  signsIn: boolean
  on: boolean
}

let house: House
let sita: Actor
beforeAll(async () => {
  house = await createHouse()
  sita = await foundOrganisation(house)
})
afterAll(() => house.close())

let names = 0
const addProxy = (change: object = {}) =>
  house.call<Route>('route.add', sita, {
    kind: 'socks-proxy',
    name: `Riga ${++names}`,
    address: 'proxy.example:1080',
    username: 'deepa',
    passphrase: SECRET,
    ...change,
  })
const request = (caseId: CaseId, url: string, route?: string) =>
  house.call<Capture>('capture.request', sita, { caseId, url, ...(route === undefined ? {} : { route }) })
const read = (caseId: CaseId, captureId: string) =>
  house.call<Capture>('capture.read', sita, { caseId, captureId })
const routesOf = async () => (await house.call<{ routes: Route[] }>('route.list', sita)).routes

/** A capturer that remembers what it was asked. */
const createListening = () => {
  const jobs: CaptureJob[] = []
  const fake = createFakeCapturer(PAGES)
  const capturer: Capturer = {
    capture: (job, ...rest) => {
      jobs.push(job)
      return fake.capture(job, ...rest)
    },
  }
  return { capturer, jobs }
}

describe('the passphrase of a route', () => {
  it('reaches the capturer, and lies neither in the database nor in an answer', async () => {
    const route = await addProxy()
    expect(JSON.stringify(route)).not.toContain(SECRET)
    expect(route).toMatchObject({ username: 'deepa', signsIn: true, on: true })
    const { id } = await openCase(house, sita)
    await request(id, PAGE, route.id)
    const { capturer, jobs } = createListening()
    await workRounds(house, PAGES, { capturer })
    expect(jobs.map((job) => job.route)).toEqual([
      { kind: 'socks-proxy', address: 'proxy.example:1080', username: 'deepa', password: SECRET },
    ])
    const { rows } = await house.db.ownerPool.query<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
    )
    for (const { name } of rows) {
      const all = await house.db.ownerPool.query(`select * from "${name}"`)
      expect(JSON.stringify(all.rows), name).not.toContain(SECRET)
    }
    expect(JSON.stringify(await routesOf())).not.toContain(SECRET)
  })

  it('stays when something else is changed, and goes with the user name', async () => {
    const route = await addProxy()
    const { id } = await openCase(house, sita)
    const wayAfter = async (change: object) => {
      await house.call('route.change', sita, { routeId: route.id, ...change })
      await request(id, PAGE, route.id)
      const { capturer, jobs } = createListening()
      await workRounds(house, PAGES, { capturer })
      return jobs[0]?.route
    }
    expect(await wayAfter({ address: 'other.example:1081' })).toMatchObject({
      address: 'other.example:1081',
      password: SECRET,
    })
    expect(await wayAfter({ passphrase: 'another-one' })).toMatchObject({ password: 'another-one' })
    expect(await wayAfter({ username: '' })).toEqual({ kind: 'socks-proxy', address: 'other.example:1081' })
  })

  it('is needed: a route whose leaf is gone captures nothing without it', async () => {
    const route = await addProxy()
    const { id } = await openCase(house, sita)
    await house.db.ownerPool.query('update route set secret_leaf = 0 where id = $1', [route.id])
    await request(id, PAGE, route.id)
    const { capturer, jobs } = createListening()
    await expect(workRounds(house, PAGES, { capturer })).rejects.toThrow()
    expect(jobs).toEqual([])
    house.sent.length = 0
  })
})

describe('choosing a route', () => {
  it('is direct where nothing is chosen, and the choice is remembered for the case', async () => {
    const route = await addProxy()
    const { id } = await openCase(house, sita)
    const choices = async () =>
      house.call<{ routes: { id: string }[]; last: string }>('route.choices', sita, { caseId: id })
    expect(await choices()).toMatchObject({ last: 'direct' })
    expect((await choices()).routes.map((one) => one.id)).toEqual(
      expect.arrayContaining(['direct', 'tor', route.id]),
    )
    expect((await request(id, PAGE)).route).toEqual({ id: 'direct', kind: 'direct', name: '' })
    const capture = await request(id, PAGE, route.id)
    expect(capture.route).toEqual({ id: route.id, kind: 'socks-proxy', name: route.name })
    expect((await choices()).last).toBe(route.id)
    const other = await openCase(house, sita)
    expect(await house.call('route.choices', sita, { caseId: other.id })).toMatchObject({ last: 'direct' })
    house.sent.length = 0
  })

  it('takes Tor for an onion address by itself, and refuses it any other way', async () => {
    const route = await addProxy()
    const { id } = await openCase(house, sita)
    expect((await request(id, ONION)).route).toMatchObject({ id: 'tor', kind: 'tor' })
    for (const wrong of ['direct', route.id])
      expect((await failureOf(request(id, ONION, wrong))).code).toBe('capture.onion-needs-tor')
    // What an onion page needed says nothing about the next page.
    expect(await house.call('route.choices', sita, { caseId: id })).toMatchObject({ last: 'direct' })
    const { capturer, jobs } = createListening()
    await workRounds(house, PAGES, { capturer })
    expect(jobs.map((job) => job.route)).toEqual([{ kind: 'tor', address: '127.0.0.1:9050' }])
  })

  it('is not fooled by a host that only looks like an onion', async () => {
    const { id } = await openCase(house, sita)
    expect((await request(id, 'https://example.com/x.onion/y')).route).toMatchObject({ id: 'direct' })
    expect((await request(id, 'https://example.com/?u=a.onion')).route).toMatchObject({ id: 'direct' })
    house.sent.length = 0
  })

  it('refuses a route that is off or was taken away, and ends a capture that waited for it', async () => {
    const route = await addProxy()
    const { id } = await openCase(house, sita)
    const waiting = await request(id, PAGE, route.id)
    await house.call('route.change', sita, { routeId: route.id, on: false })
    expect((await failureOf(request(id, PAGE, route.id))).code).toBe('route.off')
    const { capturer, jobs } = createListening()
    await workRounds(house, PAGES, { capturer })
    expect(await read(id, waiting.id)).toMatchObject({ state: 'failed', reason: { code: 'route.off' } })
    await house.call('route.change', sita, { routeId: route.id, on: true })
    const again = await request(id, PAGE, route.id)
    await house.call('route.remove', sita, { routeId: route.id })
    await workRounds(house, PAGES, { capturer })
    expect(await read(id, again.id)).toMatchObject({
      state: 'failed',
      reason: { code: 'route.unknown' },
      // The name it had stays with what was asked of it.
      route: { name: route.name },
    })
    // No other way out was taken instead.
    expect(jobs).toEqual([])
  })
})

describe('the operator', () => {
  it('moves Tor to an address and switches it off, and can neither rename nor remove it', async () => {
    const change = (input: object) => house.call<Route>('route.change', sita, { routeId: 'tor', ...input })
    expect(await change({ address: '127.0.0.1:9150' })).toMatchObject({
      name: 'Tor',
      address: '127.0.0.1:9150',
    })
    expect(await change({ name: 'Other', username: 'x' })).toMatchObject({ name: 'Tor', signsIn: false })
    expect((await failureOf(house.call('route.remove', sita, { routeId: 'tor' }))).code).toBe(
      'request.not-found',
    )
    await change({ on: false })
    const { id } = await openCase(house, sita)
    expect((await failureOf(request(id, ONION))).code).toBe('capture.onion-needs-tor')
    await change({ on: true, address: '127.0.0.1:9050' })
  })

  it('gives no two routes one name, whatever the case of its letters', async () => {
    const route = await addProxy()
    expect((await failureOf(addProxy({ name: route.name.toUpperCase() }))).code).toBe('route.name-taken')
    expect((await failureOf(addProxy({ name: 'tor' }))).code).toBe('route.name-taken')
    await house.call('route.remove', sita, { routeId: route.id })
    expect((await addProxy({ name: route.name })).name).toBe(route.name)
  })

  it.each([
    'proxy.example',
    'proxy.example:0',
    'proxy.example:70000',
    'http://proxy.example:80',
    'a b:80',
    ':80',
  ])('cannot name %j as an address', async (address) => {
    expect((await failureOf(addProxy({ address }))).code).toBe('request.invalid')
  })

  it('is asked for by the role: nobody else lists or changes routes', async () => {
    const maya = await house.addMember(sita, 'maya', ['case-officer', 'investigator'])
    for (const [name, input] of [
      ['route.list', {}],
      ['route.add', { kind: 'http-proxy', name: 'x', address: 'x.example:80' }],
      ['route.change', { routeId: 'tor', on: false }],
      ['route.remove', { routeId: 'tor' }],
    ] as const)
      expect((await failureOf(house.call(name, maya, input))).code, name).toBe('access.denied')
  })
})

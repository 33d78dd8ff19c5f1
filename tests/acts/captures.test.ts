/** Captures as jobs: numbers under load, stopping, progress, honest ends, what a stop of the program leaves. */
import { resumeWork } from '@smart-rescue/features/features'
import type { Actor } from '@smart-rescue/features/ports/actor'
import type { CaptureOutcome, CaptureProgress, Capturer } from '@smart-rescue/features/ports/capturer'
import { type Capture, type CaseId, errorRow, isErrorCode } from '@smart-rescue/schema'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createFakeCapturer } from './fake-capturer.ts'
import { createHouse, DRAFT, failureOf, foundOrganisation, type House } from './house-under-test.ts'
import { captureNow, captureRunOf, exhibitsOf, linksOf, openCase, workOff } from './work-off.ts'

const url = (at: number) => `https://page${at}.example/`
const PAGES = Object.fromEntries(
  Array.from({ length: 12 }, (_, at) => [url(at), `Page ${at}\nno number but ${at}`]),
)

let house: House
let sita: Actor
beforeAll(async () => {
  house = await createHouse()
  sita = await foundOrganisation(house)
})
afterAll(() => house.close())

const request = (caseId: CaseId, address: string) =>
  house.call<Capture>('capture.request', sita, { caseId, url: address })
const read = (caseId: CaseId, captureId: string) =>
  house.call<Capture>('capture.read', sita, { caseId, captureId })
const stop = (caseId: CaseId, captureId: string) =>
  house.call<Capture>('capture.stop', sita, { caseId, captureId })
const takeJobs = () => house.sent.splice(0).map(({ payload }) => payload as never)
const forever = () => AbortSignal.timeout(20_000)

/** A capturer that waits in the middle until it is told to go on, and reports what it heard. */
const createWaiting = () => {
  const fake = createFakeCapturer(PAGES)
  let begun: () => void = () => undefined
  let goOn: () => void = () => undefined
  const began = new Promise<void>((resolve) => {
    begun = resolve
  })
  const gate = new Promise<void>((resolve) => {
    goOn = resolve
  })
  const seen: { signal?: AbortSignal; progress?: (progress: CaptureProgress) => void } = {}
  const capturer: Capturer = {
    capture: async (job, onProgress, signal) => {
      seen.signal = signal
      seen.progress = onProgress
      begun()
      await gate
      return fake.capture(job, onProgress, signal)
    },
  }
  return { capturer, began, goOn, seen }
}

describe('numbers', () => {
  it('of ten captures that run at once are E-01 to E-10, none twice and none missing', async () => {
    const { id } = await openCase(house, sita)
    for (let at = 0; at < 10; at += 1) await request(id, url(at))
    const run = captureRunOf(house, PAGES)
    await Promise.all(takeJobs().map((payload) => run(payload, forever())))
    const exhibits = await exhibitsOf(house, sita, id)
    expect(exhibits.map(({ number }) => number)).toEqual(
      Array.from({ length: 10 }, (_, at) => `E-${String(10 - at).padStart(2, '0')}`),
    )
    expect(new Set(exhibits.map(({ url: address }) => address)).size).toBe(10)
    const { captures } = await house.call<{ captures: Capture[] }>('capture.list', sita, { caseId: id })
    for (const { exhibit, url: address } of captures)
      expect(exhibits.find(({ id: other }) => other === exhibit?.id)?.url).toBe(address)
  })

  it('are counted in each case alone', async () => {
    const cases = [await openCase(house, sita), await openCase(house, sita)]
    for (const { id } of cases) for (let at = 0; at < 3; at += 1) await request(id, url(at))
    const run = captureRunOf(house, PAGES)
    await Promise.all(takeJobs().map((payload) => run(payload, forever())))
    for (const { id } of cases)
      expect((await exhibitsOf(house, sita, id)).map(({ number }) => number)).toEqual([
        'E-03',
        'E-02',
        'E-01',
      ])
  })

  it('of one job that runs three times at once stay one', async () => {
    const { id } = await openCase(house, sita)
    await request(id, url(0))
    const [payload] = takeJobs()
    const run = captureRunOf(house, PAGES)
    await Promise.allSettled([1, 2, 3].map(() => run(payload as never, forever())))
    expect((await exhibitsOf(house, sita, id)).map(({ number }) => number)).toEqual(['E-01'])
  })

  it('reach three digits without a stop', async () => {
    const { id } = await openCase(house, sita)
    await captureNow(house, sita, id, url(0), PAGES)
    await house.db.ownerPool.query('update exhibit set number = 99 where case_id = $1', [id])
    expect((await captureNow(house, sita, id, url(1), PAGES)).exhibit?.number).toBe('E-100')
  })

  it('are never given twice, though a capture is stopped while its parts are sealed', async () => {
    const { id } = await openCase(house, sita)
    const { id: captureId } = await request(id, url(1))
    const [first] = takeJobs()
    let stopped: Promise<unknown> | undefined
    let second: Promise<unknown> | undefined
    const seal: House['locker']['seal'] = async (input) => {
      const sealed = await house.locker.seal(input)
      stopped ??= stop(id, captureId)
      await stopped
      second ??= captureNow(house, sita, id, url(2), PAGES)
      await second
      return sealed
    }
    await captureRunOf(house, PAGES, { deps: { locker: { ...house.locker, seal } } })(
      first as never,
      forever(),
    )
    const exhibits = await exhibitsOf(house, sita, id)
    expect(exhibits.map(({ url: address, number }) => [address, number])).toEqual([[url(2), 'E-02']])
    expect(await read(id, captureId)).toMatchObject({ state: 'failed', reason: { code: 'capture.stopped' } })
    expect((await read(id, captureId)).exhibit).toBeUndefined()
  })
})

describe('stopping', () => {
  it('a capture that runs tells the browser, and keeps nothing of it', async () => {
    const { id } = await openCase(house, sita)
    const { id: captureId } = await request(id, url(1))
    const waiting = createWaiting()
    const running = captureRunOf(house, PAGES, { capturer: waiting.capturer })(
      takeJobs()[0] as never,
      forever(),
    )
    await waiting.began
    expect((await read(id, captureId)).state).toBe('running')
    const ended = await stop(id, captureId)
    expect(ended).toMatchObject({
      state: 'failed',
      reason: { code: 'capture.stopped', sentence: errorRow('capture.stopped').sentence },
    })
    expect(waiting.seen.signal?.aborted).toBe(true)
    waiting.goOn()
    await running
    expect(await exhibitsOf(house, sita, id)).toEqual([])
    expect((await read(id, captureId)).state).toBe('failed')
    for await (const leaf of house.locker.tell())
      if (leaf.caseId === id) expect(leaf.leaf.type).not.toBe('evidence.sealed')
  })

  it('in the moment in which it ends by itself stays what was logged first', async () => {
    const { id } = await openCase(house, sita)
    const { id: captureId } = await request(id, 'https://nowhere.example/')
    const record: House['locker']['record'] = async (input) => {
      if (input.type === 'capture.ended') await stop(id, captureId)
      return house.locker.record(input)
    }
    await workOff(house, PAGES, { deps: { locker: { ...house.locker, record } } })
    expect(await read(id, captureId)).toMatchObject({ state: 'failed', reason: { code: 'capture.stopped' } })
  })

  it('another capture of the same case does not touch this one', async () => {
    const { id } = await openCase(house, sita)
    const one = await request(id, url(1))
    const two = await request(id, url(2))
    const [payload] = takeJobs()
    const waiting = createWaiting()
    const running = captureRunOf(house, PAGES, { capturer: waiting.capturer })(payload as never, forever())
    await waiting.began
    await stop(id, two.id)
    expect(waiting.seen.signal?.aborted).toBe(false)
    waiting.goOn()
    await running
    expect((await read(id, one.id)).state).toBe('complete')
  })

  it.each(['complete', 'refused', 'failed'] as const)('is refused once it is %s', async (state) => {
    const { id } = await openCase(house, sita)
    const pages =
      state === 'complete'
        ? PAGES
        : { [url(0)]: { state, reason: { code: 'capture.timeout', sentence: 'x' } } }
    const done = await captureNow(house, sita, id, url(0), pages)
    expect(done.state).toBe(state)
    expect((await failureOf(stop(id, done.id))).code).toBe('request.conflict')
    expect((await read(id, done.id)).state).toBe(state)
  })
})

describe('progress', () => {
  it('is kept while the capture runs, told to those who watch, and gone when it ends', async () => {
    const { id } = await openCase(house, sita)
    const { id: captureId } = await request(id, url(1))
    const waiting = createWaiting()
    const running = captureRunOf(house, PAGES, { capturer: waiting.capturer })(
      takeJobs()[0] as never,
      forever(),
    )
    await waiting.began
    house.heard.length = 0
    const told: CaptureProgress = { step: 'scrolling', requests: 12, bytes: 3_400, sentence: 'Scrolling.' }
    waiting.seen.progress?.(told)
    await expect.poll(async () => (await read(id, captureId)).progress).toEqual(told)
    expect(house.heard).toContainEqual({
      caseId: id,
      kind: 'capture',
      id: captureId,
      state: 'running',
      progress: told,
    })
    waiting.goOn()
    await running
    expect((await read(id, captureId)).progress).toBeUndefined()
  })

  it('of one step is told not more often than every 400 ms, and a new step at once', async () => {
    const { id } = await openCase(house, sita)
    await request(id, url(1))
    const waiting = createWaiting()
    let now = Date.parse('2026-11-24T08:00:00.000Z')
    const running = captureRunOf(house, PAGES, {
      capturer: waiting.capturer,
      deps: { clock: { now: () => new Date(now) } },
    })(takeJobs()[0] as never, forever())
    await waiting.began
    house.heard.length = 0
    const tell = (step: CaptureProgress['step'], requests: number, ms: number) => {
      now += ms
      waiting.seen.progress?.({ step, requests, bytes: 0, sentence: '.' })
    }
    tell('loading', 1, 0)
    for (let at = 2; at < 40; at += 1) tell('loading', at, 10)
    tell('loading', 40, 20)
    tell('scrolling', 41, 1)
    tell('scrolling', 42, 399)
    tell('scrolling', 43, 1)
    expect(house.heard.map(({ progress }) => progress?.requests)).toEqual([1, 40, 41, 43])
    waiting.goOn()
    await running
  })

  it('that cannot be kept is a warning and no failure of the capture', async () => {
    const { id } = await openCase(house, sita)
    const { id: captureId } = await request(id, url(1))
    const warned: string[] = []
    const log = { info: () => undefined, warn: (code: string) => void warned.push(code) }
    const publish: House['deps']['news']['publish'] = async (news) => {
      if (news.progress !== undefined) throw new Error('no news today')
    }
    await captureRunOf(house, PAGES, { log, deps: { news: { ...house.deps.news, publish } } })(
      takeJobs()[0] as never,
      forever(),
    )
    expect(warned).toContain('capture.progress-not-kept')
    expect((await read(id, captureId)).state).toBe('complete')
  })
})

describe('the end', () => {
  const withOutcome = (change: Partial<CaptureOutcome>): Capturer => {
    const fake = createFakeCapturer(PAGES)
    return { capture: async (...args) => ({ ...(await fake.capture(...args)), ...change }) }
  }

  it('that is partial makes an exhibit that says so, with its reason', async () => {
    const { id } = await openCase(house, sita)
    const { id: captureId } = await request(id, url(1))
    const reason = { code: 'capture.timeout', sentence: 'The page did not finish\0 in time.' }
    await workOff(house, PAGES, { capturer: withOutcome({ state: 'partial', reason }) })
    const kept = { code: reason.code, sentence: 'The page did not finish\uFFFD in time.' }
    expect(await read(id, captureId)).toMatchObject({
      state: 'partial',
      reason: kept,
      exhibit: { number: 'E-01' },
    })
    expect((await exhibitsOf(house, sita, id))[0]).toMatchObject({ state: 'partial', reason: kept })
  })

  it.each(['capture.address-private', 'capture.unreachable', 'capture.login-wall', 'capture.media-withheld'])(
    'with %s keeps the reason, no exhibit and no number',
    async (code) => {
      expect(isErrorCode(code)).toBe(true)
      const { id } = await openCase(house, sita)
      const page = { state: 'refused' as const, reason: { code, sentence: 'Refused.' } }
      const done = await captureNow(house, sita, id, url(0), { [url(0)]: page })
      expect(done).toMatchObject({ state: 'refused', reason: page.reason })
      expect(done.endedAt).toBeDefined()
      expect(await exhibitsOf(house, sita, id)).toEqual([])
      expect((await captureNow(house, sita, id, url(1), PAGES)).exhibit?.number).toBe('E-01')
    },
  )

  it('does not come when the browser itself fails: the job throws, waits, and may run again', async () => {
    const { id } = await openCase(house, sita)
    const { id: captureId } = await request(id, url(1))
    const [payload] = takeJobs()
    const broken: Capturer = { capture: async () => Promise.reject(new Error('no browser')) }
    await expect(
      captureRunOf(house, PAGES, { capturer: broken })(payload as never, forever()),
    ).rejects.toThrow('no browser')
    expect((await read(id, captureId)).state).toBe('running')
    await captureRunOf(house, PAGES)(payload as never, forever())
    expect((await read(id, captureId)).state).toBe('complete')
  })

  it('does not come when the program stops: the capture waits, and is sent again at the next start', async () => {
    const { id } = await openCase(house, sita)
    const { id: captureId } = await request(id, url(1))
    const [payload] = takeJobs()
    const waiting = createWaiting()
    const program = new AbortController()
    const running = captureRunOf(house, PAGES, { capturer: waiting.capturer })(
      payload as never,
      program.signal,
    )
    await waiting.began
    program.abort(new Error('stopping'))
    expect(waiting.seen.signal?.aborted).toBe(true)
    waiting.goOn()
    await expect(running).rejects.toThrow('stopping')
    expect((await read(id, captureId)).state).toBe('running')
    expect(await exhibitsOf(house, sita, id)).toEqual([])
    await resumeWork(house.deps)
    expect(house.sent.filter(({ kind }) => kind === 'capture')).toEqual([
      { kind: 'capture', payload: { caseId: id, captureId }, key: expect.stringContaining(captureId) },
    ])
    await workOff(house, PAGES)
    expect((await read(id, captureId)).state).toBe('complete')
    await resumeWork(house.deps)
    expect(house.sent.filter(({ kind }) => kind === 'capture')).toEqual([])
    house.sent.length = 0
  })

  it('names in its report who asked, for which case, for what purpose and on what basis', async () => {
    const { id, reference } = await openCase(house, sita, { purpose: 'A purpose', legalBasis: 'A basis' })
    await request(id, url(1))
    const jobs: object[] = []
    const fake = createFakeCapturer(PAGES)
    await workOff(house, PAGES, {
      capturer: {
        capture: (job, ...rest) => {
          jobs.push(job)
          return fake.capture(job, ...rest)
        },
      },
    })
    expect(jobs).toEqual([
      expect.objectContaining({
        media: 'withheld',
        operator: 'Sita R.',
        caseReference: reference,
        purpose: 'A purpose',
        legalBasis: 'A basis',
      }),
    ])
  })
})

describe('what is found in a text', () => {
  it('is read in the way of the case’s countries', async () => {
    const page = { [url(0)]: 'Advert\nRing 02-123-4567 or 9720-000123' }
    const found = async (countries: string[]) => {
      const { id } = await openCase(house, sita, { ...DRAFT, countries })
      await captureNow(house, sita, id, url(0), page)
      const { selectors } = await house.call<{ selectors: { normal: string }[] }>('selector.list', sita, {
        caseId: id,
      })
      return selectors.map(({ normal }) => normal)
    }
    expect(await found(['TH'])).toContain('+6621234567')
    expect(await found(['NP'])).not.toContain('+6621234567')
  })

  it('may be many thousands, and all of it is marked and shared', async () => {
    const { id } = await openCase(house, sita)
    // More than one statement to the database can carry.
    const numbers = Array.from({ length: 6_000 }, (_, at) => `+977972${String(1_000_000 + at)}`)
    await captureNow(house, sita, id, url(0), { [url(0)]: `Many\n${numbers.join('\n')}` })
    const { rows } = await house.db.ownerPool.query<{ normal: string }>(
      'select s.normal from mention m join selector s on s.id = m.selector_id where m.case_id = $1 order by 1',
      [id],
    )
    expect(rows.map(({ normal }) => normal)).toEqual([...numbers].sort())
    await captureNow(house, sita, id, url(1), { [url(1)]: `Again\n${numbers.slice(0, 700).join('\n')}` })
    const [link] = await linksOf(house, sita, id)
    expect(link?.reasons).toHaveLength(700)
  })
})

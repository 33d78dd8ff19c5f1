/** Addresses that are refused before anything is asked, and pages that try to lead the browser inwards. */
import { existsSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCapturer } from './create-capturer.ts'
import { captureOnce } from './testing/capture-once.ts'
import { answer, type Site, startSite } from './testing/start-site.ts'

let site: Site
/** The inner service that must never be reached. */
let inner: Site

beforeAll(async () => {
  inner = await startSite({ '/': answer('secret') })
  const away = (to: string) => (response: import('node:http').ServerResponse) => {
    response.writeHead(302, { location: to })
    response.end()
  }
  site = await startSite({
    '/': answer('<title>Room to let</title><h1>Room to let</h1><p>Call 555-0100.</p>'),
    '/to-inner': away(`http://127.0.0.1:${inner.port}/`),
    '/to-inner-name': away(`http://inner.example:${inner.port}/`),
    '/to-good': away('/'),
    '/asks-inward': answer(
      `<title>Advert</title><p>Waiter wanted</p><script>
        for (const to of ['127.0.0.1', 'localhost', '[::1]', '2130706433', '0x7f.1', 'inner.example', '[::ffff:127.0.0.1]']) {
          fetch('http://' + to + ':${inner.port}/', { mode: 'no-cors' }).catch(() => 0)
          fetch('http://' + to + ':${inner.port}/', { method: 'HEAD' }).catch(() => 0)
          fetch('http://' + to + ':${inner.port}/', { method: 'PUT', headers: { 'x-a': '1' } }).catch(() => 0)
          navigator.sendBeacon('http://' + to + ':${inner.port}/', 'x')
          new WebSocket('ws://' + to + ':${inner.port}/')
          new EventSource('http://' + to + ':${inner.port}/')
        }
      </script>
      <link rel=preconnect href="http://127.0.0.1:${inner.port}"><link rel=stylesheet href="http://127.0.0.1:${inner.port}/s.css">
      <link rel=prefetch href="http://127.0.0.1:${inner.port}/p"><iframe src="http://127.0.0.1:${inner.port}/"></iframe>
      <object data="http://127.0.0.1:${inner.port}/"></object><video src="http://127.0.0.1:${inner.port}/v.mp4" poster="http://127.0.0.1:${inner.port}/v.jpg"></video>
      <form id=f action="http://127.0.0.1:${inner.port}/" method=post target=x></form><iframe name=x></iframe><script>f.submit()</script>`,
    ),
  })
})

afterAll(async () => {
  await Promise.all([site.close(), inner.close()])
})

const resolver = (name: string) =>
  Promise.resolve(name === 'site.test' || name === 'inner.example' ? ['127.0.0.1'] : [])

describe('an ordinary page', () => {
  it('is captured complete, with its text, its picture and its report', async () => {
    const { outcome, files, left } = await captureOnce(site.url('/'))
    expect([outcome.state, outcome.reason]).toEqual(['complete', undefined])
    expect(outcome.title).toBe('Room to let')
    expect(outcome.text).toBe('Room to let\n\nCall 555-0100.')
    expect([...files.keys()]).toEqual(['wacz', 'screenshot-01', 'text', 'capture-report'])
    expect(files.get('screenshot-01')?.subarray(1, 4).toString()).toBe('PNG')
    expect(JSON.parse(files.get('capture-report')?.toString() ?? '')).toEqual(outcome.report)
    expect(left).toEqual([])
  })

  it('names the redirects before it and its final address', async () => {
    const { outcome } = await captureOnce(site.url('/to-good'))
    expect(outcome.state).toBe('complete')
    expect(outcome.finalUrl).toBe(site.url('/'))
    expect(outcome.report.redirects).toEqual([{ url: site.url('/to-good'), status: 302 }])
  })

  it('tells how the browser was confined, and never without its sandbox as root', async () => {
    const { outcome } = await captureOnce(site.url('/'))
    const asRoot = process.platform === 'linux' && process.getuid?.() === 0
    expect(outcome.report.confinement).toMatch(
      asRoot ? /own unprivileged user \(uid 64\d{3}\)/ : /user of this program/,
    )
    expect(outcome.report.confinement).toMatch(/sandbox/)
  })

  it('logs that the browser’s own wishes were denied', async () => {
    const { outcome } = await captureOnce(site.url('/'))
    const allowed = outcome.report.egress.filter((each) => each.allowed).map((each) => each.host)
    expect(new Set(allowed)).toEqual(new Set(['site.test']))
  })

  it('is captured with a browser kept ready, and the next one too', async () => {
    const capturer = createCapturer({ warm: true, resolver, allowedPrivateHosts: ['site.test'] })
    try {
      for (const captureId of ['1', '2']) {
        const outcome = await capturer.capture(
          {
            captureId,
            url: site.url('/'),
            media: 'withheld',
            operator: 'o',
            caseReference: 'c',
            purpose: 'p',
            legalBasis: 'l',
          },
          () => undefined,
          new AbortController().signal,
        )
        expect(outcome.state).toBe('complete')
      }
    } finally {
      await capturer.close()
    }
  })
})

describe('an address that is never asked', () => {
  it.each([
    ['ftp://site.test/'],
    ['file:///etc/hosts'],
    ['javascript:1'],
    ['data:text/html,x'],
    ['view-source:http://site.test/'],
    ['site.test'],
    [''],
    ['http://'],
    ['http://user:word@site.test/'],
    ['http://127.0.0.1:80@site.test/'],
  ])('%j is refused as no web address', async (url) => {
    const { outcome, files } = await captureOnce(url)
    expect([outcome.state, outcome.reason?.code]).toEqual(['refused', 'capture.address-invalid'])
    expect([...files.keys()]).toEqual(['capture-report'])
  })

  const fixture = new URL('../../../../../shared/fixtures/ssrf.json', import.meta.url)
  const forms: readonly string[] = existsSync(fixture) ? JSON.parse(readFileSync(fixture, 'utf8')).hosts : []
  it.skipIf(forms.length === 0)(
    'every given form is refused as a literal, with no browser started (skipped where ../shared is absent)',
    async () => {
      for (const form of forms) {
        const { outcome } = await captureOnce(`http://${form}:${inner.port}/`, {
          resolver: () => Promise.resolve(['127.0.0.1']),
        })
        expect([form, outcome.state]).toEqual([form, 'refused'])
        expect(outcome.report.browser).toBe('none was started')
      }
      expect(inner.connections()).toBe(0)
    },
  )

  it('an unknown name fails as unknown', async () => {
    const { outcome } = await captureOnce('http://nowhere.example/')
    expect([outcome.state, outcome.reason?.code]).toEqual(['failed', 'capture.name-unknown'])
  })

  it('a server that does not answer fails as unreachable', async () => {
    const closed = await startSite({})
    await closed.close()
    const { outcome } = await captureOnce(closed.url('/'))
    expect([outcome.state, outcome.reason?.code]).toEqual(['failed', 'capture.unreachable'])
  })
})

describe('a page that leads inwards', () => {
  it.each([['/to-inner'], ['/to-inner-name']])(
    'is refused when %s redirects there, with no connection made',
    async (path) => {
      const { outcome } = await captureOnce(site.url(path), { resolver })
      expect([outcome.state, outcome.reason?.code]).toEqual(['refused', 'capture.address-private'])
      expect(inner.connections()).toBe(0)
    },
  )

  it('reaches nothing with any kind of request, and the report says what was blocked', async () => {
    const { outcome } = await captureOnce(site.url('/asks-inward'), { resolver })
    expect(inner.connections()).toBe(0)
    expect([outcome.state, outcome.reason?.code]).toEqual(['partial', 'capture.incomplete'])
    expect(outcome.report.counts.blocked).toBeGreaterThan(10)
    expect(
      outcome.report.egress.filter((each) => each.allowed).every((each) => each.host === 'site.test'),
    ).toBe(true)
  })

  it('is caught by the same counter that proves the silence', async () => {
    await new Promise<void>((resolve) => connect(inner.port, '127.0.0.1', resolve).unref())
    expect(inner.connections()).toBe(1)
  })
})

/** Every way in which a capture can end badly, and the honest word for it. */
import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { captureOnce } from '../testing/capture-once.ts'
import { answer, type Page, type Site, startSite } from '../testing/start-site.ts'

let site: Site

/** Put together here, so that no compiled copy of this test holds it in one piece. */
const CANARY = ['canary', 'seldom', 'seen', String(process.pid)].join('-')

const endless =
  (type: string, chunk: string): Page =>
  (response, request) => {
    response.writeHead(200, { 'content-type': type })
    const timer = setInterval(() => response.write(chunk), 10)
    request.on('close', () => clearInterval(timer))
  }

const moved =
  (to: string): Page =>
  (response) => {
    response.writeHead(302, { location: to })
    response.end()
  }

beforeAll(async () => {
  site = await startSite({
    '/loop': moved('/loop2'),
    '/loop2': moved('/loop'),
    '/status': answer(
      '<title>Oops</title><p>Something broke while the advert was fetched.</p>',
      'text/html',
      500,
    ),
    '/login': answer('<title>Sign in</title><form>Name <input> Password <input type=password></form>'),
    '/bot': answer('<title>Just a moment...</title>Checking your browser', 'text/html', 403),
    '/gone': answer('<title>Hotel jobs</title><p>This advert has been removed.</p>'),
    '/hangs': () => undefined,
    '/endless': endless('text/html', '<p>Hotel job, call 555-0100.</p>'.repeat(20)),
    '/endless-part': answer(
      '<title>Page</title><p>text</p><script>fetch("/endless-data").then((r) => r.text())</script>',
    ),
    '/endless-data': endless('text/plain', 'x'.repeat(5_000)),
    '/cut': (response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-length': '5000' })
      response.write('<title>Cut</title><p>half of it</p>')
      setTimeout(() => response.socket?.destroy(), 50)
    },
    '/hole': answer('<title>Hole</title><p>text</p><script src="http://closed.test:1/x.js"></script>'),
    '/busy': answer(
      '<title>Busy</title><p>text</p><script>addEventListener("load", () => { for (;;); })</script>',
    ),
    '/page': answer('<title>Page</title><p>text</p>'),
    '/canary': answer(
      `<title>${CANARY}</title><p>${`${CANARY} `.repeat(2_000)}</p><script>
        localStorage.word = sessionStorage.word = '${CANARY}'; document.cookie = 'word=${CANARY}'
        indexedDB.open('${CANARY}').onupgradeneeded = (event) => event.target.result.createObjectStore('x').put('${CANARY}', 1)
        caches.open('x').then((cache) => cache.put('/x', new Response('${CANARY}'))).catch(() => 0)
        fetch('/canary-data')
      </script>`,
    ),
    '/canary-data': answer(`${CANARY} `.repeat(200_000), 'text/plain'),
  })
})

afterAll(() => site.close())

const quick = { loadMs: 2_500, timeMs: 50_000 }

describe('ends that are named', () => {
  it.each<[string, string, string]>([
    ['/loop', 'failed', 'capture.redirect-loop'],
    ['/status', 'partial', 'capture.status'],
    ['/login', 'partial', 'capture.login-wall'],
    ['/bot', 'partial', 'capture.bot-wall'],
    ['/gone', 'partial', 'capture.soft-404'],
    ['/cut', 'partial', 'capture.incomplete'],
    ['/hole', 'partial', 'capture.incomplete'],
  ])('%s ends %s with %s', async (path, state, code) => {
    const { outcome, left } = await captureOnce(site.url(path), {
      allowedPrivateHosts: ['site.test', 'closed.test'],
    })
    expect([outcome.state, outcome.reason?.code]).toEqual([state, code])
    expect(outcome.reason?.sentence).toMatch(/\S/)
    expect(left).toEqual([])
  })

  it('a wall is in the report, and its page is kept', async () => {
    const { outcome, files } = await captureOnce(site.url('/login'))
    expect(outcome.report.wall).toBe('login')
    expect(files.has('wacz')).toBe(true)
  })

  it('a body that was cut by the server is marked so in the archive', async () => {
    const { find } = await captureOnce(site.url('/cut'))
    const record = find('response', '/cut')
    expect(record?.field('WARC-Truncated')).toEqual(['disconnect'])
    expect(record?.block.toString()).toContain('half of it')
    expect(record?.block.toString()).toContain('X-Archive-Orig-content-length: 5000')
  })
})

describe('time', () => {
  it('a server that never answers fails with the time limit', async () => {
    const { outcome } = await captureOnce(site.url('/hangs'), { limits: quick })
    expect([outcome.state, outcome.reason?.code]).toEqual(['failed', 'capture.timeout'])
  })

  it('an endless page is kept as far as it came, marked, with its text and picture', async () => {
    const { outcome, find, files } = await captureOnce(site.url('/endless'), { limits: quick })
    expect([outcome.state, outcome.reason?.code]).toEqual(['partial', 'capture.timeout'])
    expect(find('response', '/endless')?.field('WARC-Truncated')).toEqual(['time'])
    expect(outcome.text).toContain('Hotel job, call 555-0100.')
    expect(files.has('screenshot-01')).toBe(true)
  })

  it('an endless part does not keep the page from being complete, and is kept as a stream', async () => {
    const { outcome, find } = await captureOnce(site.url('/endless-part'))
    expect(outcome.state).toBe('complete')
    expect(find('response', '/endless-data')?.field('WARC-Truncated')).toEqual(['time'])
  })

  it('a page whose scripts never let go ends in time', async () => {
    const { outcome, left } = await captureOnce(site.url('/busy'), {
      limits: { loadMs: 2_000, timeMs: 6_000 },
    })
    expect([outcome.state, outcome.reason?.code]).toEqual(['partial', 'capture.timeout'])
    expect(left).toEqual([])
  })
})

describe('size', () => {
  it('a body beyond the byte limit is cut, marked and named', async () => {
    const { outcome, find } = await captureOnce(site.url('/endless-part'), { limits: { bytes: 300_000 } })
    expect([outcome.state, outcome.reason?.code]).toEqual(['partial', 'capture.too-large'])
    expect(find('response', '/endless-data')?.field('WARC-Truncated')).toEqual(['length'])
    expect(outcome.report.counts.bytes).toBeLessThanOrEqual(300_000)
  })
})

/** Browsers that this process started, in whatever jail: their main processes. */
const ownBrowsers = (): number[] => {
  const lines = execFileSync('ps', ['-ewwo', 'pid=,ppid=,args=']).toString().split('\n')
  const all = lines.map((line) => {
    const [, pid, ppid, args = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? []
    return { pid: Number(pid), ppid: Number(ppid), args }
  })
  const below = new Set([process.pid])
  for (let grown = 0; grown !== below.size; ) {
    grown = below.size
    for (const { pid, ppid } of all) if (below.has(ppid)) below.add(pid)
  }
  return all
    .filter(({ pid, args }) => below.has(pid) && /^\S*chrom\S* .*--remote-debugging-pipe/.test(args))
    .filter(({ args }) => !args.includes('--type='))
    .map(({ pid }) => pid)
}

describe.skipIf(process.platform !== 'linux')('processes (skipped where there is no /proc)', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'sr-ends-'))
  chmodSync(scratch, 0o711)
  afterAll(() => rmSync(scratch, { recursive: true, force: true }))

  it('a browser that is killed while loading leaves a named end and no process', async () => {
    let killed = 0
    const { outcome } = await captureOnce(
      site.url('/endless-part'),
      { scratchDir: scratch },
      {
        onProgress(step) {
          if (killed !== 0 || step.step !== 'scrolling') return
          killed = Math.max(...ownBrowsers())
          process.kill(killed, 'SIGKILL')
        },
      },
    )
    expect(killed).toBeGreaterThan(1)
    expect([outcome.state, outcome.reason?.code]).toEqual(['partial', 'capture.browser-crashed'])
    expect(ownBrowsers()).toEqual([])
  })

  it('an abort ends the browser, removes its folder, and is named', async () => {
    const abort = new AbortController()
    const { outcome, files } = await captureOnce(
      site.url('/hangs'),
      { scratchDir: scratch },
      { signal: abort.signal, onProgress: (step) => step.sentence.includes('asks') && abort.abort() },
    )
    expect([outcome.state, outcome.reason?.code]).toEqual(['failed', 'capture.interrupted'])
    expect([...files.keys()]).toEqual(['capture-report'])
    expect(ownBrowsers()).toEqual([])
    expect(execFileSync('ls', [scratch]).toString()).toBe('')
  })

  /** Files of the scratch folder and of the system's temporary folder in which the word stands. */
  const findOnDisk = (word: string): string[] => {
    const found = spawnSync('grep', ['-rlsaF', '--devices=skip', word, scratch, tmpdir()], {
      encoding: 'utf8',
    })
    return [...new Set(found.stdout.split('\n').filter((line) => line !== ''))]
  }

  it('a stop in the middle leaves not a word of the page on any disk, and there was none while it ran', async () => {
    const abort = new AbortController()
    let during: string[] | undefined
    const { outcome } = await captureOnce(
      site.url('/canary'),
      { scratchDir: scratch },
      {
        signal: abort.signal,
        onProgress(step) {
          if (step.step !== 'recording' || abort.signal.aborted) return
          during = findOnDisk(CANARY)
          abort.abort()
        },
      },
    )
    expect([outcome.reason?.code, outcome.text, outcome.title]).toEqual(['capture.interrupted', '', ''])
    expect(outcome.report.requests).toEqual([])
    expect(during).toEqual([])
    expect(findOnDisk(CANARY)).toEqual([])
    expect(ownBrowsers()).toEqual([])
  })

  it('the search would have found it', () => {
    writeFileSync(join(scratch, 'proof'), `x${CANARY}y`)
    expect(findOnDisk(CANARY)).toEqual([join(scratch, 'proof')])
    rmSync(join(scratch, 'proof'))
  })

  it('an abort before the start starts nothing', async () => {
    const { outcome } = await captureOnce(site.url('/page'), {}, { signal: AbortSignal.abort() })
    expect([outcome.reason?.code, outcome.report.browser]).toEqual([
      'capture.interrupted',
      'none was started',
    ])
  })
})

describe('a missing browser', () => {
  it('is told as such', async () => {
    await expect(
      captureOnce(site.url('/page'), { executablePath: '/nowhere/chromium' }),
    ).rejects.toMatchObject({
      code: 'capture.browser-missing',
    })
  })
})

/** Certificates made for the run by openssl; days may be negative. */
const makeCertificate = (
  name: string,
  dates: readonly string[],
): { key: string; cert: string } | undefined => {
  const folder = mkdtempSync(join(tmpdir(), 'sr-tls-'))
  try {
    const [key, cert] = [join(folder, 'k.pem'), join(folder, 'c.pem')]
    const subject = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name}`]
    execFileSync(
      'openssl',
      [
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
        '-keyout',
        key,
        '-out',
        cert,
        ...subject,
        ...dates,
      ],
      { stdio: 'ignore' },
    )
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') }
  } catch {
    return undefined
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const selfSigned = makeCertificate('site.test', ['-days', '30'])

describe.skipIf(selfSigned === undefined)('broken TLS (skipped without openssl)', () => {
  it.each<[string, string, RegExp]>([
    ['self-signed', 'site.test', /self-signed/],
    ['for another host', 'other.test', /another host/],
  ])('a certificate that is %s is captured, marked invalid, and kept', async (_, name, problem) => {
    const tls = await startSite(
      { '/': answer('<title>TLS</title><p>text</p>') },
      makeCertificate(name, ['-days', '30']),
    )
    try {
      const { outcome, files, find } = await captureOnce(tls.url('/'))
      expect(outcome.state).toBe('complete')
      expect(outcome.report.tls).toMatchObject({
        valid: false,
        protocol: 'TLS 1.3',
        problem: expect.stringMatching(problem),
      })
      expect(outcome.report.tls?.chain.length).toBeGreaterThan(0)
      expect(files.get('certificates')?.toString()).toMatch(/^-----BEGIN CERTIFICATE-----\n/)
      expect(find('metadata', `https://site.test:${tls.port}`)?.block.toString()).toContain('chain')
      expect(find('response', `:${tls.port}/`)?.field('WARC-Protocol')).toEqual(['http/1.1', 'tls/1.3'])
    } finally {
      await tls.close()
    }
  })

  it('an expired certificate is named as expired', async () => {
    const expired = makeCertificate('site.test', ['-days', '-1'])
    const { findProblem } = await import('./tls-facts.ts')
    const chain = [
      Buffer.from((expired ?? selfSigned)?.cert.replace(/-----.*?-----|\s/g, '') ?? '', 'base64').toString(
        'base64',
      ),
    ]
    expect(findProblem(chain, 'site.test', new Date('2060-01-01'))).toMatch(/expired/)
    expect(findProblem(chain, 'site.test', new Date('2001-01-01'))).toMatch(/not valid yet/)
    expect(findProblem([], 'site.test', new Date())).toMatch(/no certificate/)
  })
})

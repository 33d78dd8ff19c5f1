/** Hard cases 8 to 10, 12 and 17: encodings, chains of redirects, charsets, and HTTP/2 with its heads. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createSecureServer } from 'node:http2'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Captured, captureOnce } from '../capture-once.ts'
import { type HardSite, startHardSite } from './start-hard-site.ts'
import { CHARSETS, ENCODINGS, PACKED } from './text-pages.ts'

let site: HardSite

beforeAll(async () => {
  site = await startHardSite()
})
afterAll(() => site.close())

const bodyOf = (block: Buffer | undefined): Buffer =>
  block === undefined ? Buffer.alloc(0) : block.subarray(block.indexOf('\r\n\r\n') + 4)

describe('case 8, encodings of the content', () => {
  let page: Captured
  beforeAll(async () => {
    // Chromium offers br and zstd to TLS and to this machine alone.
    page = await captureOnce(`http://127.0.0.1:${site.port}/encodings`, {
      allowedPrivateHosts: ['127.0.0.1'],
    })
  })

  it('reach the page decoded, every one', () => {
    expect(page.outcome.state).toBe('complete')
    expect(page.outcome.text).toBe(ENCODINGS.map(() => PACKED.length).join(' '))
  })

  it.each(ENCODINGS)(
    '%s is stored once decoded with a right digest, and the original head is noted',
    (path) => {
      // The six texts are the same: the first is a response, the others point to it.
      const record = page.find('response', path) ?? page.find('revisit', path)
      const digest = `sha256:${createHash('sha256').update(PACKED).digest('hex')}`
      expect(record?.field('WARC-Payload-Digest')).toEqual([digest])
      if (record?.type === 'response') expect(bodyOf(record.block).toString()).toBe(PACKED)
      const encoding = /^\/(gzip|br|zstd|deflate)$/.exec(path)?.[1]
      if (encoding === undefined) return
      expect(record?.block.toString()).toMatch(
        new RegExp(`\r\nX-Archive-Orig-content-encoding: ${encoding}\r\n`, 'i'),
      )
      const head = JSON.parse(page.find('metadata', path)?.block.toString() ?? '{}').responseHeadersText
      expect(head).toMatch(new RegExp(`content-encoding: ${encoding}`, 'i'))
    },
  )

  it('are one response and five revisits, though they came in six ways', () => {
    const kinds = ENCODINGS.map((path) =>
      page.find('response', path) === undefined ? 'revisit' : 'response',
    )
    expect(kinds.toSorted()).toEqual(['response', ...new Array(5).fill('revisit')].toSorted())
  })
})

describe('case 9, a chain of redirects', () => {
  it('is kept hop by hop, by status, by meta, by script and to itself, with every cookie in order', async () => {
    const { outcome, find, records } = await captureOnce(site.url('/hop-1'))
    expect([outcome.state, outcome.finalUrl, outcome.text]).toEqual([
      'complete',
      site.url('/hop-self'),
      'arrived',
    ])
    const cookies = (path: string) =>
      (
        find('response', path)
          ?.block.toString()
          .match(/set-cookie: [^;]*/gi) ?? []
      ).map((line) => line.slice(12))
    expect(cookies('/hop-1')).toEqual(['a=1', 'b=2'])
    expect(cookies('/hop-2')).toEqual(['c=3', 'a=4'])
    const statuses = records
      .filter((record) => record.type === 'response')
      .map((record) => [new URL(record.uri).pathname, record.block.toString('latin1', 9, 12)])
    expect(statuses).toEqual([
      ['/hop-1', '302'],
      ['/hop-2', '301'],
      ['/hop-meta', '200'],
      ['/hop-js', '200'],
      ['/hop-self', '302'],
      ['/hop-self', '200'],
    ])
    expect(find('request', '/hop-meta')?.block.toString()).toContain('Cookie: b=2; c=3; a=4')
    expect(outcome.report.redirects.map(({ status }) => status)).toEqual([302, 301, 302])
  })
})

describe('case 10, charsets', () => {
  it.each(Object.keys(CHARSETS))(
    '%s: the bytes are kept as they came, and the text is right',
    async (path) => {
      const { outcome, find } = await captureOnce(site.url(path))
      const wanted = CHARSETS[path]
      expect(outcome.state).toBe('complete')
      expect(bodyOf(find('response', path)?.block).equals(wanted?.bytes ?? Buffer.alloc(0))).toBe(true)
      expect(outcome.text).toBe(wanted?.text)
    },
  )
})

/** A key and certificate made for the run, valid between two days (such as `20200101000000Z`), or undefined without openssl. */
const makeCertificate = (from: string, until: string): { key: string; cert: string } | undefined => {
  const folder = mkdtempSync(join(tmpdir(), 'sr-h2-'))
  const at = (name: string) => join(folder, name)
  const openssl = (...words: string[]) => execFileSync('openssl', words, { cwd: folder, stdio: 'ignore' })
  try {
    writeFileSync(at('index'), '')
    writeFileSync(
      at('conf'),
      '[ca]\ndefault_ca=x\n[x]\ndatabase=index\nrand_serial=yes\ndefault_md=sha256\npolicy=p\nnew_certs_dir=.\nx509_extensions=e\n[p]\ncommonName=supplied\n[e]\nsubjectAltName=DNS:site.test\n',
    )
    const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
    openssl('req', ...curve, '-keyout', 'k.pem', '-out', 'r.pem', '-subj', '/CN=site.test')
    const dates = ['-startdate', from, '-enddate', until]
    openssl(
      'ca',
      '-batch',
      '-selfsign',
      '-config',
      'conf',
      '-keyfile',
      'k.pem',
      '-in',
      'r.pem',
      '-out',
      'c.pem',
      '-notext',
      ...dates,
    )
    return { key: readFileSync(at('k.pem'), 'utf8'), cert: readFileSync(at('c.pem'), 'utf8') }
  } catch {
    return undefined
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const capturedOverH2 = async (pair: { key: string; cert: string }): Promise<Captured> => {
  const server = createSecureServer(pair, (request, response) => {
    if (request.url !== '/') return void response.writeHead(404).end()
    response.writeHead(200, { 'content-type': 'text/html', 'set-cookie': ['x=1; Path=/', 'y=2; Path=/'] })
    response.end('<title>H2</title><p>over two</p>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    return await captureOnce(`https://site.test:${(server.address() as AddressInfo).port}/`)
  } finally {
    server.close()
  }
}

const pair = makeCertificate('20200101000000Z', '20990101000000Z')
const expired = makeCertificate('20200101000000Z', '20200201000000Z')

describe.skipIf(pair === undefined)('an origin that speaks HTTP/2 (skipped without openssl)', () => {
  it('is recorded in the form of HTTP/1.1 with both cookies, and what was spoken is noted', async () => {
    const { outcome, find } = await capturedOverH2(pair ?? { key: '', cert: '' })
    expect([outcome.state, outcome.text]).toEqual(['complete', 'over two'])
    const record = find('response', '/')
    expect(record?.field('WARC-Protocol')).toEqual(['h2', 'tls/1.3'])
    expect(record?.block.toString()).toMatch(/^HTTP\/1\.1 200/)
    expect(record?.block.toString().match(/set-cookie: [^;]*/gi)).toEqual([
      'set-cookie: x=1',
      'set-cookie: y=2',
    ])
    expect(find('request', '/')?.block.toString()).toMatch(/^GET \/ HTTP\/1\.1\r\nHost: site\.test:\d+\r\n/)
  })
})

describe.skipIf(expired === undefined)('case 12, TLS that has ended (skipped without openssl)', () => {
  it('is captured, marked as expired, and its chain is kept', async () => {
    const { outcome, files } = await capturedOverH2(expired ?? { key: '', cert: '' })
    expect(outcome.state).toBe('complete')
    expect(outcome.report.tls).toMatchObject({ valid: false, problem: 'The certificate has expired.' })
    expect(outcome.report.tls?.validTo).toBe('2020-02-01T00:00:00.000Z')
    expect(files.get('certificates')?.toString()).toMatch(/^-----BEGIN CERTIFICATE-----\n/)
  })
})

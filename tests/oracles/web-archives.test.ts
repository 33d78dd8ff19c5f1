/** Web archives of others and our own, judged; and our judgement held against three other readers of zip files. Fixtures of others are read from ../shared/fixtures; skipped where those are absent. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { memorySource } from '@smart-rescue/core/dossier'
import { readPem } from '@smart-rescue/core/stamping'
import { checkWebArchive } from '@smart-rescue/core/web-archive'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createArchiveSigner } from '../../packages/adapters/src/capture/wacz/archive-signer.ts'
import { makeWacz as makeOwnWacz } from '../../packages/adapters/src/capture/wacz/make-wacz.ts'
import { makeWarcRecord, sha256Of } from '../../packages/adapters/src/capture/wacz/warc-record.ts'
import { makeWacz } from '../../packages/core/src/web-archive/wacz.fixture.ts'

const shared = fileURLToPath(new URL('../../../shared/fixtures/', import.meta.url))
const present = existsSync(`${shared}wacz/valid_example_1.wacz`)
const title = present ? 'archives of others' : 'archives of others (skipped: ../shared/fixtures is absent)'

const check = (bytes: Uint8Array, roots = '') =>
  checkWebArchive(memorySource(bytes), { roots: readPem(roots) ?? [] })
const checkFixture = (name: string) => check(new Uint8Array(readFileSync(shared + name)))
const codesOf = ({ findings }: Awaited<ReturnType<typeof check>>) => findings.map(({ code }) => code)

describe.skipIf(!present)(title, () => {
  it.each<[string, boolean, readonly string[]]>([
    ['wacz/valid_example_1.wacz', true, ['digest.missing', 'index.no-record-digest']],
    ['wacz/valid_signed_example_1.wacz', true, []],
    [
      'wacz/invalid_example_1.wacz',
      false,
      [
        'parts.archive',
        'parts.index',
        'parts.pages',
        'manifest.version',
        'manifest.hash-weak',
        'manifest.absent',
        'manifest.unlisted',
        'digest.missing',
      ],
    ],
    ['warc/example.warc', true, ['warc.no-digest', 'warc.no-digest']],
    ['warc/example.warc.gz', true, []],
    ['warc/example-iana.org-chunked.warc', true, []],
    ['warc/redirect.warc', true, []],
    ['warc/example-bad-length.warc', false, ['warc.length']],
  ])('%s is judged %s', async (name, ok, codes) => {
    const verdict = await checkFixture(name)
    expect([verdict.ok, codesOf(verdict)]).toEqual([ok, codes])
  })

  it('the signed one has the signature of its domain and a stamp of its authority, sound to the last bit', async () => {
    const { signature } = await checkFixture('wacz/valid_signed_example_1.wacz')
    expect(signature).toMatchObject({
      kind: 'domain',
      verified: true,
      domain: 'btrix-sign-test.webrecorder.net',
      stamp: { ok: true, info: { genTime: '2022-01-18T19:00:12.000Z' } },
    })
  })

  it('the good ones are refused after the change of any byte that means something', async () => {
    const whole = new Uint8Array(readFileSync(`${shared}wacz/valid_signed_example_1.wacz`))
    const missed: number[] = []
    for (let at = 0; at < whole.length; at += 41) {
      const changed = Uint8Array.from(whole)
      changed[at] = (whole[at] ?? 0) ^ 0x20
      const verdict = await check(changed)
      if (verdict.ok && verdict.findings.length === 0) missed.push(at)
    }
    // Headers of the zip hold times, versions and extra fields that say nothing about a file.
    expect(missed.length).toBeLessThan(whole.length / 41 / 20)
  })
})

describe('our own archives', () => {
  const encode = (text: string) => new Uint8Array(Buffer.from(text))
  const makeOwn = async () => {
    const head = encode('HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n\r\n')
    const body = encode('<h1>Harbour</h1>')
    const record = await makeWarcRecord({
      type: 'response',
      targetUri: 'https://harbour.example/',
      date: '2026-11-24T08:00:00.000Z',
      contentType: 'application/http; msgtype=response',
      block: [head, body],
      payloadDigest: sha256Of([body]),
    })
    const parts = await makeOwnWacz({
      records: [{ record, facts: { mime: 'text/html', status: 200 } }],
      page: {
        url: 'https://harbour.example/',
        at: '2026-11-24T08:00:00.000Z',
        title: 'Harbour',
        text: 'Harbour',
      },
      title: 'Harbour',
      description: '',
      software: 'Smart Rescue',
      createdAt: new Date('2026-11-24T08:00:01.000Z'),
      extras: [
        { path: 'proof/README.txt', mediaType: 'text/plain', bytes: encode('What this folder holds.\n') },
      ],
      signer: createArchiveSigner(),
    })
    return new Uint8Array(Buffer.concat(parts))
  }

  it('are sound part by part, with the signature that replay tools check', async () => {
    const verdict = await check(await makeOwn())
    expect([verdict.ok, codesOf(verdict)]).toEqual([true, []])
    expect(verdict.signature).toMatchObject({ kind: 'anonymous', verified: true })
    expect(verdict.counts).toMatchObject({ records: 1, indexed: 1, pages: 1 })
  })
})

describe('three other readers of zip files', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'zip-readers-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const has = (tool: string, ...words: string[]) => spawnSync(tool, words).status === 0

  it.skipIf(!has('unzip', '-v'))(
    'unzip finds the files whole that we find whole (skipped without unzip)',
    async () => {
      const path = join(folder, 'a.wacz')
      writeFileSync(path, await makeWacz())
      expect(spawnSync('unzip', ['-tq', path]).status).toBe(0)
    },
  )

  it.skipIf(!has('python3', '-c', 'import zipfile'))(
    'python reads the same names and hashes (skipped without python3)',
    async () => {
      const path = join(folder, 'b.wacz')
      writeFileSync(path, await makeWacz())
      const script =
        'import zipfile,json,hashlib,sys\nz=zipfile.ZipFile(sys.argv[1])\nm=json.loads(z.read("datapackage.json"))\n' +
        'assert z.testzip() is None\nfor r in m["resources"]: assert r["hash"]=="sha256:"+hashlib.sha256(z.read(r["path"])).hexdigest()\nprint(len(z.namelist()))'
      const { stdout } = spawnSync('python3', ['-c', script, path])
      expect(stdout.toString().trim()).toBe('5')
    },
  )

  it.skipIf(!has('sha256sum', '--version'))(
    'sha256sum gives the hash that the digest file names (skipped without it)',
    async () => {
      const { makeWaczFiles } = await import('../../packages/core/src/web-archive/wacz.fixture.ts')
      const files = makeWaczFiles()
      const path = join(folder, 'datapackage.json')
      writeFileSync(path, files.get('datapackage.json') ?? '')
      const digest = JSON.parse(Buffer.from(files.get('datapackage-digest.json') ?? []).toString()) as {
        hash: string
      }
      expect(`sha256:${spawnSync('sha256sum', [path]).stdout.toString().slice(0, 64)}`).toBe(digest.hash)
    },
  )
})

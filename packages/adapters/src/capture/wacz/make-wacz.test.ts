/** The package as other tools see it: Info-ZIP, Python, a second hash, WebCrypto, and the rules of the format. */
import { execFileSync } from 'node:child_process'
import { createHash, webcrypto } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { captureOnce } from '../testing/capture-once.ts'
import { answer, type Site, startSite } from '../testing/start-site.ts'
import { makeZip } from './zip-writer.ts'

const CHECK = `
import sys, zipfile, hashlib, json, gzip
z = zipfile.ZipFile(sys.argv[1])
assert z.testzip() is None
names = z.namelist()
assert len(names) == len(set(names))
manifest = json.loads(z.read('datapackage.json'))
listed = {r['path'] for r in manifest['resources']}
assert listed == set(names) - {'datapackage.json', 'datapackage-digest.json'}, listed
for r in manifest['resources']:
    data = z.read(r['path'])
    assert len(data) == r['bytes'] and 'sha256:' + hashlib.sha256(data).hexdigest() == r['hash'], r['path']
digest = json.loads(z.read('datapackage-digest.json'))
assert digest['path'] == 'datapackage.json'
assert digest['hash'] == 'sha256:' + hashlib.sha256(z.read('datapackage.json')).hexdigest()
for i in z.infolist():
    assert i.compress_type == zipfile.ZIP_STORED, i.filename
warc = z.read('archive/data.warc.gz')
lines = z.read('indexes/index.cdxj').split(b'\\n')
assert lines.pop() == b'' and lines == sorted(lines)
checked = 0
for line in lines:
    key, stamp, rest = line.split(b' ', 2)
    entry = json.loads(rest)
    assert len(stamp) == 14
    assert {'url', 'digest', 'mime', 'filename', 'offset', 'length', 'status', 'recordDigest'} <= set(entry)
    member = warc[int(entry['offset']):int(entry['offset']) + int(entry['length'])]
    assert 'sha256:' + hashlib.sha256(member).hexdigest() == entry['recordDigest']
    record = gzip.decompress(member)
    assert record.startswith(b'WARC/1.1\\r\\n') and ('WARC-Target-URI: ' + entry['url']).encode() in record
    assert ('WARC-Payload-Digest: ' + entry['digest']).encode() in record
    checked += 1
pages = z.read('pages/pages.jsonl').decode().split('\\n')
assert pages.pop() == '' and '' not in pages and len(pages) == 2
assert json.loads(pages[0])['format'] == 'json-pages-1.0'
print(checked, len(manifest['resources']))
`

const has = (program: string, ...args: string[]): boolean => {
  try {
    execFileSync(program, args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

const { subtle } = webcrypto
let site: Site
let wacz: Buffer
let file: string
let publicKey: webcrypto.CryptoKey
const folder = mkdtempSync(join(tmpdir(), 'sr-wacz-'))

beforeAll(async () => {
  site = await startSite({
    '/': answer(`<title>Line\u2028 "quoted" </title><h1>Über</h1><script>
      fetch('/ask', { method: 'POST', body: 'a=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } })
      fetch('/ask', { method: 'POST', body: 'a=2', headers: { 'content-type': 'application/x-www-form-urlencoded' } })
      fetch('/one'); fetch('/two'); fetch('/q?b=2&a=1')</script>`),
    '/ask': answer('{"ok":true}', 'application/json'),
    '/one': answer('the same', 'text/plain'),
    '/two': answer('the same', 'text/plain'),
    '/q': answer('q', 'text/plain'),
  })
  const keys = await subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-384' }, true, ['sign', 'verify'])
  publicKey = keys.publicKey
  const signer = {
    publicKey: new Uint8Array(await subtle.exportKey('spki', keys.publicKey)),
    sign: async (text: Uint8Array) =>
      new Uint8Array(
        await subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, keys.privateKey, new Uint8Array(text)),
      ),
  }
  wacz = (await captureOnce(site.url('/'), { signer })).files.get('wacz') ?? Buffer.alloc(0)
  file = join(folder, 'x.wacz')
  writeFileSync(file, wacz)
})

afterAll(async () => {
  await site.close()
  rmSync(folder, { recursive: true, force: true })
})

/** A stored file of the package, by its local header. */
const stored = (name: string): Buffer => {
  const at = wacz.indexOf(Buffer.from(`PK\u0003\u0004`)) === 0 ? wacz.indexOf(name) : -1
  return wacz.subarray(at + name.length, at + name.length + wacz.readUInt32LE(at - 12))
}

describe('outside readers', () => {
  it.skipIf(!has('unzip', '-v'))('Info-ZIP finds every entry whole (skipped without unzip)', () => {
    expect(execFileSync('unzip', ['-t', file]).toString()).toContain('No errors detected')
  })

  it.skipIf(!has('python3', '-V'))(
    'Python recomputes every hash, every record digest and the order (skipped without python3)',
    () => {
      const [checked, resources] = execFileSync('python3', ['-c', CHECK, file])
        .toString()
        .trim()
        .split(' ')
        .map(Number)
      expect(checked).toBeGreaterThan(8)
      expect(resources).toBe(4)
    },
  )

  it('WebCrypto verifies the anonymous signature over the text of the hash', async () => {
    const digest = JSON.parse(stored('datapackage-digest.json').toString())
    expect(Object.keys(digest.signedData).sort()).toEqual([
      'created',
      'hash',
      'publicKey',
      'signature',
      'software',
      'version',
    ])
    expect(digest.signedData.hash).toBe(digest.hash)
    expect(digest.signedData.created).toBe(JSON.parse(stored('datapackage.json').toString()).created)
    const check = (text: string) =>
      subtle.verify(
        { name: 'ECDSA', hash: 'SHA-256' },
        publicKey,
        Buffer.from(digest.signedData.signature, 'base64'),
        Buffer.from(text),
      )
    expect(await check(digest.hash)).toBe(true)
    expect(await check(digest.hash.replace('sha256:', ''))).toBe(false)
  })
})

describe('the index', () => {
  const lines = () => stored('indexes/index.cdxj').toString().trim().split('\n')

  it('keeps two bodies sent to one address apart', () => {
    const asked = lines().filter((line) => line.includes('__wb_method=post'))
    expect(asked.map((line) => JSON.parse(line.slice(line.indexOf('{'))).requestBody).sort()).toEqual([
      'a=1',
      'a=2',
    ])
  })

  it('marks a revisit and sorts the query in the key', () => {
    expect(lines().filter((line) => line.includes('warc/revisit'))).toHaveLength(2)
    expect(lines().some((line) => line.includes('/q?a=1&b=2 '))).toBe(true)
  })
})

describe('the ZIP writer', () => {
  it('refuses two entries of one name', () => {
    const entry = { name: 'a', parts: [new Uint8Array(1)] }
    expect(() => makeZip([entry, entry], new Date(0))).toThrow(RangeError)
  })

  it('writes the same bytes for the same input', () => {
    const zip = () =>
      Buffer.concat(makeZip([{ name: 'ä.txt', parts: [Buffer.from('x')] }], new Date(1_700_000_000_000)))
    expect(createHash('sha256').update(zip()).digest('hex')).toBe(
      createHash('sha256').update(zip()).digest('hex'),
    )
    expect(zip().includes('ä.txt')).toBe(true)
  })
})

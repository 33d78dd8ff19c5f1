import { describe, expect, it } from 'vitest'
import { memorySource } from '../dossier/index.ts'
import { fromUtf8, joinBytes, utf8 } from '../integrity/index.ts'
import { pemOf, ROOT } from '../stamping/authority.fixture.ts'
import { readPem } from '../stamping/index.ts'
import { checkWebArchive } from './check-web-archive.ts'
import { gzipStored, makeRecord, makeWacz, type WaczChanges, type WaczFiles } from './wacz.fixture.ts'
import { WEB_SENTENCES } from './web-finding.ts'

const ROOTS = readPem(pemOf(ROOT)) ?? []
const check = async (changes: WaczChanges = {}, roots = ROOTS) =>
  checkWebArchive(memorySource(await makeWacz(changes)), { roots })
const codesOf = ({ findings }: Awaited<ReturnType<typeof check>>) => findings.map(({ code }) => code)
const stateOf = ({ proofs }: Awaited<ReturnType<typeof check>>, part: string) =>
  proofs.find((proof) => proof.part === part)?.state

const edit = (files: WaczFiles, path: string, change: (text: string) => string): void => {
  files.set(path, utf8(change(fromUtf8(files.get(path) ?? new Uint8Array(0)) ?? '')))
}
const flipIn = (files: WaczFiles, path: string, at: number): void => {
  const bytes = Uint8Array.from(files.get(path) ?? [])
  bytes[at] = (bytes[at] ?? 0) ^ 1
  files.set(path, bytes)
}

describe('a good package', () => {
  it('that is signed by a key without a name shows everything but who and when', async () => {
    const verdict = await check()
    expect([verdict.ok, codesOf(verdict)]).toEqual([true, []])
    expect(verdict.counts).toEqual({ files: 5, records: 2, indexed: 2, pages: 1 })
    expect(verdict.proofs.map(({ part, state }) => [part, state])).toEqual([
      ['package', 'shown'],
      ['manifest', 'shown'],
      ['index', 'shown'],
      ['records', 'shown'],
      ['signature', 'shown'],
      ['stamp', 'absent'],
    ])
    expect(verdict.signature).toMatchObject({ kind: 'anonymous', verified: true })
  })

  it('that is signed by a domain and stamped shows who and when, where the reader trusts the roots', async () => {
    const verdict = await check({ signature: 'domain' })
    expect([verdict.ok, codesOf(verdict)]).toEqual([true, []])
    expect(verdict.signature).toMatchObject({ kind: 'domain', domain: 'archive.example', chain: 'trusted' })
    expect(stateOf(verdict, 'signature')).toBe('shown')
    expect(stateOf(verdict, 'stamp')).toBe('shown')
  })

  it('that is signed by a domain leaves open who and when, where the reader brought no root', async () => {
    const verdict = await check({ signature: 'domain' }, [])
    expect([verdict.ok, stateOf(verdict, 'signature'), stateOf(verdict, 'stamp')]).toEqual([
      true,
      'unknown',
      'unknown',
    ])
  })

  it('that nobody signed says so, and is no error', async () => {
    const verdict = await check({ signature: 'none' })
    expect([verdict.ok, codesOf(verdict)]).toEqual([true, ['signature.absent']])
  })
})

describe('a broken package is refused with its reason', () => {
  const rows: readonly [string, WaczChanges, readonly string[]][] = [
    [
      'a file changed after the manifest',
      { packed: (files) => flipIn(files, 'pages/pages.jsonl', 3) },
      ['manifest.hash'],
    ],
    [
      'a file that grew',
      { packed: (files) => edit(files, 'indexes/index.cdxj', (text) => `${text}\n`) },
      ['manifest.bytes'],
    ],
    [
      'a file that is missing',
      { packed: (files) => files.delete('indexes/index.cdxj') },
      ['parts.index', 'manifest.absent'],
    ],
    [
      'a file that was added',
      { packed: (files) => files.set('proof/extra.txt', utf8('x')) },
      ['manifest.unlisted'],
    ],
    [
      'a file listed twice',
      { manifest: (json) => (json.resources as unknown[]).push((json.resources as unknown[])[0]) },
      ['manifest.twice'],
    ],
    [
      'a weak hash',
      {
        manifest: (json) =>
          Object.assign((json.resources as object[])[0] ?? {}, { hash: `md5:${'0'.repeat(32)}` }),
      },
      ['manifest.hash-weak'],
    ],
    [
      'no size',
      { manifest: (json) => Object.assign((json.resources as object[])[0] ?? {}, { bytes: undefined }) },
      ['manifest.resource'],
    ],
    [
      'a manifest that is no JSON',
      { packed: (files) => files.set('datapackage.json', utf8('{')) },
      ['manifest.format', 'digest.hash', 'signature.created'],
    ],
    [
      'no manifest',
      { packed: (files) => files.delete('datapackage.json') },
      ['manifest.missing', 'digest.hash', 'signature.created'],
    ],
    [
      'a version of its own',
      { manifest: (json) => Object.assign(json, { wacz_version: '9' }) },
      ['manifest.version'],
    ],
    [
      'another digest',
      { digest: (json) => Object.assign(json, { hash: `sha256:${'0'.repeat(64)}` }) },
      ['digest.hash', 'signature.hash'],
    ],
    [
      'a digest file without form',
      { packed: (files) => files.set('datapackage-digest.json', utf8('[]')) },
      ['digest.format'],
    ],
    [
      'a signature over other bytes',
      { signed: (json) => Object.assign(json, { signature: json.publicKey }) },
      ['signature.wrong'],
    ],
    [
      'a key that is none',
      { signed: (json) => Object.assign(json, { publicKey: 'AAAA' }) },
      ['signature.key'],
    ],
    [
      'another time of making',
      { signed: (json) => Object.assign(json, { created: '2026-11-24T07:59:31Z' }) },
      ['signature.created'],
    ],
    [
      'further fields of a signature',
      { signed: (json) => Object.assign(json, { note: 'x' }) },
      ['signature.fields'],
    ],
    [
      'a signature without form',
      { signed: (json) => Object.assign(json, { signature: 7 }) },
      ['signature.format'],
    ],
    [
      'another domain',
      { signature: 'domain', signed: (json) => Object.assign(json, { domain: 'other.example' }) },
      ['signature.domain'],
    ],
    [
      'no stamp',
      { signature: 'domain', signed: (json) => Object.assign(json, { timeSignature: undefined }) },
      ['signature.no-stamp'],
    ],
    [
      'a stamp of other bytes',
      {
        signature: 'domain',
        signed: (json) =>
          Object.assign(json, { signature: `${String(json.signature)}`, timeSignature: 'AAAA' }),
      },
      ['stamp.wrong'],
    ],
    ['a late stamp', { signature: 'domain', stamp: { genTime: '2026-11-24T09:00:00Z' } }, ['stamp.window']],
    ['an early stamp', { signature: 'domain', stamp: { genTime: '2026-11-24T07:00:00Z' } }, ['stamp.window']],
    ['an index out of order', { index: (lines) => lines.toReversed() }, ['index.order']],
    [
      'an index of another place',
      { index: (lines) => lines.map((line) => line.replace('"offset":"0"', '"offset":"1"')) },
      ['index.place', 'index.missing'],
    ],
    [
      'an index of another file',
      { index: (lines) => lines.map((line) => line.replace('data.warc.gz', 'other.warc.gz')) },
      ['index.file', 'index.file', 'index.missing'],
    ],
    [
      'an index with another digest',
      { index: (lines) => lines.map((line) => line.replace(/"digest":"sha256:./, '"digest":"sha256:0')) },
      ['index.digest', 'index.digest'],
    ],
    [
      'an index with another record digest',
      {
        index: (lines) =>
          lines.map((line) => line.replace(/"recordDigest":"sha256:...../, '"recordDigest":"sha256:00000')),
      },
      ['index.record-digest', 'index.record-digest'],
    ],
    [
      'an index with another address',
      {
        index: ([first = '', ...rest]) => [
          first.replace('"https://harbour.example/"', '"https://other.example/"'),
          ...rest,
        ],
      },
      ['index.url', 'pages.absent'],
    ],
    ['an index that cannot be read', { index: (lines) => ['hello', ...lines] }, ['index.format']],
    [
      'a record with another block',
      { record: (text) => text.replace('harbour, from', 'harbour, FROM') },
      ['warc.block-digest', 'warc.payload-digest'],
    ],
    [
      'a record with another length',
      { record: (text) => text.replace(/Content-Length: \d+/, 'Content-Length: 9') },
      ['warc.length', 'index.place', 'index.place'],
    ],
    [
      'a record without an identifier',
      { record: (text) => text.replace(/WARC-Record-ID: .*\r\n/, '') },
      ['warc.field'],
    ],
    [
      'a record with a date of nonsense',
      { record: (text) => text.replace('WARC-Date: 2026-11-24T08:00:00Z', 'WARC-Date: yesterday') },
      ['warc.date'],
    ],
    [
      'a record that is none',
      { record: (text) => text.replace('WARC/1.1', 'HTTP/1.1') },
      ['warc.format', 'index.place', 'index.place'],
    ],
    [
      'a record with a head without form',
      { record: (text) => text.replace('WARC-Type: response', 'WARC-Type response') },
      ['warc.head', 'index.place', 'index.place'],
    ],
    [
      'two records in one member',
      { stored: () => gzipStored(joinBytes(makeRecord('a:b'), makeRecord('a:cd'))) },
      ['warc.member', 'index.place', 'index.place'],
    ],
    [
      'a damaged member',
      { stored: (member) => member.map((byte, i) => (i === 40 ? byte ^ 1 : byte)) },
      ['warc.member', 'index.place', 'index.place'],
    ],
    [
      'a list of pages with an empty line',
      { files: (files) => edit(files, 'pages/pages.jsonl', (text) => `${text}\n`) },
      ['pages.blank'],
    ],
    [
      'a list of pages without its first line',
      { files: (files) => edit(files, 'pages/pages.jsonl', (text) => text.slice(text.indexOf('\n') + 1)) },
      ['pages.header'],
    ],
    [
      'a page at no time',
      {
        files: (files) =>
          edit(files, 'pages/pages.jsonl', (text) => text.replace('2026-11-24T', '2026-31-24T')),
      },
      ['pages.time'],
    ],
    [
      'a page without an address',
      { files: (files) => edit(files, 'pages/pages.jsonl', (text) => text.replace('"url"', '"uri"')) },
      ['pages.format'],
    ],
    [
      'a page that is not in the archive',
      {
        files: (files) =>
          edit(files, 'pages/pages.jsonl', (text) => text.replace('harbour.example/', 'harbour.example/x')),
      },
      ['pages.absent'],
    ],
    [
      'no archive',
      { files: (files) => files.delete('archive/data.warc.gz') },
      ['parts.archive', 'index.file', 'index.file'],
    ],
    ['no list of pages', { files: (files) => files.delete('pages/pages.jsonl') }, ['parts.pages']],
  ]

  it.each(rows)('%s', async (_, changes, codes) => {
    const verdict = await check(changes)
    expect([...new Set(codesOf(verdict))]).toEqual(expect.arrayContaining([...new Set(codes)]))
    const warnings = ['pages.absent', 'signature.fields']
    expect(verdict.ok).toBe(codes.every((code) => warnings.includes(code)))
  })

  it('and each reason has a sentence of its own', () => {
    const sentences = Object.values(WEB_SENTENCES)
    expect(new Set(sentences).size).toBe(sentences.length)
  })
})

describe('a file that is no package', () => {
  const codes = async (bytes: Uint8Array) => codesOf(await checkWebArchive(memorySource(bytes)))

  it.each<[string, (zip: Uint8Array) => Uint8Array, string]>([
    ['is neither', () => utf8('hello'), 'file.kind'],
    ['is empty', () => new Uint8Array(0), 'file.kind'],
    ['was cut short', (zip) => zip.subarray(0, zip.length - 30), 'zip.format'],
    ['has bytes behind its end', (zip) => joinBytes(zip, utf8('x')), 'zip.trailing'],
  ])('%s', async (_, change, code) => {
    expect(await codes(change(await makeWacz()))).toEqual([code])
  })

  it('is a WARC file alone: its records are judged, plain and compressed', async () => {
    const plain = joinBytes(makeRecord('https://a.example/'), makeRecord('https://a.example/b'))
    const members = joinBytes(
      gzipStored(makeRecord('https://a.example/')),
      gzipStored(makeRecord('https://a.example/b')),
    )
    for (const bytes of [plain, members]) {
      const verdict = await checkWebArchive(memorySource(bytes))
      expect([verdict.ok, verdict.kind, verdict.counts.records]).toEqual([true, 'warc', 2])
    }
    expect(await codes(joinBytes(plain, utf8('x')))).toEqual(['warc.length'])
    expect(await codes(joinBytes(members, utf8('x')))).toEqual(['warc.trailing'])
    expect(
      await codes(joinBytes(makeRecord('https://a.example/'), makeRecord('https://a.example/'))),
    ).toEqual(['warc.twice'])
  })

  it('has a name that leads astray, or that stands there twice', async () => {
    const zip = await makeWacz({ files: (files) => files.set('aa/b.txt', utf8('x')) })
    const renamed = (from: string, to: string): Uint8Array => {
      const text = Array.from(zip, (byte) => String.fromCharCode(byte))
        .join('')
        .replaceAll(from, to)
      return Uint8Array.from(text, (char) => char.charCodeAt(0))
    }
    expect(await codes(renamed('aa/b.txt', '../b.txt'))).toContain('zip.name')
    const doubled = await makeWacz({ files: (files) => files.set('pages/pages.jsonx', utf8('x')) })
    const text = Array.from(doubled, (byte) => String.fromCharCode(byte))
      .join('')
      .replaceAll('pages.jsonx', 'pages.jsonl')
    expect(await codes(Uint8Array.from(text, (char) => char.charCodeAt(0)))).toContain('zip.duplicate')
  })
})

describe('a flip of one bit anywhere in a package', () => {
  it('is found, wherever it is: never does a changed package pass unnoticed', async () => {
    const zip = await makeWacz()
    const missed: number[] = []
    for (let at = 0; at < zip.length; at += 3) {
      const flipped = Uint8Array.from(zip)
      flipped[at] = (zip[at] ?? 0) ^ (1 << (at % 8))
      const verdict = await checkWebArchive(memorySource(flipped))
      if (verdict.ok && verdict.findings.length === 0) missed.push(at)
    }
    // What is left are the dates and versions in the headers of the zip file, which say nothing of the files.
    for (const at of missed) expect(isIdle(zip, at), `byte ${at}`).toBe(true)
  })
})

/** True for a byte of a zip header that means nothing for what the archive holds: versions, times, attributes. */
const isIdle = (zip: Uint8Array, at: number): boolean => {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.length)
  for (let start = at; start >= Math.max(0, at - 46); start--) {
    const signature = start + 4 <= zip.length ? view.getUint32(start, true) : 0
    const offset = at - start
    if (signature === 0x04034b50) return (offset >= 4 && offset < 6) || (offset >= 10 && offset < 14)
    if (signature === 0x02014b50)
      return (offset >= 4 && offset < 8) || (offset >= 12 && offset < 16) || (offset >= 34 && offset < 42)
    if (signature === 0x06054b50) return false
  }
  return false
}

/** The package without a browser: the manifest's hashes, the pages file, the digest file and its signature, recomputed from the bytes. */
import { createHash, createPublicKey, verify } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { ChannelLog } from '../recording/channel-log.ts'
import { buildReport } from '../run/build-report.ts'
import { createArchiveSigner } from './archive-signer.ts'
import { makeWacz, type WaczInput } from './make-wacz.ts'
import { pageRecords, warcinfoRecord } from './page-records.ts'
import { makeWarcRecord } from './warc-record.ts'

const AT = '2026-03-01T10:00:00.000Z'
const hash = (bytes: Uint8Array | string) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`

const report = buildReport({
  job: {
    captureId: 'c1',
    url: 'https://jobs.example/',
    media: 'withheld',
    operator: '',
    caseReference: '',
    purpose: '',
    legalBasis: '',
  },
  decision: { state: 'complete' },
  startedAt: new Date(AT),
  endedAt: new Date('2026-03-01T10:00:09.000Z'),
  software: 'Smart Rescue 1.0.0',
  viewport: { width: 1, height: 1 },
  page: undefined,
  main: undefined,
  exchanges: [],
  wall: undefined,
  steps: [],
  egress: [],
  addressOf: () => undefined,
})

const record = (targetUri: string, body = targetUri) =>
  makeWarcRecord({
    type: 'resource',
    date: AT,
    targetUri,
    contentType: 'text/plain',
    block: [Buffer.from(body)],
  })

/** A package with two indexed records around one that is not. */
const make = async (changes: Partial<WaczInput> = {}) => {
  const facts = { mime: 'text/plain', status: 200 }
  const input: WaczInput = {
    records: [
      await warcinfoRecord(AT, report),
      { record: await record('urn:text:b'), facts },
      { record: await record('urn:metadata:x') },
      { record: await record('urn:text:a', 'longer body'), facts },
    ],
    page: { url: 'https://jobs.example/', at: AT, title: 'Line\u2028"quoted"\n', text: 'Room\n\nto let' },
    title: 'T',
    description: 'D',
    software: 'Smart Rescue 1.0.0',
    createdAt: new Date(AT),
    extras: [{ path: 'reports/Capture.JSON', mediaType: 'application/json', bytes: Buffer.from('{}') }],
    ...changes,
  }
  const bytes = Buffer.concat(await makeWacz(input))
  const files = new Map<string, Buffer>()
  for (let at = 0; bytes.readUInt32LE(at) === 0x04034b50; ) {
    const [size, nameLength] = [bytes.readUInt32LE(at + 18), bytes.readUInt16LE(at + 26)]
    const from = at + 30 + nameLength
    files.set(bytes.subarray(at + 30, from).toString(), bytes.subarray(from, from + size))
    at = from + size
  }
  const file = (name: string) => files.get(name) ?? Buffer.alloc(0)
  return { files, file, json: (name: string) => JSON.parse(file(name).toString()), input }
}

describe('the manifest', () => {
  it('lists every file but itself and its digest, with length and hash', async () => {
    const { files, json } = await make()
    const { resources } = json('datapackage.json')
    expect(resources.map(({ path }: { path: string }) => path)).toEqual([
      'archive/data.warc.gz',
      'indexes/index.cdxj',
      'pages/pages.jsonl',
      'reports/Capture.JSON',
    ])
    expect([...files.keys()]).toEqual([
      ...resources.map(({ path }: { path: string }) => path),
      'datapackage.json',
      'datapackage-digest.json',
    ])
    for (const { path, bytes, hash: told } of resources)
      expect([path, bytes, told]).toEqual([path, files.get(path)?.length, hash(files.get(path) ?? '')])
  })

  it('lists further files of a folder of their own, with their type, as proofs are', async () => {
    const bytes = Buffer.from('stamp')
    const { json, files } = await make({
      extras: [{ path: 'proof/stamp-01.tsr', mediaType: 'application/timestamp-reply', bytes }],
    })
    expect(json('datapackage.json').resources.at(-1)).toEqual({
      name: 'stamp-01.tsr',
      path: 'proof/stamp-01.tsr',
      hash: hash(bytes),
      bytes: 5,
      mediatype: 'application/timestamp-reply',
    })
    expect(files.get('proof/stamp-01.tsr')).toEqual(bytes)
  })

  it.each([
    'archive/more.warc.gz',
    'indexes/x',
    'pages/x.jsonl',
    'datapackage.json',
    '../proof/x',
    'proof/../x',
    '/proof/x',
    'proof/',
    'proof/.hidden',
    'proof\\x',
  ])('refuses a further file at %s', async (path) => {
    const extra = { path, mediaType: 'text/plain', bytes: new Uint8Array() }
    await expect(make({ extras: [extra] })).rejects.toThrow(/no place for a further file/)
  })

  it('names files in small letters, as the data package format wants', async () => {
    const { json } = await make()
    const names = json('datapackage.json').resources.map(({ name }: { name: string }) => name)
    expect(names).toEqual(['data.warc.gz', 'index.cdxj', 'pages.jsonl', 'capture.json'])
  })

  it('says what it is, of which page, and when', async () => {
    expect((await make()).json('datapackage.json')).toMatchObject({
      profile: 'data-package',
      wacz_version: '1.1.1',
      title: 'T',
      description: 'D',
      software: 'Smart Rescue 1.0.0',
      created: AT,
      mainPageUrl: 'https://jobs.example/',
      mainPageDate: AT,
    })
  })
})

describe('the digest file', () => {
  it('has the manifest’s hash, and no signature where nobody signs', async () => {
    const { json, file } = await make()
    expect(json('datapackage-digest.json')).toEqual({
      path: 'datapackage.json',
      hash: hash(file('datapackage.json')),
    })
  })

  it('is signed over the text of the hash, by the key that stands beside it', async () => {
    const { json, file } = await make({ signer: createArchiveSigner() })
    const { hash: told, signedData } = json('datapackage-digest.json')
    expect(told).toBe(hash(file('datapackage.json')))
    expect(signedData).toMatchObject({ hash: told, created: AT, version: '0.1.0' })
    const key = createPublicKey({
      key: Buffer.from(signedData.publicKey, 'base64'),
      format: 'der',
      type: 'spki',
    })
    const check = (text: string) =>
      verify(
        'sha256',
        Buffer.from(text),
        { key, dsaEncoding: 'ieee-p1363' },
        Buffer.from(signedData.signature, 'base64'),
      )
    expect([check(told), check(`${told} `), check(hash('x'))]).toEqual([true, false, false])
  })
})

describe('the pages file', () => {
  it('is two lines, whatever stands in title and text, and has no blank one', async () => {
    const lines = (await make()).file('pages/pages.jsonl').toString().split('\n')
    expect(lines).toHaveLength(3)
    expect(lines[2]).toBe('')
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ format: 'json-pages-1.0', hasText: true })
    expect(JSON.parse(lines[1] ?? '')).toEqual({
      id: 'page',
      url: 'https://jobs.example/',
      ts: AT,
      title: 'Line\u2028"quoted"\n',
      text: 'Room\n\nto let',
    })
  })
})

describe('the archive and its index', () => {
  it('hold all records in order, and find each indexed one by its offset', async () => {
    const { file, input } = await make()
    const warc = file('archive/data.warc.gz')
    expect(warc.equals(Buffer.concat(input.records.map((each) => each.record.bytes)))).toBe(true)
    const lines = file('indexes/index.cdxj').toString().trim().split('\n')
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['urn:text:a', 'urn:text:b'])
    for (const line of lines) {
      const { offset, length, url } = JSON.parse(line.slice(line.indexOf('{')))
      const member = warc.subarray(Number(offset), Number(offset) + Number(length))
      expect(gunzipSync(member).toString()).toContain(`WARC-Target-URI: ${url}\r\n`)
    }
  })
})

describe('page records', () => {
  const channel: ChannelLog = {
    kind: 'websocket',
    url: 'wss://chat.example/',
    openedAt: 1,
    closed: true,
    dropped: 0,
    messages: [{ at: 2, direction: 'sent', text: 'room for two?' }],
  }
  const tile = (n: number) => new Uint8Array([n])
  const page = {
    text: 'Room to let',
    documents: [
      { url: 'https://jobs.example/', html: '<p>outer' },
      { url: 'https://frame.example/', html: '<p>inner' },
    ],
    screenshot: { tiles: [tile(1), tile(2)], width: 1, height: 2, whole: true },
    chains: [{ origin: 'https://jobs.example', chain: ['AA=='] }],
  }

  it('name each thing that the browser showed, tiles and frames by number', async () => {
    const records = await pageRecords(page, [channel], report)
    expect(records.map(({ record: { type, targetUri } }) => [type, targetUri])).toEqual([
      ['resource', 'urn:view:https://jobs.example/'],
      ['resource', 'urn:view:https://jobs.example/#tile=2'],
      ['resource', 'urn:text:https://jobs.example/'],
      ['resource', 'urn:dom:https://jobs.example/'],
      ['resource', 'urn:dom:https://frame.example/#frame=1'],
      ['resource', 'urn:pageinfo:https://jobs.example/'],
      ['metadata', 'urn:certificates:https://jobs.example'],
      ['metadata', 'wss://chat.example/'],
    ])
  })

  it('index what can be asked for, and not what only describes', async () => {
    const records = await pageRecords(page, [channel], report)
    for (const { record: each, facts } of records)
      expect([each.targetUri, facts !== undefined]).toEqual([each.targetUri, each.type === 'resource'])
    expect(records.map(({ facts }) => facts?.mime).slice(0, 4)).toEqual([
      'image/png',
      'image/png',
      'text/plain',
      'text/html',
    ])
  })

  it('of a page that showed nothing are its facts alone, dated at the end of the capture', async () => {
    const records = await pageRecords({ chains: [] }, [], report)
    expect(records.map(({ record: each }) => [each.targetUri, each.date])).toEqual([
      ['urn:pageinfo:https://jobs.example/', '2026-03-01T10:00:09.000Z'],
    ])
  })

  it('write a channel as one line of facts and one a message', async () => {
    const [, made] = await pageRecords({ chains: [] }, [channel], report)
    const lines = gunzipSync(made?.record.bytes ?? '')
      .toString()
      .split('\r\n\r\n')[1]
      ?.split('\n')
    expect(lines?.[2]).toBe('')
    expect(JSON.parse(lines?.[0] ?? '')).toMatchObject({ kind: 'websocket', closed: true, dropped: 0 })
    expect(JSON.parse(lines?.[1] ?? '')).toEqual({ at: 2, direction: 'sent', text: 'room for two?' })
  })

  it('begin with one warcinfo that names software, format and browser', async () => {
    const { record: info, facts } = await warcinfoRecord(AT, report)
    const text = gunzipSync(info.bytes).toString()
    expect([info.type, facts]).toEqual(['warcinfo', undefined])
    expect(text).toContain('software: Smart Rescue 1.0.0\r\n')
    expect(text).toContain('format: WARC File Format 1.1\r\n')
    expect(text).toContain('WARC-Filename: data.warc.gz\r\n')
    expect(text).toContain('http-header-user-agent: none was started\r\n')
  })
})

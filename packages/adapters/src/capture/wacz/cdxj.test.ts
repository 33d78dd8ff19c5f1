/** The index by its lines (CDXJ 0.1.0): keys as other tools make them, every field recomputed, sorted as bytes. */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type IndexFacts, makeCdxj, type PlacedRecord } from './cdxj.ts'
import type { StoredRecord } from './warc-record.ts'

const FACTS: IndexFacts = { mime: 'text/html', status: 200 }
const record = (targetUri: string, changes: Partial<StoredRecord> = {}): StoredRecord => ({
  id: '<urn:uuid:1>',
  type: 'response',
  date: '2026-03-01T10:20:30.456Z',
  targetUri,
  payloadDigest: 'sha256:aa',
  bytes: Buffer.from('member'),
  ...changes,
})
const place = (
  uri: string,
  facts: Partial<IndexFacts> = {},
  changes: Partial<StoredRecord> = {},
  offset = 0,
): PlacedRecord => ({
  record: record(uri, changes),
  offset,
  facts: { ...FACTS, ...facts },
})
const lines = (...records: PlacedRecord[]) =>
  Buffer.from(makeCdxj(records, 'data.warc.gz')).toString('utf8').split('\n').slice(0, -1)
const keyOf = (line = '') => line.slice(0, line.indexOf(' '))
const jsonOf = (line = '') => JSON.parse(line.slice(line.indexOf('{')))

describe('a key', () => {
  it.each([
    ['https://jobs.example/', 'example,jobs)/'],
    ['https://jobs.example', 'example,jobs)/'],
    ['https://www.jobs.example/', 'example,jobs)/'],
    ['https://www2.jobs.example/', 'example,jobs)/'],
    ['https://sub.jobs.example/a', 'example,jobs,sub)/a'],
    ['http://jobs.example:80/', 'example,jobs)/'],
    ['https://jobs.example:443/a', 'example,jobs)/a'],
    ['https://jobs.example:8443/a', 'example,jobs:8443)/a'],
    ['https://jobs.example/A/B', 'example,jobs)/a/b'],
    ['https://jobs.example/a?b=2&a=1', 'example,jobs)/a?a=1&b=2'],
    ['https://jobs.example/a?b&a&b=1', 'example,jobs)/a?a&b&b=1'],
    ['https://jobs.example/a?', 'example,jobs)/a'],
    ['https://jobs.example/a#part', 'example,jobs)/a'],
    ['https://bücher.example/', 'example,xn--bcher-kva)/'],
    ['https://[2001:db8::1]/x', '[2001:db8::1])/x'],
    ['http://192.0.2.7/', '7,2,0,192)/'],
    ['urn:text:https://jobs.example/', 'urn:text:https://jobs.example/'],
    ['urn:view:https://jobs.example/#tile=2', 'urn:view:https://jobs.example/#tile=2'],
  ])('of %s is %s', (url, key) => {
    expect(keyOf(lines(place(url))[0])).toBe(key)
  })

  it('is the same for http and https, and for an address with and without www', () => {
    const keys = ['http://jobs.example/a', 'https://www.jobs.example/a'].map((url) =>
      keyOf(lines(place(url))[0]),
    )
    expect(new Set(keys).size).toBe(1)
  })

  it('has no space, which would end it', () => {
    const [line = ''] = lines(place('urn:dom:https://jobs.example/a b\tc'))
    expect(line.split(' ')[0]).toBe('urn:dom:https://jobs.example/a%20b%20c')
    expect(line.split(' ')[1]).toBe('20260301102030')
  })
})

describe('a line', () => {
  it('has key, time to the second, and one JSON object', () => {
    const [line = ''] = lines(place('https://jobs.example/', {}, {}, 1_234))
    expect(line).toMatch(/^example,jobs\)\/ 20260301102030 \{.*\}$/)
    expect(jsonOf(line)).toEqual({
      url: 'https://jobs.example/',
      mime: 'text/html',
      status: '200',
      digest: 'sha256:aa',
      length: '6',
      offset: '1234',
      filename: 'data.warc.gz',
      recordDigest: `sha256:${createHash('sha256').update('member').digest('hex')}`,
    })
  })

  it('keeps the address as it was asked for, also where the key is folded', () => {
    expect(jsonOf(lines(place('https://WWW.jobs.example/A?b=2&a=1'))[0]).url).toBe(
      'https://WWW.jobs.example/A?b=2&a=1',
    )
  })

  it('of a revisit says so instead of a media type', () => {
    expect(jsonOf(lines(place('https://jobs.example/', {}, { type: 'revisit' }))[0]).mime).toBe(
      'warc/revisit',
    )
  })

  it('stays one line whatever the address holds', () => {
    const all = lines(place('urn:text:https://jobs.example/\nurn:text:other 2026'))
    expect(all).toHaveLength(1)
    expect(jsonOf(all[0]).url).toContain('\n')
  })
})

describe('a request with a body', () => {
  const post = (body: string, type: string, method = 'POST') =>
    lines(
      place('https://jobs.example/ask', {
        request: { method, headers: { 'content-type': type }, body: Buffer.from(body) },
      }),
    )[0]
  const FORM = 'application/x-www-form-urlencoded'

  it('has it in the key, so that two bodies are two answers', () => {
    const [one, two] = [post('a=1', FORM), post('a=2', FORM)]
    expect(keyOf(one)).not.toBe(keyOf(two))
    expect(keyOf(one)).toContain('__wb_method=post')
    expect(jsonOf(one)).toMatchObject({ method: 'POST', requestBody: 'a=1', url: 'https://jobs.example/ask' })
  })

  it('of JSON has its fields in the key', () => {
    expect(keyOf(post('{"room":"two"}', 'application/json'))).toContain('room=two')
  })

  it('of GET has the plain key and names no method', () => {
    const line = lines(
      place('https://jobs.example/ask?x=1', { request: { method: 'GET', headers: {}, body: undefined } }),
    )[0]
    expect(keyOf(line)).toBe('example,jobs)/ask?x=1')
    expect(jsonOf(line).method).toBeUndefined()
  })

  it.each(['PUT', 'DELETE', 'HEAD', 'PATCH'])('of %s differs from GET and names its method', (method) => {
    expect(jsonOf(post('a=1', FORM, method)).method).toBe(method)
  })
})

describe('the index', () => {
  const addresses = [
    'https://z.example/',
    'https://a.example/é',
    'https://a.example/z',
    'https://a.example/',
    'urn:x',
    'https://ab.example/',
  ]

  it('is sorted by bytes, whatever the order of the records', () => {
    const sorted = lines(...addresses.map((url) => place(url)))
    expect(sorted).toEqual([...sorted].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))))
    expect(lines(...addresses.toReversed().map((url) => place(url)))).toEqual(sorted)
  })

  it('keeps one line a record, and two of one address by their time', () => {
    const later = { date: '2026-03-01T10:20:31.000Z' }
    const both = lines(place('https://a.example/', {}, later), place('https://a.example/'))
    expect(both.map((line) => line.split(' ')[1])).toEqual(['20260301102030', '20260301102031'])
  })

  it('of nothing is empty', () => {
    expect(makeCdxj([], 'data.warc.gz')).toHaveLength(0)
  })

  it('ends with a line break and holds no empty line', () => {
    const text = Buffer.from(
      makeCdxj(
        addresses.map((url) => place(url)),
        'x',
      ),
    ).toString()
    expect(text.endsWith('}\n')).toBe(true)
    expect(text).not.toContain('\n\n')
  })
})

/** HTTP heads in records: exact where that is true, and honest where it is not. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Exchange, ResponseHead } from '../recording/exchange.ts'
import { makeExchange } from '../recording/recording.fixture.ts'
import { encodeHead, requestHead, responseHead } from './http-block.ts'

const answer = (head: Partial<ResponseHead>, exchange: Partial<Exchange> = {}) =>
  responseHead(makeExchange(exchange), { status: 200, statusText: 'OK', headers: [], ...head })
const entry = (name: string, value: string) => ({ name, value })

const oneByte = fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code))

describe('the head of an answer', () => {
  it('is kept to the byte where the wire’s own head is known and the body is as it came', () => {
    const headersText = 'HTTP/1.1 200 Very  OK\r\nX-B: 2\r\nx-a:1\r\nContent-Length: 5\r\n\r\n'
    expect(answer({ headersText }, { bytes: 5 })).toEqual({ text: headersText, changed: false })
  })

  it.each(['', '\r\n', '\r\n\r\n'])('ends with one empty line, however it came (%j)', (end) => {
    const { text } = answer({ headersText: `HTTP/1.1 204 No Content\r\nA: b${end}` })
    expect(text).toBe('HTTP/1.1 204 No Content\r\nA: b\r\n\r\n')
  })

  it.each(['Content-Encoding: gzip', 'transfer-encoding: chunked', 'CONTENT-ENCODING: br'])(
    'with «%s» is changed: the field is renamed, and the length is that of the stored body',
    (field) => {
      const { text, changed } = answer(
        { headersText: `HTTP/1.1 200 OK\r\n${field}\r\nContent-Length: 3\r\nX: y\r\n\r\n` },
        { bytes: 99 },
      )
      expect(changed).toBe(true)
      expect(text).toBe(
        `HTTP/1.1 200 OK\r\nX-Archive-Orig-${field}\r\nX-Archive-Orig-Content-Length: 3\r\nX: y\r\nContent-Length: 99\r\n\r\n`,
      )
    },
  )

  it('of a body that was cut says the length that is stored, and keeps the promised one', () => {
    const { text, changed } = answer(
      { headersText: 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n' },
      { bytes: 40 },
    )
    expect(changed).toBe(true)
    expect(text).toContain('X-Archive-Orig-Content-Length: 100\r\n')
    expect(text).toContain('\r\nContent-Length: 40\r\n\r\n')
  })

  it('to HEAD keeps the length of a body that never came', () => {
    const headersText = 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n'
    expect(answer({ headersText }, { bytes: 0, method: 'HEAD' })).toEqual({
      text: headersText,
      changed: false,
    })
  })

  it('that came over HTTP/2 is written as HTTP/1.1, without the names that begin with a colon, and says that it changed', () => {
    expect(
      answer({ status: 404, statusText: '', headers: [entry(':status', '404'), entry('server', 'x')] }),
    ).toEqual({ text: 'HTTP/1.1 404\r\nserver: x\r\n\r\n', changed: true })
  })

  it('keeps two fields of one name apart, in order', () => {
    const { text } = answer({ headers: [entry('set-cookie', 'a=1'), entry('set-cookie', 'b=2')] })
    expect(text).toContain('set-cookie: a=1\r\nset-cookie: b=2\r\n')
  })

  it('leaves out a line without a name, and never the status line', () => {
    const { text } = answer({
      headersText: 'HTTP/1.0 200 OK\r\nno colon here\r\n: empty\r\nContent-Encoding: gzip\r\n\r\n',
    })
    expect(text.split('\r\n')).toEqual([
      'HTTP/1.0 200 OK',
      'X-Archive-Orig-Content-Encoding: gzip',
      'Content-Length: 0',
      '',
      '',
    ])
  })

  it('can be ended early by no value', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: oneByte, maxLength: 20 }), { maxLength: 5 }), (values) => {
        const { text } = answer({ headers: values.map((value) => entry('x', value)) })
        expect(text.indexOf('\r\n\r\n')).toBe(text.length - 4)
        expect(text.split('\r\n')).toHaveLength(values.length + 3)
      }),
    )
  })
})

describe('the head of a request', () => {
  const ask = (changes: Partial<Exchange>) => requestHead(makeExchange(changes))

  it('names method, path with query, and the host, in HTTP/1.1 form', () => {
    const { text } = ask({
      url: 'https://jobs.example:8443/a%20b/ä?x=1&y=#part',
      method: 'POST',
      requestHeaders: { Accept: '*/*' },
    })
    expect(text).toBe('POST /a%20b/%C3%A4?x=1&y= HTTP/1.1\r\nHost: jobs.example:8443\r\nAccept: */*\r\n\r\n')
  })

  it('keeps the host that was sent, and adds none beside it', () => {
    const { text } = ask({ requestHeaders: { host: 'other.example' } })
    expect(text.match(/host:/gi)).toHaveLength(1)
    expect(text).toContain('host: other.example\r\n')
  })

  it('gives the length of a body where none was said, and none where there is no body', () => {
    const requestBody = Buffer.from('a=1')
    expect(ask({ requestBody }).text).toContain('Content-Length: 3\r\n')
    expect(
      ask({ requestBody, requestHeaders: { 'content-length': '3' } }).text.match(/length/gi),
    ).toHaveLength(1)
    expect(ask({}).text).not.toMatch(/length/i)
  })

  it.each([
    [true, { Accept: '*/*' }, false],
    [false, { Accept: '*/*' }, true],
    [true, { ':method': 'GET', accept: '*/*' }, true],
  ])(
    'is changed unless it is what went out over HTTP/1 (exact %s, %j → changed %s)',
    (exact, headers, changed) => {
      const head = ask({ requestHeadersExact: exact, requestHeaders: headers as Record<string, string> })
      expect(head.changed).toBe(changed)
      expect(head.text).not.toContain('\r\n:')
    },
  )
})

describe('the bytes of a head', () => {
  it('are one a sign where each fits, so that Latin letters stay what went over the wire', () => {
    expect([...encodeHead('é\u00ff')]).toEqual([0xe9, 0xff])
  })

  it('are UTF-8 where one sign does not fit', () => {
    expect(Buffer.from(encodeHead('é न')).toString('utf8')).toBe('é न')
  })

  it('give back any text of one-byte signs', () => {
    fc.assert(
      fc.property(fc.string({ unit: oneByte }), (text) => {
        expect(Buffer.from(encodeHead(text)).toString('latin1')).toBe(text)
      }),
    )
  })
})

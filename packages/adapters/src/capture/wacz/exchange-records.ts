/** Turns finished exchanges into WARC records: request and response, or a revisit where the same body is stored already. */

import { type Exchange, headerValue } from '../recording/exchange.ts'
import type { IndexFacts } from './cdxj.ts'
import { encodeHead, requestHead, responseHead } from './http-block.ts'
import { makeWarcRecord, newRecordId, type StoredRecord, sha256Of, type WarcField } from './warc-record.ts'

/** A record and, where it can be asked for in replay, its line in the index. */
export interface IndexedRecord {
  readonly record: StoredRecord
  readonly facts?: IndexFacts
}

interface FirstCopy {
  readonly id: string
  readonly uri: string
  readonly date: string
}

/** Remembers bodies across one capture. */
export interface ExchangeWriter {
  /** Records of one exchange; empty when nothing of it may or can be stored. */
  write(exchange: Exchange, addressOf: (url: string) => string | undefined): Promise<readonly IndexedRecord[]>
}

const REVISIT_PROFILE = 'http://netpreserve.org/warc/1.1/revisit/identical-payload-digest'

/** Names of protocols as the WARC-Protocol proposal writes them (iipc/warc-specifications, 106). */
const protocolFields = (exchange: Exchange): WarcField[] => {
  const spoken = exchange.response?.protocol
  const tls = exchange.response?.security?.protocol
  return [
    ...(spoken === undefined || spoken === '' ? [] : [['WARC-Protocol', spoken] as const]),
    ...(tls === undefined
      ? []
      : [['WARC-Protocol', tls.toLowerCase().replace(/^(tls|ssl|quic) ?/, '$1/')] as const]),
  ]
}

/** Bodies below this are not worth a revisit: its record would be larger. Bytes. */
const SMALLEST_REVISIT = 1

/** A writer for one capture. */
export const createExchangeWriter = (): ExchangeWriter => {
  const copies = new Map<string, FirstCopy>()

  const exactHeads = async (
    exchange: Exchange,
    ids: readonly string[],
    date: string,
  ): Promise<IndexedRecord> => {
    const facts = {
      note: 'The heads as the browser saw them. In the records the encoding fields are renamed, because the bodies are stored decoded.',
      requestHeaders: exchange.requestHeaders,
      requestHeadersExact: exchange.requestHeadersExact,
      ...(exchange.response?.headersText === undefined
        ? { responseHeaders: exchange.response?.headers }
        : { responseHeadersText: exchange.response.headersText }),
    }
    const record = await makeWarcRecord({
      type: 'metadata',
      date,
      targetUri: exchange.url,
      contentType: 'application/json',
      fields: ids.map((id) => ['WARC-Concurrent-To', id] as const),
      block: [Buffer.from(JSON.stringify(facts))],
    })
    return { record }
  }

  const writeWorkerBody = async (exchange: Exchange, date: string): Promise<readonly IndexedRecord[]> => {
    const mime =
      headerValue(exchange.response?.headers ?? [], 'content-type')
        .split(';')[0]
        ?.trim() ?? ''
    const record = await makeWarcRecord({
      type: 'resource',
      date,
      targetUri: `urn:service-worker:${exchange.url}`,
      contentType: mime === '' ? 'application/octet-stream' : mime,
      block: exchange.body,
    })
    return [{ record, facts: { mime, status: exchange.response?.status ?? 200 } }]
  }

  return {
    async write(exchange, addressOf) {
      const { response } = exchange
      const date = new Date(exchange.startedAt).toISOString()
      if (exchange.fate === 'withheld' || exchange.fate === 'blocked' || response === undefined) return []
      if (exchange.source === 'service-worker') return writeWorkerBody(exchange, date)

      const head = responseHead(exchange, response)
      const asked = requestHead(exchange)
      const digest = sha256Of(exchange.body)
      const mime =
        headerValue(response.headers, 'content-type').split(';')[0]?.trim() || 'application/octet-stream'
      const known = copies.get(digest)
      const isRevisit =
        known !== undefined && exchange.bytes >= SMALLEST_REVISIT && exchange.truncated === undefined
      const address = addressOf(exchange.url)
      const common: WarcField[] = [
        ...(address === undefined ? [] : [['WARC-IP-Address', address] as const]),
        ...protocolFields(exchange),
      ]
      const responseId = newRecordId()
      // Before the first await: identical bodies that arrive together must meet here.
      if (known === undefined && exchange.bytes > 0 && exchange.truncated === undefined)
        copies.set(digest, { id: responseId, uri: exchange.url, date })
      const record = await makeWarcRecord(
        {
          type: isRevisit ? 'revisit' : 'response',
          id: responseId,
          date,
          targetUri: exchange.url,
          contentType: 'application/http; msgtype=response',
          fields: [
            ...common,
            ...(exchange.truncated === undefined ? [] : [['WARC-Truncated', exchange.truncated] as const]),
            ...(isRevisit
              ? ([
                  ['WARC-Profile', REVISIT_PROFILE],
                  ['WARC-Refers-To', known.id],
                  ['WARC-Refers-To-Target-URI', known.uri],
                  ['WARC-Refers-To-Date', known.date],
                ] as const)
              : []),
          ],
          block: isRevisit ? [encodeHead(head.text)] : [encodeHead(head.text), ...exchange.body],
          payloadDigest: digest,
        },
        mime,
      )
      const body = exchange.requestBody
      const request = await makeWarcRecord({
        type: 'request',
        date,
        targetUri: exchange.url,
        contentType: 'application/http; msgtype=request',
        fields: [['WARC-Concurrent-To', responseId], ...common],
        block: body === undefined ? [encodeHead(asked.text)] : [encodeHead(asked.text), body],
        payloadDigest: sha256Of(body === undefined ? [] : [body]),
      })
      const facts: IndexFacts = {
        mime,
        status: response.status,
        request: { method: exchange.method, headers: exchange.requestHeaders, body },
      }
      const isPreflight = exchange.method === 'OPTIONS'
      const records: IndexedRecord[] = [isPreflight ? { record } : { record, facts }, { record: request }]
      if (head.changed || asked.changed)
        records.push(await exactHeads(exchange, [responseId, request.id], date))
      return records
    },
  }
}

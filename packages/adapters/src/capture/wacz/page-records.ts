/** Records of what the browser showed, kept apart from what the server sent: pictures, text, rendered documents, page facts, certificates, channels. */
import type { CaptureReport } from '@smart-rescue/schema'
import type { ChannelLog } from '../recording/channel-log.ts'
import type { PageResult } from '../run/drive-page.ts'
import type { IndexedRecord } from './exchange-records.ts'
import { makeWarcRecord } from './warc-record.ts'

const text = (value: string): Uint8Array => new Uint8Array(Buffer.from(value, 'utf8'))

const resource = async (
  date: string,
  targetUri: string,
  contentType: string,
  bytes: Uint8Array,
): Promise<IndexedRecord> => ({
  record: await makeWarcRecord({ type: 'resource', date, targetUri, contentType, block: [bytes] }),
  facts: { mime: contentType.split(';')[0] ?? contentType, status: 200 },
})

const metadata = async (
  date: string,
  targetUri: string,
  contentType: string,
  bytes: Uint8Array,
): Promise<IndexedRecord> => ({
  record: await makeWarcRecord({ type: 'metadata', date, targetUri, contentType, block: [bytes] }),
})

/** `warcinfo`: one a file, first (ISO 28500, 6.2). */
export const warcinfoRecord = async (
  date: string,
  report: Pick<CaptureReport, 'software' | 'browser'>,
): Promise<IndexedRecord> => ({
  record: await makeWarcRecord({
    type: 'warcinfo',
    date,
    contentType: 'application/warc-fields',
    fields: [['WARC-Filename', 'data.warc.gz']],
    block: [
      text(
        `software: ${report.software}\r\nformat: WARC File Format 1.1\r\n` +
          `conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n` +
          `http-header-user-agent: ${report.browser}\r\n`,
      ),
    ],
  }),
})

const channelRecord = (date: string, channel: ChannelLog): Promise<IndexedRecord> => {
  const { messages, ...facts } = channel
  const lines = [facts, ...messages].map((each) => JSON.stringify(each))
  return metadata(date, channel.url, `application/jsonl; kind=${channel.kind}`, text(`${lines.join('\n')}\n`))
}

/** All records of the page itself. Names follow the field (`urn:view:`, `urn:text:`, `urn:pageinfo:` of Browsertrix); `urn:dom:` and `urn:certificates:` are ours. */
export const pageRecords = async (
  page: PageResult,
  channels: readonly ChannelLog[],
  report: CaptureReport,
): Promise<readonly IndexedRecord[]> => {
  const date = report.endedAt
  const url = report.finalUrl
  const tiles = page.screenshot?.tiles ?? []
  const urls = Object.fromEntries(
    report.requests.map((each) => [
      each.url,
      { status: each.status ?? 0, type: each.resourceType, fate: each.fate },
    ]),
  )
  const pageinfo = {
    url,
    ts: report.startedAt,
    title: report.title,
    state: report.state,
    counts: report.counts,
    urls,
  }
  return Promise.all([
    ...tiles.map((tile, index) =>
      resource(date, `urn:view:${url}${index === 0 ? '' : `#tile=${index + 1}`}`, 'image/png', tile),
    ),
    ...(page.text === undefined
      ? []
      : [resource(date, `urn:text:${url}`, 'text/plain; charset=utf-8', text(page.text))]),
    ...(page.documents ?? []).map((document, index) =>
      resource(
        date,
        `urn:dom:${index === 0 ? url : `${document.url}#frame=${index}`}`,
        'text/html; charset=utf-8',
        text(document.html),
      ),
    ),
    resource(date, `urn:pageinfo:${url}`, 'application/json', text(JSON.stringify(pageinfo))),
    ...page.chains.map(({ origin, chain }) =>
      metadata(
        date,
        `urn:certificates:${origin}`,
        'application/json',
        text(JSON.stringify({ origin, chain })),
      ),
    ),
    ...channels.map((channel) => channelRecord(date, channel)),
  ])
}

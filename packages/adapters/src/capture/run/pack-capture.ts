/** Puts a finished capture into files: the WACZ, the pictures, the text, the report, the certificates. All of it in memory. */
import type { CapturedFile } from '@smart-rescue/features/ports/capturer'
import type { CaptureReport } from '@smart-rescue/schema'
import type { ChannelLog } from '../recording/channel-log.ts'
import type { IndexedRecord } from '../wacz/exchange-records.ts'
import { makeWacz, type WaczExtra, type WaczSigner } from '../wacz/make-wacz.ts'
import { pageRecords, warcinfoRecord } from '../wacz/page-records.ts'
import type { PageResult } from './drive-page.ts'

/** Longest text that goes into the package's page list; the whole is in its own record and file. Characters. */
const PAGE_TEXT = 200_000

const file = (role: string, name: string, mediaType: string, parts: readonly Uint8Array[]): CapturedFile => ({
  role,
  name,
  mediaType,
  length: parts.reduce((sum, part) => sum + part.length, 0),
  async *bytes() {
    yield* parts
  },
})

/** The report as JSON with an end of line: the bytes that are sealed and those inside the WACZ are the same. */
const reportBytes = (report: CaptureReport): Uint8Array =>
  new Uint8Array(Buffer.from(`${JSON.stringify(report, undefined, 2)}\n`))

/** The report as a file, for ends without anything else. */
export const reportFile = (report: CaptureReport): CapturedFile =>
  file('capture-report', 'capture-report.json', 'application/json', [reportBytes(report)])

const pem = (base64: string): string =>
  `-----BEGIN CERTIFICATE-----\n${base64.replace(/(.{64})(?=.)/g, '$1\n')}\n-----END CERTIFICATE-----\n`

const number = (index: number): string => String(index + 1).padStart(2, '0')

/** Packs. `exchanges` are the records that were written while the page loaded. */
export const packCapture = async (input: {
  readonly report: CaptureReport
  readonly page: PageResult
  readonly exchanges: readonly IndexedRecord[]
  readonly channels: readonly ChannelLog[]
  readonly signer?: WaczSigner
  readonly extras?: readonly WaczExtra[]
}): Promise<readonly CapturedFile[]> => {
  const { report, page } = input
  const bytes = reportBytes(report)
  const wacz = await makeWacz({
    records: [
      await warcinfoRecord(report.startedAt, report),
      ...input.exchanges,
      ...(await pageRecords(page, input.channels, report)),
    ],
    page: {
      url: report.finalUrl,
      at: report.startedAt,
      title: report.title,
      text: (page.text ?? '').slice(0, PAGE_TEXT),
    },
    title: report.title === '' ? report.finalUrl : report.title,
    description: report.claim,
    software: report.software,
    createdAt: new Date(report.endedAt),
    extras: [
      { path: 'capture/capture-report.json', mediaType: 'application/json', bytes },
      ...(input.extras ?? []),
    ],
    ...(input.signer === undefined ? {} : { signer: input.signer }),
  })
  const tiles = page.screenshot?.tiles ?? []
  const chain = report.tls?.chain ?? []
  return [
    file('wacz', 'capture.wacz', 'application/wacz', wacz),
    ...tiles.map((tile, index) =>
      file(`screenshot-${number(index)}`, `screenshot-${number(index)}.png`, 'image/png', [tile]),
    ),
    ...(page.text === undefined
      ? []
      : [file('text', 'text.txt', 'text/plain; charset=utf-8', [new Uint8Array(Buffer.from(page.text))])]),
    file('capture-report', 'capture-report.json', 'application/json', [bytes]),
    ...(chain.length === 0
      ? []
      : [
          file('certificates', 'certificates.pem', 'application/x-pem-file', [
            new Uint8Array(Buffer.from(chain.map(pem).join(''))),
          ]),
        ]),
  ]
}

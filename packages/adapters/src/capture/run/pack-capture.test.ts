/** The files of a capture: which there are, by which names, and that each says its true length. */

import type { CapturedFile } from '@smart-rescue/features/ports/capturer'
import { CaptureReport } from '@smart-rescue/schema'
import { describe, expect, it } from 'vitest'
import { buildReport } from './build-report.ts'
import { packCapture, reportFile } from './pack-capture.ts'

const report = buildReport({
  job: {
    captureId: 'c1',
    url: 'https://jobs.example/ad/7',
    media: 'withheld',
    operator: 'Maya Rai',
    caseReference: 'A-1',
    purpose: 'Preservation',
    legalBasis: 'Section 4',
  },
  decision: { state: 'complete' },
  startedAt: new Date('2026-03-01T10:00:00.000Z'),
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
const tls = (chain: string[]) => ({
  protocol: 'TLS 1.3',
  cipher: 'x',
  subject: 'x',
  issuer: 'x',
  validFrom: '',
  validTo: '',
  valid: true,
  chain,
})

const read = async (file: CapturedFile | undefined): Promise<Buffer> => {
  const parts: Uint8Array[] = []
  if (file !== undefined) for await (const part of file.bytes()) parts.push(part)
  return Buffer.concat(parts)
}
const pack = async (
  page: Partial<Parameters<typeof packCapture>[0]['page']> = {},
  changes: Partial<CaptureReport> = {},
) => {
  const files = await packCapture({
    report: { ...report, ...changes },
    page: { chains: [], ...page },
    exchanges: [],
    channels: [],
  })
  return { files, of: (role: string) => files.find((file) => file.role === role) }
}
const shot = (count: number) => ({
  screenshot: {
    tiles: Array.from({ length: count }, (_, n) => new Uint8Array([n])),
    width: 1,
    height: count,
    whole: true,
  },
})

describe('the files', () => {
  it('of a page that showed nothing are the package and the report', async () => {
    expect((await pack()).files.map(({ role }) => role)).toEqual(['wacz', 'capture-report'])
  })

  it('of a whole capture are five kinds, in one order, each with its media type', async () => {
    const { files } = await pack({ ...shot(2), text: 'Room to let' }, { tls: tls(['AA==']) })
    expect(files.map(({ role, name, mediaType }) => [role, name, mediaType])).toEqual([
      ['wacz', 'capture.wacz', 'application/wacz'],
      ['screenshot-01', 'screenshot-01.png', 'image/png'],
      ['screenshot-02', 'screenshot-02.png', 'image/png'],
      ['text', 'text.txt', 'text/plain; charset=utf-8'],
      ['capture-report', 'capture-report.json', 'application/json'],
      ['certificates', 'certificates.pem', 'application/x-pem-file'],
    ])
  })

  it('say their true length in bytes, not in letters', async () => {
    const { files } = await pack({ ...shot(1), text: 'कोठा भाडामा' }, { tls: tls(['AA==', 'AQ==']) })
    for (const file of files) expect([file.role, file.length]).toEqual([file.role, (await read(file)).length])
  })

  it('sort by name in the order of the tiles, up to the 25 that a capture takes', async () => {
    const { files } = await pack(shot(25))
    const names = files.filter(({ role }) => role.startsWith('screenshot')).map(({ name }) => name)
    expect(names).toEqual([...names].sort())
    expect(new Set(names).size).toBe(25)
  })

  it('keep an empty text as a file, since a page without words is a finding', async () => {
    expect((await pack({ text: '' })).of('text')?.length).toBe(0)
  })
})

describe('the report', () => {
  it('is the same bytes as a file and inside the package', async () => {
    const { of } = await pack()
    const bytes = await read(of('capture-report'))
    expect((await read(of('wacz'))).includes(bytes)).toBe(true)
    expect(bytes.equals(await read(reportFile(report)))).toBe(true)
  })

  it('reads back as what it was, and ends with a line break', async () => {
    const text = (await read(reportFile(report))).toString()
    expect(CaptureReport.parse(JSON.parse(text))).toEqual(report)
    expect(text.endsWith('}\n')).toBe(true)
  })
})

describe('the certificates', () => {
  it('are PEM of 64 letters a line, leaf first, and give back the same bytes', async () => {
    const chain = [1, 48, 96, 97].map((length) => Buffer.alloc(length, length).toString('base64'))
    const text = (await read((await pack({}, { tls: tls(chain) })).of('certificates'))).toString()
    const blocks = [...text.matchAll(/-----BEGIN CERTIFICATE-----\n([\s\S]*?)\n-----END CERTIFICATE-----\n/g)]
    expect(blocks.map((block) => block[1]?.replaceAll('\n', ''))).toEqual(chain)
    for (const line of blocks.flatMap((block) => block[1]?.split('\n') ?? [])) {
      expect(line.length).toBeLessThanOrEqual(64)
      expect(line).not.toBe('')
    }
  })
})

describe('the package', () => {
  it('is titled by the page, and by its address where the page has no title', async () => {
    const titleOf = async (title: string) => {
      const bytes = (await read((await pack({}, { title })).of('wacz'))).toString('latin1')
      const from = bytes.indexOf('{\n  "profile"')
      return JSON.parse(bytes.slice(from, bytes.indexOf('\n}\n', from) + 2)).title
    }
    expect(await titleOf('Room to let')).toBe('Room to let')
    expect(await titleOf('')).toBe('https://jobs.example/ad/7')
  })

  it('lists the beginning of a very long text in its pages, and keeps the whole in its own file', async () => {
    const text = 'x'.repeat(200_001)
    const { of } = await pack({ text })
    expect(of('text')?.length).toBe(200_001)
    const bytes = (await read(of('wacz'))).toString('latin1')
    expect(bytes).toContain(`"text":"${'x'.repeat(200_000)}"}`)
  })
})

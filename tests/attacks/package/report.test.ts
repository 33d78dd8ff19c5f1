/** The report as a PDF by the real printer: tagged, with an outline, every text readable, nothing loaded. */
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createPrinter, findChromium } from '@smart-rescue/adapters/capture'
import { renderReport } from '@smart-rescue/core/dossier'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reportModel } from './report-fixture.ts'

const run = promisify(execFile)
const has = (program: string): Promise<boolean> =>
  run(program, ['-v']).then(
    () => true,
    () => false,
  )
const noBrowser = findChromium() === undefined
const noPoppler = !((await has('pdftotext')) && (await has('pdfinfo')))

let folder: string
let pdf: Uint8Array
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'report-'))
  if (noBrowser) return
  const printer = createPrinter()
  pdf = await printer.print({
    html: renderReport(reportModel()),
    title: 'SR-2026-014 · Lantern',
    footer: 'SR-2026-014 · Deepa House',
  })
  await printer.close()
  await writeFile(join(folder, 'report.pdf'), pdf)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe.skipIf(noBrowser)('the printed report (skipped where no Chromium is installed)', () => {
  it('is a tagged PDF with an outline, a language and a title', () => {
    const text = Buffer.from(pdf).toString('latin1')
    for (const mark of ['/StructTreeRoot', '/MarkInfo', '/Marked true', '/Outlines', '/Lang'])
      expect(text).toContain(mark)
    expect(text).not.toMatch(/\/JavaScript|\/EmbeddedFile|\/Launch/)
  })

  it.skipIf(noPoppler)(
    'says everything as text, in every script (skipped where poppler is missing)',
    async () => {
      const { stdout } = await run('pdftotext', [join(folder, 'report.pdf'), '-'])
      const flat = stdout.replaceAll(/\s+/g, ' ')
      for (const text of [
        'Lantern',
        'SR-2026-014',
        'Referral Helpline 112/26',
        'Chronology of exhibits',
        'by nobody yet',
        '<script>alert(1)</script>',
        'Dipesh Lama',
        '+977 972-0000 123',
        'exported in this package',
        'What this does not show',
        'verify.html',
      ])
        expect(flat).toContain(text)
      expect(flat).toMatch(/नेपाली/)
    },
  )

  it.skipIf(noPoppler)(
    'is A4, numbers its pages, and names itself (skipped where poppler is missing)',
    async () => {
      const { stdout } = await run('pdfinfo', [join(folder, 'report.pdf')])
      expect(stdout).toMatch(/Page size:\s+59[45]\S* x 84[12]\S* pts \(A4\)/)
      expect(stdout).toMatch(/Title:\s+SR-2026-014 · Lantern/)
      expect(stdout).toMatch(/Tagged:\s+yes/)
      const pages = Number(/Pages:\s+(\d+)/.exec(stdout)?.[1])
      const { stdout: last } = await run('pdftotext', ['-f', String(pages), join(folder, 'report.pdf'), '-'])
      expect(last).toContain(`${pages} / ${pages}`)
    },
  )
})

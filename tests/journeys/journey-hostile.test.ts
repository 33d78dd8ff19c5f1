/** Bad input through the real product: hostile pages shown as text everywhere, walls and loops named honestly, private addresses never touched. */
import { execFileSync, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findPage } from './harbour-truth.ts'
import { type CaptureAnswer, type Office, openOffice, waitUntil } from './office.ts'
import { readVerifier, unpack } from './outsider-tools.ts'
import { CHROMIUM, openVisitor, type Visitor } from './visitor.ts'

/** 200 characters, a direction override, an emoji, markup. */
const TITLE = `<img src=x onerror=alert(1)> \u202Edaeh ⛵ ${'Pier '.repeat(40)}`.slice(0, 200)
const NAME = `<b>Captain</b> \u202Etxt ⛵ ${'Longname '.repeat(30)}`.slice(0, 200).trimEnd()

describe.skipIf(CHROMIUM === undefined)('hostile content and bad addresses', () => {
  let office: Office
  let maya: Visitor
  let page: Page
  let caseId: string
  let listener: Server
  let touched = 0
  let captures: readonly CaptureAnswer[]
  const ended = new Map<string, CaptureAnswer>()
  beforeAll(async () => {
    office = await openOffice()
    await office.found()
    await office.add('omar', NAME, ['investigator'])
    caseId = await office.openCase(TITLE)
    listener = createServer((socket) => {
      touched += 1
      socket.destroy()
    }).listen(0, '127.0.0.1')
    await once(listener, 'listening')
    const { port } = listener.address() as AddressInfo
    const { jobs, social, tls } = office.harbour.origins
    const addresses: Record<string, string> = {
      // First, since it takes a minute whatever else happens beside it.
      endless: `${jobs}/hard/endless.html`,
      hostile: `${jobs}/hard/hostile.html`,
      loop: `${jobs}/go/round`,
      inside: `${jobs}/go/inside`,
      login: `${social}/private/notices`,
      bot: `${social}/hard/checking.html`,
      soft404: `${jobs}/hard/soft-404.html`,
      text: `${jobs}/hard/notice.txt`,
      pdf: `${jobs}/hard/notice.pdf`,
      nowhere: 'http://no-such-harbour.test/',
      literal: `http://127.0.0.1:${port}/`,
      decimal: `http://2130706433:${port}/`,
      hex: `http://0x7f000001:${port}/`,
      short: `http://127.1:${port}/`,
      mapped: `http://[::ffff:127.0.0.1]:${port}/`,
      six: `http://[::1]:${port}/`,
      metadata: 'http://169.254.169.254/',
      discard: 'http://127.0.0.1:9/',
      ...(tls === undefined ? {} : { tls: `${tls}/ads/kitchen-amaro.html` }),
    }
    captures = await office.captureAll(caseId, Object.values(addresses), 170)
    for (const [at, name] of Object.keys(addresses).entries()) {
      const capture = captures[at]
      if (capture !== undefined) ended.set(name, capture)
    }
    maya = await openVisitor()
    page = maya.page
    await page.goto(`${office.origin()}/cases/${caseId}`)
    await maya.signIn('maya')
  }, 240_000)
  afterAll(async () => {
    await maya?.close()
    listener?.close()
    await office?.close()
  })
  const end = (name: string) => {
    const capture = ended.get(name)
    return capture && `${capture.state}${capture.reason ? ` ${capture.reason.code}` : ''}`
  }

  it('refuses every private and special address, and no packet reaches a listening socket', () => {
    for (const name of ['literal', 'decimal', 'hex', 'short', 'mapped', 'six', 'metadata', 'discard']) {
      expect(`${name}: ${end(name)}`).toBe(`${name}: refused capture.address-private`)
      expect(ended.get(name)?.exhibit).toBeUndefined()
    }
    expect(touched).toBe(0)
  })

  it('refuses a public address that leads into a private one', () => {
    expect(end('inside')).toBe('refused capture.address-private')
    expect(ended.get('inside')?.exhibit).toBeUndefined()
  })

  it('names every other end honestly', () => {
    expect(end('loop')).toBe('failed capture.redirect-loop')
    expect(end('nowhere')).toBe('failed capture.name-unknown')
    expect(end('login')).toBe('partial capture.login-wall')
    expect(end('bot')).toBe('partial capture.bot-wall')
    expect(end('soft404')).toBe('partial capture.soft-404')
    expect(end('endless')).toMatch(/^partial capture\.(too-large|timeout)$/)
    for (const name of ['hostile', 'text']) expect(`${name}: ${end(name)}`).toBe(`${name}: complete`)
    expect(end('pdf')).toBe('partial capture.not-a-page')
    expect(ended.get('pdf')?.exhibit).toBeDefined()
  })

  it('says each of these ends in a sentence on the Evidence tab', async () => {
    await page.getByRole('link', { name: /^Evidence/ }).click()
    await page.getByRole('button', { name: 'Show all captures' }).click()
    const sentences = await page.locator('.sr-capture-reason').allInnerTexts()
    const unhappy = captures.filter(({ state }) => state !== 'complete')
    expect(sentences.length).toBe(unhappy.length)
    for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].{20,}[.)]$/s)
    await maya.check('evidence, full of refusals')
  })

  it('captures a page behind a broken certificate and says on the exhibit what is wrong with it', async (test) => {
    const exhibit = ended.get('tls')?.exhibit
    if (office.harbour.origins.tls === undefined) return test.skip('no openssl here, so Harbour has no TLS')
    expect(exhibit).toBeDefined()
    await page.goto(`${office.origin()}/cases/${caseId}/exhibits/${exhibit?.id}`)
    await page.getByText('Not valid:').waitFor()
    await page.goto(`${office.origin()}/cases/${caseId}/evidence`)
  })

  it('shows a hostile title as text in the list, on the exhibit and in the text, and runs nothing of it', async () => {
    const title = findPage('jobs-hostile').title
    const shown = title.replaceAll(/[\u202d\u202e]/g, '\ufffd')
    await page.getByRole('link', { name: shown }).first().click()
    await page.getByRole('heading', { level: 1, name: shown }).waitFor()
    const text = page.getByRole('region', { name: 'Text as the reader saw it' })
    await text.getByText('<script>alert(1)</script>').first().waitFor()
    await text.getByText('<img src=x onerror=alert(2)>').first().waitFor()
    await text.getByRole('button', { name: '+1 202 555 0187' }).waitFor()
    await maya.check('hostile exhibit')
    expect(await page.locator('h1 script, h1 img, main img').count()).toBe(0)
  })

  it('replays the hostile page without a dialog, a script of it or a request outside', async () => {
    await page.getByRole('button', { name: 'Open the replay' }).click()
    await expect
      .poll(
        async () => {
          const texts = await Promise.all(
            page.frames().map((frame) =>
              frame
                .locator('body')
                .innerText({ timeout: 1_000 })
                .catch(() => ''),
            ),
          )
          return texts.filter((text) => text.includes('Formula: =HYPERLINK')).length
        },
        { timeout: 45_000 },
      )
      .toBeGreaterThan(1)
  })

  it('carries a case title and a name of 200 characters with markup, an override and an emoji without breaking a screen', async () => {
    await page.goto(`${office.origin()}/cases`)
    const shown = TITLE.replaceAll('\u202E', '\ufffd').trim()
    await page.getByRole('link', { name: shown.slice(0, 60) }).waitFor()
    await maya.check('cases with a long title')
    await page.goto(`${office.origin()}/cases/${caseId}`)
    await page.getByRole('heading', { level: 1, name: shown.slice(0, 60) }).waitFor()
    await maya.check('case with a long title')
    await page.goto(`${office.origin()}/people`)
    await page.getByText(NAME.replaceAll('\u202E', '\ufffd').slice(0, 60)).first().waitFor()
    await maya.check('people with a long name')
  })

  it('refuses a note with a NUL in a sentence, and keeps emoji, markup and overrides of one as written', async () => {
    await page.goto(`${office.origin()}/cases/${caseId}`)
    const field = page.getByLabel('New note')
    const act = page.getByRole('button', { name: 'Write the note' })
    maya.expectError(/status of 400.*\/notes/)
    await field.fill('NUL \u0000 inside')
    await act.click()
    await page.getByRole('alert').getByText('field that is missing or wrong').waitFor()
    expect(await field.inputValue()).toContain('NUL')
    await field.fill('Turned \u202Eround\u202C, boat ⛵, <b>bold</b>')
    await act.click()
    const note = page.locator('.sr-note-body').first()
    await note.waitFor()
    const text = await note.innerText()
    expect(text).toContain('Turned \ufffdround')
    expect(text).toContain('boat ⛵, <b>bold</b>')
  })

  it('writes the hostile words into report and package as text, which the offline verifier shows as text', async () => {
    const talk = office.talk()
    const { id } = (await talk.post(`/api/cases/${caseId}/dossiers`, {})) as { id: string }
    await waitUntil('the dossier', 120, async () => {
      const { state } = (await talk.get(`/api/cases/${caseId}/dossiers/${id}`)) as { state: string }
      if (state === 'failed') throw new Error('the dossier failed')
      return state === 'ready' ? true : undefined
    })
    const bytes = (await talk.get(`/api/cases/${caseId}/dossiers/${id}/package`)) as unknown as Uint8Array
    const zip = join(mkdtempSync(join(tmpdir(), 'smart-rescue-hostile-')), 'hostile.zip')
    writeFileSync(zip, bytes)
    const folder = unpack(zip)
    const outsider = await openVisitor({ offline: true })
    const read = await readVerifier(outsider.page, folder, zip)
    expect(read.results.intact).toMatch(/intact: yes/i)
    const said = await outsider.page.locator('#verdict').innerText()
    expect(said).toContain('<script>alert(1)</script> "quoted"')
    expect(said).toContain('<img src=x onerror=alert(1)>')
    await outsider.check('verifier of a hostile package')
    const oddities = [...(await outsider.oddities()), ...outsider.findings]
    await outsider.close()
    expect(oddities).toEqual([])
    if (spawnSync('pdftotext', ['-v']).error !== undefined)
      return console.warn('report: pdftotext is not here')
    const report = execFileSync('pdftotext', [join(folder, 'report.pdf'), '-'], { encoding: 'utf8' })
    expect(report.replaceAll(/\s+/g, ' ')).toContain('<script>alert(1)</script>')
  })

  it('opened no dialog, ran no foreign script, asked nobody outside, and left no finding of axe', async () => {
    expect(await maya.oddities()).toEqual([])
    expect(maya.findings).toEqual([])
  })
})

/** A page that changes, disappears and comes back while it is watched, seen again by a second visit, and a list of addresses: in a real browser, on a site of our own. */
import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect, createServer as createTcpServer } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningProduct, runProduct } from '../../tools/demo/run-product.mjs'
import { PASSPHRASES, waitUntil } from './office.ts'
import { CHROMIUM, openVisitor, type Visitor } from './visitor.ts'

const ADVERT = [
  'Restaurant team wanted at the pier',
  'Free room and meals, no experience needed.',
  'Ring the desk on +977 972 0000 123 after six.',
]
const CHANGED = ADVERT.with(2, 'Ring the desk on +977 972 0000 456 after seven.')

/** The site: one advert that a test changes, and as many plain pages as one asks for. */
const openSite = async () => {
  const now = { lines: ADVERT, status: 200 }
  const asked: string[] = []
  const server: Server = createServer((request, response) => {
    const isAdvert = request.url === '/advert'
    asked.push(request.url ?? '')
    response.writeHead(isAdvert ? now.status : 200, { 'content-type': 'text/html; charset=utf-8' })
    const lines = !isAdvert
      ? [`Notice ${request.url}`, 'Plain words.']
      : now.status === 200
        ? now.lines
        : ['Not found']
    response.end(`<!doctype html><title>${lines[0]}</title>${lines.map((line) => `<p>${line}</p>`).join('')}`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    now,
    asked,
    port,
    origin: `http://tide-board.example:${port}`,
    close: () => server.closeAllConnections(),
  }
}

/** A SOCKS5 proxy with a sign-in (RFC 1928, RFC 1929) that leads every name to one port of loopback, and remembers who came for what. */
const openProxy = async (port: number) => {
  const seen: { login: string; host: string }[] = []
  const proxy = createTcpServer((socket) => {
    let login = ''
    let step = 0
    socket.on('error', () => undefined)
    socket.on('data', (bytes) => {
      if (step === 0) {
        step = 1
        socket.write(Uint8Array.of(5, 2))
      } else if (step === 1) {
        step = 2
        const name = bytes.subarray(2, 2 + (bytes[1] ?? 0)).toString()
        const at = 2 + (bytes[1] ?? 0)
        login = `${name}:${bytes.subarray(at + 1, at + 1 + (bytes[at] ?? 0)).toString()}`
        socket.write(Uint8Array.of(1, 0))
      } else if (step === 2) {
        step = 3
        seen.push({ login, host: bytes.subarray(5, 5 + (bytes[4] ?? 0)).toString() })
        const onward = connect(port, '127.0.0.1', () => {
          socket.write(Uint8Array.of(5, 0, 0, 1, 127, 0, 0, 1, 0, 0))
          socket.pipe(onward).pipe(socket)
        })
        onward.on('error', () => socket.destroy())
      }
    })
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  const { port: own } = proxy.address() as AddressInfo
  return { seen, port: own, close: () => proxy.close() }
}

describe.skipIf(CHROMIUM === undefined)('a page that is watched', () => {
  let site: Awaited<ReturnType<typeof openSite>>
  let product: RunningProduct
  let maya: Visitor
  let page: Page
  let caseId = ''
  beforeAll(async () => {
    site = await openSite()
    product = await runProduct({ devHosts: [`tide-board.example:${site.port}=127.0.0.1:${site.port}`] })
    await product.product.post('/api/organisation', {
      name: 'Lantern House',
      country: 'NP',
      administrator: { displayName: 'Maya Lantern', login: 'maya', passphrase: PASSPHRASES.maya },
      unlockPassphrase: PASSPHRASES.unlock,
    })
    const opened = (await product.product.post('/api/cases', {
      title: 'Lantern',
      leadKind: 'recruitment',
      countries: ['NP'],
      purpose: 'Find who recruits',
      legalBasis: 'Referral 112/26',
    })) as { case: { id: string } }
    caseId = opened.case.id
    maya = await openVisitor()
    page = maya.page
    await page.goto(`${product.origin}/cases/${caseId}/evidence`)
    await maya.signIn('maya')
  })
  afterAll(async () => {
    await maya?.close()
    await product?.stop()
    site?.close()
  })

  const checkNow = async (found: string) => {
    await page.getByRole('button', { name: /^Check now/ }).click()
    await page.locator('ol .sr-item').first().getByText(found, { exact: true }).waitFor()
  }

  it('is captured directly: the box says what the site will see of us, and offers Tor', async () => {
    const way = page.getByLabel('How the site sees us')
    await way.waitFor()
    await page.getByText('It will see the internet address of this office.').waitFor()
    await way.selectOption('Tor')
    await page.getByText('It will see an address of the Tor network; some sites refuse it.').waitFor()
    await page.getByLabel('Address of a public page').fill('http://abcdefgh234567.onion/ad')
    await page.getByText('An onion address is reached through Tor alone.').waitFor()
    await page.getByLabel('Address of a public page').fill(`${site.origin}/advert`)
    await way.selectOption('Directly')
    await page.getByRole('button', { name: 'Capture', exact: true }).click()
    await page.getByRole('link', { name: 'Restaurant team wanted at the pier' }).waitFor({ timeout: 60_000 })
    await maya.check('evidence with routes')
  })

  it('is seen again by a second visit, which is held against the first', async () => {
    site.now.lines = CHANGED
    await page.goto(`${product.origin}/cases/${caseId}/evidence`)
    await page.getByRole('link', { name: 'Restaurant team wanted at the pier' }).last().click()
    await page.getByRole('button', { name: 'Capture again, independently' }).click()
    await page.getByText('The first capture took the same way. Another one says more.').waitFor()
    await page.getByRole('button', { name: 'Capture again', exact: true }).click()
    await page.getByText('They differ in: text, numbers and names.').waitFor({ timeout: 60_000 })
    await maya.check('exhibit with a second capture')
    await page.getByRole('link', { name: 'Show side by side' }).click()
    await page.getByRole('heading', { level: 1, name: 'E-01 beside E-02' }).waitFor()
    await page.locator('del', { hasText: '123' }).waitFor()
    await page.locator('ins', { hasText: '456' }).waitFor()
    expect(await page.locator('main').innerText()).not.toMatch(/authentic/i)
    await maya.check('two exhibits side by side')
  })

  it('is watched from its exhibit on, and tells what changed', async () => {
    await page.getByRole('link', { name: 'E-02' }).first().click()
    await page.getByRole('button', { name: 'Watch this page' }).click()
    await page.getByLabel('How often').selectOption('every hour')
    await page.getByText('About 720 pages a month.', { exact: false }).waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Watch this page' }).click()
    await page.goto(`${product.origin}/cases/${caseId}/watches`)
    await page.getByRole('link', { name: `${site.origin}/advert` }).click()
    await page
      .locator('ol .sr-item')
      .first()
      .getByText('unchanged', { exact: true })
      .waitFor({ timeout: 60_000 })
    site.now.lines = ADVERT
    await checkNow('changed')
    await page.getByText('The page changed.').waitFor()
    await page.getByText('+9779720000123').waitFor()
    await maya.check('a watched page that changed')
  })

  it('is called gone at the second time, and the alarm stands on Today without a reload', async () => {
    const today = await maya.context.newPage()
    await today.goto(product.origin)
    await today.getByText('A watched page changed.').waitFor()
    site.now.status = 404
    await checkNow('gone')
    expect(await page.getByText('The page is gone').count()).toBe(0)
    await page.getByRole('button', { name: /^Check now/ }).click()
    await page.getByText('The page is gone: twice in a row it was not there.').waitFor({ timeout: 60_000 })
    await today.getByText('A watched page is gone.').waitFor({ timeout: 60_000 })
    site.now.status = 200
    await page.getByRole('button', { name: /^Check now/ }).click()
    await page.getByText('The page is there again.').waitFor({ timeout: 60_000 })
    await today.close()
  })

  it('is paused with an undo, and ends after a question', async () => {
    await page.getByRole('button', { name: /^Pause/ }).click()
    await page.getByText('Paused. Nothing is loaded.').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('button', { name: /^Pause/ }).waitFor()
    await page.getByRole('button', { name: /^End/ }).click()
    await page.getByRole('button', { name: 'End the watch' }).click()
    await page.getByText('Ended by hand', { exact: false }).waitFor()
  })

  it('stands beside a list of addresses, looked through and captured to its end', async () => {
    await page.goto(`${product.origin}/cases/${caseId}/lists`)
    const lines = [
      `${site.origin}/one`,
      'no address',
      `${site.origin}/one#again`,
      `${site.origin}/advert`,
      `${site.origin}/two`,
    ]
    await page.getByLabel('Addresses, one a line').fill(lines.join('\n'))
    await page.getByRole('button', { name: 'Look it through' }).click()
    await page.getByText('2 addresses to capture').waitFor()
    await page.getByText('this case has captured the page already').waitFor()
    await page.getByLabel('Name of the list').fill('Notices of the pier')
    await maya.check('a list looked through')
    await page.getByRole('button', { name: 'Start the list' }).click()
    await page.getByText('2 of 2').waitFor({ timeout: 90_000 })
    await page.getByRole('status').getByText('done').waitFor()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download the report (CSV)' }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/^list-\d{4}-\d\d-\d\d\.csv$/)
    await maya.check('a list that is done')
  })

  it('is captured through a proxy of the office, signed in with the passphrase that the locker sealed', async () => {
    const proxy = await openProxy(site.port)
    await page.goto(`${product.origin}/settings`)
    await page.getByRole('button', { name: 'Add a proxy' }).click()
    await page.getByLabel('Name', { exact: true }).fill('Riga')
    await page.getByLabel('Address of the proxy').fill(`127.0.0.1:${proxy.port}`)
    await page.getByLabel('User name, if the proxy asks for one').fill('deepa')
    await page.getByLabel('Passphrase of the proxy').fill('a sealed secret')
    await page.getByRole('button', { name: 'Save the route' }).click()
    await page.getByText('with a passphrase, sealed', { exact: false }).waitFor()
    await maya.check('settings with routes')
    await page.goto(`${product.origin}/cases/${caseId}/evidence`)
    await page.getByLabel('How the site sees us').selectOption('Riga')
    await page.getByLabel('Address of a public page').fill(`${site.origin}/through-riga`)
    await page.getByRole('button', { name: 'Capture', exact: true }).click()
    await page.getByRole('link', { name: 'Notice /through-riga' }).waitFor({ timeout: 60_000 })
    expect(proxy.seen.length).toBeGreaterThan(0)
    for (const visit of proxy.seen)
      expect(visit).toEqual({ login: 'deepa:a sealed secret', host: 'tide-board.example' })
    proxy.close()
    // The proxy is gone: the capture fails and says so, and nothing goes out another way.
    await page.getByLabel('Address of a public page').fill(`${site.origin}/never-seen`)
    await page.getByRole('button', { name: 'Capture', exact: true }).click()
    await page.getByText('capture.route-down').waitFor({ timeout: 60_000 })
    expect(site.asked).not.toContain('/never-seen')
  })

  it('left a log that says who started, what was found, and why it ended', async () => {
    const types = await waitUntil('the log', 20, async () => {
      const { lines } = (await product.product.get(`/api/cases/${caseId}/log`)) as {
        lines: { type: string }[]
      }
      const all = new Set(lines.map(({ type }) => type))
      return all.has('list.ended') ? all : undefined
    })
    for (const type of [
      'capture.compared',
      'watch.started',
      'watch.checked',
      'watch.changed',
      'watch.ended',
      'list.started',
    ])
      expect(types).toContain(type)
    expect(maya.findings).toEqual([])
    expect(await maya.oddities()).toEqual([])
  })
})

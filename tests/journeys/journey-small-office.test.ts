/** The main line as a person in a small office walks it, from the printed address to an outsider who reads the four results. */
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Office, openOffice, PASSPHRASES } from './office.ts'
import { type Reading, readVerifier, unpack } from './outsider-tools.ts'
import { CHROMIUM, openVisitor, type Visitor } from './visitor.ts'

const NUMBER = '+442079460142'

describe.skipIf(CHROMIUM === undefined)('a person in a small office', () => {
  let office: Office
  let maya: Visitor
  let page: Page
  let zip: string
  beforeAll(async () => {
    office = await openOffice()
    maya = await openVisitor()
    page = maya.page
  })
  afterAll(async () => {
    await maya?.close()
    await office?.close()
  })
  const tab = (name: string) =>
    page.getByRole('navigation', { name: 'Parts of the case' }).getByRole('link', { name })
  const panel = (name: string) =>
    page.locator('section.sr-panel', { has: page.getByRole('heading', { level: 2, name, exact: true }) })

  it('opens the printed address and creates the organisation with its first administrator', async () => {
    const printed = /http:\/\/127\.0\.0\.1:\d+/.exec(office.running().said())?.[0]
    expect(printed).toBe(office.origin())
    await page.goto(printed ?? '')
    await page.getByRole('heading', { level: 1, name: 'Set up Smart Rescue' }).waitFor()
    await maya.check('first run')
    await page.getByRole('button', { name: 'Create the organisation' }).click()
    await page.getByText('Please do this first').waitFor()
    await page.getByLabel('Name of the organisation').fill('Lantern House')
    await page.getByLabel('Country').selectOption('NP')
    await page.getByLabel('Your name').fill('Maya Lantern')
    await page.getByLabel('Sign-in name').fill('maya')
    await page.getByRole('textbox', { name: 'Your passphrase' }).fill(PASSPHRASES.maya)
    await page.getByRole('textbox', { name: 'Unlock passphrase' }).fill(PASSPHRASES.unlock)
    await page.getByLabel('I have written the unlock passphrase down').check()
    await page.getByRole('button', { name: 'Create the organisation' }).click()
    await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor()
    await maya.check('today, empty')
  })

  it('creates a case, bound to a purpose and a legal basis', async () => {
    await page.getByRole('link', { name: 'Open a case' }).first().click()
    await page.getByLabel('Title').fill('Lantern')
    await maya.check('open a case')
    await page.getByLabel('Kind of lead').selectOption('recruitment')
    await page.getByLabel('Countries').selectOption('NP')
    await page.getByRole('combobox', { name: 'Countries' }).selectOption('GB')
    await page.getByLabel('Purpose').fill('To find out who is behind an advert that offers restaurant work')
    await page.getByLabel('Legal basis').fill('Referral of the child helpline, no. 112/26')
    await page.getByRole('button', { name: 'Open the case' }).click()
    await page.getByRole('heading', { level: 1, name: 'Lantern' }).waitFor()
    await page.getByText('Save the first page.').waitFor()
    await maya.check('case, empty')
  })

  it('pastes an address into the one box and watches the capture to its end', async () => {
    await page.getByLabel('Paste an address').fill(`${office.harbour.origins.jobs}/ads/kitchen-amaro.html`)
    await page.getByRole('button', { name: 'Capture this page' }).click()
    await page.getByRole('progressbar').first().waitFor()
    await page
      .getByRole('status')
      .getByText(/waiting|capturing/)
      .waitFor()
    await page.getByRole('link', { name: 'Kitchen and floor staff, Port Amaro' }).waitFor()
    await page.getByRole('progressbar').waitFor({ state: 'detached' })
    await maya.check('evidence')
  })

  it('reads the exhibit: its text with marks that explain themselves, and its provenance', async () => {
    await page.getByRole('link', { name: 'Kitchen and floor staff, Port Amaro' }).click()
    const mark = page.getByRole('button', { name: '+44 20 7946 0142' }).first()
    await mark.click()
    await panel('Text as the reader saw it').getByRole('note').getByText(NUMBER).waitFor()
    const provenance = panel('Provenance')
    for (const words of [
      'Every part was sealed and read back.',
      'of the custody log closes it.',
      'By nobody yet: the time is that of our own clock.',
      'By nobody yet: no partner has countersigned the log.',
      'Referral of the child helpline, no. 112/26',
      'HTTP 200',
    ])
      expect(await provenance.innerText()).toContain(words)
    expect(await provenance.getByText(/[0-9a-f]{64}/).count()).toBeGreaterThan(2)
    await maya.check('exhibit')
  })

  it('replays the page from the archive alone, with its text visible in the frame', async () => {
    await page.getByRole('button', { name: 'Open the replay' }).click()
    await page.getByTitle('Replay of the captured page').scrollIntoViewIfNeeded()
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
          return texts.filter((text) => text.includes('+44 20 7946 0142')).length
        },
        { timeout: 45_000 },
      )
      .toBeGreaterThan(1)
    await page.getByRole('button', { name: 'Close the replay' }).click()
  })

  it('loads no screenshot tile until asked, and shows it clearly only at a second act', async () => {
    expect(await page.locator('.sr-shot img').count()).toBe(0)
    await page.getByRole('button', { name: 'Load tile 1' }).click()
    await expect
      .poll(() =>
        page
          .locator('.sr-shot img')
          .first()
          .evaluate((image: HTMLImageElement) => image.naturalWidth),
      )
      .toBeGreaterThan(300)
    await page.getByAltText('Screenshot, tile 1, blurred').waitFor()
    await page.getByRole('button', { name: 'Show tile 1 clearly' }).click()
    await page.getByAltText('Screenshot, tile 1', { exact: true }).waitFor()
    await maya.check('exhibit with a clear tile')
  })

  it('pastes a second address in the Evidence tab and sees the link proposed with its reason', async () => {
    await page.getByRole('link', { name: 'Evidence', exact: true }).click()
    await page
      .getByLabel('Address of a public page')
      .fill(`${office.harbour.origins.jobs}/ads/lume-coast.html`)
    await page.getByRole('button', { name: 'Capture', exact: true }).click()
    await page.getByRole('link', { name: 'Waiting staff, sea terrace, Lume' }).waitFor()
    await tab('Links').click()
    await page.getByText('Proposed by the machine').waitFor()
    await page.getByText('E-01 and E-02 may belong together').waitFor()
    const reason = page.locator('.sr-why')
    await reason.getByRole('link', { name: NUMBER }).waitFor()
    expect(await reason.innerText()).toMatch(/Same phone number/i)
    await maya.check('links, proposed')
    await page.getByRole('link', { name: /^Compare.*E-01 and E-02/ }).click()
    await page.getByRole('heading', { level: 1, name: 'E-01 and E-02' }).waitFor()
    await page.locator('.sr-compare .sr-mark').nth(1).waitFor()
    await maya.check('compare')
    await page.getByRole('navigation', { name: 'Where you are' }).getByRole('link', { name: 'Links' }).click()
  })

  it('accepts the link, takes it back, and accepts it again; every decision keeps its author', async () => {
    await page.getByRole('button', { name: /^Accept.*E-01 and E-02/ }).click()
    await page.getByText('Accepted by Maya Lantern').waitFor()
    await page.getByRole('button', { name: /^(Undo|Take back).*E-01 and E-02/ }).click()
    await page.getByText('Proposed by the machine').waitFor()
    await page.getByRole('button', { name: /^Accept.*E-01 and E-02/ }).click()
    await page.getByText('Accepted by Maya Lantern').waitFor()
    const decisions = page.getByRole('list', { name: 'Decisions' }).getByRole('listitem')
    await expect.poll(() => decisions.count()).toBe(3)
    for (const [at, word] of ['accepted', 'taken back', 'accepted'].entries())
      expect(await decisions.nth(at).innerText()).toMatch(new RegExp(`^${word}\\s*· Maya Lantern`))
    await maya.check('links, accepted')
  })

  it('follows the shared number to where it was seen', async () => {
    await page.locator('.sr-why').getByRole('link', { name: NUMBER }).click()
    await page.getByRole('heading', { level: 1, name: NUMBER }).waitFor()
    expect(await panel('Where it was seen').getByRole('heading', { level: 3 }).allInnerTexts()).toEqual(
      expect.arrayContaining([expect.stringContaining('E-01'), expect.stringContaining('E-02')]),
    )
    await maya.check('selector')
    await page.goBack()
  })

  it('writes a note that stands there with its author', async () => {
    await tab('Overview').click()
    await page.getByLabel('New note').fill('The second advert names another firm; the number is the same.')
    await page.getByRole('button', { name: 'Write the note' }).click()
    await panel('Notes').getByRole('listitem').getByText('the number is the same').waitFor()
    await maya.check('case')
    await tab('Log').click()
    await page.getByText('Link decided').first().waitFor()
    await maya.check('log')
  })

  it('exports the dossier and downloads the zip', async () => {
    await tab('Dossier').click()
    await maya.check('dossier, before')
    await page.getByRole('button', { name: 'Export', exact: true }).click()
    const link = page.getByRole('link', { name: /Download the package/ })
    await link.waitFor({ timeout: 90_000 })
    await maya.check('dossier, ready')
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
    zip = await download.path()
    const shown = await page
      .getByText(/[0-9a-f]{64}/)
      .first()
      .innerText()
    expect(shown).toContain(createHash('sha256').update(readFileSync(zip)).digest('hex'))
    expect(download.suggestedFilename()).toMatch(/\.zip$/)
  })

  it('made no request beyond this computer, raised no error and no finding of axe on any screen', async () => {
    expect(await maya.oddities()).toEqual([])
    expect(maya.findings).toEqual([])
  })

  it('lets an outsider read four separate results without our software and without network', async () => {
    const folder = unpack(zip)
    const outsider = await openVisitor({ offline: true })
    const named = join(folder, '..', `${folder.split('/').pop()}.zip`)
    writeFileSync(named, readFileSync(zip))
    const without: Reading = await readVerifier(outsider.page, folder, named)
    expect(without.results.intact).toMatch(/^\W*intact: yes/i)
    expect(without.results.logged).toMatch(/^\W*logged: not known.*not checked against anything you brought/i)
    expect(without.results.timed).toMatch(/timed: by nobody yet/i)
    expect(without.results.witnessed).toMatch(/witnessed: by nobody yet/i)
    expect(without.codes).toEqual([])
    await outsider.check('verifier, no policy')

    const key = /^log .+$/m.exec(readFileSync(join(folder, 'policy.example'), 'utf8'))?.[0] ?? ''
    const policy = join(folder, 'policy.txt')
    writeFileSync(policy, `${key}\nquorum none\n`)
    const withPolicy = await readVerifier(outsider.page, folder, named, policy)
    expect(withPolicy.results.logged).toMatch(/logged: yes/i)
    expect(withPolicy.results.intact).toMatch(/intact: yes/i)
    await outsider.check('verifier, with a policy')

    const bytes = readFileSync(zip)
    const at = bytes.indexOf('Kitchen and floor staff', bytes.indexOf('items/E-01/text.txt'))
    expect(at).toBeGreaterThan(0)
    bytes[at] = (bytes[at] ?? 0) ^ 1
    writeFileSync(named, bytes)
    const forged = await readVerifier(outsider.page, folder, named, policy)
    expect(forged.results.intact ?? forged.overall).not.toMatch(/intact: yes/i)
    expect(forged.codes.length).toBeGreaterThan(0)
    expect(await outsider.page.locator('#verdict').innerText()).toContain('text.txt')
    await outsider.check('verifier, refused')
    const oddities = [...(await outsider.oddities()), ...outsider.findings]
    await outsider.close()
    expect(oddities).toEqual([])
  })
})

/** Keyboard only, on a screen of 360 px: the main line up to the captured exhibit; the one box, quick hide, and languages. */
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Office, openOffice, PASSPHRASES } from './office.ts'
import { CHROMIUM, openVisitor, type Visitor } from './visitor.ts'

describe.skipIf(CHROMIUM === undefined)('keyboard only, on a small screen', () => {
  let office: Office
  let maya: Visitor
  let page: Page
  beforeAll(async () => {
    office = await openOffice()
    await office.found()
    maya = await openVisitor({ width: 360 })
    page = maya.page
  })
  afterAll(async () => {
    await maya?.close()
    await office?.close()
  })

  /** Presses Tab until the target has the focus, and sees that the focus is visible on the way. */
  const tabTo = async (target: Locator) => {
    await target.first().waitFor()
    for (let press = 0; press < 80; press += 1) {
      if (await target.first().evaluate((element) => element === document.activeElement)) return
      await page.keyboard.press('Tab')
    }
    throw new Error('Tab never came to the target')
  }
  const type = async (label: string, text: string) => {
    await tabTo(page.getByRole('textbox', { name: label }))
    await page.keyboard.insertText(text)
  }
  const press = async (target: Locator) => {
    await tabTo(target)
    await page.keyboard.press('Enter')
  }
  const threeShifts = async () => {
    for (let count = 0; count < 3; count += 1) await page.keyboard.press('Shift')
  }

  it('signs in, with the focus visible at every stop', async () => {
    await page.goto(office.origin())
    await type('Sign-in name', 'maya')
    const outline = await page.evaluate(() => {
      const style = getComputedStyle(document.activeElement ?? document.body)
      return style.outlineStyle !== 'none' || style.boxShadow !== 'none' || style.borderColor
    })
    expect(outline).toBeTruthy()
    await type('Passphrase', PASSPHRASES.maya)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor()
  })

  it('opens a case', async () => {
    await press(
      page
        .getByRole('link', { name: 'Open a case' })
        .or(page.getByRole('link', { name: 'Open the first case' })),
    )
    await page.getByRole('heading', { level: 1, name: 'Open a case' }).waitFor()
    await type('Title', 'Lantern')
    await tabTo(page.getByLabel('Kind of lead'))
    await page.keyboard.type('Recruit')
    await tabTo(page.getByRole('combobox', { name: 'Countries' }))
    await page.keyboard.type('Nepal')
    await page.getByRole('list', { name: 'Countries' }).getByText('Nepal').waitFor()
    await type('Purpose', 'To find out who is behind an advert')
    await type('Legal basis', 'Referral of the child helpline, no. 112/26')
    await press(page.getByRole('button', { name: 'Open the case' }))
    await page.getByRole('heading', { level: 1, name: 'Lantern' }).waitFor()
  })

  it('comes to the one box by /, and captures what is pasted there with Enter', async () => {
    await page.keyboard.press('/')
    const box = page.getByLabel('Paste an address')
    await expect.poll(() => box.evaluate((element) => element === document.activeElement)).toBe(true)
    await page.keyboard.insertText(`${office.harbour.origins.jobs}/ads/kitchen-amaro.html`)
    await page.getByRole('button', { name: 'Capture this page' }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: 'Kitchen and floor staff, Port Amaro' }).waitFor()
  })

  it('reads the exhibit and opens a mark in its text', async () => {
    await press(page.getByRole('link', { name: 'Kitchen and floor staff, Port Amaro' }))
    await press(page.getByRole('button', { name: '+44 20 7946 0142' }))
    await page.getByRole('note').getByText('+442079460142').waitFor()
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    ).toBeLessThanOrEqual(0)
  })

  it('hides the screen at Shift three times and brings it back by the same gesture', async () => {
    await threeShifts()
    expect((await page.locator('body').innerText()).trim()).toBe('')
    expect(await page.title()).not.toContain('E-01')
    await threeShifts()
    await page.getByRole('note').getByText('+442079460142').waitFor()
  })

  for (const [locale, name, direction] of [
    ['ne', 'नेपाली', 'ltr'],
    ['ar', 'العربية', 'rtl'],
  ] as const)
    it(`speaks ${name} from the account menu, and still after a reload`, async () => {
      await tabTo(page.locator('.sr-account'))
      await page.keyboard.press('Enter')
      await page.getByRole('menuitem', { name }).waitFor()
      const item = page.getByRole('menuitem', { name })
      for (let count = 0; count < 20; count += 1) {
        if (await item.evaluate((element) => element === document.activeElement)) break
        await page.keyboard.press('ArrowDown')
      }
      const saved = page.waitForResponse((response) => response.request().method() === 'PATCH')
      await page.keyboard.press('Enter')
      expect((await saved).status()).toBe(200)
      await page.locator(`html[lang="${locale}"][dir="${direction}"]`).waitFor()
      await page.reload()
      await page.locator(`html[lang="${locale}"][dir="${direction}"]`).waitFor()
      await page.getByRole('heading', { level: 1, name: 'Kitchen and floor staff' }).waitFor()
      await page.locator('.sr-mark').first().waitFor()
      await maya.check(`exhibit in ${locale}`)
    })

  it('asked nobody outside, raised no error and no finding of axe', async () => {
    expect(await maya.oddities()).toEqual([])
    expect(maya.findings).toEqual([])
  })
})

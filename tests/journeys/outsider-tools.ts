/** What an outsider does with a package: unpacks it into a fresh folder, and reads the four results off its verifier page, without network. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'

/** Unpacks the zip with `unzip` into a new folder and answers its path. */
export const unpack = (zip: string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'smart-rescue-outsider-'))
  execFileSync('unzip', ['-q', zip, '-d', folder])
  return folder
}

/** What the page says: the sentence, the four results by aspect, and the codes of everything odd. */
export interface Reading {
  readonly overall: string
  readonly results: Readonly<Record<string, string>>
  readonly codes: readonly string[]
}

/** Opens `verify.html` of an unpacked package from file:// and gives it a zip and, where there is one, a policy. */
export const readVerifier = async (
  page: Page,
  folder: string,
  zip: string,
  policy?: string,
): Promise<Reading> => {
  await page.goto(pathToFileURL(join(folder, 'verify.html')).href)
  if (policy !== undefined) await page.locator('#policy').setInputFiles(policy)
  await page.locator('#package').setInputFiles(zip)
  await page.locator('#verdict').waitFor({ timeout: 60_000 })
  const results: Record<string, string> = {}
  for (const item of await page.locator('[data-aspect]').all())
    results[(await item.getAttribute('data-aspect')) ?? ''] = (await item.innerText()).replaceAll(/\s+/g, ' ')
  const codes: string[] = []
  for (const item of await page.locator('.red-list [data-code]').all())
    codes.push((await item.getAttribute('data-code')) ?? '')
  return { overall: await page.locator('#overall').innerText(), results, codes }
}

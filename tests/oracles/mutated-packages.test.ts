/** Two thousand damaged packages: the page in a real browser from file://, without network, and the command give the same verdict on each, and never a good one. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { findChromium } from '@smart-rescue/adapters/capture'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runVerify } from '../../apps/verifier/src/index.ts'
import { POLICY } from '../../packages/core/src/dossier/verify/package.fixture.ts'
import { makeStampedFiles } from '../../packages/core/src/dossier/verify/times/stamped-package.fixture.ts'
import { pemOf, ROOT } from '../../packages/core/src/stamping/authority.fixture.ts'
import { builtVerifier } from '../attacks/package/package-fixture.ts'
import { type MutableFiles, type Mutant, mutatePackage, packMutable } from './mutate-package.ts'

const COUNT = Number(process.env.SMART_RESCUE_MUTANTS ?? 2_000)
const BATCH = 50
const executablePath = findChromium()

/** What both shells say: the word, the four results, and every reason. */
interface Said {
  readonly ok: boolean
  readonly results: readonly string[]
  readonly codes: readonly string[]
}

let folder: string
let browser: Browser
let page: Page
let files: MutableFiles
let whole: Uint8Array
const at = (name: string): string => join(folder, name)

beforeAll(async () => {
  if (executablePath === undefined) return
  folder = await mkdtemp(join(tmpdir(), 'mutants-'))
  files = new Map(makeStampedFiles())
  whole = await packMutable(files)
  await writeFile(at('policy.txt'), POLICY)
  await writeFile(at('roots.pem'), pemOf(ROOT))
  await writeFile(at('verify.html'), (await builtVerifier()).page)
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  browser = await chromium.launch({ executablePath, args })
  page = await (await browser.newContext({ offline: true })).newPage()
  await page.goto(pathToFileURL(at('verify.html')).href)
  await page.setInputFiles('#policy', at('policy.txt'))
  await page.setInputFiles('#roots', at('roots.pem'))
})
afterAll(async () => {
  await browser?.close()
  if (folder) await rm(folder, { recursive: true, force: true })
})

const byCommand = async (zip: Uint8Array): Promise<Said> => {
  await writeFile(at('mutant.zip'), zip)
  const pieces: string[] = []
  const words = [at('mutant.zip'), '--policy', at('policy.txt'), '--roots', at('roots.pem'), '--json']
  const take = (text: string) => void pieces.push(text)
  const exit = await runVerify(words, { write: take, error: take })
  const json = JSON.parse(pieces.join(''))
  const codes: string[] = json.refused
    ? [json.refused.code]
    : json.redList.map(({ code }: { code: string }) => code)
  const results = json.results
    ? Object.entries<{ state: string }>(json.results).map(([aspect, { state }]) => `${aspect} ${state}`)
    : []
  return { ok: exit === 0, results: results.toSorted(), codes: codes.toSorted() }
}

/** Drops every package on the page, one after the other, and reads what it shows. */
const byPage = (zips: readonly Uint8Array[]): Promise<Said[]> =>
  page.evaluate(
    async (packages) => {
      const said: Said[] = []
      for (const text of packages) {
        const bytes = Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
        document.getElementById('outcome')?.replaceChildren()
        const transfer = new DataTransfer()
        transfer.items.add(new File([bytes], 'mutant.zip', { type: 'application/zip' }))
        document.dispatchEvent(
          new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }),
        )
        while (!document.getElementById('verdict')) await new Promise((resolve) => setTimeout(resolve, 0))
        const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)]
        const word = document.getElementById('verdict')?.dataset.verdict ?? ''
        said.push({
          ok: !['bad', 'refused'].includes(word),
          results: all('[data-aspect]')
            .map((item) => `${item.dataset.aspect} ${item.dataset.state}`)
            .toSorted(),
          codes: all('.red-list [data-code]')
            .map((item) => item.dataset.code ?? '')
            .toSorted(),
        })
      }
      return said
    },
    zips.map((zip) => Buffer.from(zip).toString('base64')),
  )

const title = executablePath ? 'damaged packages' : 'damaged packages (skipped: no Chromium)'
describe.skipIf(executablePath === undefined)(title, () => {
  it('the whole one is good in both shells, with all that authorities confirm', async () => {
    const [shown] = await byPage([whole])
    const said = await byCommand(whole)
    expect(shown).toEqual(said)
    expect(said).toEqual({
      ok: true,
      results: ['intact ok', 'logged ok', 'timed ok', 'witnessed unknown'],
      codes: [],
    })
  })

  it(`${COUNT} of them get the same verdict in both shells, and a good one only where nothing changed its meaning`, async () => {
    const unchanged = await byCommand(whole)
    const differing: { seed: number; way: string; shown: Said | undefined; said: Said }[] = []
    const harmless: Mutant[] = []
    const ways = new Map<string, number>()
    for (let first = 0; first < COUNT; first += BATCH) {
      const mutants: Mutant[] = []
      for (let seed = first; seed < Math.min(COUNT, first + BATCH); seed++)
        mutants.push(await mutatePackage(whole, files, seed))
      const shown = await byPage(mutants.map(({ zip }) => zip))
      for (const [i, mutant] of mutants.entries()) {
        const said = await byCommand(mutant.zip)
        const { seed, way } = mutant
        ways.set(way, (ways.get(way) ?? 0) + 1)
        if (JSON.stringify(shown[i]) !== JSON.stringify(said))
          differing.push({ seed, way, shown: shown[i], said })
        else if (said.ok) {
          expect([seed, said]).toEqual([seed, unchanged])
          harmless.push(mutant)
        }
      }
    }
    expect(differing).toEqual([])
    // Times and versions in the headers of the archive mean nothing for what it holds; no other change may pass.
    expect(harmless.filter(({ way }) => way !== 'flips a bit of the archive')).toEqual([])
    expect(harmless.length).toBeLessThan(COUNT / 50)
    expect(ways.size).toBe(9)
  }, 900_000)
})

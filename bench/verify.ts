/** Measures the offline verifier: a package of 1,000 leaves by the command, by the pure code, and in a browser. Figure to beat: 5 s in the browser. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { findChromium } from '@smart-rescue/adapters/capture'
import { memorySource, openPackage, readPackagePolicy, verifyPackage } from '@smart-rescue/core/dossier'
import { chromium } from 'playwright-core'
import { runVerify } from '../apps/verifier/src/index.ts'
import { builtVerifier, makeFixture } from '../tests/attacks/package/package-fixture.ts'

const EXHIBITS = 100
const WACZ = 500_000
const TO_BEAT = 5_000

const say = (name: string, ms: number, more = ''): void => {
  process.stdout.write(`${name.padEnd(44)} ${ms.toFixed(0).padStart(7)} ms   ${more}\n`)
}

const time = async <T>(work: () => Promise<T>): Promise<readonly [number, T]> => {
  const start = performance.now()
  const value = await work()
  return [performance.now() - start, value]
}

const folder = await mkdtemp(join(tmpdir(), 'bench-verify-'))
try {
  // 3 parts, 1 record, 2 reads, 3 reads by the export, 1 export: 10 leaves an exhibit.
  const [made, { zip, policy }] = await time(() =>
    makeFixture({ exhibits: EXHIBITS, reads: 2, waczLength: WACZ }),
  )
  const file = join(folder, 'package.zip')
  const trust = join(folder, 'policy.txt')
  await writeFile(file, zip)
  await writeFile(trust, policy)
  const megabytes = (zip.length / 1e6).toFixed(1)
  say('make the package (in-memory locker)', made, `${megabytes} MB`)

  const quiet = { write: () => undefined, error: () => undefined }
  const [command, exit] = await time(() => runVerify([file, '--policy', trust], quiet))
  say('verify by the command, hashes by OpenSSL', command, `exit ${exit}`)

  const [pure, verdict] = await time(async () => {
    const opening = await openPackage(memorySource(zip))
    const parsed = readPackagePolicy(policy)
    if (!opening.ok || !parsed.ok) throw new Error('unreadable')
    return verifyPackage(opening.files, { policy: parsed.value })
  })
  say(
    'verify by the pure code in Node',
    pure,
    `${verdict.counts.leaves} leaves, ${verdict.redList.length} findings`,
  )

  const executablePath = findChromium()
  if (executablePath === undefined) process.stdout.write('no Chromium found: the page was not measured\n')
  else {
    const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    const browser = await chromium.launch({ executablePath, args })
    const page = await (await browser.newContext({ offline: true })).newPage()
    await writeFile(join(folder, 'verify.html'), (await builtVerifier()).page)
    await page.goto(pathToFileURL(join(folder, 'verify.html')).href)
    await page.setInputFiles('#policy', trust)
    const [shown, word] = await time(async () => {
      await page.setInputFiles('#package', file)
      await page.waitForSelector('#verdict', { timeout: 120_000 })
      return page.getAttribute('#verdict', 'data-verdict')
    })
    say('verify on the page, choosing to verdict', shown, `${word}; to beat: ${TO_BEAT} ms`)
    await browser.close()
  }
} finally {
  await rm(folder, { recursive: true, force: true })
}

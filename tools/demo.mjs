/** `npm run demo`: serves the Harbour sites on loopback and walks the whole line without a person. Its last line is `dossier: PATH`. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { ROOT, setUp } from './setup.mjs'

const node = await setUp().catch((failure) => {
  process.stderr.write(`${failure.message}\n`)
  process.exit(69)
})
// The rest needs the Node that set-up brought: this program calls itself under it once.
if (node !== process.execPath)
  process.exit(
    spawnSync(node, [import.meta.filename ?? new URL(import.meta.url).pathname], { stdio: 'inherit' })
      .status ?? 1,
  )

const { startHarbour } = await import('./harbour/serve.mjs')
const { runProduct } = await import('./demo/run-product.mjs')
const { walkTheLine } = await import('./demo/walk-the-line.mjs')

const say = (text) => process.stdout.write(`${text}\n`)
const harbour = await startHarbour()
const devHosts = Object.values(harbour.hosts).map(
  (host) => `${host}:${harbour.port}=127.0.0.1:${harbour.port}`,
)
const running = await runProduct({ devHosts })
say(
  `Smart Rescue demonstration: ${Object.values(harbour.hosts).join(', ')} on loopback, product at ${running.origin}`,
)
say(
  `machine: ${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`,
)
let failed = false
try {
  const walked = await walkTheLine(running.product, harbour.origins)
  for (const { page, capture } of walked.pages) {
    say(
      `  ${capture.exhibit?.number ?? '–'}  ${capture.state.padEnd(8)} ${page}${capture.reason ? `: ${capture.reason.code}` : ''}`,
    )
  }
  say(
    `captured ${walked.pages.length} pages in ${walked.seconds.capture.toFixed(1)} s, ${walked.selectors} selectors`,
  )
  say(
    `links: ${walked.links.proposed} proposed, ${walked.links.accepted} accepted of ${walked.links.wanted} true ones (${walked.seconds.decide.toFixed(1)} s)`,
  )
  const folder = mkdtempSync(join(tmpdir(), 'smart-rescue-dossier-'))
  const path = join(folder, 'harbour.zip')
  writeFileSync(path, walked.bytes)
  say(`exported ${(walked.bytes.length / 2 ** 20).toFixed(2)} MiB in ${walked.seconds.export.toFixed(1)} s`)
  // What an outsider would have been given by another way: whose log and whose signature to trust.
  const policy = join(folder, 'policy.txt')
  writeFileSync(policy, (await running.product.get('/api/organisation')).policy)
  const cli = join(ROOT, 'apps/server/bin/smart-rescue.mjs')
  const verified = spawnSync(node, [cli, 'verify', path, '--policy', policy], { encoding: 'utf8' })
  say(verified.stdout.trimEnd())
  failed = verified.status !== 0 || walked.pages.some(({ capture }) => capture.exhibit === undefined)
  if (failed) say(`the demonstration failed: verification ended with ${verified.status}\n${verified.stderr}`)
  else say(`dossier: ${path}`)
} catch (failure) {
  failed = true
  process.stderr.write(`the demonstration failed: ${failure.message}\n${running.said().slice(-3000)}\n`)
} finally {
  await running.stop()
  await harbour.close()
}
process.exitCode = failed ? 1 : 0

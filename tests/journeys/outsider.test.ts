/** An outsider with bash, openssl, sha256sum, unzip and python3 only, on a package that the real product exported: other people's code judges ours. */
import { execFileSync, spawnSync } from 'node:child_process'
import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Office, openOffice, waitUntil } from './office.ts'
import { unpack } from './outsider-tools.ts'
import { CHROMIUM } from './visitor.ts'

const missing = ['bash', 'openssl', 'sha256sum', 'unzip', 'python3'].filter(
  (tool) => spawnSync(tool, ['--version']).error !== undefined,
)
if (missing.length > 0) console.warn(`tests/journeys/outsider: skipped, without ${missing.join(', ')}.`)

/** Runs a script in a folder and answers its status and everything it printed. */
const bash = (folder: string, script: string) => {
  const done = spawnSync('bash', ['-c', script], { cwd: folder, encoding: 'utf8' })
  return { status: done.status, said: done.stdout + done.stderr }
}

describe.skipIf(CHROMIUM === undefined || missing.length > 0)('an outsider without our software', () => {
  let office: Office
  let zip: string
  let folder: string
  beforeAll(async () => {
    office = await openOffice()
    await office.found()
    const caseId = await office.openCase('Lantern')
    const { jobs, tls } = office.harbour.origins
    const captures = await office.captureAll(caseId, [
      `${jobs}/ads/kitchen-amaro.html`,
      ...(tls === undefined ? [] : [`${tls}/ads/night-porter.html`]),
    ])
    expect(captures.map(({ state }) => state)).not.toContain('failed')
    const talk = office.talk()
    const { id } = (await talk.post(`/api/cases/${caseId}/dossiers`, {})) as { id: string }
    await waitUntil('the dossier', 120, async () => {
      const { state } = (await talk.get(`/api/cases/${caseId}/dossiers/${id}`)) as { state: string }
      if (state === 'failed') throw new Error('the dossier failed')
      return state === 'ready' ? true : undefined
    })
    zip = join(mkdtempSync(join(tmpdir(), 'smart-rescue-package-')), 'package.zip')
    writeFileSync(zip, (await talk.get(`/api/cases/${caseId}/dossiers/${id}/package`)) as Uint8Array)
    folder = unpack(zip)
  }, 240_000)
  afterAll(() => office?.close())

  /** The indented lines of the recipe, as a person would give them one after the other. */
  const recipe = () => {
    const text = readFileSync(join(folder, 'README.txt'), 'utf8')
    const byHand = text.slice(text.indexOf('BY HAND'), text.indexOf('With OpenSSH'))
    return byHand
      .split('\n')
      .filter((line) => line.startsWith('    '))
      .map((line) => line.slice(4))
      .join('\n')
  }
  const leaves = () =>
    readdirSync(join(folder, 'custody')).flatMap((name) =>
      readFileSync(join(folder, 'custody', name), 'utf8')
        .trimEnd()
        .split('\n'),
    )

  it('finds everything in order by the recipe of the package, step by step', () => {
    const { status, said } = bash(folder, recipe())
    expect(status).toBe(0)
    expect(said).toContain('1 files: as the manifest lists them')
    expect(said).toMatch(/2 manifest signed by: ssh-ed25519 AAAA/)
    expect(said.match(/Signature Verified Successfully/g)).toHaveLength(2)
    const items = readdirSync(join(folder, 'items')).flatMap((exhibit) =>
      readdirSync(join(folder, 'items', exhibit)),
    )
    expect(said.match(/^3 .*: as sealed$/gm)).toHaveLength(items.length)
    expect(said.match(/^4 entry \d+: in the log$/gm)).toHaveLength(leaves().length)
    expect(said).not.toMatch(/CHANGED|NOT AS SEALED|NOT IN THE LOG|Failure|error/i)
  })

  it('is told by the same recipe which item was changed', () => {
    const forged = mkdtempSync(join(tmpdir(), 'smart-rescue-forged-'))
    cpSync(folder, forged, { recursive: true })
    appendFileSync(join(forged, 'items/E-01/text.txt'), '\nAdded later.')
    const { said } = bash(forged, recipe())
    expect(said).toContain('1 files: CHANGED')
    expect(said).toContain('3 items/E-01/text.txt: NOT AS SEALED')
    expect(said.match(/NOT AS SEALED/g)).toHaveLength(1)
  })

  it('checks the checkpoint by openssl with the key of the policy, and sees another body refused', () => {
    const script = (body: string) => `
      T=$(mktemp -d)
      vkey=$(sed -n 's/^log //p' policy.example)
      { printf '\\060\\052\\060\\005\\006\\003\\053\\145\\160\\003\\041\\000'; printf '%s' "$vkey" | cut -d + -f 3- | base64 -d | tail -c 32; } > "$T/key.der"
      ${body} > "$T/body"
      sed -n 5p checkpoint | sed 's/.* //' | base64 -d | tail -c 64 > "$T/signature"
      openssl pkeyutl -verify -pubin -keyform DER -inkey "$T/key.der" -rawin -in "$T/body" -sigfile "$T/signature"`
    const right = bash(folder, script('sed -n 1,3p checkpoint'))
    expect(right.said).toContain('Signature Verified Successfully')
    expect(right.status).toBe(0)
    const wrong = bash(folder, script("sed -n 1,3p checkpoint | sed '2s/.*/7/'"))
    expect(wrong.said).toContain('Signature Verification Failure')
    expect(wrong.status).not.toBe(0)
  })

  it('follows an inclusion proof to the root by sha256sum alone', () => {
    const line = leaves().find((leaf) => leaf.includes('"exhibit.recorded"')) ?? leaves()[0] ?? ''
    const index = /"seq":(\d+)/.exec(line)?.[1] ?? ''
    writeFileSync(join(folder, 'leaf'), line)
    const { said } = bash(
      folder,
      `unhex() { printf "$(sed 's/../\\\\x&/g')"; }
      at=${index}; last=$(( $(sed -n 2p checkpoint) - 1 ))
      node=$({ printf '\\000'; cat leaf; } | sha256sum | cut -c 1-64)
      for sibling in $(sed -e 1,2d -e '/^$/,$d' proofs/${index}.tlog-proof); do
        other=$(printf '%s' "$sibling" | base64 -d | od -An -v -tx1 | tr -d ' \\n')
        if [ $((at % 2)) = 1 ] || [ "$at" = "$last" ]; then
          node=$(printf '01%s%s' "$other" "$node" | unhex | sha256sum | cut -c 1-64)
          while [ $((at % 2)) = 0 ] && [ "$at" != 0 ]; do at=$((at / 2)); last=$((last / 2)); done
        else node=$(printf '01%s%s' "$node" "$other" | unhex | sha256sum | cut -c 1-64); fi
        at=$((at / 2)); last=$((last / 2))
      done
      echo "computed $node"
      echo "root $(sed -n 3p checkpoint | base64 -d | od -An -v -tx1 | tr -d ' \\n')"`,
    )
    const computed = /computed ([0-9a-f]{64})/.exec(said)?.[1]
    expect(computed).toBeDefined()
    expect(/root ([0-9a-f]{64})/.exec(said)?.[1]).toBe(computed)
  })

  it('finds every archive sound by unzip, by python3, and by sha256sum against its own manifest', () => {
    for (const exhibit of readdirSync(join(folder, 'items'))) {
      const wacz = join(folder, 'items', exhibit, 'capture.wacz')
      expect(execFileSync('unzip', ['-t', wacz], { encoding: 'utf8' })).toContain('No errors detected')
      const program = `
import hashlib, json, sys, zipfile
z = zipfile.ZipFile(sys.argv[1])
assert z.testzip() is None
raw = z.read('datapackage.json')
package = json.loads(raw)
digest = json.loads(z.read('datapackage-digest.json'))
assert digest['hash'] == 'sha256:' + hashlib.sha256(raw).hexdigest(), 'digest'
listed = {r['path'] for r in package['resources']}
assert listed == set(z.namelist()) - {'datapackage.json', 'datapackage-digest.json'}, 'names'
for r in package['resources']:
    data = z.read(r['path'])
    assert len(data) == r['bytes'] and 'sha256:' + hashlib.sha256(data).hexdigest() == r['hash'], r['path']
print(len(listed), package['wacz_version'])`
      expect(execFileSync('python3', ['-c', program, wacz], { encoding: 'utf8' })).toMatch(
        /^[4-9] 1\.1\.1\n$/,
      )
      const open = mkdtempSync(join(tmpdir(), 'smart-rescue-wacz-'))
      execFileSync('unzip', ['-q', wacz, '-d', open])
      const { resources } = JSON.parse(readFileSync(join(open, 'datapackage.json'), 'utf8')) as {
        resources: { path: string; hash: string }[]
      }
      const list = resources.map(({ path, hash }) => `${hash.replace('sha256:', '')}  ${path}`).join('\n')
      writeFileSync(join(open, 'list'), `${list}\n`)
      expect(execFileSync('sha256sum', ['--check', 'list'], { cwd: open, encoding: 'utf8' })).not.toContain(
        'FAILED',
      )
    }
  })

  it('runs the program of the package with Node: intact, and trusted once the log’s key is in a policy', () => {
    const verify = (...more: string[]) =>
      spawnSync(process.execPath, [join(folder, 'verify.mjs'), zip, '--json', ...more], { encoding: 'utf8' })
    const without = verify()
    expect(without.status).toBe(0)
    expect(JSON.parse(without.stdout)).toMatchObject({ ok: true, results: { logged: { state: 'unknown' } } })
    const policy = join(folder, '..', 'policy.txt')
    writeFileSync(policy, readFileSync(join(folder, 'policy.example'), 'utf8').replaceAll(/^# .*\n/gm, ''))
    const trusting = verify('--policy', policy)
    expect(JSON.parse(trusting.stdout)).toMatchObject({ ok: true, results: { logged: { state: 'ok' } } })
  })
})

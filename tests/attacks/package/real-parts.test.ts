/** The package with nothing faked: the locker on disk, the printed report, the built verifier; checked by the command and by the recipe. */
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createPrinter, findChromium } from '@smart-rescue/adapters/capture'
import { createLocker, type FileLockerDoor } from '@smart-rescue/adapters/vault'
import { renderReport } from '@smart-rescue/core/dossier'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeZip, verifyBytes } from './package-fixture.ts'
import { reportModel } from './report-fixture.ts'

const run = promisify(execFile)

let folder: string
let door: FileLockerDoor
let zip: Uint8Array
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'real-'))
  let now = Date.parse('2026-11-24T08:00:00.000Z')
  const clock = {
    now: () => {
      now += 250
      return new Date(now)
    },
  }
  const keyFile = join(folder, 'key')
  door = await createLocker({
    dir: join(folder, 'locker'),
    origin: 'custody.ngo-a.example/2026',
    keyFile,
    clock,
  })
  const printer = createPrinter()
  const pdf =
    findChromium() === undefined
      ? new TextEncoder().encode('%PDF-1.4 no browser here')
      : await printer.print({ html: renderReport(reportModel()), title: 'Lantern' })
  await printer.close()
  zip = await makeZip(door.locker, { exhibits: 3, waczLength: 200_000, pdf })
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('a package out of the locker on disk', () => {
  it('is intact, and logged by the log whose key the locker names', async () => {
    const { vkey } = await door.locker.checkpoint()
    const { publicKey } = await door.locker.sign(new Uint8Array(0), 'any@v1')
    const policy = `log ${vkey}\n#package-signer ${publicKey}\nquorum none\n`
    const answer = await verifyBytes(zip, policy)
    expect(answer.json.redList).toEqual([])
    expect(answer).toMatchObject({ exit: 0, json: { trusted: true, signer: { listed: true } } })
    expect(answer.json.exhibits).toHaveLength(3)
  })

  it('passes the recipe in its README.txt', async () => {
    await writeFile(join(folder, 'package.zip'), zip)
    await run('python3', ['-m', 'zipfile', '-e', join(folder, 'package.zip'), join(folder, 'out')])
    const script = `sed -n 's/^    //p' README.txt | bash`
    const { stdout } = await run('bash', ['-c', script], { cwd: join(folder, 'out') })
    expect(stdout).toContain('1 files: as the manifest lists them')
    expect(stdout.match(/Signature Verified Successfully/g)).toHaveLength(2)
    expect(stdout.match(/as sealed/g)).toHaveLength(9)
    expect(stdout).not.toMatch(/CHANGED|NOT/)
  })

  it('leaves the locker whole, the package and its report sealed in it', async () => {
    const verdict = await door.locker.fsck()
    expect(verdict.findings).toEqual([])
    const roles: (string | undefined)[] = []
    for await (const { leaf } of door.locker.leaves())
      if (leaf.type === 'package.exported') roles.push(leaf.role)
    expect(roles).toEqual([undefined, undefined, undefined, 'report', 'package'])
  })
})

/** A verifier by other hands (Python's standard library and openssl, no code of ours) says good and bad where ours does. */
import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeFixture, type PackageFixture, REPOSITORY, verifyBytes, zipFiles } from './package-fixture.ts'
import { TAMPERINGS } from './tampering.ts'

const has = (program: string): Promise<boolean> =>
  new Promise((resolve) => {
    spawn(program, ['--version'])
      .on('error', () => resolve(false))
      .on('close', () => resolve(true))
  })
const missing = !((await has('python3')) && (await has('openssl')))

let folder: string
let fixture: PackageFixture
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'opinion-'))
  fixture = await makeFixture()
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Asks the other verifier about many packages in one process; one answer a package. */
const ask = async (packages: readonly { zip: Uint8Array; policy: string }[]): Promise<string[]> => {
  const lines: string[] = []
  for (const [i, { zip, policy }] of packages.entries()) {
    const paths = [join(folder, `${i}.zip`), join(folder, `${i}.policy`)] as const
    await writeFile(paths[0], zip)
    await writeFile(paths[1], policy)
    lines.push(paths.join('\t'))
  }
  const child = spawn('python3', [join(REPOSITORY, 'tests/attacks/package/second-opinion.py')])
  let said = ''
  child.stdout.on('data', (bytes) => {
    said += bytes
  })
  child.stdin.end(`${lines.join('\n')}\n`)
  await new Promise((resolve) => child.on('close', resolve))
  return said.trimEnd().split('\n')
}

describe.skipIf(missing)('a second opinion (skipped where python3 or openssl is missing)', () => {
  it('calls packages of several shapes good', async () => {
    const shapes = [
      { exhibits: 1 },
      { exhibits: 2, reads: 3 },
      { exhibits: 5, waczLength: 0 },
      { exhibits: 1, reads: 30 },
    ]
    const packages: PackageFixture[] = []
    for (const [i, shape] of shapes.entries()) packages.push(await makeFixture({ ...shape, seed: i + 1 }))
    expect(await ask(packages)).toEqual(shapes.map(() => 'good'))
    for (const { zip, policy } of packages) expect((await verifyBytes(zip, policy)).exit).toBe(0)
  })

  it('calls bad whatever our verifier refuses of the named ways of tampering', async () => {
    const packages: { zip: Uint8Array; policy: string }[] = []
    for (const { apply, policy } of TAMPERINGS) {
      const files = new Map(fixture.files)
      await apply(files, fixture.locker)
      packages.push({
        zip: await zipFiles(files),
        policy: policy?.(fixture.policy, fixture.locker) ?? fixture.policy,
      })
    }
    const answers = await ask(packages)
    expect(TAMPERINGS.filter((_, i) => answers[i]?.startsWith('good')).map(({ code }) => code)).toEqual([])
    expect(answers.filter((answer) => answer.startsWith('bad'))).toHaveLength(TAMPERINGS.length)
  })
})

/** Outsiders with other people's programs reach the same verdict: the recipe in README.txt, ssh-keygen, unzip, python, and sha256sum alone. */
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { builtVerifier, type Files, makeFixture, type PackageFixture, textOf } from './package-fixture.ts'

const run = promisify(execFile)

/** True where the program can be started. */
const has = async (program: string, ...words: string[]): Promise<boolean> =>
  run(program, words).then(
    () => true,
    (cause) => cause.code !== 'ENOENT',
  )

const unpack = async (files: Files, folder: string): Promise<void> => {
  for (const [path, bytes] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), bytes)
  }
}

/** The indented lines of README.txt, as one shell script. */
const recipeOf = (files: Files): string =>
  textOf(files, 'README.txt')
    .split('\n')
    .filter((line) => line.startsWith('    '))
    .map((line) => line.slice(4))
    .join('\n')

let fixture: PackageFixture
let root: string
let folder: string
beforeAll(async () => {
  fixture = await makeFixture()
  root = await mkdtemp(join(tmpdir(), 'outside-'))
  folder = join(root, 'package')
  await unpack(fixture.files, folder)
  await writeFile(join(root, 'package.zip'), fixture.zip)
})
afterAll(() => rm(root, { recursive: true, force: true }))

const follow = async (files: Files): Promise<string> => {
  const place = await mkdtemp(join(root, 'recipe-'))
  await unpack(files, place)
  const { stdout } = await run('bash', ['-c', recipeOf(files)], { cwd: place }).catch((cause) => cause)
  return stdout
}

const leavesOf = (files: Files): { leaf: string; index: number }[] =>
  [...files]
    .filter(([path]) => path.startsWith('custody/'))
    .flatMap(([path]) => textOf(files, path).trimEnd().split('\n'))
    .map((leaf) => ({ leaf, index: JSON.parse(leaf).seq }))

const noBash = !(await has('bash', '--version'))
const noOpenssl = !(await has('openssl', 'version'))
const noSsh = !(await has('ssh-keygen', '-?'))
const noUnzip = !(await has('unzip', '-v'))
const noPython = !(await has('python3', '--version'))

describe.skipIf(noBash || noOpenssl)(
  'the recipe in README.txt (skipped where bash or openssl is missing)',
  () => {
    it('uses no program but a shell, its basic tools, openssl and sha256sum', () => {
      const script = recipeOf(fixture.files)
      expect(script).not.toMatch(/(?:^|[|;&(]\s*)(?:node|npm|python3?|perl|curl|wget|jq|xxd|unzip|awk)\s/m)
      expect(script).toMatch(/openssl/)
      expect(script).toMatch(/sha256sum/)
    })

    it('finds an untouched package whole: files, signature, every item, every entry, checkpoint', async () => {
      const said = await follow(fixture.files)
      const items = [...fixture.files.keys()].filter((path) => path.startsWith('items/'))
      expect(said).toContain('1 files: as the manifest lists them')
      expect(said).toContain(fixture.locker.signerLine)
      expect(said.match(/Signature Verified Successfully/g)).toHaveLength(2)
      for (const path of items) expect(said).toContain(`3 ${path}: as sealed`)
      for (const { index } of leavesOf(fixture.files)) expect(said).toContain(`4 entry ${index}: in the log`)
      expect(said).not.toMatch(/CHANGED|NOT/)
    })

    it('shows a changed exhibit, a changed entry, and a changed checkpoint', async () => {
      const changed = new Map(fixture.files)
      const wacz = Uint8Array.from(changed.get('items/E-01/exhibit.wacz') ?? [])
      wacz[7] = (wacz[7] ?? 0) ^ 1
      changed.set('items/E-01/exhibit.wacz', wacz)
      const encoder = new TextEncoder()
      const custody = textOf(changed, 'custody/E-02.jsonl').replace('"at":"2026', '"at":"2025')
      changed.set('custody/E-02.jsonl', encoder.encode(custody))
      changed.set('checkpoint', encoder.encode(textOf(changed, 'checkpoint').replace('custody.', 'custodx.')))
      const said = await follow(changed)
      expect(said).toContain('1 files: CHANGED')
      expect(said).toContain('3 items/E-01/exhibit.wacz: NOT AS SEALED')
      expect(said).toMatch(/4 entry \d+: NOT IN THE LOG/)
      expect(said).toContain('Signature Verification Failure')
    })
  },
)

describe.skipIf(noBash)('sha256sum alone (skipped where bash is missing)', () => {
  it('leads from every entry to the root in the checkpoint', async () => {
    const [, size = '', root64 = ''] = textOf(fixture.files, 'checkpoint').split('\n')
    const sum = async (hex: string): Promise<string> => {
      const bytes = hex.replace(/../g, '\\x$&')
      const { stdout } = await run('bash', ['-c', `printf '${bytes}' | sha256sum`])
      return stdout.slice(0, 64)
    }
    for (const { leaf, index } of leavesOf(fixture.files).slice(0, 6)) {
      const [body = ''] = textOf(fixture.files, `proofs/${index}.tlog-proof`).split('\n\n')
      const hashes = body
        .split('\n')
        .slice(2)
        .map((line) => Buffer.from(line, 'base64').toString('hex'))
      let node = await sum(`00${Buffer.from(leaf).toString('hex')}`)
      let at = index
      let last = Number(size) - 1
      for (const hash of hashes) {
        if (at % 2 === 1 || at === last) {
          node = await sum(`01${hash}${node}`)
          while (at % 2 === 0 && at !== 0) {
            at >>= 1
            last >>= 1
          }
        } else node = await sum(`01${node}${hash}`)
        at >>= 1
        last >>= 1
      }
      expect(Buffer.from(node, 'hex').toString('base64')).toBe(root64)
    }
  })
})

describe.skipIf(noSsh || noBash)('ssh-keygen (skipped where OpenSSH is missing)', () => {
  const verify = async (principal: string, line: string, namespace: string): Promise<boolean> => {
    await writeFile(join(root, 'allowed'), `${principal} ${line}\n`)
    const command = `ssh-keygen -Y verify -f '${join(root, 'allowed')}' -I office -n ${namespace} -s manifest.json.sig < manifest.json`
    return run('bash', ['-c', command], { cwd: folder }).then(
      () => true,
      () => false,
    )
  }

  it('verifies the manifest under the key of the organisation', async () => {
    expect(await verify('office', fixture.locker.signerLine, 'smart-rescue-package@v1')).toBe(true)
  })

  it('refuses another key, and another namespace', async () => {
    const other = await makeFixture({ exhibits: 1, seed: 0x42 })
    expect(await verify('office', other.locker.signerLine, 'smart-rescue-package@v1')).toBe(false)
    expect(await verify('office', fixture.locker.signerLine, 'file')).toBe(false)
  })
})

describe('other programs that read zip files', () => {
  it.skipIf(noUnzip)('unzip finds every file whole (skipped where unzip is missing)', async () => {
    const { stdout } = await run('unzip', ['-t', join(root, 'package.zip')])
    expect(stdout).toContain('No errors detected')
  })

  it.skipIf(noPython)(
    'python reads the same names and bytes, all stored (skipped where python3 is missing)',
    async () => {
      const program = `
import zipfile, hashlib, sys
z = zipfile.ZipFile(sys.argv[1])
assert z.testzip() is None
for i in z.infolist():
    assert i.compress_type == 0
    print(i.filename, hashlib.sha256(z.read(i)).hexdigest())`
      const { stdout } = await run('python3', ['-c', program, join(root, 'package.zip')])
      const manifest = JSON.parse(textOf(fixture.files, 'manifest.json'))
      for (const file of manifest.files) expect(stdout).toContain(`${file.path} ${file.sha256}\n`)
      expect(stdout.trim().split('\n')).toHaveLength(fixture.files.size)
    },
  )
})

describe('verify.mjs from the package', () => {
  it('runs with plain node in an empty folder and reaches the same verdict', async () => {
    const empty = await mkdtemp(join(root, 'empty-'))
    await writeFile(join(empty, 'verify.mjs'), fixture.files.get('verify.mjs') ?? '')
    await writeFile(join(empty, 'policy.txt'), fixture.policy)
    const words = ['verify.mjs', join(root, 'package.zip'), '--policy', 'policy.txt', '--json']
    const { stdout } = await run(process.execPath, words, { cwd: empty })
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, trusted: true })
  })

  it('is the program that a fresh build gives, byte for byte', async () => {
    expect(fixture.files.get('verify.mjs')).toEqual((await builtVerifier()).program)
  })
})

/** A clone in a temporary folder with our real tools, a stand-in npm that writes down how it was called, and nothing else on the path. Never the real node_modules. */
import { spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'

const ROOT = join(import.meta.dirname, '..', '..')

/** The stand-in for npm: a script, as npm is one. `FAKE_FAIL` names words whose calls fail. */
const NPM = `
const { appendFileSync, cpSync, existsSync, mkdirSync, symlinkSync, writeFileSync } = require('node:fs')
const { dirname, join } = require('node:path')
const args = process.argv.slice(2)
const own = __filename.includes('.runtime')
if (args[0] === '--version') { console.log(own ? '11.0.0' : (process.env.FAKE_NPM_VERSION || '11.0.0')); process.exit(0) }
appendFileSync(process.env.FAKE_LOG, JSON.stringify({ by: own ? 'own npm' : 'npm', args, cwd: process.cwd(), node: process.versions.node }) + '\\n')
if ((process.env.FAKE_FAIL || '').split(',').some((word) => word && args.join(' ').includes(word))) {
  console.error('npm error network unreachable'); process.exit(1)
}
const put = (path, text) => { mkdirSync(dirname(path), { recursive: true }); writeFileSync(path, text) }
if (args[0] === 'ci') {
  mkdirSync('node_modules', { recursive: true })
  const check = (name) => \`require('node:fs').appendFileSync(process.env.FAKE_LOG, JSON.stringify({ check: '\${name}', args: process.argv.slice(2), node: process.versions.node }) + '\\\\n'); process.exitCode = (process.env.FAKE_FAIL || '').split(',').includes('\${name}') ? 1 : 0\`
  put('node_modules/@biomejs/biome/bin/biome', check('biome'))
  put('node_modules/typescript/bin/tsc', check('tsc'))
  put('node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" + check('cruiser'))
  put('node_modules/knip/bin/knip.js', check('knip'))
  put('node_modules/vitest/vitest.mjs', "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" + check('vitest') + "; if (process.env.FAKE_REPORT) require('node:fs').writeFileSync(process.argv.find((a) => a.startsWith('--outputFile.json=')).slice(18), process.env.FAKE_REPORT)")
}
const fetched = args.at(-1) || ''
if (/^node-.*@24$/.test(fetched)) {
  const bin = join('node_modules', fetched.slice(0, -3), 'bin')
  mkdirSync(bin, { recursive: true })
  if (!existsSync(join(bin, 'node'))) symlinkSync(process.env.FAKE_NODE, join(bin, 'node'))
}
if (fetched === 'npm@11') { mkdirSync('node_modules/npm/bin', { recursive: true }); cpSync(__filename, 'node_modules/npm/bin/npm-cli.js') }
`

/** A build that writes what it was run by and makes its dist folder. */
const buildOf = (name: string) => `
import { appendFileSync, mkdirSync } from 'node:fs'
appendFileSync(process.env.FAKE_LOG, JSON.stringify({ build: '${name}', node: process.versions.node }) + '\\n')
if ((process.env.FAKE_FAIL ?? '').split(',').includes('${name}')) { console.error('the ${name} is broken'); process.exit(1) }
mkdirSync(new URL('./dist', import.meta.url), { recursive: true })
`

/** A server that tells its arguments, waits where it is told to, and ends in order. */
const SERVER = `
console.log('server', JSON.stringify(process.argv.slice(2)), 'node', process.versions.node.split('.')[0])
if (process.env.FAKE_WAIT) {
  const timer = setInterval(() => {}, 1000)
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'])
    process.on(signal, () => { console.log('asked to stop by', signal); clearInterval(timer); process.exitCode = 0 })
  console.log('waiting')
} else process.exitCode = Number(process.env.FAKE_EXIT ?? 0)
`

/** One call that a stand-in wrote down. */
export interface Told {
  readonly by?: string
  readonly args?: readonly string[]
  readonly cwd?: string
  readonly build?: string
  readonly check?: string
  readonly node?: string
}

/** What a run said and how it ended. */
export interface Ran {
  readonly status: number | null
  readonly out: string
  readonly told: readonly Told[]
}

/** The temporary clone. `bin` is the one folder on the path, `home` an empty home. */
export const makeClone = () => {
  const folder = mkdtempSync(join(tmpdir(), 'smart-rescue-clone-'))
  const [clone, bin, home] = ['clone', 'bin', 'home'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ]
  const log = join(folder, 'calls.jsonl')
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(clone, path)), { recursive: true })
    writeFileSync(join(clone, path), text)
  }
  for (const each of [bin, home]) mkdirSync(each, { recursive: true })
  for (const tool of ['setup', 'start', 'test']) {
    mkdirSync(join(clone, 'tools'), { recursive: true })
    cpSync(join(ROOT, 'tools', `${tool}.mjs`), join(clone, 'tools', `${tool}.mjs`))
  }
  put('package-lock.json', '{ "lockfileVersion": 3 }\n')
  put('apps/web/build.mjs', buildOf('web'))
  put('apps/web/src/page.ts', 'export const page = 1\n')
  put('apps/verifier/build.mjs', buildOf('verifier'))
  put('apps/verifier/src/page.ts', 'export const page = 1\n')
  put('packages/core/src/rule.ts', 'export const rule = 1\n')
  put('packages/core/src/rule.test.ts', 'export const test = 1\n')
  put('apps/server/bin/smart-rescue.mjs', SERVER)
  const npmFile = join(folder, 'fake', 'npm-cli.js')
  mkdirSync(dirname(npmFile), { recursive: true })
  writeFileSync(npmFile, NPM)

  const environment = (more: Record<string, string> = {}) => ({
    PATH: bin,
    HOME: home,
    npm_execpath: npmFile,
    FAKE_LOG: log,
    FAKE_NODE: process.execPath,
    ...more,
  })
  const readLog = (): Told[] =>
    existsSync(log)
      ? readFileSync(log, 'utf8')
          .split('\n')
          .filter((line) => line !== '')
          .map((line) => JSON.parse(line))
      : []
  const run = (args: readonly string[], env: Record<string, string> = {}, node = process.execPath): Ran => {
    rmSync(log, { force: true })
    const done = spawnSync(node, args, {
      cwd: home,
      env: environment(env),
      encoding: 'utf8',
      timeout: 60_000,
    })
    return { status: done.status, out: `${done.stdout}${done.stderr}`, told: readLog() }
  }
  return {
    folder,
    clone,
    bin,
    home,
    put,
    run,
    start: (args: readonly string[], env: Record<string, string>) =>
      spawn(process.execPath, args, { cwd: home, env: environment(env), stdio: ['ignore', 'pipe', 'pipe'] }),
    tool: (name: string) => join(clone, 'tools', `${name}.mjs`),
    /** Puts an executable on the path; `script` is its shell text. */
    program: (name: string, script = '#!/bin/sh\nexit 0\n') => {
      writeFileSync(join(bin, name), script)
      chmodSync(join(bin, name), 0o755)
      return join(bin, name)
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** The first Node on the path that is older than we need, or nothing. */
export const findOldNode = (): string | undefined =>
  [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/bin']
    .map((folder) => join(folder, 'node'))
    .filter((file) => existsSync(file))
    .find((file) => {
      const version = spawnSync(file, ['--version'], { encoding: 'utf8' }).stdout ?? ''
      const major = Number(/^v(\d+)/.exec(version)?.[1] ?? 0)
      return major >= 18 && major < 24
    })

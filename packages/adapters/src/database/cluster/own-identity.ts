/** Under which user PostgreSQL runs: our own, or an unprivileged one of the system when we are root, because PostgreSQL refuses root. */
import { accessSync, constants, readFileSync, statSync } from 'node:fs'
import { userInfo } from 'node:os'
import { dirname } from 'node:path'
import { Failure } from '@smart-rescue/schema'

/** A user that exists on this system. `name` is the one that peer authentication sees. */
export interface Identity {
  readonly uid: number
  readonly gid: number
  readonly name: string
}

/** How to start a program: a prefix to its command line, and the ids to start it under where no prefix does it. */
export interface StartAs {
  readonly command: readonly string[]
  readonly uid?: number
  readonly gid?: number
}

/** Unprivileged users that a system may have, best first. None is created: that would write outside the data directory. */
const CANDIDATES = ['postgres', 'nobody']

const readUsers = (): readonly Identity[] =>
  readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [name, , uid, gid] = line.split(':')
      return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : []
    })

/** Our own user, as the socket's peer check will name us. */
export const ownIdentity = (): Identity => {
  const { uid, gid, username } = userInfo()
  return { uid, gid, name: username }
}

/** The user PostgreSQL runs under. Throws `database.unavailable` when we are root and the system has none that fits. */
export const chooseIdentity = (): Identity => {
  const own = ownIdentity()
  if (own.uid !== 0) return own
  const users = readUsers()
  const found = CANDIDATES.flatMap((name) => users.filter((user) => user.name === name && user.uid !== 0))[0]
  if (!found)
    throw new Failure('database.unavailable', {
      detail:
        'PostgreSQL does not run as root, and this system has neither a user postgres nor a user nobody.',
    })
  return found
}

/** True when every folder above and including `path` may be entered by the user. */
export const mayEnter = (path: string, user: Identity): boolean => {
  for (let folder = path; ; folder = dirname(folder)) {
    const stat = statSync(folder)
    const bit = stat.uid === user.uid ? 0o100 : stat.gid === user.gid ? 0o010 : 0o001
    if ((stat.mode & bit) === 0) return false
    if (dirname(folder) === folder) return true
  }
}

const SETPRIV = '/usr/bin/setpriv'

/**
 * How to start a program as the user so that it can reach `paths`. Where a folder above them is closed to it (a clone or a
 * data directory under a private folder of root), it gets the one capability to pass through folders and nothing else.
 */
export const startAs = (user: Identity, paths: readonly string[]): StartAs => {
  if (ownIdentity().uid === user.uid) return { command: [] }
  if (paths.every((path) => mayEnter(path, user))) return { command: [], uid: user.uid, gid: user.gid }
  try {
    accessSync(SETPRIV, constants.X_OK)
  } catch {
    throw new Failure('data.unwritable', {
      detail: `The user ${user.name}, under which PostgreSQL runs, may not enter the data directory or the program's folder. Choose others, or open them with chmod o+x.`,
    })
  }
  const ids = [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups']
  const capability = ['--inh-caps=-all,+dac_read_search', '--ambient-caps=-all,+dac_read_search']
  // Without this bit access(2) would judge by the real user and forget the capability.
  return { command: [SETPRIV, ...ids, '--securebits=+no_setuid_fixup', ...capability, '--'] }
}

/** The walls built with bubblewrap: new namespaces for network, processes, mounts and messages, and a root that holds only what is named. */
import { lstatSync, readlinkSync } from 'node:fs'
import { type Enclosure, outermost, parentsOf, type Started } from './enclosure.ts'

const linkTarget = (path: string): string | undefined =>
  lstatSync(path).isSymbolicLink() ? readlinkSync(path) : undefined

/** Parents are made here, because bubblewrap's own are closed to other users (mode 0700). */
const mounts = (inside: Enclosure): string[] => {
  const made = new Set<string>()
  const args: string[] = []
  const open = (path: string) => {
    for (const parent of parentsOf(path)) {
      if (made.has(parent)) continue
      made.add(parent)
      args.push('--perms', '0755', '--dir', parent)
    }
    made.add(path)
  }
  for (const { path, bytes } of inside.memory) {
    open(path)
    args.push('--perms', '1777', '--size', String(bytes), '--tmpfs', path)
  }
  for (const path of outermost(inside.readOnly)) {
    open(path)
    const target = linkTarget(path)
    // A link at the top of the root (/bin → usr/bin) stays one; anything else is shown as what it leads to.
    if (target !== undefined && parentsOf(path).length === 0) args.push('--symlink', target, path)
    else args.push('--ro-bind', path, path)
  }
  return args
}

/** Becoming another user without rights: needs the three rights that bubblewrap leaves to root for it, and drops them all. */
const asUser = (uid: number): readonly string[] => [
  'setpriv',
  `--reuid=${uid}`,
  `--regid=${uid}`,
  '--clear-groups',
  '--no-new-privs',
  '--bounding-set=-all',
  '--inh-caps=-all',
]

/** The command of an enclosure. As root the walls are built without user namespaces; as anybody else inside one. */
export const bwrapCommand = (inside: Enclosure): Started => {
  const args = ['--unshare-net', '--unshare-pid', '--unshare-ipc', '--unshare-uts', '--unshare-cgroup-try']
  args.push('--die-with-parent', '--new-session', '--clearenv')
  if (inside.uid === undefined) {
    args.push('--unshare-user')
    if (!inside.nests) args.push('--disable-userns')
  } else for (const cap of ['SETUID', 'SETGID', 'SETPCAP']) args.push('--cap-add', `CAP_${cap}`)
  args.push('--proc', '/proc', '--dev', '/dev', ...mounts(inside))
  for (const [name, value] of Object.entries(inside.env)) args.push('--setenv', name, value)
  if (inside.statusFd !== undefined) args.push('--json-status-fd', String(inside.statusFd))
  if (inside.filterFd !== undefined) args.push('--seccomp', String(inside.filterFd))
  args.push('--chdir', '/', '--remount-ro', '/', '--')
  return {
    program: 'bwrap',
    args: [...args, ...(inside.uid === undefined ? [] : asUser(inside.uid)), ...inside.command],
  }
}

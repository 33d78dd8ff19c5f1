/** The same walls without bubblewrap: `unshare`, `mount` and `pivot_root` of util-linux, told by one shell script. */
import { type Enclosure, outermost, parentsOf, type Started } from './enclosure.ts'

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

/** The new root is built over /sys: every machine has it, and nothing of it is shown inside. */
const BASE = '/sys'
const at = (path: string): string => quote(`${BASE}${path}`)
/** Where the old root hangs for a moment, until it is let go. */
const OUTSIDE = '/.outside'
const NEVER_DEVICES = 'nosuid,nodev'
const DEVICES = ['null', 'zero', 'full', 'random', 'urandom']

const ownNumbers = (): readonly string[] => [
  `--map-user=${process.getuid?.() ?? 65_534}`,
  `--map-group=${process.getgid?.() ?? 65_534}`,
]

const script = (inside: Enclosure): string => {
  const lines = [
    'set -e',
    'mount --make-rprivate /',
    `mount -t tmpfs -o mode=755,size=1m,${NEVER_DEVICES} tmpfs ${BASE}`,
  ]
  const made = new Set<string>()
  const open = (path: string) => {
    for (const parent of parentsOf(path)) {
      if (made.has(parent)) continue
      made.add(parent)
      lines.push(`mkdir -m 755 -p ${at(parent)}`)
    }
    made.add(path)
  }
  for (const folder of ['/proc', '/dev', OUTSIDE]) lines.push(`mkdir -m 755 ${at(folder)}`)
  lines.push(`mount -t proc -o ${NEVER_DEVICES},noexec proc ${at('/proc')}`)
  for (const name of DEVICES) {
    lines.push(`: > ${at(`/dev/${name}`)}`, `mount --bind /dev/${name} ${at(`/dev/${name}`)}`)
  }
  for (const [name, target] of [['fd', '/proc/self/fd'] as const, ['stdin', '/proc/self/fd/0'] as const])
    lines.push(`ln -s ${target} ${at(`/dev/${name}`)}`)
  for (const { path, bytes } of inside.memory) {
    open(path)
    lines.push(`mkdir -p ${at(path)}`)
    lines.push(`mount -t tmpfs -o mode=1777,size=${bytes},${NEVER_DEVICES} tmpfs ${at(path)}`)
  }
  for (const path of outermost(inside.readOnly)) {
    open(path)
    const [from, to] = [quote(path), at(path)]
    const bind = `mount --rbind ${from} ${to} && mount -o remount,bind,ro,${NEVER_DEVICES} ${to}`
    lines.push(
      parentsOf(path).length === 0
        ? `if [ -L ${from} ]; then cp -P ${from} ${to}; else mkdir -p ${to}; ${bind}; fi`
        : `if [ -d ${from} ]; then mkdir -p ${to}; else : > ${to}; fi; ${bind}`,
    )
  }
  // A loopback that is up answers "refused" at once; one that is down makes programs wait. Without `ip` it stays down.
  lines.push(
    'ip link set lo up 2> /dev/null || :',
    `mount -o remount,bind,ro,${NEVER_DEVICES} ${BASE}`,
    `cd ${BASE}`,
    // Who is in a `chroot` may build no user namespaces: right for converters, but Chromium's own sandbox is made of them.
    ...(inside.nests ? [`pivot_root . .${OUTSIDE}`, `umount -l ${OUTSIDE}`, 'cd /'] : []),
  )
  const env = Object.entries(inside.env).map(([name, value]) => quote(`${name}=${value}`))
  const user =
    inside.uid === undefined ? [] : [`--reuid=${inside.uid}`, `--regid=${inside.uid}`, '--clear-groups']
  const words = [
    ...(inside.nests ? [] : ['chroot', '.']),
    'env',
    '-i',
    ...env,
    // Chromium does not run as root, not even as one in name: one more user namespace gives it our own number back.
    ...(inside.nests && inside.uid === undefined ? ['unshare', '--user', ...ownNumbers()] : []),
    'setpriv',
    ...user,
    '--no-new-privs',
    '--bounding-set=-all',
    '--inh-caps=-all',
  ]
  // Not `exec`: the shell stays the first process, and with it the order to end when we end, which a change of user would erase.
  lines.push(`${words.join(' ')} ${inside.command.map(quote).join(' ')} <&0 && exit 0 || exit $?`)
  return lines.join('\n')
}

/** The command of an enclosure. As root without a user namespace, as anybody else inside one. */
export const unshareCommand = (inside: Enclosure): Started => {
  const spaces = ['--mount', '--net', '--pid', '--ipc', '--uts', '--fork', '--kill-child']
  if (inside.uid === undefined) spaces.push('--user', '--map-root-user')
  // Both ends with us: `unshare` by its own parent's death, what it started by `--kill-child`.
  return {
    program: 'setpriv',
    args: ['--pdeathsig=KILL', 'unshare', ...spaces, 'sh', '-c', script(inside)],
  }
}

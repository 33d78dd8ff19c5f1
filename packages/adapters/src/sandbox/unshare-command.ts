/** The same walls without bubblewrap: `unshare`, `mount` and `chroot` of util-linux and coreutils, told by one shell script. */
import { type Enclosure, outermost, parentsOf, type Started } from './enclosure.ts'

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

/** The new root is built over /sys: every machine has it, and nothing of it is shown inside. */
const BASE = '/sys'
const at = (path: string): string => quote(`${BASE}${path}`)
const NEVER_DEVICES = 'nosuid,nodev'
const DEVICES = ['null', 'zero', 'full', 'random', 'urandom']

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
  for (const folder of ['/proc', '/dev']) lines.push(`mkdir -m 755 ${at(folder)}`)
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
  )
  const env = Object.entries(inside.env).map(([name, value]) => quote(`${name}=${value}`))
  const user =
    inside.uid === undefined ? [] : [`--reuid=${inside.uid}`, `--regid=${inside.uid}`, '--clear-groups']
  const words = [
    'env',
    '-i',
    ...env,
    'setpriv',
    ...user,
    '--no-new-privs',
    '--bounding-set=-all',
    '--inh-caps=-all',
  ]
  // Not `exec`: the shell stays the first process, and with it the order to end when we end, which a change of user would erase.
  lines.push(`chroot . ${words.join(' ')} ${inside.command.map(quote).join(' ')} <&0 && exit 0 || exit $?`)
  return lines.join('\n')
}

/** The command of an enclosure. As root without a user namespace, as anybody else inside one. */
export const unshareCommand = (inside: Enclosure): Started => {
  const spaces = ['--mount', '--net', '--pid', '--ipc', '--uts', '--fork', '--kill-child']
  if (inside.uid === undefined) spaces.push('--user', '--map-root-user')
  return { program: 'unshare', args: [...spaces, 'sh', '-c', script(inside)] }
}

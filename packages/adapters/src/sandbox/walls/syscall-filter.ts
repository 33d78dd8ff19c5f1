/**
 * A system call filter for walled-in programs, compiled to the kernel's classic BPF (seccomp, linux/seccomp.h): it takes away
 * what a converter never needs and kernels were broken through, and every kind of socket but local ones. Namespaces already
 * take away the network; sockets to the machine's host (AF_VSOCK) are the one kind that no namespace holds.
 */
import { constants } from 'node:os'

/** Numbers of the calls on x86-64 and on 64-bit ARM (asm/unistd.h); a dash where there is none. */
const DENIED: readonly (readonly [name: string, x64: number, arm64: number | undefined])[] = [
  ['ptrace', 101, 117],
  ['process_vm_readv', 310, 270],
  ['process_vm_writev', 311, 271],
  ['kcmp', 312, 272],
  ['pidfd_getfd', 438, 438],
  ['mount', 165, 40],
  ['umount2', 166, 39],
  ['pivot_root', 155, 41],
  ['chroot', 161, 51],
  ['open_tree', 428, 428],
  ['move_mount', 429, 429],
  ['fsopen', 430, 430],
  ['fsconfig', 431, 431],
  ['fsmount', 432, 432],
  ['fspick', 433, 433],
  ['mount_setattr', 442, 442],
  ['unshare', 272, 97],
  ['setns', 308, 268],
  ['add_key', 248, 217],
  ['request_key', 249, 218],
  ['keyctl', 250, 219],
  ['bpf', 321, 280],
  ['perf_event_open', 298, 241],
  ['userfaultfd', 323, 282],
  ['name_to_handle_at', 303, 264],
  ['open_by_handle_at', 304, 265],
  ['fanotify_init', 300, 262],
  ['init_module', 175, 105],
  ['finit_module', 313, 273],
  ['delete_module', 176, 106],
  ['kexec_load', 246, 104],
  ['kexec_file_load', 320, 294],
  ['reboot', 169, 142],
  ['swapon', 167, 224],
  ['swapoff', 168, 225],
  ['acct', 163, 89],
  ['quotactl', 179, 60],
  ['syslog', 103, 116],
  ['settimeofday', 164, 170],
  ['clock_settime', 227, 112],
  ['adjtimex', 159, 171],
  ['clock_adjtime', 305, 266],
  ['modify_ldt', 154, undefined],
  ['iopl', 172, undefined],
  ['ioperm', 173, undefined],
]

/** Calls that are answered with "there is no such call", so that libraries take their older way. */
const ABSENT: readonly (readonly [name: string, x64: number, arm64: number])[] = [
  ['clone3', 435, 435],
  ['io_uring_setup', 425, 425],
  ['io_uring_enter', 426, 426],
  ['io_uring_register', 427, 427],
]

interface Machine {
  readonly audit: number
  readonly socket: number
  readonly clone: number
  /** Numbers from here on belong to the x32 way of calling. */
  readonly x32From?: number
}

/** AUDIT_ARCH_* of linux/audit.h. */
const MACHINES: Readonly<Record<string, Machine>> = {
  x64: { audit: 0xc000003e, socket: 41, clone: 56, x32From: 0x40000000 },
  arm64: { audit: 0xc00000b7, socket: 198, clone: 220 },
}

const LOAD = 0x20
const IF_EQUAL = 0x15
const IF_AT_LEAST = 0x35
const IF_ANY_BIT = 0x45
const RETURN = 0x06

const ALLOW = 0x7fff0000
const KILL = 0x80000000
const errno = (number: number): number => 0x00050000 | number

/** Offsets in `struct seccomp_data`. */
const NUMBER = 0
const ARCHITECTURE = 4
const FIRST_ARGUMENT = 16

const CLONE_NEWUSER = 0x10000000
const AF_UNIX = 1

type Instruction = readonly [code: number, ifTrue: number, ifFalse: number, value: number]

/** The filter for this kind of machine, or undefined where it has none. Each rule is a test followed by its answer, so that no jump is long. */
export const syscallFilter = (architecture: string = process.arch): Buffer | undefined => {
  const machine = MACHINES[architecture]
  if (machine === undefined) return undefined
  const { EPERM, ENOSYS, EACCES } = constants.errno
  const code: Instruction[] = [
    [LOAD, 0, 0, ARCHITECTURE],
    [IF_EQUAL, 1, 0, machine.audit],
    [RETURN, 0, 0, KILL],
    [LOAD, 0, 0, NUMBER],
  ]
  const rule = (test: number, value: number, answer: number) =>
    code.push([test, 0, 1, value], [RETURN, 0, 0, answer])
  if (machine.x32From !== undefined) rule(IF_AT_LEAST, machine.x32From, errno(ENOSYS))
  for (const [, x64, arm64] of DENIED) {
    const number = architecture === 'x64' ? x64 : arm64
    if (number !== undefined) rule(IF_EQUAL, number, errno(EPERM))
  }
  for (const [, x64, arm64] of ABSENT) rule(IF_EQUAL, architecture === 'x64' ? x64 : arm64, errno(ENOSYS))
  code.push(
    [IF_EQUAL, 0, 4, machine.clone],
    [LOAD, 0, 0, FIRST_ARGUMENT],
    [IF_ANY_BIT, 0, 1, CLONE_NEWUSER],
    [RETURN, 0, 0, errno(EPERM)],
    [RETURN, 0, 0, ALLOW],
    [IF_EQUAL, 0, 3, machine.socket],
    [LOAD, 0, 0, FIRST_ARGUMENT],
    [IF_EQUAL, 1, 0, AF_UNIX],
    [RETURN, 0, 0, errno(EACCES)],
    [RETURN, 0, 0, ALLOW],
  )
  const bytes = Buffer.alloc(code.length * 8)
  code.forEach(([operation, ifTrue, ifFalse, value], index) => {
    bytes.writeUInt16LE(operation, index * 8)
    bytes.writeUInt8(ifTrue, index * 8 + 2)
    bytes.writeUInt8(ifFalse, index * 8 + 3)
    bytes.writeUInt32LE(value >>> 0, index * 8 + 4)
  })
  return bytes
}

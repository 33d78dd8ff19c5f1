/** The compiled filter, run by a machine of our own as the kernel runs it. */
import { constants } from 'node:os'
import { describe, expect, it } from 'vitest'
import { syscallFilter } from './syscall-filter.ts'

const { EPERM, ENOSYS, EACCES } = constants.errno
const ALLOW = 0x7fff0000
const KILL = 0x80000000
const errno = (number: number): number => 0x50000 + number

/** Runs classic BPF over a `struct seccomp_data`: only the four instructions that may occur. */
const run = (program: Buffer, call: { nr: number; arch: number; args?: readonly number[] }): number => {
  const data = Buffer.alloc(64)
  data.writeUInt32LE(call.nr >>> 0, 0)
  data.writeUInt32LE(call.arch >>> 0, 4)
  for (const [at, value] of (call.args ?? []).entries()) data.writeUInt32LE(value >>> 0, 16 + at * 8)
  let accumulator = 0
  for (let at = 0; at < program.length / 8; at += 1) {
    const code = program.readUInt16LE(at * 8)
    const [ifTrue, ifFalse] = [program.readUInt8(at * 8 + 2), program.readUInt8(at * 8 + 3)]
    const value = program.readUInt32LE(at * 8 + 4)
    if (code === 0x20) accumulator = data.readUInt32LE(value)
    else if (code === 0x06) return value
    else {
      const holds =
        code === 0x15
          ? accumulator === value
          : code === 0x35
            ? accumulator >= value
            : code === 0x45
              ? (accumulator & value) !== 0
              : undefined
      if (holds === undefined) throw new Error(`instruction ${code}`)
      at += holds ? ifTrue : ifFalse
    }
  }
  throw new Error('the program runs past its end')
}

const MACHINES = [
  {
    name: 'x64',
    arch: 0xc000003e,
    read: 0,
    openat: 257,
    clone: 56,
    socket: 41,
    ptrace: 101,
    unshare: 272,
    mount: 165,
    bpf: 321,
    keyctl: 250,
  },
  {
    name: 'arm64',
    arch: 0xc00000b7,
    read: 63,
    openat: 56,
    clone: 220,
    socket: 198,
    ptrace: 117,
    unshare: 97,
    mount: 40,
    bpf: 280,
    keyctl: 219,
  },
] as const

describe.each(MACHINES)('the filter of $name', (machine) => {
  const program = syscallFilter(machine.name) ?? Buffer.alloc(0)
  const { arch } = machine

  it('lets ordinary calls pass', () => {
    for (const nr of [machine.read, machine.openat]) expect(run(program, { nr, arch })).toBe(ALLOW)
  })

  it('refuses what kernels were broken through', () => {
    for (const nr of [machine.ptrace, machine.unshare, machine.mount, machine.bpf, machine.keyctl])
      expect([nr, run(program, { nr, arch })]).toEqual([nr, errno(EPERM)])
  })

  it('answers newer calls with "there is none", so that libraries take the older way', () => {
    for (const nr of [435, 425, 426, 427]) expect(run(program, { nr, arch })).toBe(errno(ENOSYS))
  })

  it('lets threads and processes start, but no user namespace', () => {
    expect(run(program, { nr: machine.clone, arch, args: [0x3d0f00] })).toBe(ALLOW)
    expect(run(program, { nr: machine.clone, arch, args: [0x10000000 | 17] })).toBe(errno(EPERM))
  })

  it('opens local sockets only: no internet, no packets, no way to the host of a virtual machine', () => {
    expect(run(program, { nr: machine.socket, arch, args: [1] })).toBe(ALLOW)
    for (const family of [2, 10, 16, 17, 38, 40])
      expect([family, run(program, { nr: machine.socket, arch, args: [family] })]).toEqual([
        family,
        errno(EACCES),
      ])
  })

  it('kills whoever calls in the way of another kind of machine', () => {
    expect(run(program, { nr: machine.read, arch: 0x40000003 })).toBe(KILL)
  })

  it('fits the kernel: at most 4,096 instructions, every jump inside', () => {
    const length = program.length / 8
    expect(length).toBeGreaterThan(50)
    expect(length).toBeLessThan(4_096)
    for (let at = 0; at < length; at += 1) {
      const jump = Math.max(program.readUInt8(at * 8 + 2), program.readUInt8(at * 8 + 3))
      if (program.readUInt16LE(at * 8) !== 6) expect(at + 1 + jump).toBeLessThan(length)
    }
    expect(program.readUInt16LE((length - 1) * 8)).toBe(6)
  })
})

describe('kinds of machines', () => {
  it('without a table have no filter', () => {
    expect(syscallFilter('riscv64')).toBeUndefined()
  })

  it('on x86-64 refuse the x32 way of calling', () => {
    const program = syscallFilter('x64') ?? Buffer.alloc(0)
    expect(run(program, { nr: 0x40000000 + 41, arch: 0xc000003e })).toBe(errno(ENOSYS))
  })
})

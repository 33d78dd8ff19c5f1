/** Kills the locker at its system calls, one by one, and fails its syncs and its disk; afterwards every promise must hold. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLocker } from '@smart-rescue/adapters/vault'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Fault, runWithFault, WRITING_CALLS, type WritingCall, whyNoStrace } from './fault-run.ts'
import { ACTOR, CASE, EXHIBIT, type Flow } from './flow.ts'
import { listBrokenPromises } from './invariants.ts'
import { makeTemplate, type Template } from './template.ts'
import type { Variant } from './variants.ts'

const missing = whyNoStrace()
const AT_ONCE = 2
/** Every how many calls of a kind one case is made; 1 for all of them (set SMART_RESCUE_FAULTS=all, about five minutes). */
const everyOf = (flow: Flow, call: WritingCall): number => {
  if (process.env.SMART_RESCUE_FAULTS === 'all') return 1
  const isCommon = call === 'openat' || call === 'close'
  return flow === 'seal' ? (isCommon ? 6 : 1) : isCommon ? 14 : 5
}

let template: Template
beforeAll(async () => {
  template = await makeTemplate()
  if (missing !== undefined) return
  // The first run compiles the program and keeps that for the others, which would count among its calls.
  const place = template.copy()
  await runWithFault(place, 'seal', 'good')
  place.remove()
})
afterAll(() => template.remove())

const inParallel = async <T>(list: readonly T[], work: (item: T) => Promise<void>): Promise<void> => {
  const rest = [...list]
  const worker = async () => {
    for (let item = rest.shift(); item !== undefined; item = rest.shift()) await work(item)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}

const listFaults = async (
  flow: Flow,
  variant: Variant,
  every: (call: WritingCall) => number,
): Promise<Fault[]> => {
  const place = template.copy()
  const { counts, lines } = await runWithFault(place, flow, variant)
  expect(lines.at(-1), 'the flow ends well when nothing is done to it').toEqual({ kind: 'done' })
  expect(await listBrokenPromises(place, lines)).toEqual([])
  place.remove()
  return WRITING_CALLS.flatMap((call) =>
    Array.from(
      { length: counts.get(call) ?? 0 },
      (_, at): Fault => ({ call, nth: at + 1, what: 'signal=KILL' }),
    ).filter(({ nth }) => (nth - 1) % every(call) === 0),
  )
}

const runCase = async (flow: Flow, variant: Variant, fault: Fault) => {
  const place = template.copy()
  try {
    const outcome = await runWithFault(place, flow, variant, fault)
    return { ...outcome, broken: await listBrokenPromises(place, outcome.lines) }
  } finally {
    place.remove()
  }
}

const nameOf = (fault: Fault): string => `${fault.what} at ${fault.call} number ${fault.nth}`

describe.skipIf(missing !== undefined)(
  `the locker under faults${missing ? ` (skipped: ${missing})` : ''}`,
  () => {
    let cases = 0
    it.each(['seal', 'append'] as const)(
      'keeps every promise when killed at any write call of the flow "%s"',
      async (flow) => {
        const faults = await listFaults(flow, 'good', (call) => everyOf(flow, call))
        const failures: string[] = []
        let killed = 0
        await inParallel(faults, async (fault) => {
          const outcome = await runCase(flow, 'good', fault)
          if (outcome.killed) killed += 1
          for (const promise of outcome.broken) failures.push(`${nameOf(fault)}: ${promise}`)
        })
        expect(failures).toEqual([])
        cases += killed
        // Call counts may shift by a few between runs, so that the last of a kind is not always reached.
        expect(killed).toBeGreaterThan(faults.length * 0.8)
      },
      900_000,
    )

    it('was tried by at least sixty kills', () => {
      expect(cases).toBeGreaterThanOrEqual(60)
    })

    it('stops for good at a sync that fails, whichever it is, and loses nothing', async () => {
      await inParallel([1, 2, 3, 5, 8, 11, 14, 17], async (nth) => {
        const fault: Fault = { call: 'fsync', nth, what: 'error=EIO' }
        const { lines, broken } = await runCase('seal', 'good', fault)
        expect(broken, nameOf(fault)).toEqual([])
        const firstRefused = lines.findIndex((line) => line.kind === 'refused')
        expect(lines[firstRefused], nameOf(fault)).toEqual({ kind: 'refused', code: 'locker.stopped' })
        expect(
          lines.slice(firstRefused).some((line) => line.kind === 'acknowledged'),
          nameOf(fault),
        ).toBe(false)
      })
    })

    it('refuses what does not fit on a full disk, keeps nothing of it, and works again when there is room', async () => {
      await inParallel([1, 2, 3, 4, 5, 6], async (nth) => {
        const fault: Fault = { call: 'pwrite64', nth, what: 'error=ENOSPC' }
        const { lines, broken } = await runCase('seal', 'good', fault)
        expect(broken, nameOf(fault)).toEqual([])
        const outcomes = lines.filter((line) => line.kind === 'refused' || line.kind === 'acknowledged')
        expect(outcomes, nameOf(fault)).toMatchObject([
          { kind: 'refused', code: 'locker.disk-full' },
          { kind: 'acknowledged' },
        ])
      })
    })

    it.each([
      ['checkpoint-before-leaf', 'fsync', 'signal=KILL'],
      ['acknowledge-before-publish', 'fsync', 'signal=KILL'],
      ['checkpoint-in-place', 'pwrite64', 'signal=KILL'],
      ['sync-error-swallowed', 'fsync', 'error=EIO'],
    ] as const)('would be caught if it were broken: %s', async (variant, call, what) => {
      let caught: string | undefined
      // From the last call backwards: there the acknowledgements are printed and the damage is near.
      for (const { nth } of (await listFaults('append', variant, () => 1))
        .filter((fault) => fault.call === call)
        .reverse()) {
        if (caught !== undefined) break
        const { lines, broken } = await runCase('append', variant, { call, nth, what })
        caught = broken[0]
        if (what === 'error=EIO' && !lines.some((line) => line.kind === 'refused'))
          caught ??= 'acknowledged after a failed sync'
      }
      expect(caught).toBeDefined()
    })
  },
)

const mountSmallDisk = (): { dir: string; release: () => void } | string => {
  const dir = mkdtempSync(join(tmpdir(), 'locker-small-'))
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', dir])
  const release = () => {
    spawnSync('umount', [dir])
    rmSync(dir, { recursive: true, force: true })
  }
  if (mounted.status === 0) return { dir, release }
  rmSync(dir, { recursive: true })
  return 'this user may not mount a small disk'
}
const small = mountSmallDisk()
const isMounted = typeof small !== 'string'
afterAll(() => {
  if (isMounted) small.release()
})

describe.skipIf(!isMounted)(`the locker on a small disk${isMounted ? '' : ` (skipped: ${small})`}`, () => {
  it('refuses when the disk is full, at every level of fullness, and serves again once there is room', async () => {
    if (!isMounted) return
    const place = template.copy()
    const dir = join(small.dir, 'locker')
    spawnSync('cp', ['-r', place.dir, dir])
    const { locker } = await openLocker({ dir, keyFile: place.keyFile, clock: { now: () => new Date() } })
    const seal = (bytes: number) =>
      locker.seal({
        actor: ACTOR,
        caseId: CASE,
        item: EXHIBIT,
        type: 'evidence.sealed',
        role: 'text',
        mediaType: 'text/plain',
        bytes: [Buffer.alloc(bytes)],
      })
    for (const left of [0, 4_096, 20_000, 60_000, 120_000]) {
      const ballast = join(small.dir, 'ballast')
      // Fills the disk to the last page, then gives back a little.
      const { size } = {
        size: spawnSync('sh', ['-c', `cat /dev/zero > ${ballast} 2>/dev/null; stat -c %s ${ballast}`]),
      }
      spawnSync('truncate', ['-s', String(Math.max(0, Number(size.stdout.toString()) - left)), ballast])
      const before = (await locker.checkpoint()).size
      const files = readdirSync(dir, { recursive: true }).length
      await expect(seal(200_000), `${left} bytes left`).rejects.toMatchObject({ code: 'locker.disk-full' })
      expect((await locker.checkpoint()).size).toBe(before)
      expect(readdirSync(dir, { recursive: true }).length - files).toBeLessThanOrEqual(1)
      rmSync(ballast)
      expect((await seal(10_000)).leaf.index).toBe(before)
      expect((await locker.fsck()).findings).toEqual([])
    }
    writeFileSync(join(small.dir, 'done'), '')
    place.remove()
  })
})

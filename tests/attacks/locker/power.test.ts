/** Takes the power away at every act of the locker on a simulated disk, many times with different luck; afterwards every promise must hold. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLocker, createLockerDoor, openLocker } from '@smart-rescue/adapters/vault'
import type { Locker } from '@smart-rescue/features/ports/proof/locker'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ACTOR, CASE, CONTENT, EXHIBIT, type FlowLine } from './flow.ts'
import { listBrokenPromises } from './invariants.ts'
import { chanceOf, type PowerDisk, powerDisk } from './power-disk.ts'
import { handsOf, type Variant } from './variants.ts'

const dir = mkdtempSync(join(tmpdir(), 'locker-power-'))
const keyFile = join(dir, 'key-file')
const clock = { now: () => new Date() }
let template: PowerDisk
beforeAll(async () => {
  const disk = powerDisk()
  const { locker } = await createLocker({ dir, keyFile, origin: 'power.example/2026', clock, disk })
  await locker.openCase({ caseId: CASE, actor: ACTOR, detail: {} })
  await Promise.all(
    Array.from({ length: 252 }, (_, n) =>
      locker.record({ type: 'link.proposed', actor: ACTOR, caseId: CASE, item: EXHIBIT, size: n }),
    ),
  )
  await locker.checkpoint()
  template = disk.copy()
})
afterAll(() => rmSync(dir, { recursive: true }))

const told = async (
  lines: FlowLine[],
  act: Promise<{ index: number; hash: string; ciphertext?: string }>,
): Promise<void> => {
  try {
    const { index, hash, ciphertext } = await act
    lines.push({ kind: 'acknowledged', index, hash, ...(ciphertext === undefined ? {} : { ciphertext }) })
  } catch (error) {
    lines.push({ kind: 'refused', code: String(error) })
  }
}

/** Seals a blob, then appends a group that crosses the edge of a bundle, and notes what was acknowledged. */
const runFlow = async (locker: Locker, lines: FlowLine[]): Promise<void> => {
  const sealing = locker.seal({
    actor: ACTOR,
    caseId: CASE,
    item: EXHIBIT,
    type: 'evidence.sealed',
    role: 'text',
    mediaType: 'text/plain',
    bytes: [Buffer.from(CONTENT)],
  })
  await told(
    lines,
    sealing.then(({ leaf, ciphertext }) => ({ ...leaf, ciphertext })),
  )
  await Promise.all(
    Array.from({ length: 4 }, () =>
      told(lines, locker.record({ type: 'link.proposed', actor: ACTOR, caseId: CASE, item: EXHIBIT })),
    ),
  )
  const noting = locker.record({ type: 'note.written', actor: ACTOR, caseId: CASE, detail: { n: 1 } })
  await told(
    lines,
    noting.then(({ index, hash }) => ({ index, hash })),
  )
  try {
    lines.push({ kind: 'checkpoint', note: (await locker.checkpoint()).note })
  } catch {
    // Without power there is no checkpoint to give out.
  }
}

/** Runs the flow on a fresh copy until the power fails at an act; gives the disk and what was acknowledged. */
const runUntil = async (variant: Variant, nth: number) => {
  const disk = template.copy()
  const lines: FlowLine[] = []
  const { locker } = await openLocker({ dir, keyFile, clock, ...handsOf(variant, disk) })
  const before = disk.acts()
  disk.failAt(before + nth)
  await runFlow(locker, lines)
  return { disk, lines, acts: disk.acts() - before }
}

const listFailures = async (variant: Variant, luck: number, isEnough: (failures: string[]) => boolean) => {
  const { acts, lines: whole } = await runUntil(variant, Number.POSITIVE_INFINITY)
  expect(whole.filter(({ kind }) => kind === 'acknowledged')).toHaveLength(6)
  const failures: string[] = []
  let states = 0
  // From the last act backwards, so that a broken variant is caught soon.
  for (let nth = acts + 1; nth >= 1 && !isEnough(failures); nth--) {
    const { disk, lines } = await runUntil(variant, nth)
    for (let seed = 0; seed < luck && !isEnough(failures); seed++) {
      const after = disk.afterPowerLoss(chanceOf(nth * 1_000 + seed))
      states += 1
      for (const promise of await listBrokenPromises({ dir, keyFile, clock, disk: after }, lines))
        failures.push(`power lost at act ${nth}, luck ${seed}: ${promise}`)
    }
  }
  return { failures, states }
}

const LUCK = process.env.SMART_RESCUE_FAULTS === 'all' ? 20 : 2

describe('the locker when the power fails', () => {
  it('keeps every promise, at whichever act it fails and whatever the disk then remembers', async () => {
    const { failures, states } = await listFailures('good', LUCK, () => false)
    expect(failures).toEqual([])
    expect(states).toBeGreaterThan(200)
  })

  it.each([
    'no-file-sync',
    'no-folder-sync',
    'acknowledge-before-publish',
    'checkpoint-before-leaf',
    'checkpoint-in-place',
  ] as const)('would be caught if it were broken: %s', async (variant) => {
    const { failures } = await listFailures(variant, 3, (found) => found.length > 0)
    expect(failures).not.toEqual([])
  })

  it('can be made again, or is there, after the power failed while it was being made', async () => {
    const make = async (disk: PowerDisk): Promise<boolean> => {
      try {
        const { locker } = await createLocker({ dir, keyFile, origin: 'power.example/2026', clock, disk })
        await locker.openCase({ caseId: CASE, actor: ACTOR, detail: { reference: 'SR-1' } })
        return true
      } catch {
        return false
      }
    }
    const probe = powerDisk()
    expect(await make(probe)).toBe(true)
    const broken: string[] = []
    for (let nth = probe.acts(); nth > 250; nth--) {
      const disk = powerDisk()
      disk.failAt(nth)
      const isMade = await make(disk)
      const after = disk.afterPowerLoss(chanceOf(nth))
      const door = createLockerDoor({ dir, clock, disk: after })
      await (door.state() === 'absent'
        ? door.createByKeyFile({ origin: 'power.example/2026', keyFile })
        : door.unlockByKeyFile(keyFile))
      const details: unknown[] = []
      for await (const { detail } of door.locker.tell()) details.push(detail)
      if (isMade && details.length === 0) broken.push(`act ${nth}: an opened case is gone`)
      await door.locker.openCase({ caseId: CASE, actor: ACTOR, detail: { reference: 'SR-1' } })
      for (const { code } of (await door.locker.fsck()).findings) broken.push(`act ${nth}: ${code}`)
    }
    expect(broken).toEqual([])
  })

  it('serves again after the power failed during the start that followed a power loss', async () => {
    const failures: string[] = []
    for (const nth of [20, 45, 60, 75]) {
      const { disk, lines } = await runUntil('good', nth)
      const first = disk.afterPowerLoss(chanceOf(nth))
      const probe = first.copy()
      await openLocker({ dir, keyFile, clock, disk: probe })
      for (let act = 1; act <= probe.acts(); act += Math.ceil(probe.acts() / 12)) {
        const second = first.copy()
        second.failAt(act)
        await openLocker({ dir, keyFile, clock, disk: second }).catch(() => undefined)
        const after = second.afterPowerLoss(chanceOf(act))
        for (const promise of await listBrokenPromises({ dir, keyFile, clock, disk: after }, lines))
          failures.push(`second power loss at act ${act} after ${nth}: ${promise}`)
      }
    }
    expect(failures).toEqual([])
  })
})

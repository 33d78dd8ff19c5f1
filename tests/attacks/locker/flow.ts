/** A program that opens a locker, waits for a line, does one flow, and prints every acknowledgement as it comes; it is killed from outside. */
import { writeSync } from 'node:fs'
import { type FileLockerDoor, nodeDisk, openLocker } from '@smart-rescue/adapters/vault'
import { createWitnessBook } from '@smart-rescue/adapters/witness'
import type { Locker } from '@smart-rescue/features/ports/proof/locker'
import { CaseId, ExhibitId, Failure, MemberId } from '@smart-rescue/schema'
import { askFor, PARTNER_VKEY } from '../../faults/partner-log.ts'
import { handsOf, type Variant } from './variants.ts'

/** Invented ids, the same as those of the template locker. */
export const ACTOR = MemberId.parse('01890a5d-ac96-774b-bcce-b302099a8001')
export const CASE = CaseId.parse('01890a5d-ac96-774b-bcce-b302099a8011')
export const EXHIBIT = ExhibitId.parse('01890a5d-ac96-774b-bcce-b302099a8021')
/** What the seal flow seals. */
export const CONTENT = 'a hotel by the lake looks for cooks. '.repeat(1_000)

/** A line that the flow prints. */
export type FlowLine =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'acknowledged'
      readonly index: number
      readonly hash: string
      readonly ciphertext?: string
    }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'checkpoint'; readonly note: string }
  | { readonly kind: 'cosigned'; readonly size: number }
  | { readonly kind: 'rotated'; readonly logKey: string }
  | { readonly kind: 'done' }

/** Flows that can be killed. */
export type Flow = 'seal' | 'append' | 'witness' | 'rotate' | 'load'

const say = (line: FlowLine): void => {
  writeSync(1, `${JSON.stringify(line)}\n`)
}

const tell = async (act: Promise<{ index: number; hash: string; ciphertext?: string }>): Promise<void> => {
  try {
    const { index, hash, ciphertext } = await act
    say({ kind: 'acknowledged', index, hash, ...(ciphertext === undefined ? {} : { ciphertext }) })
  } catch (error) {
    say({ kind: 'refused', code: error instanceof Failure ? error.code : String(error) })
  }
}

const tellCheckpoint = async (locker: Locker): Promise<void> => {
  say({ kind: 'checkpoint', note: (await locker.checkpoint()).note })
}

const sealOne = async (locker: Locker): Promise<void> => {
  const sealing = locker.seal({
    actor: ACTOR,
    caseId: CASE,
    item: EXHIBIT,
    type: 'evidence.sealed',
    role: 'text',
    mediaType: 'text/plain',
    bytes: [Buffer.from(CONTENT)],
  })
  await tell(sealing.then(({ leaf, ciphertext }) => ({ ...leaf, ciphertext })))
  await tellCheckpoint(locker)
}

const appendGroups = async (locker: Locker): Promise<void> => {
  for (let group = 0; group < 3; group++) {
    const acts = Array.from({ length: 5 }, (_, n) =>
      tell(
        locker.record({
          type: 'link.proposed',
          actor: ACTOR,
          caseId: CASE,
          item: EXHIBIT,
          size: group * 5 + n,
        }),
      ),
    )
    await Promise.all(acts)
    await tellCheckpoint(locker)
  }
}

/** Cosigns a partner's log three times, as it grows. */
const cosignPartner = async (door: FileLockerDoor, dir: string): Promise<void> => {
  const book = createWitnessBook({
    disk: nodeDisk(dir),
    clock: { now: () => new Date() },
    cosigners: () => door.witnessKeys(),
  })
  for (const [old, size] of [
    [0, 5],
    [5, 9],
    [9, 20],
  ] as const)
    try {
      const { status } = await book.add(askFor(old, size), [PARTNER_VKEY])
      if (status === 200) say({ kind: 'cosigned', size })
    } catch (error) {
      say({ kind: 'refused', code: error instanceof Failure ? error.code : String(error) })
    }
}

/** Splits the key for recovery, then replaces the keys of the log, and goes on with the new ones. */
const rotateOnce = async (door: FileLockerDoor, keyFile: string): Promise<void> => {
  try {
    await door.makeShares({ actor: ACTOR }, 3, 5)
    const { logKey } = await door.rotateKeys({ actor: ACTOR }, new Date())
    say({ kind: 'rotated', logKey })
    await door.unlockByKeyFile(keyFile)
  } catch (error) {
    say({ kind: 'refused', code: error instanceof Failure ? error.code : String(error) })
  }
}

/** Seals and appends without end, until the process is killed. */
const loadForever = async (locker: Locker): Promise<never> => {
  for (;;) await Promise.all([sealOne(locker), appendGroups(locker)])
}

const doFlow = (flow: Flow, door: FileLockerDoor, dir: string, keyFile: string): Promise<void> => {
  switch (flow) {
    case 'seal':
      return sealOne(door.locker)
    case 'append':
      return appendGroups(door.locker)
    case 'witness':
      return cosignPartner(door, dir)
    case 'rotate':
      return rotateOnce(door, keyFile)
    case 'load':
      return loadForever(door.locker)
  }
}

const run = async (dir: string, keyFile: string, flow: Flow, variant: Variant): Promise<void> => {
  const door = await openLocker({
    dir,
    keyFile,
    clock: { now: () => new Date() },
    ...handsOf(variant, nodeDisk(dir)),
  })
  say({ kind: 'ready' })
  await new Promise((resolve) => process.stdin.once('data', resolve))
  process.stdin.destroy()
  await doFlow(flow, door, dir, keyFile)
  // One act more: after a failed sync it must be refused too.
  await tell(door.locker.record({ type: 'log.verified', actor: ACTOR }))
  say({ kind: 'done' })
}

const [, program, dir, keyFile, flow, variant] = process.argv
if (program?.endsWith('flow.ts') && dir && keyFile) await run(dir, keyFile, flow as Flow, variant as Variant)

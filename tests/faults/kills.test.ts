/** F1 and F3: a witness that cosigns and a locker whose keys are rotated are killed at their write calls; a locker under load is killed at random. */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { nodeDisk, openLocker } from '@smart-rescue/adapters/vault'
import { createWitnessBook } from '@smart-rescue/adapters/witness'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Fault,
  runWithFault,
  WRITING_CALLS,
  type WritingCall,
  whyNoStrace,
} from '../attacks/locker/fault-run.ts'
import { ACTOR, type FlowLine } from '../attacks/locker/flow.ts'
import { listBrokenPromises } from '../attacks/locker/invariants.ts'
import { type CasePlace, makeTemplate, type Template } from '../attacks/locker/template.ts'
import { askFor, PARTNER, PARTNER_VKEY } from './partner-log.ts'

const missing = whyNoStrace()
const AT_ONCE = 2
const clock = { now: () => new Date() }
const FLOW = fileURLToPath(new URL('../attacks/locker/flow.ts', import.meta.url))

let template: Template
beforeAll(async () => {
  template = await makeTemplate()
  if (missing !== undefined) return
  // The first run of each compiles the program and keeps that for the others, which would count among its calls.
  for (const flow of ['witness', 'rotate'] as const) {
    const place = template.copy()
    await runWithFault(place, flow, 'good')
    place.remove()
  }
})
afterAll(() => template.remove())

/** What must hold of the book: nothing that was cosigned is forgotten, and it goes on. */
const listForgotten = async (place: CasePlace, lines: readonly FlowLine[]): Promise<string[]> => {
  const broken: string[] = []
  const door = await openLocker({ ...place, clock })
  const book = createWitnessBook({ disk: nodeDisk(place.dir), clock, cosigners: () => door.witnessKeys() })
  const stands = (await book.latest(PARTNER))?.size ?? 0
  for (const line of lines)
    if (line.kind === 'cosigned' && line.size > stands)
      broken.push(`${line.size} entries were cosigned, ${stands} are remembered`)
  if (![0, 5, 9, 20].includes(stands)) broken.push(`remembers ${stands} entries, which nobody asked for`)
  if (stands >= 9) {
    const fork = await book.add(askFor(stands, 30, 'another'), [PARTNER_VKEY])
    if (fork.status !== 422) broken.push(`a fork was answered with ${fork.status}`)
  }
  const next = await book.add(askFor(stands, 40), [PARTNER_VKEY])
  if (next.status !== 200) broken.push(`the true log is answered with ${next.status}`)
  return [...broken, ...(await listBrokenPromises(place, lines))]
}

/** What must hold of the keys: the log opens, is whole, goes on, and a rotation that was reported stands. */
const listLostKeys = async (place: CasePlace, lines: readonly FlowLine[]): Promise<string[]> => {
  const broken: string[] = []
  const door = await openLocker({ ...place, clock })
  const generations = await door.generations()
  for (const line of lines)
    if (line.kind === 'rotated' && generations[0]?.logKey !== line.logKey)
      broken.push('a rotation was reported, but the new key does not sign')
  if (generations.length > 2) broken.push('more than two generations of keys')
  const next = await door.locker.record({ type: 'log.verified', actor: ACTOR })
  const { note, vkey } = await door.locker.checkpoint()
  if (vkey !== generations[0]?.logKey) broken.push('another key signs than the list says')
  if (note.split('\n').length !== 7) broken.push('a checkpoint lacks one of its two signatures')
  const leaves: string[] = []
  for await (const leaf of door.locker.leaves()) leaves.push(leaf.hash)
  if (leaves.length !== next.index + 1) broken.push('the next leaf does not follow the last')
  for (const line of lines)
    if (line.kind === 'acknowledged' && leaves[line.index] !== line.hash)
      broken.push(`leaf ${line.index} is gone`)
  for (const { code, at } of (await door.locker.fsck()).findings) broken.push(`${code} at ${at}`)
  return broken
}

const FLOWS = { witness: listForgotten, rotate: listLostKeys } as const

const inParallel = async <T>(list: readonly T[], work: (item: T) => Promise<void>): Promise<void> => {
  const rest = [...list]
  const worker = async () => {
    for (let item = rest.shift(); item !== undefined; item = rest.shift()) await work(item)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}

/** Every how many calls of a kind one case is made; 1 for all of them (set SMART_RESCUE_FAULTS=all). */
const SPARSE: Partial<Record<WritingCall, number>> = {
  openat: 20,
  close: 20,
  mkdir: 90,
  fsync: 5,
  unlink: 4,
  rename: 3,
}
const everyOf = (call: WritingCall): number =>
  process.env.SMART_RESCUE_FAULTS === 'all' ? 1 : (SPARSE[call] ?? 2)

describe.skipIf(missing !== undefined)(
  `killed at a write call (F1)${missing ? ` (skipped: ${missing})` : ''}`,
  () => {
    let cases = 0
    it.each(['witness', 'rotate'] as const)(
      'the flow "%s" keeps what it said',
      async (flow) => {
        const probe = template.copy()
        const { counts, lines } = await runWithFault(probe, flow, 'good')
        expect(lines.at(-1)).toEqual({ kind: 'done' })
        expect(lines.filter(({ kind }) => kind === 'refused')).toEqual([])
        expect(await FLOWS[flow](probe, lines)).toEqual([])
        probe.remove()
        const faults = WRITING_CALLS.flatMap((call) =>
          Array.from(
            { length: counts.get(call) ?? 0 },
            (_, at): Fault => ({ call, nth: at + 1, what: 'signal=KILL' }),
          ).filter(({ nth }) => (nth - 1) % everyOf(call) === 0),
        )
        const failures: string[] = []
        await inParallel(faults, async (fault) => {
          const place = template.copy()
          const outcome = await runWithFault(place, flow, 'good', fault)
          if (outcome.killed) cases += 1
          for (const promise of await FLOWS[flow](place, outcome.lines))
            failures.push(`${fault.call} number ${fault.nth}: ${promise}`)
          place.remove()
        })
        expect(failures).toEqual([])
      },
      900_000,
    )

    it('was tried by at least twenty kills', () => {
      expect(cases).toBeGreaterThanOrEqual(20)
    })

    it('a witness whose sync fails gives out nothing more, until a restart (F6)', async () => {
      await inParallel([1, 2, 3, 4, 6], async (nth) => {
        const place = template.copy()
        const { lines } = await runWithFault(place, 'witness', 'good', {
          call: 'fsync',
          nth,
          what: 'error=EIO',
        })
        const first = lines.findIndex(({ kind }) => kind === 'refused')
        expect(lines[first], `sync ${nth}`).toEqual({ kind: 'refused', code: 'locker.stopped' })
        expect(lines.slice(first).some(({ kind }) => kind === 'cosigned')).toBe(false)
        expect(await listForgotten(place, lines)).toEqual([])
        place.remove()
      })
    })
  },
)

/** Runs the load until it is killed after some milliseconds; gives what was acknowledged. */
const loadUntilKilled = async (place: CasePlace, afterMs: number): Promise<FlowLine[]> => {
  const child = spawn(process.execPath, [FLOW, place.dir, place.keyFile, 'load', 'good'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines: FlowLine[] = []
  const ended = new Promise((resolve) => child.once('close', resolve))
  await new Promise<void>((resolve) => {
    createInterface(child.stdout).on('line', (line) => {
      // The last line may be cut by the kill.
      if (!line.endsWith('}')) return
      const said = JSON.parse(line) as FlowLine
      lines.push(said)
      if (said.kind === 'ready') resolve()
    })
  })
  child.stdin.write('go\n')
  await new Promise((resolve) => setTimeout(resolve, afterMs))
  child.kill('SIGKILL')
  await ended
  return lines
}

describe('killed at random under load (F3)', () => {
  it('thirty times, on one and the same locker: nothing that was acknowledged is ever lost', async () => {
    const place = template.copy()
    const said: FlowLine[] = []
    let acknowledged = 0
    for (let round = 0; round < 30; round++) {
      const lines = await loadUntilKilled(place, 20 + ((round * 37) % 80))
      acknowledged += lines.filter(({ kind }) => kind === 'acknowledged').length
      said.push(...lines.filter(({ kind }) => kind === 'acknowledged'))
      // Every start after a kill is a check of its own; the whole look at every byte is made each fifth time.
      if (round % 5 !== 4) continue
      // Content of blobs is read at the end; until then the leaves tell.
      said.push(...lines.filter(({ kind }) => kind === 'checkpoint').slice(-1))
      const leavesOnly = said.map((line) =>
        line.kind === 'acknowledged' ? { kind: line.kind, index: line.index, hash: line.hash } : line,
      )
      expect(await listBrokenPromises(place, leavesOnly), `round ${round}`).toEqual([])
    }
    expect(await listBrokenPromises(place, said.slice(-200))).toEqual([])
    expect(acknowledged).toBeGreaterThan(100)
    place.remove()
  }, 170_000)
})

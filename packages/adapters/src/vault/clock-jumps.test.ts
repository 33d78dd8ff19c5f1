/** F7 of the catalogue of faults: whatever the machine's clock does, the log keeps its order, its promises and its bytes. */
import { openCheckpoint, parseVerifierKey, verifyLog } from '@smart-rescue/core/integrity'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ANA, CASE, collect, evidence, listOf, makeScratch, type Scratch } from './scratch-locker.fixture.ts'

const START = Date.parse('2026-11-24T08:00:00.000Z')
const DAY = 86_400_000

/** Times that a clock tells, one a look; the last one is told for ever. */
const clockOf = (times: readonly number[]) => {
  const left = [...times]
  return { now: () => new Date(left.length > 1 ? (left.shift() ?? START) : (left[0] ?? START)) }
}
const every = (count: number, at: (look: number) => number): number[] =>
  Array.from({ length: count }, (_, look) => at(look))

/** Twelve clocks that no office would choose. */
const CLOCKS: Readonly<Record<string, readonly number[]>> = {
  'jumps back a day': [START, START, START + 1_000, ...every(40, (look) => START - DAY + look)],
  'jumps ten years ahead': [START, START, ...every(40, (look) => START + 3_653 * DAY + look)],
  'jumps ahead and comes back': [
    START,
    START + 900 * DAY,
    START + 900 * DAY,
    ...every(40, (look) => START + look),
  ],
  'stands still': [START],
  'goes backwards all the time': every(60, (look) => START - look * 1_000),
  'repeats the hour when summer time ends': every(
    60,
    (look) => START + (look < 8 ? look : look - 8) * 450_000,
  ),
  'leaps a second': [
    Date.parse('2016-12-31T23:59:59.999Z'),
    Date.parse('2016-12-31T23:59:59.999Z'),
    Date.parse('2017-01-01T00:00:00.000Z'),
  ],
  'begins in 1970': every(60, (look) => look),
  'passes the second after which 32 bits are full': every(60, (look) => 2 ** 31 * 1_000 - 5 + look),
  'crosses a new year': every(60, (look) => Date.parse('2026-12-31T23:59:59.990Z') + look),
  'steps between a request and its answer': every(60, (look) => START + (look % 2 === 0 ? 0 : 7 * DAY)),
  'is the 29th of February': every(60, (look) => Date.parse('2028-02-29T12:00:00.000Z') + look * DAY),
}

let scratch: Scratch
beforeEach(() => {
  scratch = makeScratch()
})
afterEach(() => scratch.remove())

describe('a clock that', () => {
  it.each(Object.entries(CLOCKS))(
    '%s loses no act, breaks no order and leaves a log that verifies',
    async (_, times) => {
      const clock = clockOf(times)
      const door = await scratch.make({ clock })
      await door.locker.openCase({ caseId: CASE, actor: ANA, detail: { title: 'Lantern' } })
      const sealed: string[] = []
      for (const text of ['ferry', 'pier', 'lantern', 'mole'])
        sealed.push((await door.locker.seal(evidence(text))).ciphertext)
      door.lock()

      const again = await scratch.open({ clock })
      await again.locker.record({
        type: 'note.written',
        actor: ANA,
        caseId: CASE,
        detail: { body: 'after a start' },
      })
      const leaves = await listOf(again.locker.leaves())
      expect(leaves.map(({ leaf }) => leaf.seq)).toEqual(leaves.map((_leaf, at) => at))
      expect(leaves.filter(({ leaf }) => leaf.type === 'evidence.sealed')).toHaveLength(4)
      for (const { leaf } of leaves) expect(leaf.at).toBe(new Date(leaf.at).toISOString())

      const { note, vkey } = await again.locker.checkpoint()
      const key = parseVerifierKey(vkey)
      if (!key.ok) throw new Error(key.sentence)
      const opened = openCheckpoint(note, key.value)
      if (!opened.ok) throw new Error(opened.sentence)
      expect(
        verifyLog(
          leaves.map(({ bytes }) => bytes),
          opened.value.checkpoint,
        ),
      ).toMatchObject({ intact: true })
      const bytes = await again.locker.read({
        actor: ANA,
        caseId: CASE,
        ciphertext: sealed[3] ?? '',
        mediaType: 'text/plain',
        purpose: 'review',
      })
      expect((await collect(bytes)).toString()).toBe('mole')
      expect((await again.locker.fsck()).findings).toEqual([])
      again.lock()
    },
  )
})

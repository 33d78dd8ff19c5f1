/** Promises about the auditor's pages: every leaf once, newest first, pseudonyms alone. */
import type { CaseId, MemberId } from '@smart-rescue/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFakeLocker } from '../ports/proof/locker.fake.ts'
import { auditCustody } from './audit.ts'

const ACTOR = '01890000-0000-7000-8000-000000000001' as MemberId
const CASE = '01890000-0000-7000-8000-000000000002' as CaseId
const fill = async (size: number) => {
  const locker = createFakeLocker()
  for (let at = 0; at < size; at += 1)
    await (at === 0
      ? locker.openCase({ caseId: CASE, actor: ACTOR, detail: { title: 'Lantern' } })
      : locker.record({ type: 'note.written', actor: ACTOR, ...(at % 2 ? { caseId: CASE } : {}) }))
  const read = auditCustody({ locker })
  return (before?: number) =>
    read(undefined as never, before === undefined ? {} : { before }, undefined as never)
}

describe('auditCustody', () => {
  it.each([
    [0, 0, false],
    [1, 1, false],
    [199, 199, false],
    [200, 200, false],
    [201, 200, true],
  ])('of %i leaves shows %i, and that there are more: %s', async (size, shown, more) => {
    const page = await (await fill(size))()
    expect([page.leaves.length, page.more, page.checkpoint.size]).toEqual([shown, more, size])
  })

  it('walks down to the first leaf from any place, without a gap', async () => {
    const read = await fill(450)
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 600 }), async (from) => {
        const seen: number[] = []
        let before: number | undefined = from
        while (before !== undefined) {
          const page: Awaited<ReturnType<typeof read>> = await read(before)
          seen.push(...page.leaves.map(({ index }) => index))
          before = page.more ? page.leaves.at(-1)?.index : undefined
        }
        const first = Math.min(from, 450) - 1
        expect(seen).toEqual(Array.from({ length: first + 1 }, (_, at) => first - at))
      }),
      { numRuns: 20 },
    )
  })

  it('shows the newest page to one who asks for what comes before a leaf that is not there yet', async () => {
    const read = await fill(300)
    const newest = await read()
    for (const before of [300, 301, 499, 501, 100_000, Number.MAX_SAFE_INTEGER])
      expect(await read(before)).toEqual(newest)
  })

  it('shows no id and no content', async () => {
    const text = JSON.stringify(await (await fill(20))())
    for (const secret of [ACTOR, CASE, 'Lantern']) expect(text).not.toContain(secret)
  })
})

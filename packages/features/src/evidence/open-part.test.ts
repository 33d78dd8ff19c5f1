/** Promises about opening a part: one leaf an act, ranges as asked, text whole across chunks, damage told. */
import type { CaseId, ExhibitId, ExhibitPart, MemberId } from '@smart-rescue/schema'
import { Failure } from '@smart-rescue/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Transactor } from '../ports/database.ts'
import type { Locker, ReadInput } from '../ports/proof/locker.ts'
import { logOpening, type Opening, readLoggedPart, readTextPart } from './open-part.ts'

const PART: ExhibitPart = {
  role: 'text',
  name: 'text.txt',
  mediaType: 'text/plain',
  length: 3,
  sha256: '',
  ciphertext: `sha256:${'a'.repeat(64)}`,
  leafIndex: 1,
}
const OPENING: Opening = {
  actor: '01890000-0000-7000-8000-000000000001' as MemberId,
  caseId: '01890000-0000-7000-8000-000000000002' as CaseId,
  exhibitId: '01890000-0000-7000-8000-000000000003' as ExhibitId,
  part: PART,
  purpose: 'review',
}

/** Hands whose locker gives these chunks, and which keep what was asked of them. */
const createHands = (chunks: readonly Uint8Array[], fails?: Failure) => {
  const reads: ReadInput[] = []
  const leaves: object[] = []
  let transactions = 0
  const locker = {
    read: async (input: ReadInput) => {
      reads.push(input)
      return (async function* () {
        yield* chunks
        if (fails !== undefined) throw fails
      })()
    },
    record: async (input: object) => {
      leaves.push(input)
      return { index: 0, hash: '', at: '' }
    },
  } as unknown as Locker
  const db = {
    asMember: async () => {
      transactions += 1
    },
  } as unknown as Transactor
  return { deps: { db, locker, projections: {} }, reads, leaves, transactions: () => transactions }
}
const drain = async (stream: AsyncIterable<Uint8Array>) => {
  const bytes: number[] = []
  for await (const chunk of stream) bytes.push(...chunk)
  return bytes
}

describe('logOpening', () => {
  it('logs who opens which blob of which exhibit, and why', async () => {
    const { deps, leaves } = createHands([])
    await logOpening(deps, OPENING)
    expect(leaves).toEqual([
      {
        type: 'evidence.read',
        actor: OPENING.actor,
        caseId: OPENING.caseId,
        item: OPENING.exhibitId,
        role: 'text',
        purpose: 'review',
        ciphertext: PART.ciphertext,
      },
    ])
  })
})

describe('readLoggedPart', () => {
  it('asks the locker for the blob by its hash, without a second leaf, and for a range only where one is given', async () => {
    const { deps, reads, leaves } = createHands([new Uint8Array([1, 2])])
    expect(await drain(readLoggedPart(deps, OPENING))).toEqual([1, 2])
    await drain(readLoggedPart(deps, { ...OPENING, range: { start: 1, end: 2 } }))
    expect(reads.map(({ log, range, ciphertext }) => [log, range, ciphertext])).toEqual([
      [false, undefined, PART.ciphertext],
      [false, { start: 1, end: 2 }, PART.ciphertext],
    ])
    expect(leaves).toEqual([])
  })

  it.each(['locker.damaged', 'locker.not-found'] as const)(
    'marks the exhibit when the locker says %s, and passes it on',
    async (code) => {
      const { deps, transactions } = createHands([new Uint8Array([1])], new Failure(code))
      await expect(drain(readLoggedPart(deps, OPENING))).rejects.toMatchObject({ code })
      expect(transactions()).toBe(1)
    },
  )

  it.each(['locker.locked', 'database.unavailable'] as const)(
    'marks nothing when the locker says %s',
    async (code) => {
      const { deps, transactions } = createHands([], new Failure(code))
      await expect(drain(readLoggedPart(deps, OPENING))).rejects.toMatchObject({ code })
      expect(transactions()).toBe(0)
    },
  )

  it('opens nothing before the first byte is asked for', () => {
    const { deps, reads } = createHands([])
    readLoggedPart(deps, OPENING)
    expect(reads).toEqual([])
  })
})

describe('readTextPart', () => {
  it('puts the text together, wherever the chunks were cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.nat(6), async (text, size) => {
        const bytes = new TextEncoder().encode(text)
        const chunks: Uint8Array[] = []
        for (let at = 0; at < bytes.length; at += size + 1) chunks.push(bytes.slice(at, at + size + 1))
        expect(await readTextPart(createHands(chunks).deps, OPENING)).toBe(text)
      }),
    )
  })

  it('keeps a byte order mark and NUL: the offsets of the marks count them', async () => {
    const text = '\uFEFFa\0b'
    expect(await readTextPart(createHands([new TextEncoder().encode(text)]).deps, OPENING)).toBe(text)
  })
})

/** Tests the book of a witness on files: what it stores before it answers, the race of the specification, forks and rollbacks, and disks that fail. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as breathe } from 'node:timers/promises'
import { ed25519 } from '@noble/curves/ed25519.js'
import {
  type Cosigner,
  formatCheckpoint,
  formatNote,
  formatVerifierKey,
  leafHash,
  makeVerifierKey,
  openCheckpoint,
  parseNote,
  proveConsistency,
  rootOf,
  signText,
  TYPE_COSIGNATURE,
  TYPE_ED25519,
  TYPE_ML_DSA_44,
  utf8,
  type VerifierKey,
  verifyNote,
} from '@smart-rescue/core/integrity'
import { formatSubmission } from '@smart-rescue/core/witnessing'
import { Failure } from '@smart-rescue/schema'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Disk, nodeDisk } from '../vault/index.ts'
import { laterSigningKeyOf, signingKeyOf } from '../vault/keys/signing-key.ts'
import { type BookHands, createWitnessBook } from './witness-book.ts'

const ORIGIN = 'custody.ngo-a.example/2026'
const WITNESS = 'witness.ngo-b.example/w1'

const cosigner = (name: string, type: VerifierKey['type'], byte: number): Cosigner => {
  const seed = Buffer.alloc(32, byte)
  const key = type === TYPE_ML_DSA_44 ? laterSigningKeyOf(seed) : signingKeyOf(seed)
  const made = makeVerifierKey(name, type, key.publicKey)
  if (!made.ok) throw new Error(made.sentence)
  return { key: made.value, sign: key.sign }
}
const log = cosigner(ORIGIN, TYPE_ED25519, 1)
const keys = [cosigner(WITNESS, TYPE_COSIGNATURE, 2), cosigner(WITNESS, TYPE_ML_DSA_44, 3)] as const
const TRUSTED = [formatVerifierKey(log.key)]
const leaves = Array.from({ length: 64 }, (_, n) => leafHash(utf8(`entry ${n}`)))
const forked = leaves.map((hash, at) => (at === 4 ? leafHash(utf8('another')) : hash))

const noteAt = (size: number, of: readonly Uint8Array[]): string => {
  const text = formatCheckpoint({ origin: ORIGIN, size, root: rootOf(of.slice(0, size)) })
  const line = signText(log, text, 0)
  return line.ok ? formatNote({ text, signatures: [line.value] }) : ''
}
const body = (old: number, size: number, of: readonly Uint8Array[] = leaves): Buffer => {
  const proof = old === 0 || old === size ? [] : proveConsistency(of.slice(0, size), old)
  return Buffer.from(formatSubmission(old, proof, noteAt(size, of)))
}

let dir: string
let now: number
const bookOf = (more: Partial<BookHands> = {}) =>
  createWitnessBook({
    disk: nodeDisk(dir),
    clock: { now: () => new Date(now) },
    cosigners: () => keys,
    ...more,
  })
const files = () => readdirSync(dir, { recursive: true, encoding: 'utf8' })
const latest = () => join(dir, files().find((path) => path.endsWith('latest')) ?? 'none')
const evidence = () => files().filter((path) => path.endsWith('.json'))

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'book-'))
  now = Date.parse('2026-11-24T08:00:00.000Z')
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

/** A seeded row of numbers in [0, 1). */
const chanceOf = (seed: number) => {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

describe('a book', () => {
  it('answers with lines of both kinds that verify over the checkpoint, at the second of the clock', async () => {
    const answer = await bookOf().add(body(0, 5), TRUSTED)
    expect(answer).toMatchObject({ status: 200, origin: ORIGIN, size: 5, seen: 0 })
    const note = parseNote(`${noteAt(5, leaves)}${answer.text}`)
    const verified = note.ok ? verifyNote(note.value, [log.key, keys[0].key, keys[1].key]) : note
    expect(verified.ok && verified.value.map(({ time }) => time)).toEqual([undefined, now / 1000, now / 1000])
  })

  it('has stored what it cosigned before it answers, and knows it again after a restart', async () => {
    const answer = await bookOf().add(body(0, 5), TRUSTED)
    expect(readFileSync(latest(), 'utf8')).toBe(`${noteAt(5, leaves)}${answer.text}`)
    expect(await bookOf().latest(ORIGIN)).toEqual({ origin: ORIGIN, size: 5, at: '2026-11-24T08:00:00.000Z' })
    expect(await bookOf().add(body(0, 9), TRUSTED)).toMatchObject({ status: 409, text: '5\n' })
    expect(await bookOf().add(body(5, 9), TRUSTED)).toMatchObject({ status: 200, seen: 5 })
    expect(await bookOf().latest('nobody.example')).toBeUndefined()
  })

  it('follows a log entry by entry, and confirms the same state again', async () => {
    const book = bookOf()
    for (let size = 1; size <= 40; size++)
      expect((await book.add(body(size - 1, size), TRUSTED)).status, `size ${size}`).toBe(200)
    expect((await book.add(body(40, 40), TRUSTED)).status).toBe(200)
  })

  it('says with 409 and text/x.tlog.size where it stands', async () => {
    const book = bookOf()
    await book.add(body(0, 5), TRUSTED)
    const answer = await book.add(body(3, 9), TRUSTED)
    expect(answer).toMatchObject({ status: 409, contentType: 'text/x.tlog.size', text: '5\n' })
    expect(answer.misbehaviour).toBeUndefined()
    expect(evidence()).toEqual([])
  })

  it('knows no log that is not trusted, and tells nothing of those it knows', async () => {
    expect(await bookOf().add(body(0, 5), [])).toEqual({
      status: 404,
      contentType: 'text/plain; charset=utf-8',
      text: 'This witness does not know the log.\n',
    })
    const stranger = formatVerifierKey(cosigner(ORIGIN, TYPE_ED25519, 9).key)
    expect((await bookOf().add(body(0, 5), [stranger])).status).toBe(403)
    expect((await bookOf().add(Buffer.from('hello'), TRUSTED)).status).toBe(400)
    expect(files()).toEqual([])
  })

  it('tells its keys: Ed25519 first', () => {
    expect(bookOf().keys()).toEqual(keys.map(({ key }) => formatVerifierKey(key)))
  })

  it('answers nothing while the locker is locked', async () => {
    const locked = bookOf({
      cosigners: () => {
        throw new Failure('locker.locked')
      },
    })
    await expect(locked.add(body(0, 5), TRUSTED)).rejects.toMatchObject({ code: 'locker.locked' })
  })

  it('refuses to go on from a memory that somebody else wrote', async () => {
    await bookOf().add(body(0, 9), TRUSTED)
    writeFileSync(latest(), noteAt(5, leaves))
    await expect(bookOf().add(body(5, 9), TRUSTED)).rejects.toMatchObject({ code: 'locker.damaged' })
  })
})

describe('equivocation (F14)', () => {
  it.each([
    ['the same size and another root', 9, 9, 409],
    ['a longer history that does not continue ours', 9, 17, 422],
    ['another history from nothing', 0, 9, 409],
  ] as const)('by %s is refused, and both notes are kept once', async (_, old, size, status) => {
    const book = bookOf()
    const { text } = await book.add(body(0, 9), TRUSTED)
    const first = await book.add(body(old, size, forked), TRUSTED)
    expect(first).toMatchObject({ status, misbehaviour: 'fork', size, seen: 9 })
    expect((await book.add(body(old, size, forked), TRUSTED)).misbehaviour).toBeUndefined()
    const [path = ''] = evidence()
    expect(evidence()).toHaveLength(1)
    const kept = JSON.parse(readFileSync(join(dir, path), 'utf8'))
    expect(kept).toMatchObject({
      kind: 'fork',
      old,
      refused: noteAt(size, forked),
      cosigned: `${noteAt(9, leaves)}${text}`,
    })
    // Anybody who has the log's key can check that it signed both.
    for (const note of [kept.refused, kept.cosigned]) expect(openCheckpoint(note, log.key).ok).toBe(true)
    expect((await book.add(body(9, 12), TRUSTED)).status).toBe(200)
  })

  it('by going back is remembered after a minute, and is a race within it', async () => {
    const book = bookOf()
    await book.add(body(0, 9), TRUSTED)
    expect((await book.add(body(0, 5), TRUSTED)).misbehaviour).toBeUndefined()
    now += 3_600_000
    expect(await book.add(body(0, 5), TRUSTED)).toMatchObject({
      status: 409,
      text: '9\n',
      misbehaviour: 'rollback',
    })
    expect(evidence()).toHaveLength(1)
  })

  it('can fill the disk with at most a hundred proofs', async () => {
    const book = bookOf()
    await book.add(body(0, 2), TRUSTED)
    for (let n = 0; n < 103; n++) {
      const other = [leafHash(utf8(`other ${n}`)), ...leaves.slice(1)]
      await book.add(body(2, 3, other), TRUSTED)
    }
    expect(evidence()).toHaveLength(100)
  }, 60_000)
})

/** A disk that pauses at chance moments, so that requests overtake each other. */
const pausing = (chance: () => number): Disk => {
  const disk = nodeDisk(dir)
  const pause = async () => {
    for (let turns = Math.floor(chance() * 4); turns > 0; turns--) await breathe()
  }
  return {
    ...disk,
    read: async (path) => {
      await pause()
      const bytes = await disk.read(path)
      await pause()
      return bytes
    },
    rename: async (from, to) => {
      await pause()
      await disk.rename(from, to)
    },
  }
}

/** N and N+K at once, as the specification prints the race; gives how the book stands and what was answered. */
const race = async (seed: number, more: Partial<BookHands> = {}) => {
  rmSync(join(dir, 'witness'), { recursive: true, force: true })
  const chance = chanceOf(seed)
  const book = bookOf({ disk: pausing(chance), ...more })
  await book.add(body(0, 8), TRUSTED)
  const sizes = [12, 20]
  const order = chance() < 0.5 ? sizes : sizes.toReversed()
  const answers = await Promise.all(
    order.map(async (size) => ({ size, status: (await book.add(body(8, size), TRUSTED)).status })),
  )
  const stands = (await book.latest(ORIGIN))?.size ?? 0
  const cosigned = answers.filter(({ status }) => status === 200).map(({ size }) => size)
  return { stands, cosigned, largest: Math.max(8, ...cosigned) }
}

describe('two requests at once (F15)', () => {
  it('never let the book go back, in a thousand interleavings: one is cosigned, the other told', async () => {
    for (let seed = 1; seed <= 1_000; seed++) {
      const { stands, cosigned, largest } = await race(seed)
      expect(cosigned, `seed ${seed}`).toHaveLength(1)
      expect(stands, `seed ${seed}`).toBe(largest)
    }
  }, 120_000)

  it('would go back without its turns: the harness finds the race of the specification', async () => {
    const broken: number[] = []
    for (let seed = 1; seed <= 200 && broken.length === 0; seed++) {
      const outcome = await race(seed, { inTurn: (work) => work() }).catch(() => undefined)
      if (outcome !== undefined && (outcome.stands < outcome.largest || outcome.cosigned.length > 1))
        broken.push(seed)
    }
    expect(broken).not.toEqual([])
  }, 60_000)
})

describe('a disk that fails', () => {
  const failing = (at: number, code: 'locker.stopped' | 'locker.disk-full') => {
    const disk = nodeDisk(dir)
    let acts = 0
    const act = () => {
      acts += 1
      if (acts === at) throw new Failure(code)
    }
    const faulty: Disk = {
      ...disk,
      create: async (path) => {
        act()
        const file = await disk.create(path)
        return {
          ...file,
          write: async (bytes) => {
            act()
            await file.write(bytes)
          },
          sync: async () => {
            act()
            await file.sync()
          },
        }
      },
      rename: async (from, to) => {
        act()
        await disk.rename(from, to)
      },
      syncFolder: async (folder) => {
        act()
        await disk.syncFolder(folder)
      },
    }
    return { faulty, acts: () => acts }
  }

  it('at any act gives out no cosignature for what is not stored, and after a failed sync none ever again (F6)', async () => {
    const probe = failing(Number.POSITIVE_INFINITY, 'locker.stopped')
    await bookOf({ disk: probe.faulty }).add(body(0, 5), TRUSTED)
    const total = probe.acts()
    expect(total).toBeGreaterThanOrEqual(6)
    for (let at = 1; at <= total; at++) {
      rmSync(join(dir, 'witness'), { recursive: true, force: true })
      const book = bookOf({ disk: failing(at, 'locker.stopped').faulty })
      await expect(book.add(body(0, 5), TRUSTED), `act ${at}`).rejects.toMatchObject({
        code: 'locker.stopped',
      })
      await expect(book.add(body(0, 5), TRUSTED), `act ${at}, again`).rejects.toMatchObject({
        code: 'locker.stopped',
      })
      const stands = (await bookOf().latest(ORIGIN))?.size ?? 0
      expect([0, 5], `act ${at}`).toContain(stands)
      expect((await bookOf().add(body(stands, 9), TRUSTED)).status, `act ${at}, after a restart`).toBe(200)
    }
  })

  it('that is full refuses, keeps what was there, and goes on when there is room (F5)', async () => {
    await bookOf().add(body(0, 5), TRUSTED)
    const book = bookOf({ disk: failing(4, 'locker.disk-full').faulty })
    await expect(book.add(body(5, 9), TRUSTED)).rejects.toMatchObject({ code: 'locker.disk-full' })
    expect((await book.latest(ORIGIN))?.size).toBe(5)
    expect((await book.add(body(5, 9), TRUSTED)).status).toBe(200)
    expect(existsSync(`${latest()}.tmp`)).toBe(false)
  })

  it('knows the key by which OpenSSL signs as the one by which everybody verifies', () => {
    expect(Buffer.from(ed25519.getPublicKey(Buffer.alloc(32, 2))).equals(keys[0].key.key)).toBe(true)
  })
})

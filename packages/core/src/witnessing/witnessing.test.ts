/** Tests the rules of a witness and of a log that asks one: statuses of the specification, misbehaviour, the pace, and what an answer means. */
import { describe, expect, it } from 'vitest'
import { laterOf, logOf, noteBy, ORIGIN, witnessOf } from '../integrity/cosigners.fixture.ts'
import {
  emptyRoot,
  formatSignature,
  leafHash,
  parseNote,
  proveConsistency,
  rootOf,
  signText,
  utf8,
} from '../integrity/index.ts'
import {
  addLines,
  formatSubmission,
  isDue,
  judgeGrowth,
  LONGEST_WAIT_MS,
  openSubmission,
  parseSubmission,
  ROLLBACK_AFTER_MS,
  readAnswer,
  type SeenCheckpoint,
} from './index.ts'

const log = logOf()
const witness = witnessOf()
const leaves = Array.from({ length: 40 }, (_, n) => leafHash(utf8(`entry ${n}`)))
const rootAt = (size: number, of = leaves) => rootOf(of.slice(0, size))
const noteAt = (size: number, of = leaves, by = [log]) =>
  noteBy({ origin: ORIGIN, size, root: rootAt(size, of) }, by)
const proofOf = (from: number, to: number, of = leaves) =>
  from === 0 || from === to ? [] : proveConsistency(of.slice(0, to), from)
const seenAt = (size: number, of = leaves, at = 0): SeenCheckpoint => ({ size, root: rootAt(size, of), at })

const submit = (old: number, size: number, of = leaves) => {
  const parsed = parseSubmission(formatSubmission(old, proofOf(old, size, of), noteAt(size, of)))
  if (!parsed.ok) throw new Error(parsed.sentence)
  return parsed.value
}

describe('a request', () => {
  it('is read as it was written, with all signatures of its checkpoint', () => {
    const note = noteAt(7, leaves, [log, laterOf()])
    const body = formatSubmission(3, proofOf(3, 7), note)
    expect(body.startsWith('old 3\n')).toBe(true)
    const parsed = parseSubmission(body)
    expect(parsed).toMatchObject({ ok: true, value: { old: 3, text: note, checkpoint: { size: 7 } } })
    expect(parsed.ok && parsed.value.proof).toEqual(proofOf(3, 7))
  })

  it.each([
    ['nothing', ''],
    ['no old size', `\n${noteAt(3)}`],
    ['a leading zero', formatSubmission(0, [], noteAt(3)).replace('old 0', 'old 00')],
    ['a negative size', formatSubmission(0, [], noteAt(3)).replace('old 0', 'old -1')],
    ['a capital letter', formatSubmission(0, [], noteAt(3)).replace('old', 'Old')],
    ['a short hash', formatSubmission(1, [new Uint8Array(31)], noteAt(3))],
    ['a line that is no base64', formatSubmission(1, [], noteAt(3)).replace('\n\n', '\n*\n\n')],
    ['64 hashes', formatSubmission(1, Array(64).fill(new Uint8Array(32)), noteAt(3))],
    ['no checkpoint', 'old 0\n\nhello\n'],
    ['bytes that are no text', Uint8Array.of(0x6f, 0xff, 0x0a, 0x0a)],
  ])('is refused as malformed when it has %s', (_, body) => {
    expect(openSubmission(body, [log.key])).toMatchObject({ status: 400 })
  })

  it('takes 63 hashes', () => {
    expect(parseSubmission(formatSubmission(1, Array(63).fill(new Uint8Array(32)), noteAt(3))).ok).toBe(true)
  })

  it('of an unknown log is answered with 404, without a trusted signature with 403, with an old size beyond its own with 400', () => {
    const body = formatSubmission(0, [], noteAt(3))
    expect(openSubmission(body, [])).toMatchObject({ status: 404 })
    expect(openSubmission(body, [logOf(0x11, 'other.example/log').key])).toMatchObject({ status: 404 })
    expect(openSubmission(body, [logOf(0x12).key])).toMatchObject({ status: 403 })
    expect(openSubmission(formatSubmission(4, [], noteAt(3)), [log.key])).toMatchObject({ status: 400 })
    expect(openSubmission(body, [log.key])).toMatchObject({ status: 200 })
  })

  it('is not opened by a signature of an unknown key under the log’s name, and not spoilt by one beside a good one', () => {
    const both = formatSubmission(0, [], noteAt(3, leaves, [logOf(0x12), log]))
    expect(openSubmission(both, [log.key])).toMatchObject({ status: 200 })
    expect(openSubmission(both, [logOf(0x13).key])).toMatchObject({ status: 403 })
  })

  it('is opened by either key of a log that rotated', () => {
    const next = logOf(0x15)
    for (const by of [log, next])
      expect(
        openSubmission(formatSubmission(0, [], noteAt(3, leaves, [by])), [log.key, next.key]),
      ).toMatchObject({
        status: 200,
      })
  })
})

describe('growth', () => {
  it('is cosigned for every pair of sizes when the proof shows it', () => {
    for (let from = 0; from <= 20; from++)
      for (let to = from; to <= 20; to++)
        expect(
          judgeGrowth(submit(from, to), from === 0 ? undefined : seenAt(from), 0),
          `${from} ${to}`,
        ).toEqual({ status: 200 })
  })

  it('from another old size than ours is answered with 409 and our size, and is no misbehaviour', () => {
    expect(judgeGrowth(submit(3, 9), seenAt(5), 0)).toEqual({ status: 409, size: 5 })
    expect(judgeGrowth(submit(0, 9), seenAt(5), 0)).toEqual({ status: 409, size: 5 })
    expect(judgeGrowth(submit(3, 9), undefined, 0)).toEqual({ status: 409, size: 0 })
  })

  it('with the same size and another root is a fork, whatever old size it names', () => {
    const other = [...leaves.slice(0, 4), leafHash(utf8('another')), ...leaves.slice(5)]
    for (const old of [0, 3, 9])
      expect(judgeGrowth(submit(old, 9, other), seenAt(9), 0)).toEqual({
        status: 409,
        size: 9,
        misbehaviour: 'fork',
      })
  })

  it('of another history is a fork and answered with 422', () => {
    const other = [...leaves.slice(0, 4), leafHash(utf8('another')), ...leaves.slice(5)]
    expect(judgeGrowth(submit(9, 17, other), seenAt(9), 0)).toEqual({ status: 422, misbehaviour: 'fork' })
  })

  it('whose proof has a hash too many or too few, or any for the first checkpoint, is answered with 422', () => {
    const good = submit(9, 17)
    const verdicts = [
      { ...good, proof: [...good.proof, new Uint8Array(32)] },
      { ...good, proof: good.proof.slice(1) },
      { ...good, proof: [] },
    ].map((one) => judgeGrowth(one, seenAt(9), 0))
    expect(verdicts.map(({ status }) => status)).toEqual([422, 422, 422])
    expect(judgeGrowth({ ...submit(0, 9), proof: [new Uint8Array(32)] }, undefined, 0)).toEqual({
      status: 422,
      misbehaviour: 'bad-proof',
    })
  })

  it('from nothing to nothing must have the root of nothing', () => {
    const checkpoint = { origin: ORIGIN, size: 0, root: emptyRoot(), extensions: [] }
    expect(judgeGrowth({ checkpoint, old: 0, proof: [] }, undefined, 0)).toEqual({ status: 200 })
    const odd = { ...checkpoint, root: new Uint8Array(32) }
    expect(judgeGrowth({ checkpoint: odd, old: 0, proof: [] }, undefined, 0)).toEqual({
      status: 422,
      misbehaviour: 'bad-proof',
    })
  })

  it('backwards is a race within a minute, and a rollback after it', () => {
    const now = 1_795_507_505_000
    const seen = seenAt(9, leaves, now - ROLLBACK_AFTER_MS)
    expect(judgeGrowth(submit(0, 5), seen, now)).toEqual({ status: 409, size: 9 })
    expect(judgeGrowth(submit(0, 5), seen, now + 1)).toEqual({
      status: 409,
      size: 9,
      misbehaviour: 'rollback',
    })
    expect(judgeGrowth(submit(0, 12), seen, now + 1)).toEqual({ status: 409, size: 9 })
  })
})

describe('the pace', () => {
  const now = 1_000_000_000
  it('waits for nothing after an exhibit, and ten minutes after anything else', () => {
    expect(isDue({ types: ['note.written', 'exhibit.recorded'], since: now }, now)).toBe(true)
    expect(isDue({ types: ['note.written'], since: now }, now + LONGEST_WAIT_MS - 1)).toBe(false)
    expect(isDue({ types: ['note.written'], since: now }, now + LONGEST_WAIT_MS)).toBe(true)
  })

  it('never sends for what witnesses and stamps did, so that two logs do not answer each other for ever', () => {
    const types = ['checkpoint.witnessed', 'time.anchored', 'witness.cosigned', 'log.verified'] as const
    expect(isDue({ types, since: 0 }, now)).toBe(false)
    expect(isDue({ types: [], since: 0 }, now)).toBe(false)
    expect(isDue({ types: [...types, 'case.opened'], since: 0 }, now)).toBe(true)
  })
})

describe('an answer', () => {
  const asked = (size: number, old: number) => {
    const note = parseNote(noteAt(size))
    if (!note.ok) throw new Error(note.sentence)
    return { note: note.value, size, old }
  }
  const line = (size: number, by = witness, time = 1_795_507_505) => {
    const signed = signText(by, asked(size, 0).note.text, time)
    if (!signed.ok) throw new Error(signed.sentence)
    return formatSignature(signed.value)
  }
  const plain = (status: number, text: string, contentType = 'text/plain') => ({ status, contentType, text })
  const later = laterOf(witness.key.name, 0x66)
  const keys = [witness.key, later.key]

  it('with good lines is a cosignature with its time; lines of strangers are left out', () => {
    const text = `${line(9)}${line(9, later)}${line(9, witnessOf('stranger.example', 0x77))}`
    const meaning = readAnswer(plain(200, text), asked(9, 3), keys)
    expect(meaning).toMatchObject({ kind: 'cosigned', time: 1_795_507_505 })
    expect(meaning.kind === 'cosigned' && meaning.lines.map(({ name }) => name)).toEqual([
      witness.key.name,
      witness.key.name,
    ])
    if (meaning.kind !== 'cosigned') return
    const note = addLines(asked(9, 3).note, meaning.lines)
    expect(note.split('\n\u2014 ').length).toBe(4)
    const again = parseNote(note)
    expect(again.ok && addLines(again.value, meaning.lines)).toBe(note)
  })

  it.each([
    ['nothing', ''],
    ['a stranger alone', line(9, witnessOf('stranger.example', 0x77))],
    ['a cosignature of another checkpoint', line(8)],
    ['a page of HTML', '<html></html>\n'],
  ])('with 200 and %s is no cosignature', (_, text) => {
    expect(readAnswer(plain(200, text), asked(9, 3), keys)).toEqual({ kind: 'refused', status: 200 })
  })

  it('with 409 says where the witness stands: behind, ahead of us, or of another opinion', () => {
    const at = (size: string, old = 3) =>
      readAnswer(plain(409, size, 'text/x.tlog.size'), asked(9, old), keys)
    expect(at('5\n')).toEqual({ kind: 'behind', size: 5 })
    expect(at('9\n')).toEqual({ kind: 'behind', size: 9 })
    expect(at('10\n')).toEqual({ kind: 'ahead', size: 10 })
    expect(at('9\n', 9)).toEqual({ kind: 'contradicted' })
    expect(at('3\n', 3)).toEqual({ kind: 'refused', status: 409 })
    expect(at('many\n')).toEqual({ kind: 'refused', status: 409 })
    expect(readAnswer(plain(409, 'conflict'), asked(9, 9), keys)).toEqual({ kind: 'contradicted' })
  })

  it('with any other status is a refusal with that status, and 422 a contradiction', () => {
    expect(readAnswer(plain(422, 'no'), asked(9, 3), keys)).toEqual({ kind: 'contradicted' })
    for (const status of [301, 400, 403, 404])
      expect(readAnswer(plain(status, ''), asked(9, 3), keys)).toEqual({ kind: 'refused', status })
  })
})

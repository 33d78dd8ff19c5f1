/** The book of a witness on plain files: for each partner's log the newest checkpoint that was cosigned, and the notes that prove misbehaviour. */
import { createHash } from 'node:crypto'
import {
  type Cosigner,
  formatSignature,
  formatVerifierKey,
  parseCheckpointNote,
  parseVerifierKey,
  signText,
  verifyNote,
} from '@smart-rescue/core/integrity'
import {
  addLines,
  judgeGrowth,
  type Misbehaviour,
  openSubmission,
  type SeenCheckpoint,
  type Submission,
} from '@smart-rescue/core/witnessing'
import type { Clock } from '@smart-rescue/features/ports/clock'
import type { BookAnswer, WitnessBook } from '@smart-rescue/features/ports/proof/witnessing'
import { Failure } from '@smart-rescue/schema'
import { type Disk, replaceFile } from '../vault/index.ts'

/** What a book works with. `cosigners` throws `locker.locked` while the keys are not there. */
export interface BookHands {
  readonly disk: Disk
  readonly clock: Clock
  readonly cosigners: () => readonly [Cosigner, Cosigner]
  /** Runs one request after the other. Tests leave it out to prove that it is needed. */
  readonly inTurn?: <T>(work: () => Promise<T>) => Promise<T>
}

/** Folder of the book in the locker's folder. */
const FOLDER = 'witness'
const SIZE_TYPE = 'text/x.tlog.size'
const PLAIN = 'text/plain; charset=utf-8'
/** Proofs of misbehaviour that are kept for one log; more tell nothing new and would fill the disk. */
const MOST_REFUSED = 100

const folderOf = (origin: string): string =>
  `${FOLDER}/${createHash('sha256').update(origin).digest('hex').slice(0, 32)}`

const oneAfterTheOther = () => {
  let last: Promise<unknown> = Promise.resolve()
  return <T>(work: () => Promise<T>): Promise<T> => {
    const result = last.then(work, work)
    last = result.catch(() => undefined)
    return result
  }
}

interface Remembered {
  readonly note: string
  readonly seen: SeenCheckpoint
}

/** Binds a book to the locker's disk. */
export const createWitnessBook = (hands: BookHands): WitnessBook => {
  const { disk } = hands
  const inTurn = hands.inTurn ?? oneAfterTheOther()
  let stopped: Failure | undefined

  /** Reads what was cosigned last; our own signature on it tells that nobody else wrote it. */
  const remember = async (origin: string): Promise<Remembered | undefined> => {
    const note = (await disk.read(`${folderOf(origin)}/latest`))?.toString()
    if (note === undefined) return undefined
    const parsed = parseCheckpointNote(note)
    const [ed25519] = hands.cosigners()
    const ours = parsed.ok ? verifyNote(parsed.value.note, [ed25519.key]) : parsed
    if (!parsed.ok || !ours.ok || parsed.value.checkpoint.origin !== origin)
      throw new Failure('locker.damaged', {
        detail:
          'What this witness remembers of a partner’s log was changed. Restore the folder witness from a backup.',
      })
    const { size, root } = parsed.value.checkpoint
    return { note, seen: { size, root, at: (ours.value[0]?.time ?? 0) * 1000 } }
  }

  const ensureFolder = async (folder: string): Promise<void> => {
    await disk.makeFolder(folder)
    await disk.syncFolder(FOLDER)
    await disk.syncFolder('')
  }

  const cosign = async ({ checkpoint, note }: Submission, now: number): Promise<string> => {
    const lines = hands.cosigners().flatMap((cosigner) => {
      const line = signText(cosigner, note.text, Math.floor(now / 1000))
      return line.ok ? [line.value] : []
    })
    const folder = folderOf(checkpoint.origin)
    await ensureFolder(folder)
    await replaceFile(disk, `${folder}/latest`, Buffer.from(addLines(note, lines)))
    await disk.syncFolder(folder)
    return lines.map(formatSignature).join('')
  }

  /** Keeps both notes: what was cosigned, and what contradicts it. The same contradiction is kept once. */
  const keepEvidence = async (
    { checkpoint, note, old, text }: Submission,
    kind: Misbehaviour,
    before: Remembered | undefined,
    now: number,
  ): Promise<boolean> => {
    const folder = `${folderOf(checkpoint.origin)}/refused`
    await ensureFolder(folder)
    await disk.syncFolder(folderOf(checkpoint.origin))
    const name = createHash('sha256').update(`${kind}\n${note.text}`).digest('hex').slice(0, 32)
    const path = `${folder}/${name}.json`
    if (disk.has(path) || (await disk.list(folder)).length >= MOST_REFUSED) return false
    const evidence = { kind, at: new Date(now).toISOString(), old, refused: text, cosigned: before?.note }
    await replaceFile(disk, path, Buffer.from(`${JSON.stringify(evidence, null, 2)}\n`))
    await disk.syncFolder(folder)
    return true
  }

  const answer = async (submission: Submission): Promise<BookAnswer> => {
    const { checkpoint } = submission
    const now = hands.clock.now().getTime()
    const before = await remember(checkpoint.origin)
    const judgement = judgeGrowth(submission, before?.seen, now)
    const about = { origin: checkpoint.origin, size: checkpoint.size, seen: before?.seen.size ?? 0 }
    if (judgement.status === 200)
      return { status: 200, contentType: PLAIN, text: await cosign(submission, now), ...about }
    const { misbehaviour } = judgement
    const isNew = misbehaviour !== undefined && (await keepEvidence(submission, misbehaviour, before, now))
    const told = isNew ? { ...about, misbehaviour } : about
    return judgement.status === 409
      ? { status: 409, contentType: SIZE_TYPE, text: `${judgement.size}\n`, ...told }
      : { status: 422, contentType: PLAIN, text: 'The consistency proof does not verify.\n', ...told }
  }

  const guard = async <T>(work: () => Promise<T>): Promise<T> => {
    if (stopped) throw stopped
    try {
      return await work()
    } catch (error) {
      // What the disk did not confirm may or may not be there: only a restart may read it again.
      if (error instanceof Failure && error.code === 'locker.stopped') stopped = error
      throw error
    }
  }

  return {
    keys: () => hands.cosigners().map(({ key }) => formatVerifierKey(key)),
    add: async (body, trusted) => {
      hands.cosigners()
      const keys = trusted.flatMap((vkey) => {
        const parsed = parseVerifierKey(vkey)
        return parsed.ok ? [parsed.value] : []
      })
      const opened = openSubmission(body, keys)
      if (opened.status !== 200)
        return { status: opened.status, contentType: PLAIN, text: `${opened.sentence}\n` }
      return inTurn(() => guard(() => answer(opened.submission)))
    },
    latest: async (origin) => {
      const found = await remember(origin)
      return found && { origin, size: found.seen.size, at: new Date(found.seen.at).toISOString() }
    },
  }
}

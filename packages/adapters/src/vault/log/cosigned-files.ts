/** Cosigned checkpoints on disk, beside the log's own notes: `log/checkpoints/000123.witness`. What is stamped and proven from stays the log's own note. */
import { parseCheckpointNote, parseNote } from '@smart-rescue/core/integrity'
import { Failure } from '@smart-rescue/schema'
import { type Disk, replaceFile } from '../disk/disk.ts'
import { CHECKPOINTS, checkpointPath } from '../disk/layout.ts'

const pathOf = (size: number): string => `${checkpointPath(size)}.witness`

/** The cosigned note of a size; undefined where no witness cosigned it. Its lines are for the reader to verify. */
export const readCosigned = async (disk: Disk, size: number): Promise<string | undefined> =>
  (await disk.read(pathOf(size)))?.toString()

/** Keeps a cosigned note durably. Throws `request.invalid` where it is not a note over the checkpoint of that size. */
export const keepCosigned = async (disk: Disk, size: number, note: string): Promise<void> => {
  const own = await disk.read(checkpointPath(size))
  const [ownNote, cosigned] = [own && parseNote(own.toString()), parseCheckpointNote(note)]
  if (!ownNote?.ok || !cosigned.ok || cosigned.value.note.text !== ownNote.value.text)
    throw new Failure('request.invalid', { detail: 'The cosigned note is not of a checkpoint of this log.' })
  await replaceFile(disk, pathOf(size), Buffer.from(note))
  await disk.syncFolder(CHECKPOINTS)
}

const SIZE = /^(\d{6,16})\.witness$/

/** Sizes whose checkpoint was cosigned, ascending. */
export const listCosigned = async (disk: Disk): Promise<number[]> =>
  (await disk.list(CHECKPOINTS))
    .flatMap((name) => {
      const [, digits] = SIZE.exec(name) ?? []
      return digits === undefined ? [] : [Number(digits)]
    })
    .sort((a, b) => a - b)

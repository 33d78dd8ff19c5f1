/** Finds the table of contents of a zip file from its end, and refuses ends that can be read in two ways. */
import type { ByteSource } from './byte-source.ts'
import {
  END_LENGTH,
  END_SIGNATURE,
  MAX_16,
  MAX_32,
  ZIP64_END_LENGTH,
  ZIP64_END_SIGNATURE,
  ZIP64_LOCATOR_LENGTH,
  ZIP64_LOCATOR_SIGNATURE,
} from './zip-format.ts'
import { refuseZip, type ZipRefusal } from './zip-name.ts'

/** Where the table of contents lies, and how many rows it has. */
export interface CentralDirectory {
  readonly start: number
  readonly length: number
  readonly count: number
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.length)

const LONGEST_COMMENT = 65_535

const refuseEnd = async (source: ByteSource): Promise<ZipRefusal> => {
  const from = Math.max(0, source.size - END_LENGTH - LONGEST_COMMENT)
  const view = viewOf(await source.read(from, source.size))
  for (let at = view.byteLength - END_LENGTH; at >= 0; at--)
    if (view.getUint32(at, true) === END_SIGNATURE)
      return refuseZip('zip.trailing', 'Bytes follow the end of the archive, or a comment does.')
  return refuseZip('zip.no-end', 'The file is not a zip archive, or it was cut short.')
}

const readZip64 = async (
  source: ByteSource,
  narrow: CentralDirectory,
): Promise<CentralDirectory | ZipRefusal> => {
  const lie = refuseZip(
    'zip.zip64',
    'The end of the archive announces 64-bit numbers and does not carry exactly those.',
  )
  const locatorAt = source.size - END_LENGTH - ZIP64_LOCATOR_LENGTH
  const endAt = locatorAt - ZIP64_END_LENGTH
  if (endAt < 0) return lie
  const view = viewOf(await source.read(endAt, source.size - END_LENGTH))
  const u64 = (at: number): number => Number(view.getBigUint64(at, true))
  const fits =
    view.getUint32(0, true) === ZIP64_END_SIGNATURE &&
    u64(4) === ZIP64_END_LENGTH - 12 &&
    view.getUint32(16, true) === 0 &&
    view.getUint32(20, true) === 0 &&
    u64(24) === u64(32) &&
    view.getUint32(ZIP64_END_LENGTH, true) === ZIP64_LOCATOR_SIGNATURE &&
    view.getUint32(ZIP64_END_LENGTH + 4, true) === 0 &&
    u64(ZIP64_END_LENGTH + 8) === endAt &&
    view.getUint32(ZIP64_END_LENGTH + 16, true) === 1
  const wide = { count: u64(32), length: u64(40), start: u64(48) }
  const agrees =
    narrow.count === Math.min(wide.count, MAX_16) &&
    narrow.length === Math.min(wide.length, MAX_32) &&
    narrow.start === Math.min(wide.start, MAX_32) &&
    Object.values(wide).every(Number.isSafeInteger)
  if (!fits || !agrees) return lie
  return wide.start + wide.length === endAt
    ? wide
    : refuseZip('zip.gap', 'Bytes lie after the table of contents that belong to nothing.')
}

/** Reads the end record: it must be the last 22 bytes, without a comment, on one disk, right after the table of contents. */
export const locateDirectory = async (source: ByteSource): Promise<CentralDirectory | ZipRefusal> => {
  if (source.size < END_LENGTH) return refuseZip('zip.no-end', 'The file is too short to be a zip archive.')
  const view = viewOf(await source.read(source.size - END_LENGTH, source.size))
  if (view.getUint32(0, true) !== END_SIGNATURE || view.getUint16(20, true) !== 0) return refuseEnd(source)
  const narrow = {
    count: view.getUint16(10, true),
    length: view.getUint32(12, true),
    start: view.getUint32(16, true),
  }
  if (
    view.getUint16(4, true) !== 0 ||
    view.getUint16(6, true) !== 0 ||
    view.getUint16(8, true) !== narrow.count
  )
    return refuseZip('zip.disks', 'The archive is in several parts.')
  if (narrow.count === MAX_16 || narrow.length === MAX_32 || narrow.start === MAX_32)
    return readZip64(source, narrow)
  const end = source.size - END_LENGTH
  if (narrow.start + narrow.length < end)
    return refuseZip('zip.gap', 'Bytes lie after the table of contents that belong to nothing.')
  if (narrow.start + narrow.length > end)
    return refuseZip('zip.directory', 'The table of contents reaches beyond the end of the file.')
  return narrow
}

/** The files of a package as the verification sees them: names, sizes, and bytes as streams; from a zip file or from memory. */
import { type ByteSource, streamRange, windowedSource } from '../archive/byte-source.ts'
import { crc32 } from '../archive/crc32.ts'
import { readZip, type ZipLimits } from '../archive/read-zip.ts'
import type { ZipRefusal } from '../archive/zip-name.ts'

/** One file. Its bytes may be read more than once. */
export interface PackageFile {
  readonly path: string
  readonly size: number
  readonly crc32: number
  bytes(): AsyncIterable<Uint8Array>
}

/** All files of a package, in the order in which they are read best. Names are unique. */
export type PackageFiles = readonly PackageFile[]

/** The files of a package, or why its archive was refused. */
export type PackageOpening = { readonly ok: true; readonly files: PackageFiles } | ZipRefusal

/** Opens a zip file strictly. */
export const openPackage = async (source: ByteSource, limits?: ZipLimits): Promise<PackageOpening> => {
  const near = windowedSource(source)
  const reading = await readZip(near, limits)
  if (!reading.ok) return reading
  const files = reading.files.map(({ path, size, crc32: sum, start }) => ({
    path,
    size,
    crc32: sum,
    bytes: () => streamRange(near, start, start + size),
  }))
  return { ok: true, files }
}

/** Files held in memory, for callers that unpacked a package already. */
export const memoryPackage = (files: Iterable<readonly [path: string, bytes: Uint8Array]>): PackageFiles =>
  Array.from(files, ([path, bytes]) => ({
    path,
    size: bytes.length,
    crc32: crc32(bytes),
    bytes: async function* () {
      yield bytes
    },
  }))

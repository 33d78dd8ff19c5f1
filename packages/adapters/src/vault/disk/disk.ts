/** The disk as the locker needs it: a few acts with explicit durability, so that faults can be put in its place by tests. */

/** A file being written. Nothing is durable before `sync`. */
export interface FileInWriting {
  /** Writes all bytes, however many system calls that takes. Throws `locker.disk-full` or `locker.stopped`. */
  write(bytes: Uint8Array): Promise<void>
  /** Makes the content durable. Throws `locker.stopped`: a failed sync is never tried again. */
  sync(): Promise<void>
  close(): Promise<void>
}

/** A file being read at any position. */
export interface FileInReading {
  readonly length: number
  /** Up to `length` bytes from `position`; fewer only at the end of the file. */
  read(position: number, length: number): Promise<Buffer>
  close(): Promise<void>
}

/** Acts on files below one root; paths are relative with `/`. */
export interface Disk {
  has(path: string): boolean
  /** The whole content; undefined where there is no such file. */
  read(path: string): Promise<Buffer | undefined>
  open(path: string): Promise<FileInReading | undefined>
  /** Creates or empties a file for writing. */
  create(path: string): Promise<FileInWriting>
  rename(from: string, to: string): Promise<void>
  /** Gives the same content a second name; false, and nothing done, where that name is taken. */
  link(from: string, to: string): Promise<boolean>
  /** Removes a file; absent files are fine. */
  remove(path: string): Promise<void>
  /** Names in a folder, sorted; empty where there is no such folder. */
  list(folder: string): Promise<readonly string[]>
  /** Makes the folder and those above it. */
  makeFolder(folder: string): Promise<void>
  /** Makes the names in a folder durable. Throws `locker.stopped`. */
  syncFolder(folder: string): Promise<void>
}

/** The folder part of a path; the empty text for the root. */
export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))

/** Writes a file under a temporary name, makes it durable, and only then gives it its name. The name itself is durable after `syncFolder`. */
export const replaceFile = async (disk: Disk, path: string, bytes: Uint8Array): Promise<void> => {
  const temporary = `${path}.tmp`
  await writeFile(disk, temporary, bytes)
  await disk.rename(temporary, path)
}

/** The same without making anything durable: for files that can be computed again. */
export const replaceDerivedFile = async (disk: Disk, path: string, bytes: Uint8Array): Promise<void> => {
  const temporary = `${path}.tmp`
  await writeFile(disk, temporary, bytes, false)
  await disk.rename(temporary, path)
}

/** Writes a file and makes its content durable (unless told not to). What was begun is removed when that fails. */
export const writeFile = async (
  disk: Disk,
  path: string,
  bytes: Uint8Array,
  isDurable = true,
): Promise<void> => {
  const file = await disk.create(path)
  try {
    await file.write(bytes)
    if (isDurable) await file.sync()
  } catch (error) {
    await file.close().catch(() => undefined)
    await disk.remove(path).catch(() => undefined)
    throw error
  }
  await file.close()
}

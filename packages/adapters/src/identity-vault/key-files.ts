/** Where the vault keeps keys: small files, replaced whole. On a disk, or in memory for tests. */
import { type Disk, folderOf, replaceFile } from '../vault/index.ts'

/** Files by path, with `/`. What resolves is durable. */
export interface KeyFiles {
  read(path: string): Promise<Buffer | undefined>
  write(path: string, bytes: Uint8Array): Promise<void>
  remove(path: string): Promise<void>
  /** Names in a folder, files and folders; empty where there is none. */
  list(folder: string): Promise<readonly string[]>
}

/** Key files on a disk, below its root. A removed file is overwritten first: on many disks that proves nothing, and it costs nothing. */
export const keyFilesOn = (disk: Disk): KeyFiles => ({
  read: (path) => disk.read(path),
  write: async (path, bytes) => {
    await disk.makeFolder(folderOf(path))
    await replaceFile(disk, path, bytes)
    await disk.syncFolder(folderOf(path))
  },
  remove: async (path) => {
    const before = await disk.read(path)
    if (before === undefined) return
    const file = await disk.create(path)
    await file.write(Buffer.alloc(before.length))
    await file.sync()
    await file.close()
    await disk.remove(path)
    await disk.syncFolder(folderOf(path))
  },
  list: (folder) => disk.list(folder),
})

/** Key files in memory, for tests. */
export const keyFilesInMemory = (): KeyFiles & { readonly files: Map<string, Buffer> } => {
  const files = new Map<string, Buffer>()
  return {
    files,
    read: async (path) => files.get(path),
    write: async (path, bytes) => void files.set(path, Buffer.from(bytes)),
    remove: async (path) => void files.delete(path),
    list: async (folder) => [
      ...new Set(
        [...files.keys()]
          .filter((path) => path.startsWith(`${folder}/`))
          .map((path) => path.slice(folder.length + 1).split('/')[0] ?? ''),
      ),
    ],
  }
}

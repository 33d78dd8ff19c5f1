/** A file on disk as a byte source: read where it lies, never loaded whole. */
import { open } from 'node:fs/promises'
import type { ByteSource } from '@smart-rescue/core/dossier'

/** A source over an open file. */
export interface FileSource extends ByteSource {
  close(): Promise<void>
}

/** Opens a regular file for reading. Rejects for folders, devices and pipes: their length says nothing. */
export const openFileSource = async (path: string): Promise<FileSource> => {
  const handle = await open(path, 'r')
  const stat = await handle.stat()
  if (!stat.isFile()) {
    await handle.close()
    throw Object.assign(new Error('not a regular file'), { code: 'ENOTFILE' })
  }
  return {
    size: stat.size,
    read: async (start, end) => {
      const bytes = new Uint8Array(end - start)
      let done = 0
      while (done < bytes.length) {
        const { bytesRead } = await handle.read(bytes, done, bytes.length - done, start + done)
        if (bytesRead === 0) throw Object.assign(new Error('the file became shorter'), { code: 'ESHORT' })
        done += bytesRead
      }
      return bytes
    },
    close: () => handle.close(),
  }
}

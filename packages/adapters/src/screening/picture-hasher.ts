/** Perceptual hashes of pictures, made by a program without network or disk: hostile pictures never meet this process's decoder. */
import { join } from 'node:path'
import { type PictureHashes, parseBitHash } from '@smart-rescue/core/safeguarding'
import { z } from 'zod'
import { SandboxError, startSandboxed } from '../sandbox/index.ts'

/** What hashing a picture came to. */
export type PictureReading =
  | { readonly state: 'hashed'; readonly hashes: PictureHashes }
  | { readonly state: 'unread'; readonly reason: string }

/** Hashes pictures. One program serves all callers in turn and is replaced when it dies. */
export interface PictureHasher {
  /** Never rejects for what the bytes are; `unread` says why there is no hash. */
  hash(bytes: Uint8Array, signal?: AbortSignal): Promise<PictureReading>
  close(): Promise<void>
}

const hashes = z.array(
  z.string().transform((text, context) => {
    const hash = parseBitHash(text)
    if (hash !== undefined) return hash
    context.addIssue('no hash of 256 bits')
    return z.NEVER
  }),
)
const Answer = z.object({ quality: z.number().min(0).max(100), pdq: hashes, blocks: hashes })

const LIMITS = { wallMs: 15_000, cpuSeconds: 10, memoryBytes: 512 << 20, outputBytes: 1 << 16, processes: 1 }

/** Starts nothing until the first picture comes. */
export const createPictureHasher = (): PictureHasher => {
  const worker = startSandboxed({
    program: join(import.meta.dirname, 'hash-picture.program.ts'),
    args: [],
    limits: LIMITS,
    readOnly: [],
    asksEach: 200,
  })
  return {
    async hash(bytes, signal) {
      try {
        const answer = await worker.ask(bytes, signal)
        return { state: 'hashed', hashes: Answer.parse(JSON.parse(new TextDecoder().decode(answer))) }
      } catch (error) {
        if (signal?.aborted === true) throw signal.reason
        const why = error instanceof SandboxError && error.reason !== 'refused' ? ` ${error.message}` : ''
        return { state: 'unread', reason: `The picture could not be decoded.${why}` }
      }
    },
    close: () => worker.close(),
  }
}

/** Grey pixels of a picture for perceptual hashes, decoded behind walls and given back in memory only. */
import { z } from 'zod'
import { SandboxError, startSandboxed } from '../sandbox/index.ts'
import { createPool, programPath, READER_LIMITS } from './reader-pool.ts'
import { unpackMessage } from './reading/reader-talk.ts'

/** Grey values 0 to 255, row by row from the top left, at most 512 pixels a side. */
export interface LumaPicture {
  readonly luma: Uint8Array
  readonly width: number
  readonly height: number
}

/** Decodes pictures for hashing. */
export interface ImageDecoder {
  /** Undefined where the bytes are no picture that can be decoded within the limits. Throws where the signal says stop. */
  decodeForHash(bytes: Uint8Array, signal?: AbortSignal): Promise<LumaPicture | undefined>
  close(): Promise<void>
}

const Size = z.object({ width: z.int().min(1).max(512), height: z.int().min(1).max(512) })

/** A decoder with its own walled-in programs, `atOnce` of them (two by default). */
export const createImageDecoder = (options: { readonly atOnce?: number } = {}): ImageDecoder => {
  const pool = createPool(
    () =>
      startSandboxed({
        program: programPath('readers/pictures/luma-reader.ts'),
        args: [],
        limits: { ...READER_LIMITS, outputBytes: 2 ** 24 },
        readOnly: [],
        asksEach: 50,
      }),
    options.atOnce ?? 2,
  )
  return {
    async decodeForHash(bytes, signal) {
      try {
        const message = unpackMessage(await pool.ask(bytes, signal))
        const size = Size.safeParse(message?.header)
        const [luma] = message?.parts ?? []
        if (!size.success || luma === undefined || luma.length !== size.data.width * size.data.height)
          return undefined
        return { luma, ...size.data }
      } catch (error) {
        signal?.throwIfAborted()
        if (error instanceof SandboxError) return undefined
        throw error
      }
    },
    close: () => pool.close(),
  }
}

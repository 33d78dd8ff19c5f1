/** Text off pictures and the language of texts, asked of walled-in programs that stay for a while. */
import { judgeLanguages, textForLanguage } from '@smart-rescue/core/importing'
import type { DetectedLanguage, RecognisedText } from '@smart-rescue/features/ports/held/converting'
import { z } from 'zod'
import {
  SandboxError,
  type SandboxedWorker,
  type SandboxLimits,
  startSandboxed,
} from '../../sandbox/index.ts'
import { createPool, programPath } from '../reader-pool.ts'
import { unpackMessage } from '../reading/reader-talk.ts'

/** The eleven languages of which the data is installed. */
export const OCR_LANGUAGES = [
  'eng',
  'nep',
  'hin',
  'ben',
  'tha',
  'lao',
  'ara',
  'spa',
  'por',
  'fil',
  'nld',
] as const

/**
 * A page is costlier than a file is read: Tesseract thinks long about noise. It was seen to use 220 MB; the kernel counts the
 * address space that its second thread and its WebAssembly claim, and with less than 700 MB does not let it start.
 */
const OCR_LIMITS: SandboxLimits = {
  wallMs: 120_000,
  cpuSeconds: 30,
  memoryBytes: 900 * 2 ** 20,
  outputBytes: 64 * 2 ** 20,
  processes: 2,
}
const PAGES_EACH = 20

/** Together more languages read worse and take more memory than a reader has. */
const MOST_LANGUAGES = 4

/** The known languages among the wanted, none twice, at most four; English where none is known. */
export const chooseLanguages = (wanted: readonly string[]): readonly string[] => {
  const known = [...new Set(wanted)].filter((one) => OCR_LANGUAGES.some((each) => each === one))
  return known.length === 0 ? ['eng'] : known.slice(0, MOST_LANGUAGES)
}

const Answer = z.object({
  text: z.string().max(1_000_000),
  confidence: z.number().min(0).max(100),
  scale: z.number(),
})

/** Recognises text; one pool a set of languages, `size` pages at once, the set used longest ago is dropped after three. */
export const createTextRecogniser = (size: number) => {
  const pools = new Map<string, SandboxedWorker>()
  const poolFor = (languages: readonly string[]): SandboxedWorker => {
    const key = languages.join('+')
    const known =
      pools.get(key) ??
      createPool(
        () =>
          startSandboxed({
            program: programPath('recognition/ocr-reader.ts'),
            args: [...languages],
            limits: OCR_LIMITS,
            readOnly: [],
            asksEach: PAGES_EACH,
          }),
        size,
      )
    pools.delete(key)
    pools.set(key, known)
    const [oldest] = pools.keys()
    if (pools.size > 3 && oldest !== undefined) {
      void pools.get(oldest)?.close()
      pools.delete(oldest)
    }
    return known
  }
  return {
    /** A picture that cannot be decoded or takes too much gives no text, with the reason in its method. Rejects where the signal says stop or the program cannot be started. */
    async recognise(
      picture: Uint8Array,
      wanted: readonly string[],
      signal: AbortSignal,
    ): Promise<RecognisedText> {
      const languages = chooseLanguages(wanted)
      const answer = await poolFor(languages)
        .ask(picture, signal)
        .catch((error: unknown) => {
          signal.throwIfAborted()
          if (error instanceof SandboxError && error.reason !== 'ended') return error
          throw error
        })
      if (answer instanceof SandboxError)
        return {
          text: '',
          confidence: 0,
          languages,
          method: `tesseract.js: the picture was not read (${answer.reason})`,
        }
      const { text, confidence, scale } = Answer.parse(unpackMessage(answer)?.header)
      return {
        text: text.normalize('NFC').trim(),
        confidence: text.trim() === '' ? 0 : Math.round(confidence) / 100,
        languages,
        method: `tesseract.js 7.0.0, models 4.0.0_best_int ${languages.join('+')}; picture turned upright, grey, contrast spread, scaled by ${Math.round(scale * 100) / 100}`,
      }
    },
    async close(): Promise<void> {
      await Promise.all([...pools.values()].map((each) => each.close()))
    },
  }
}

const Guesses = z
  .array(z.object({ language: z.string().max(20), confidence: z.number().min(0).max(1.01) }))
  .max(10)

const LANGUAGE_LIMITS: SandboxLimits = {
  ...OCR_LIMITS,
  wallMs: 30_000,
  cpuSeconds: 5,
  memoryBytes: 256 * 2 ** 20,
}

/** Detects languages with one walled-in model. */
export const createLanguageDetector = () => {
  const worker = startSandboxed({
    program: programPath('recognition/language-reader.ts'),
    args: [],
    limits: LANGUAGE_LIMITS,
    readOnly: [],
    asksEach: 1_000,
  })
  return {
    /** Most likely first; empty for a text without letters. Rejects only where the model cannot be started. */
    async detect(text: string): Promise<readonly DetectedLanguage[]> {
      const plain = textForLanguage(text)
      if (plain === '') return []
      const answer = await worker.ask(new TextEncoder().encode(plain))
      return judgeLanguages(plain, Guesses.parse(JSON.parse(Buffer.from(answer).toString('utf8'))))
    },
    close: () => worker.close(),
  }
}

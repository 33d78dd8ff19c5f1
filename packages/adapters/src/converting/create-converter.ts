/** The converter: sniffs what a file is, has it read behind walls, checks the answer, and says how it was confined. */
import { IMPORT_LIMITS, type ImportReason, recogniseFile, SNIFF } from '@smart-rescue/core/importing'
import type { Converter, HeldFile, HeldReading } from '@smart-rescue/features/ports/held/converting'
import { describeSandbox, SandboxError, type SandboxLimits } from '../sandbox/index.ts'
import { checkReading } from './check-reading.ts'
import { createReaders, readerFor } from './reader-pool.ts'
import { type Draft, draftOf, unreadDraft } from './reading/draft.ts'
import { packJob } from './reading/serve-reader.ts'
import { createLanguageDetector, createTextRecogniser } from './recognition/recognise-text.ts'

/** How the converter uses its machine. */
export interface ConverterOptions {
  /** How many files of one kind are read at once; by default one a core, at most four. */
  readonly atOnce?: number
  /** Tighter limits than the usual ones of one reading. */
  readonly limits?: Partial<SandboxLimits>
}

/** Types that no program is started for. */
const withoutReading = (type: Draft['kind'] | string, bytes: Uint8Array): ImportReason | undefined => {
  if (bytes.length === 0) return 'file.empty'
  if (type === 'program' || type === 'flash') return 'file.program'
  if (type === 'unknown') return 'file.unknown'
  if (type === 'ole-encrypted') return 'file.encrypted'
  if (['7z', 'rar', 'xz', 'bz2', 'zst', 'cab'].includes(type)) return 'file.packed-otherwise'
  return undefined
}

const COSTLY = new Set(['wall', 'cpu', 'memory', 'output'])

/** What a reader that did not answer means for the file. */
const reasonFor = (error: SandboxError): ImportReason =>
  COSTLY.has(error.reason) ? 'file.too-costly' : 'file.reader-stopped'

/** A file that every reader of texts can read: when it cannot, it is the machine and not the file. */
const PROBE = packJob({
  name: 'probe.txt',
  type: 'text',
  media: 'withheld',
  bytes: new TextEncoder().encode('probe'),
})

/** A converter with its own walled-in programs; `close` ends them. */
export const createConverter = (options: ConverterOptions = {}): Converter => {
  const readers = createReaders(options.atOnce, options.limits)
  const recogniser = createTextRecogniser(options.atOnce ?? 2)
  const languages = createLanguageDetector()
  let stands = false

  /** Rejects where walled-in programs cannot be started on this machine at all. */
  const tryMachine = async (): Promise<void> => {
    if (stands) return
    await readers.reader('text').ask(PROBE)
    stands = true
  }

  const readBehindWalls = async (
    file: HeldFile,
    media: 'withheld' | 'allowed',
    signal: AbortSignal,
  ): Promise<Draft> => {
    const { bytes, name } = file
    const found = recogniseFile(
      bytes.subarray(0, SNIFF.head),
      bytes.subarray(Math.max(0, bytes.length - SNIFF.tail)),
      name,
    )
    const problems = [...found.problems]
    const told = (draft: Draft): Draft => ({ ...draft, problems: [...problems, ...draft.problems] })
    const reason = withoutReading(found.type, bytes)
    if (reason !== undefined) return told(unreadDraft(found.type, reason))
    const reader = readerFor(found.type)
    if (reader === undefined)
      return told(
        unreadDraft(found.type, 'file.not-read', {
          problems: found.type === 'msg' ? ['Outlook can save the message as .eml, which is read here.'] : [],
        }),
      )
    if (bytes.length > IMPORT_LIMITS.file) return told(unreadDraft(found.type, 'file.too-large'))
    try {
      const answer = await readers
        .reader(reader)
        .ask(packJob({ name, type: found.type, media, bytes }), signal)
      stands = true
      return told(checkReading(answer) ?? unreadDraft(found.type, 'file.reader-stopped'))
    } catch (error) {
      signal.throwIfAborted()
      if (!(error instanceof SandboxError)) throw error
      if (error.reason === 'ended') await tryMachine()
      return told(unreadDraft(found.type, reasonFor(error)))
    }
  }

  return {
    async read(file, { media }, signal): Promise<HeldReading> {
      signal.throwIfAborted()
      const draft = await readBehindWalls(file, media, signal)
      const confinement = describeSandbox().sentence
      return { ...draftOf('unknown'), ...draft, confinement }
    },
    recognise: (picture, wanted, signal) => recogniser.recognise(picture, wanted, signal),
    detectLanguage: (text) => languages.detect(text),
    async close() {
      await Promise.all([readers.close(), recogniser.close(), languages.close()])
    },
  }
}

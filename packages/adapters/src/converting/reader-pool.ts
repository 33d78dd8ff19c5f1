/** The walled-in readers: which program reads which type of file, how many at once, and within which limits. */
import { cpus } from 'node:os'
import { join } from 'node:path'
import { type FileType, IMPORT_LIMITS } from '@smart-rescue/core/importing'
import { type SandboxedWorker, type SandboxLimits, startSandboxed } from '../sandbox/index.ts'

/** The programs. */
export type ReaderName =
  | 'image'
  | 'pdf'
  | 'document'
  | 'sheet'
  | 'mail'
  | 'text'
  | 'archive'
  | 'media'
  | 'web-archive'

const PROGRAMS: Readonly<Record<ReaderName, string>> = {
  image: 'readers/pictures/image-reader.ts',
  pdf: 'readers/papers/pdf-reader.ts',
  document: 'readers/papers/document-reader.ts',
  sheet: 'readers/papers/sheet-reader.ts',
  mail: 'readers/mail-reader.ts',
  text: 'readers/text-reader.ts',
  archive: 'readers/bundles/archive-reader.ts',
  media: 'readers/media-reader.ts',
  'web-archive': 'readers/bundles/web-archive-reader.ts',
}

/** Where a program lies. */
export const programPath = (path: string): string => join(import.meta.dirname, path)

/** Limits of one reading (trust.md 4.2): ten seconds of processor time, 512 MB. The wall clock is for a busy machine. */
export const READER_LIMITS: SandboxLimits = {
  wallMs: 6 * IMPORT_LIMITS.cpu,
  cpuSeconds: IMPORT_LIMITS.cpu / 1_000,
  memoryBytes: IMPORT_LIMITS.memory,
  outputBytes: 192 * 2 ** 20,
  processes: 2,
}

/**
 * Pictures come by the hundred, so their reader stays for some; so do those that consist of our own code alone. Every file
 * that others' parsers take apart has a program of its own, so that nothing stays of it for the next.
 */
const ASKS_EACH: Readonly<Partial<Record<ReaderName, number>>> = {
  image: 25,
  text: 20,
  archive: 20,
  'web-archive': 20,
}

/** The program for a type; undefined for those that no program reads. */
export const readerFor = (type: FileType): ReaderName | undefined => READERS[type]

const READERS: Readonly<Partial<Record<FileType, ReaderName>>> = Object.fromEntries(
  (
    [
      ['image', 'jpeg png gif webp heic avif tiff bmp ico jxl jp2 psd pnm xcf'],
      ['pdf', 'pdf'],
      ['document', 'docx pptx odt odp rtf'],
      ['sheet', 'xlsx xls ods csv tsv'],
      ['mail', 'eml mbox'],
      ['text', 'text json html xml svg playlist script'],
      ['archive', 'zip tar gz'],
      ['media', 'mp4 mov 3gp webm mkv avi flv mpeg wmv mp3 ogg ogv wav m4a aac flac amr aiff midi'],
      ['web-archive', 'warc warc-gz wacz'],
    ] as const
  ).flatMap(([reader, types]) => types.split(' ').map((type) => [type, reader])),
)

/** Several workers of one program: a question goes to the one with the fewest waiting. */
export const createPool = (start: () => SandboxedWorker, size: number): SandboxedWorker => {
  const workers: { worker: SandboxedWorker; waiting: number }[] = []
  return {
    async ask(bytes, signal) {
      const free = workers.find(({ waiting }) => waiting === 0)
      const least = workers.toSorted((a, b) => a.waiting - b.waiting)[0]
      let chosen = free ?? (workers.length < size ? undefined : least)
      if (chosen === undefined) {
        chosen = { worker: start(), waiting: 0 }
        workers.push(chosen)
      }
      chosen.waiting += 1
      try {
        return await chosen.worker.ask(bytes, signal)
      } finally {
        chosen.waiting -= 1
      }
    },
    async close() {
      await Promise.all(workers.map(({ worker }) => worker.close()))
    },
  }
}

/** One pool a program, started when first asked. `size` is how many files of one kind are read at once. */
export const createReaders = (
  size = Math.max(1, Math.min(4, cpus().length)),
  tighter: Partial<SandboxLimits> = {},
) => {
  const pools = new Map<string, SandboxedWorker>()
  const pool = (key: string, start: () => SandboxedWorker): SandboxedWorker => {
    const known = pools.get(key) ?? createPool(start, size)
    pools.set(key, known)
    return known
  }
  return {
    /** Asks the program for a kind of file. */
    reader: (name: ReaderName): SandboxedWorker =>
      pool(name, () =>
        startSandboxed({
          program: programPath(PROGRAMS[name]),
          args: [],
          limits: { ...READER_LIMITS, ...tighter },
          readOnly: [],
          asksEach: ASKS_EACH[name] ?? 1,
        }),
      ),
    async close(): Promise<void> {
      await Promise.all([...pools.values()].map((each) => each.close()))
    },
  }
}

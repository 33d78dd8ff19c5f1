/** Looks for bytes in every file below folders: as they are, in UTF-16, in base64 and inside gzip members. */
import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'

const GZIP = Buffer.from([0x1f, 0x8b, 0x08])

/** The text in the forms in which programs keep text. Base64 is searched at its three possible offsets, without its edges. */
const formsOf = (text: string): Buffer[] => {
  const plain = Buffer.from(text)
  const shifted = [0, 1, 2].map((offset) => {
    const coded = Buffer.concat([Buffer.alloc(offset), plain]).toString('base64')
    return Buffer.from(coded.slice(4, coded.length - 4))
  })
  return [plain, Buffer.from(text, 'utf16le'), ...shifted]
}

/** Where the deflate stream of a gzip member begins (RFC 1952, section 2.3). */
const bodyOf = (member: Buffer): number => {
  const flags = member[3] ?? 0
  let at = 10
  if ((flags & 4) !== 0) at += 2 + member.readUInt16LE(at)
  for (const named of [8, 16]) if ((flags & named) !== 0) at = member.indexOf(0, at) + 1
  return (flags & 2) !== 0 ? at + 2 : at
}

/** Every gzip member of the bytes, opened by itself, whatever follows it; what only looks like one is passed over. */
function* membersOf(bytes: Buffer): Generator<Buffer> {
  for (let at = bytes.indexOf(GZIP); at >= 0; at = bytes.indexOf(GZIP, at + 1)) {
    try {
      const member = bytes.subarray(at)
      yield inflateRawSync(member.subarray(bodyOf(member)), { finishFlush: 2, maxOutputLength: 50_000_000 })
    } catch {
      // No gzip after all.
    }
  }
}

/** Whether the bytes hold the text in any of those forms. */
export const holdsText = (bytes: Buffer, text: string): boolean => {
  const forms = formsOf(text)
  const hit = (piece: Buffer) => forms.some((form) => piece.includes(form))
  if (hit(bytes)) return true
  for (const member of membersOf(bytes)) if (hit(member)) return true
  return false
}

/** Paths of files that hold the text. Files that vanish while one looks are passed over: what is gone holds nothing. */
export const searchDisk = (folders: readonly string[], text: string): { found: string[]; looked: number } => {
  const found: string[] = []
  let looked = 0
  const walk = (path: string): void => {
    try {
      const stat = lstatSync(path)
      if (stat.isDirectory()) for (const name of readdirSync(path)) walk(join(path, name))
      else if (stat.isFile()) {
        looked += 1
        if (holdsText(readFileSync(path), text)) found.push(path)
      }
    } catch {
      // Gone meanwhile, or not ours to read.
    }
  }
  for (const folder of folders) walk(folder)
  return { found, looked }
}

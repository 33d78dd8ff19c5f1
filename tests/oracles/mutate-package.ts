/** Damages a package in a way that a seed decides: the same seed gives the same bytes, so that whoever sees a failure can make it again. */
import { ed25519 } from '@noble/curves/ed25519.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { writeZip, zipInput } from '@smart-rescue/core/dossier'
import { joinBytes, signSsh, toHex, utf8 } from '@smart-rescue/core/integrity'

/** Files of a package by path. */
export type MutableFiles = Map<string, Uint8Array>

/** One damaged package, with the way in which it was damaged. */
export interface Mutant {
  readonly seed: number
  readonly way: string
  readonly zip: Uint8Array
}

/** Numbers below `most` that only the seed decides (mulberry32). */
export const chanceOf = (seed: number): ((most: number) => number) => {
  let state = seed >>> 0
  return (most) => {
    state = (state + 0x6d2b79f5) >>> 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) % most
  }
}

type Pick = (most: number) => number

const flipBit = (bytes: Uint8Array, pick: Pick): Uint8Array => {
  const changed = Uint8Array.from(bytes)
  const at = pick(bytes.length)
  changed[at] = (bytes[at] ?? 0) ^ (1 << pick(8))
  return changed
}

/** Packs the files as they are. */
export const packMutable = async (files: MutableFiles): Promise<Uint8Array> => {
  const pieces: Uint8Array[] = []
  for await (const piece of writeZip([...files].map(([path, bytes]) => zipInput(path, bytes))))
    pieces.push(piece)
  return joinBytes(...pieces)
}

const pathIn = (files: MutableFiles, pick: Pick): string => [...files.keys()][pick(files.size)] ?? ''

type Way = (files: MutableFiles, pick: Pick) => void

/** Ways that leave the manifest as it was, so that the change must be noticed by it. */
const PLAIN: Readonly<Record<string, Way>> = {
  'flips a bit of a file': (files, pick) => {
    const path = pathIn(files, pick)
    files.set(path, flipBit(files.get(path) ?? new Uint8Array(1), pick))
  },
  'cuts a file': (files, pick) => {
    const path = pathIn(files, pick)
    const bytes = files.get(path) ?? new Uint8Array(1)
    files.set(path, bytes.subarray(0, pick(bytes.length)))
  },
  'appends to a file': (files, pick) => {
    const path = pathIn(files, pick)
    files.set(path, joinBytes(files.get(path) ?? new Uint8Array(0), Uint8Array.of(pick(256))))
  },
  'removes a file that the manifest needs': (files, pick) => {
    files.delete(pathIn(files, pick))
  },
  'adds a file': (files, pick) => {
    const names = [
      'items/E-01/more.txt',
      'stamps/77.note',
      'custody/E-02.jsonl',
      'proofs/9.tlog-proof',
      'x.txt',
    ]
    files.set(names[pick(names.length)] ?? 'x.txt', utf8('more'))
  },
  'swaps two files': (files, pick) => {
    const [left, right] = [pathIn(files, pick), pathIn(files, pick)]
    const [a, b] = [files.get(left), files.get(right)]
    if (!a || !b || left === right || (a.length === b.length && a.every((byte, i) => byte === b[i])))
      files.delete(left)
    else {
      files.set(left, b)
      files.set(right, a)
    }
  },
}

const STRANGER = new Uint8Array(32).fill(0x77)

/** A forger with a key of his own: changes a file, lists it anew and signs. The reader's policy does not know him. */
const forge: Way = (files, pick) => {
  const path = pathIn(files, pick)
  if (!path.startsWith('manifest')) files.set(path, flipBit(files.get(path) ?? new Uint8Array(1), pick))
  const json = JSON.parse(Buffer.from(files.get('manifest.json') ?? []).toString()) as {
    files: { path: string; size: number; sha256: string }[]
  }
  for (const file of json.files) {
    const bytes = files.get(file.path)
    if (!bytes) continue
    file.size = bytes.length
    file.sha256 = toHex(sha256(bytes))
  }
  const manifest = utf8(JSON.stringify(json))
  const signature = signSsh(manifest, 'smart-rescue-package@v1', ed25519.getPublicKey(STRANGER), (bytes) =>
    ed25519.sign(bytes, STRANGER),
  )
  files.set('manifest.json', manifest)
  files.set('manifest.json.sig', utf8(signature))
}

const WAYS = Object.entries(PLAIN)

/** Makes the mutant of a seed: half of them by a bit of the archive itself, the others by their files. */
export const mutatePackage = async (
  whole: Uint8Array,
  files: MutableFiles,
  seed: number,
): Promise<Mutant> => {
  const pick = chanceOf(seed)
  const kind = pick(10)
  if (kind < 4) return { seed, way: 'flips a bit of the archive', zip: flipBit(whole, pick) }
  if (kind === 4) return { seed, way: 'cuts the archive', zip: whole.subarray(0, pick(whole.length)) }
  const changed = new Map(files)
  if (kind === 5) {
    forge(changed, pick)
    return { seed, way: 'is forged by a stranger', zip: await packMutable(changed) }
  }
  const [way, apply] = WAYS[pick(WAYS.length)] ?? ['removes a file', () => undefined]
  apply(changed, pick)
  return { seed, way, zip: await packMutable(changed) }
}

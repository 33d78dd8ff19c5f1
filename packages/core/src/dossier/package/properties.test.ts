/** Laws of the formats of a package, tried on many invented values. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leafHash, proveConsistency, rootOf, toHex, utf8 } from '../../integrity/index.ts'
import { memorySource } from '../archive/byte-source.ts'
import { readZip } from '../archive/read-zip.ts'
import { writeZip, zipInput } from '../archive/write-zip.ts'
import { judgeNames } from '../archive/zip-name.ts'
import { escapeHtml } from '../report/escape-html.ts'
import { itemPaths } from './assemble-package.ts'
import { checkConsistency, readConsistency, writeConsistency } from './consistency.ts'
import { kindOfFile, safePartName } from './package-layout.ts'
import { readSalts, writeSalts } from './salts.ts'

const anyText = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }))

const gather = async (pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> => {
  const all: number[] = []
  for await (const piece of pieces) all.push(...piece)
  return Uint8Array.from(all)
}

describe('names of parts', () => {
  it('become names that a package holds, whatever they were, and the second time change nothing', () => {
    fc.assert(
      fc.property(anyText, (name) => {
        const safe = safePartName(name)
        expect(kindOfFile(`items/E-01/${safe}`)).toBe('item')
        expect(safePartName(safe)).toBe(safe)
      }),
    )
  })

  it('stay apart within an exhibit, also on systems that fold upper and lower case', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('x', 'X', 'x.bin', '2-x', 'ü', '')), (names) => {
        const paths = itemPaths(
          'E-01',
          names.map((name) => ({ name })),
        )
        expect(judgeNames(paths)).toBeUndefined()
        expect(paths.every((path) => kindOfFile(path) === 'item')).toBe(true)
      }),
    )
  })
})

describe('archives', () => {
  const files = fc.uniqueArray(
    fc.tuple(
      fc.stringMatching(/^[a-z][a-z0-9-]{0,8}(\/[a-z][a-z0-9-]{0,8}){0,2}$/),
      fc.uint8Array({ maxLength: 200 }),
    ),
    { selector: ([name]) => name, maxLength: 12 },
  )

  it('give back what was written, in its order', async () => {
    await fc.assert(
      fc.asyncProperty(files, async (written) => {
        fc.pre(judgeNames(written.map(([name]) => name)) === undefined)
        const zip = await gather(writeZip(written.map(([name, bytes]) => zipInput(name, bytes))))
        const reading = await readZip(memorySource(zip))
        if (!reading.ok) throw new Error(reading.code)
        expect(
          reading.files.map(({ path, start, size }) => [path, toHex(zip.subarray(start, start + size))]),
        ).toEqual(written.map(([name, bytes]) => [name, toHex(bytes)]))
      }),
      { numRuns: 60 },
    )
  })

  it('are read or refused, never thrown at, whatever the bytes are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        expect(typeof (await readZip(memorySource(bytes))).ok).toBe('boolean')
      }),
    )
  })
})

describe('consistency files', () => {
  it('give back every proof, and only the true roots hold', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }).chain((size) =>
          fc.record({
            size: fc.constant(size),
            earlier: fc.subarray(Array.from({ length: size }, (_, i) => i + 1)),
          }),
        ),
        ({ size, earlier }) => {
          const hashes = Array.from({ length: size }, (_, i) => leafHash(utf8(`leaf ${i}`)))
          const proofs = earlier.map((old) => ({
            size: old,
            root: rootOf(hashes.slice(0, old)),
            hashes: proveConsistency(hashes, old),
          }))
          const read = readConsistency(writeConsistency(proofs))
          expect(read).toEqual(proofs)
          const root = rootOf(hashes)
          for (const proof of read ?? []) {
            expect(checkConsistency(proof, size, root).ok).toBe(true)
            expect(checkConsistency({ ...proof, root: leafHash(proof.root) }, size, root).ok).toBe(false)
          }
        },
      ),
      { numRuns: 50 },
    )
  })

  it('are read or refused, never thrown at', () => {
    fc.assert(
      fc.property(fc.oneof(anyText.map(utf8), fc.uint8Array()), (bytes) => {
        const read = readConsistency(bytes)
        expect(read === undefined || Array.isArray(read)).toBe(true)
      }),
    )
  })
})

describe('salts', () => {
  it('give back every salt', () => {
    const salt = fc.uint8Array({ minLength: 32, maxLength: 32 })
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), salt), (salts) => {
        const written = writeSalts(
          Object.entries(salts).map(([path, bytes]) => [path, toHex(bytes)] as const),
        )
        expect(Object.fromEntries(readSalts(written) ?? [])).toEqual({ ...salts })
      }),
    )
  })
})

describe('escaped texts', () => {
  it('hold nothing that could open an element or close an attribute', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const escaped = escapeHtml(text)
        expect(escaped).not.toMatch(/[<>"']/)
        expect(escaped.replaceAll(/&(amp|lt|gt|quot|#39);/g, '')).not.toContain('&')
        expect(escaped.isWellFormed()).toBe(true)
      }),
    )
  })
})

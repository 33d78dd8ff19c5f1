/** One changed bit anywhere in a package is refused, or the verdict means the same as before. */
import {
  memorySource,
  openPackage,
  type PackageVerdict,
  readPackagePolicy,
  verifyPackage,
} from '@smart-rescue/core/dossier'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeFixture, type PackageFixture } from './package-fixture.ts'

let fixture: PackageFixture
beforeAll(async () => {
  fixture = await makeFixture({ exhibits: 1, waczLength: 2_000 })
})

const judge = async (zip: Uint8Array): Promise<PackageVerdict | string> => {
  const policy = readPackagePolicy(fixture.policy)
  if (!policy.ok) throw new Error(policy.code)
  const opening = await openPackage(memorySource(zip))
  return opening.ok ? verifyPackage(opening.files, { policy: policy.value }) : opening.code
}

/** What a verdict means to its reader. */
const meaning = (verdict: PackageVerdict): unknown => [
  verdict.ok,
  verdict.results,
  verdict.manifest,
  verdict.exhibits,
  verdict.signer,
]

/** The same places at every run, spread over the whole file. */
const places = (length: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => Math.floor(((i * 0.618_033_988_749_895) % 1) * length))

describe('one bit', () => {
  it('that changes at any of 400 places is refused, or changes no meaning', async () => {
    const before = await judge(fixture.zip)
    if (typeof before === 'string') throw new Error(before)
    let refused = 0
    for (const [i, at] of places(fixture.zip.length, 400).entries()) {
      const zip = Uint8Array.from(fixture.zip)
      zip[at] = (zip[at] ?? 0) ^ (1 << (i % 8))
      const after = await judge(zip)
      if (typeof after === 'string' || !after.ok) refused += 1
      else expect(meaning(after)).toEqual(meaning(before))
    }
    expect(refused).toBeGreaterThan(380)
  })

  it('that changes anywhere in the bytes of a file is always refused', async () => {
    const opening = await openPackage(memorySource(fixture.zip))
    if (!opening.ok) throw new Error(opening.code)
    for (const [path, bytes] of fixture.files) {
      const at = Math.floor(bytes.length / 2)
      const files = opening.files.map((file) => {
        if (file.path !== path) return file
        const changed = Uint8Array.from(bytes)
        changed[at] = (changed[at] ?? 0) ^ 4
        return {
          ...file,
          bytes: async function* () {
            yield changed
          },
        }
      })
      expect((await verifyPackage(files)).ok, path).toBe(false)
    }
  })
})

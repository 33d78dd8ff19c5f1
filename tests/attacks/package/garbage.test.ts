/** Whatever stands in the files of a package, listed and signed or not: the verification answers, refuses, and never throws. */
import {
  memoryPackage,
  memorySource,
  openPackage,
  readPackagePolicy,
  verifyPackage,
} from '@smart-rescue/core/dossier'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  editManifest,
  type Files,
  makeFixture,
  type PackageFixture,
  relist,
  sign,
} from './package-fixture.ts'

let fixture: PackageFixture
beforeAll(async () => {
  fixture = await makeFixture({ exhibits: 1, waczLength: 500 })
})

const judge = (files: Files) => {
  const policy = readPackagePolicy(fixture.policy)
  if (!policy.ok) throw new Error(policy.code)
  return verifyPackage(memoryPackage(files), {
    policy: policy.value,
    now: Date.parse('2026-11-24T13:00:00Z'),
  })
}

/** Files whose meaning is parsed, as opposed to files that are only hashed. */
const parsed = (): string[] =>
  [...fixture.files.keys()].filter((path) =>
    /^(manifest|salts|checkpoint|consistency|custody|proofs)/.test(path),
  )

/** A change of bytes: cut, doubled, overwritten, or replaced. */
const mutation = fc.oneof(
  fc.record({ kind: fc.constant('cut' as const), at: fc.double({ min: 0, max: 0.99, noNaN: true }) }),
  fc.record({ kind: fc.constant('doubled' as const), at: fc.double({ min: 0, max: 0.99, noNaN: true }) }),
  fc.record({
    kind: fc.constant('overwritten' as const),
    at: fc.double({ min: 0, max: 0.99, noNaN: true }),
    bytes: fc.uint8Array({ minLength: 1, maxLength: 8 }),
  }),
  fc.record({ kind: fc.constant('replaced' as const), bytes: fc.uint8Array({ maxLength: 300 }) }),
  fc.record({ kind: fc.constant('json' as const), value: fc.json() }),
)

type Mutation = typeof mutation extends fc.Arbitrary<infer M> ? M : never

const mutate = (before: Uint8Array, change: Mutation): Uint8Array => {
  if (change.kind === 'replaced') return change.bytes
  if (change.kind === 'json') return new TextEncoder().encode(change.value)
  const at = Math.floor(change.at * before.length)
  if (change.kind === 'cut') return before.slice(0, at)
  if (change.kind === 'doubled') return new Uint8Array([...before, ...before.slice(at)])
  const after = Uint8Array.from(before)
  after.set(change.bytes.subarray(0, after.length - at), at)
  return after
}

const differs = (left: Uint8Array, right: Uint8Array): boolean => Buffer.compare(left, right) !== 0

describe('garbage', () => {
  it('in any parsed file is refused, also when the manifest lists it and the organisation signed it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...parsed()), mutation, fc.boolean(), async (path, change, signed) => {
        const files = new Map(fixture.files)
        const before = files.get(path) ?? new Uint8Array(0)
        const after = mutate(before, change)
        fc.pre(differs(before, after))
        files.set(path, after)
        if (signed && !path.startsWith('manifest')) {
          const manifest = editManifest(files)
          relist(files, manifest)
          await sign(files, manifest, fixture.locker)
        }
        const verdict = await judge(files)
        expect(verdict.ok).toBe(false)
        expect(Object.values(verdict.results).some(({ state }) => state === 'not')).toBe(true)
      }),
      { numRuns: 300, seed: 20_261_124 },
    )
  })

  it('as a whole archive is answered, never thrown', async () => {
    await fc.assert(
      fc.asyncProperty(mutation, async (change) => {
        const opening = await openPackage(memorySource(mutate(fixture.zip, change)))
        expect(typeof opening.ok).toBe('boolean')
      }),
      { numRuns: 300, seed: 20_261_124 },
    )
  })

  it('as a policy is answered, never thrown', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.uint8Array()), (policy) => {
        expect(typeof readPackagePolicy(policy).ok).toBe('boolean')
      }),
      { numRuns: 300, seed: 20_261_124 },
    )
  })
})

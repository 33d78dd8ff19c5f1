/** Promises about web archives of others: checked whole, the first page found, and nothing thrown for what they hold. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkArchive } from './check-archive.ts'

const FIXTURES = fileURLToPath(new URL('../../../../../../shared/fixtures/wacz/', import.meta.url))

describe('checkArchive', () => {
  it('never throws and never calls whole what is no archive', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        const check = await checkArchive(bytes)
        expect('ok' in check && check.ok).toBe(false)
        expect('page' in check && check.page).toBeFalsy()
      }),
      { numRuns: 60 },
    )
  })

  it('leaves what would hold up everybody else, and says what to do', async () => {
    const check = await checkArchive(new Uint8Array(64 * 1_048_576 + 1))
    expect(check).toEqual({ problem: expect.stringContaining('smart-rescue wacz check') })
  })

  describe.skipIf(!existsSync(FIXTURES))(
    'for published archives (skipped without ../shared/fixtures/wacz)',
    () => {
      const read = (name: string) => checkArchive(new Uint8Array(readFileSync(`${FIXTURES}${name}`)))

      it.each(['valid_example_1.wacz', 'valid_signed_example_1.wacz'])(
        'finds the first page of %s',
        async (name) => {
          const check = await read(name)
          if (!('ok' in check)) throw new Error('it was not checked')
          expect(check.page?.url).toMatch(/^https?:/)
          expect(check.page?.at).toMatch(/^\d{4}-\d\d-\d\dT/)
          expect(check.proofs.map(({ part }) => part)).toContain('records')
        },
      )

      it('says what is wrong with one that was broken', async () => {
        const check = await read('invalid_example_1.wacz')
        if (!('ok' in check)) throw new Error('it was not checked')
        expect(check.ok).toBe(false)
        expect(check.findings.some(({ severity }) => severity === 'error')).toBe(true)
      })
    },
  )
})

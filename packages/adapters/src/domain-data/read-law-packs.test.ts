import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkPack, placesFor } from '@smart-rescue/core/readiness'
import { ElementKind } from '@smart-rescue/schema'
import { afterEach, describe, expect, it } from 'vitest'
import { createLawLibrary } from './index.ts'

const here = process.cwd()
afterEach(() => process.chdir(here))

describe('the law library', () => {
  it('gives ten countries with 91 offences and 432 elements, from any working directory', async () => {
    process.chdir(tmpdir())
    const packs = await createLawLibrary().packs()
    expect(packs.map(({ iso2 }) => iso2)).toEqual([
      'BD',
      'BR',
      'IN',
      'IQ',
      'LA',
      'NL',
      'NP',
      'PH',
      'TH',
      'US',
    ])
    const offences = packs.flatMap((pack) => pack.offences)
    expect(offences).toHaveLength(91)
    expect(offences.flatMap(({ elements }) => elements)).toHaveLength(432)
    expect(new Set(offences.flatMap(({ elements }) => elements.map(({ id }) => id))).size).toBe(432)
  })

  it('ships packs without an error, unreviewed, with a version and a disclaimer', async () => {
    for (const pack of await createLawLibrary().packs()) {
      expect([pack.iso2, checkPack(pack).errors]).toEqual([pack.iso2, 0])
      expect(pack.review.state).toBe('unreviewed')
      expect(pack.disclaimer).toContain('not legal advice')
    }
  })

  it('knows places for every element of every offence', async () => {
    const library = createLawLibrary()
    const places = await library.places()
    expect(Object.keys(places.kinds).sort()).toEqual([...ElementKind.options].sort())
    for (const { offences } of await library.packs())
      for (const offence of offences)
        for (const element of offence.elements)
          expect(placesFor(places, offence, element).length).toBeGreaterThanOrEqual(4)
  })

  it('refuses a folder whose pack does not hold, and says which and where', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'law-'))
    try {
      await writeFile(join(folder, 'NP.json'), '{"pack":"smart-rescue-law/1"}')
      await expect(createLawLibrary(folder).packs()).rejects.toThrow(/domain\/law\/NP\.json, iso2:/)
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})

/** Reads the law packs and the places of proof that come with the product, from the clone's folder `domain/law`. */
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkPack } from '@smart-rescue/core/readiness'
import type { LawLibrary } from '@smart-rescue/features/ports/domain/law-library'
import { type LawPack, ProofPlaces } from '@smart-rescue/schema'

/** Where the product's own data lie, whatever the working directory is. */
export const DOMAIN_FOLDER = join(dirname(fileURLToPath(import.meta.url)), '../../../../domain')

const readJson = async (path: string): Promise<unknown> => JSON.parse(await readFile(path, 'utf8'))

const readPack = async (folder: string, name: string): Promise<LawPack> => {
  const { pack, findings } = checkPack(await readJson(join(folder, name)))
  const wrong = findings.find(({ level }) => level === 'error')
  if (pack === undefined || wrong !== undefined)
    throw new Error(`domain/law/${name}, ${wrong?.at}: ${wrong?.text}`)
  if (`${pack.iso2}.json` !== name) throw new Error(`domain/law/${name} holds the law of ${pack.iso2}.`)
  return pack
}

/** Opens the library. Files are read and checked once, when they are first asked for; a file that does not hold rejects. */
export const createLawLibrary = (folder: string = join(DOMAIN_FOLDER, 'law')): LawLibrary => {
  let packs: Promise<readonly LawPack[]> | undefined
  let places: Promise<ProofPlaces> | undefined
  return {
    packs: () => {
      packs ??= readdir(folder).then((names) =>
        Promise.all(
          names
            .filter((name) => /^[A-Z]{2}\.json$/.test(name))
            .toSorted()
            .map((name) => readPack(folder, name)),
        ),
      )
      return packs
    },
    places: () => {
      places ??= readJson(join(folder, 'where-proof-is-found.json')).then((value) => ProofPlaces.parse(value))
      return places
    },
  }
}

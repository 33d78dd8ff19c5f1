/** A locker that is nearly over the edge of a bundle, made once and copied for every case. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLocker } from '@smart-rescue/adapters/vault'
import { ACTOR, CASE, EXHIBIT } from './flow.ts'

/** A place for one case. */
export interface CasePlace {
  readonly dir: string
  readonly keyFile: string
  remove(): void
}

/** The template: copies are quick, and each is a whole locker of its own. */
export interface Template {
  copy(): CasePlace
  remove(): void
}

/** Makes a locker with 253 leaves, so that a handful more fills a bundle, a tile, and begins the next. */
export const makeTemplate = async (): Promise<Template> => {
  const root = mkdtempSync(join(tmpdir(), 'locker-faults-'))
  const [dir, keyFile] = [join(root, 'template'), join(root, 'key-file')]
  const { locker } = await createLocker({
    dir,
    keyFile,
    origin: 'faults.example/2026',
    clock: { now: () => new Date() },
  })
  await locker.openCase({ caseId: CASE, actor: ACTOR, detail: {} })
  const acts = Array.from({ length: 252 }, (_, n) =>
    locker.record({ type: 'link.proposed', actor: ACTOR, caseId: CASE, item: EXHIBIT, size: n }),
  )
  await Promise.all(acts)
  // The commit tidies up after its acknowledgement; one more round is over when that is done.
  await locker.checkpoint()
  let count = 0
  return {
    copy: () => {
      const place = join(root, `case-${count++}`)
      cpSync(dir, place, { recursive: true })
      return { dir: place, keyFile, remove: () => rmSync(place, { recursive: true, force: true }) }
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}

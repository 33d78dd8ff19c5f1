/** Case keys: one random key a case, wrapped under the organisation key together with the case's real id. */
import { randomBytes } from 'node:crypto'
import { CaseId, Failure } from '@smart-rescue/schema'
import { z } from 'zod'
import { type Disk, writeFile } from '../disk/disk.ts'
import { CASE_KEYS, caseKeyPath, unfinishedPath } from '../disk/layout.ts'
import type { Keyring } from './keyring.ts'
import { openJson, sealJson } from './secret-box.ts'

const CaseKeyFile = z.strictObject({ v: z.literal(1), case: z.string(), sealed: z.base64() })
const CaseSecret = z.strictObject({ caseId: CaseId, key: z.base64() })

/** The keys of cases. */
export interface CaseKeys {
  /** The key of a case by its pseudonym; undefined where the case was never opened here. Throws `locker.damaged`. */
  find(pseudonym: string): Promise<Buffer | undefined>
  /** Makes the case's key durable, unless there is one. */
  make(caseId: CaseId): Promise<void>
}

const labelOf = (keyring: Keyring, pseudonym: string): string =>
  `smart-rescue/case-key/v1/${keyring.origin}/${pseudonym}`

/** Case keys on disk, remembered once opened. */
export const caseKeysOf = (disk: Disk, keyring: Keyring): CaseKeys => {
  const known = new Map<string, Buffer>()
  const find = async (pseudonym: string): Promise<Buffer | undefined> => {
    const remembered = known.get(pseudonym)
    if (remembered !== undefined) return remembered
    const bytes = await disk.read(caseKeyPath(pseudonym))
    if (bytes === undefined) return undefined
    const file = CaseKeyFile.safeParse(parseJson(bytes))
    if (!file.success)
      throw new Failure('locker.damaged', { detail: 'The wrapped key of a case cannot be read.' })
    const opened = openJson(keyring.organisationKey, labelOf(keyring, pseudonym), file.data.sealed)
    const key = Buffer.from(CaseSecret.parse(opened).key, 'base64')
    known.set(pseudonym, key)
    return key
  }
  return {
    find,
    make: async (caseId) => {
      const pseudonym = keyring.pseudonym('case', caseId)
      if ((await find(pseudonym)) !== undefined) return
      const secret = { caseId, key: randomBytes(32).toString('base64') }
      const sealed = sealJson(keyring.organisationKey, labelOf(keyring, pseudonym), secret)
      const file = { v: 1, case: pseudonym, sealed }
      const temporary = unfinishedPath()
      await writeFile(disk, temporary, Buffer.from(`${JSON.stringify(file)}\n`))
      // Where another process was first its key stands: a key that may have sealed something is never replaced.
      await disk.link(temporary, caseKeyPath(pseudonym))
      await disk.remove(temporary)
      await disk.syncFolder(CASE_KEYS)
    },
  }
}

const parseJson = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(bytes.toString())
  } catch {
    return undefined
  }
}

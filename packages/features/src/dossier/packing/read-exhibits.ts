/** Reads every part of the chosen exhibits once: the leaf first, then the bytes, hashed and held against the index before anything is exported. */
import { crc32, PURE_DIGESTS } from '@smart-rescue/core/dossier'
import { joinBytes, toHex } from '@smart-rescue/core/integrity'
import { CaptureReport, type CaseId, Failure, ImportReport, type MemberId } from '@smart-rescue/schema'
import type { z } from 'zod'
import { type CustodyFact, logAct } from '../../custody/index.ts'
import type { Locker } from '../../ports/proof/locker.ts'
import type { ExportExhibit } from '../store.ts'

/** Who exports which case. */
export interface Exporter {
  readonly actor: MemberId
  readonly caseId: CaseId
}

/** Largest screenshot tile that is printed into the report, in bytes of PNG, and of all tiles together. */
const MAX_THUMBNAIL = 1_500_000
const MAX_THUMBNAILS = 40_000_000

/** A part as it was read: its CRC, and its bytes where the report needs them. */
interface ReadPart {
  readonly leaf: number
  readonly role: string
  readonly name: string
  readonly mediaType: string
  readonly ciphertext: string
  readonly size: number
  readonly sha256: string
  readonly crc32: number
  bytes(): AsyncIterable<Uint8Array>
}

/** An exhibit whose bytes were all read and found to be those that were sealed. */
export interface ReadExhibit {
  readonly exhibit: ExportExhibit
  readonly parts: readonly ReadPart[]
  readonly report?: CaptureReport
  readonly importReport?: ImportReport
  readonly thumbnail?: Uint8Array
}

const parseReport = <T>(schema: z.ZodType<T>, bytes: Uint8Array | undefined): T | undefined => {
  if (bytes === undefined) return undefined
  try {
    return schema.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data
  } catch {
    return undefined
  }
}

/**
 * Reads all exhibits. `facts` receives the leaves that were written, for the index. Throws `locker.damaged` where a part is not
 * what the index says, before a byte of it is given to anybody.
 */
export const readExhibits = async (
  locker: Locker,
  { actor, caseId }: Exporter,
  exhibits: readonly ExportExhibit[],
  facts: CustodyFact[],
  onExhibit: (done: number) => Promise<void>,
): Promise<ReadExhibit[]> => {
  let thumbnails = 0
  const readAll: ReadExhibit[] = []
  for (const exhibit of exhibits) {
    const kept = new Map<string, Uint8Array>()
    const parts: ReadPart[] = []
    for (const part of exhibit.parts) {
      const { role, ciphertext, mediaType } = part
      const act = {
        type: 'evidence.read',
        actor,
        caseId,
        exhibitId: exhibit.id,
        role,
        ciphertext,
        purpose: 'dossier',
      } as const
      facts.push({ ...act, receipt: await logAct(locker, act) })
      const open = () =>
        locker.read({
          actor,
          caseId,
          item: exhibit.id,
          ciphertext,
          mediaType,
          purpose: 'dossier',
          log: false,
        })
      const keep =
        role === 'capture-report' ||
        role === 'import-report' ||
        (role === 'screenshot-01' &&
          part.length <= MAX_THUMBNAIL &&
          thumbnails + part.length <= MAX_THUMBNAILS)
      const pieces: Uint8Array[] = []
      const hash = PURE_DIGESTS.sha256()
      let sum = 0
      let size = 0
      for await (const piece of await open()) {
        hash.update(piece)
        sum = crc32(piece, sum)
        size += piece.length
        if (keep) pieces.push(piece)
      }
      const sha256 = toHex(hash.digest())
      if (size !== part.length || `sha256:${sha256}` !== part.sha256) throw new Failure('locker.damaged')
      if (keep) kept.set(role, joinBytes(...pieces))
      parts.push({
        leaf: part.leafIndex,
        role,
        name: part.name,
        mediaType,
        ciphertext,
        size,
        sha256,
        crc32: sum,
        bytes: async function* () {
          yield* await open()
        },
      })
    }
    const thumbnail = kept.get('screenshot-01')
    thumbnails += thumbnail?.length ?? 0
    const report = parseReport(CaptureReport, kept.get('capture-report'))
    const importReport = parseReport(ImportReport, kept.get('import-report'))
    readAll.push({
      exhibit,
      parts,
      ...(report ? { report } : {}),
      ...(importReport ? { importReport } : {}),
      ...(thumbnail ? { thumbnail } : {}),
    })
    await onExhibit(readAll.length)
  }
  return readAll
}

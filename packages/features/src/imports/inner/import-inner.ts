/** Imports a file that lies inside an imported one: read out again, held against its recorded hash, and taken like any other. */
import { PURE_DIGESTS } from '@smart-rescue/core/dossier'
import { toHex } from '@smart-rescue/core/integrity'
import {
  type CaseId,
  type ExhibitId,
  Failure,
  type ImportedFile,
  InnerFile,
  type MemberId,
} from '@smart-rescue/schema'
import { z } from 'zod'
import { logOpening, mayShowMedia, readLoggedPart, readTextPart } from '../../evidence/index.ts'
import { listParts } from '../../evidence/store.ts'
import { findOrigin } from '../store.ts'
import { gatherBytes } from '../taking/gather-bytes.ts'
import { takeFile } from '../taking/take-file.ts'
import type { TakingDeps } from '../taking/taking.ts'

/** SHA-256 of bytes, hex. */
export const hashBytes = (bytes: Uint8Array): string => {
  const hash = PURE_DIGESTS.sha256()
  hash.update(bytes)
  return toHex(hash.digest())
}

/**
 * Imports the `n`th file of the exhibit's listing under the statement that its parent came with. Throws
 * `request.not-found` where there is none with bytes, `import.changed` where it is not what the listing says.
 */
export const importInner = async (
  deps: TakingDeps,
  actor: MemberId,
  { caseId, exhibitId, n }: { readonly caseId: CaseId; readonly exhibitId: ExhibitId; readonly n: number },
  signal: AbortSignal,
): Promise<ImportedFile> => {
  const [origin, parts, media] = await deps.db.asMember(actor, async (trx) => [
    await findOrigin(trx, caseId, exhibitId),
    await listParts(trx, caseId, exhibitId),
    await mayShowMedia(trx, caseId, deps.clock.now()),
  ])
  const listing = parts.find(({ role }) => role === 'listing')
  if (origin === undefined || listing === undefined) throw new Failure('request.not-found')
  const opening = { actor, caseId, exhibitId, purpose: 'import' as const }
  await logOpening(deps, { ...opening, part: origin.original })
  const listed = z.array(InnerFile).parse(JSON.parse(await readTextPart(deps, { ...opening, part: listing })))
  const wanted = listed[n]
  if (wanted?.sha256 === undefined) throw new Failure('request.not-found')
  const { original } = origin
  const bytes = await gatherBytes(readLoggedPart(deps, { ...opening, part: original }), original.length)
  const reading = await deps.converter.read(
    { name: origin.name, mediaType: origin.declaredType, bytes },
    { media: media ? 'allowed' : 'withheld' },
    signal,
  )
  const child = reading.children[n]
  if (child?.bytes === undefined || hashBytes(child.bytes) !== wanted.sha256)
    throw new Failure('import.changed')
  const parent = { exhibitId, sha256: original.sha256.replace('sha256:', '') }
  const taking = { actor, caseId, importId: origin.importId, parent }
  return takeFile(deps, taking, { name: child.name, mediaType: child.mediaType, bytes: child.bytes })
}

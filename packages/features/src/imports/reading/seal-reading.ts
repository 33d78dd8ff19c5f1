/** Seals the parts of a described reading and writes what the index holds of its exhibit. */
import { extract } from '@smart-rescue/core/extraction'
import { makeExcerpt } from '@smart-rescue/core/quoting'
import type { CaseId, ExhibitId, ExhibitPart, HeldFileId, MemberId } from '@smart-rescue/schema'
import type { CustodyFact, RecordingDeps } from '../../custody/index.ts'
import { type ImportedDetail, quoteMentions } from '../../evidence/index.ts'
import type { HeldExhibit, UnsealedPart } from './describe-held.ts'

/** Whose exhibit is sealed in which case. */
export interface SealedFor {
  readonly actor: MemberId
  readonly caseId: CaseId
  readonly exhibitId: ExhibitId
}

/** Seals one part; its leaf goes to `facts`, to be told later. */
export const sealPart = async (
  { locker }: Pick<RecordingDeps, 'locker'>,
  { actor, caseId, exhibitId }: SealedFor,
  { role, name, mediaType, bytes }: UnsealedPart,
  facts: CustodyFact[],
): Promise<ExhibitPart> => {
  const act = { type: 'evidence.sealed', actor, caseId, role, purpose: 'import' } as const
  const sealed = await locker.seal({ ...act, item: exhibitId, mediaType, bytes: [bytes] })
  facts.push({ ...act, exhibitId, receipt: sealed.leaf })
  return {
    role,
    name,
    mediaType,
    length: sealed.plaintextLength,
    sha256: sealed.plaintext,
    ciphertext: sealed.ciphertext,
    leafIndex: sealed.leaf.index,
  }
}

/** Seals every part and gives the sealed detail of `exhibit.recorded`. */
export const sealReading = async (
  deps: Pick<RecordingDeps, 'locker'>,
  of: SealedFor,
  { order, original, number, text, quarantined, isWhole, report, parts, traced }: HeldExhibit,
  facts: CustodyFact[],
): Promise<ImportedDetail> => {
  const sealed: ExhibitPart[] = [original]
  for (const part of parts) sealed.push(await sealPart(deps, of, part, facts))
  const mentions = extract(text, { countries: order.countries })
  const { kind, accessMode, reason, importedAt, fileName } = report
  return {
    exhibitId: of.exhibitId,
    heldId: order.id as HeldFileId,
    number,
    title: fileName,
    url: '',
    finalUrl: '',
    state: quarantined || !isWhole || reason !== undefined ? 'partial' : 'complete',
    ...(reason === undefined ? {} : { reason }),
    capturedAt: importedAt,
    excerpt: makeExcerpt(
      text,
      mentions.filter((mention) => mention.kind !== 'url'),
      mentions.find((mention) => mention.kind === 'phone'),
    ),
    parts: sealed,
    mentions: quoteMentions(text, mentions),
    ...traced,
    kind,
    accessMode,
    quarantined,
  }
}

/** Seals what a capture brought, part by part, and describes the exhibit it becomes. */
import { extract } from '@smart-rescue/core/extraction'
import { makeExcerpt } from '@smart-rescue/core/quoting'
import type { CaptureId, CaseId, ExhibitId, ExhibitPart, MemberId } from '@smart-rescue/schema'
import type { CustodyFact, RecordingDeps } from '../custody/index.ts'
import type { CapturedFile, CaptureOutcome } from '../ports/capturer.ts'
import type { Ids } from '../ports/clock.ts'
import { quoteMentions, type RecordedDetail } from './project.ts'
import { reserveExhibit } from './store.ts'

/** Whose capture it is, in which case, and how its countries write numbers. */
export interface SealingOrder {
  readonly caseId: CaseId
  readonly captureId: CaptureId
  readonly actor: MemberId
  readonly countries: readonly string[]
}

/** Seals every file in the order it came; the leaves are pushed to `facts`. Gives the detail that records the exhibit. */
export const sealExhibit = async (
  deps: RecordingDeps & { readonly ids: Ids },
  order: SealingOrder,
  outcome: CaptureOutcome,
  facts: CustodyFact[],
): Promise<RecordedDetail> => {
  const fresh = deps.ids.next() as ExhibitId
  const { exhibitId, number } = await deps.db.asJob(order.caseId, (trx) =>
    reserveExhibit(trx, order.caseId, order.captureId, fresh),
  )
  const parts: ExhibitPart[] = []
  for (const file of outcome.files) parts.push(await sealPart(deps, order, exhibitId, file, facts))
  const mentions = extract(outcome.text, { countries: order.countries })
  return {
    exhibitId,
    captureId: order.captureId,
    number,
    title: outcome.title,
    url: outcome.report.requestedUrl,
    finalUrl: outcome.finalUrl,
    state: outcome.state === 'complete' ? 'complete' : 'partial',
    ...(outcome.reason === undefined ? {} : { reason: outcome.reason }),
    capturedAt: outcome.report.startedAt,
    excerpt: makeExcerpt(
      outcome.text,
      mentions.filter((mention) => mention.kind !== 'url'),
      mentions.find((mention) => mention.kind === 'phone'),
    ),
    parts,
    mentions: quoteMentions(outcome.text, mentions),
    ...(outcome.traces === undefined || outcome.traces.length === 0 ? {} : { traces: [...outcome.traces] }),
  }
}

const sealPart = async (
  deps: RecordingDeps,
  { caseId, actor }: SealingOrder,
  exhibitId: ExhibitId,
  file: CapturedFile,
  facts: CustodyFact[],
): Promise<ExhibitPart> => {
  const sealed = await deps.locker.seal({
    type: 'evidence.sealed',
    actor,
    caseId,
    item: exhibitId,
    purpose: 'capture',
    role: file.role,
    mediaType: file.mediaType,
    bytes: file.bytes(),
  })
  const { role, name, mediaType } = file
  facts.push({
    type: 'evidence.sealed',
    receipt: sealed.leaf,
    actor,
    caseId,
    exhibitId,
    role,
    purpose: 'capture',
  })
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

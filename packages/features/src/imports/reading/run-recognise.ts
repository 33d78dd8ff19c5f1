/** Reads the text off one picture: a part of its own, with its confidence and its own marks, never mixed with the original's. */
import { extract } from '@smart-rescue/core/extraction'
import { Failure, type RecognisedPart } from '@smart-rescue/schema'
import type { z } from 'zod'
import { type CustodyFact, catchUp, logAct, tellFact } from '../../custody/index.ts'
import { type DerivedDetail, mayShowMedia, quoteMentions, readLoggedPart } from '../../evidence/index.ts'
import { listParts } from '../../evidence/store.ts'
import { proposeForExhibit } from '../../links/index.ts'
import { findLockedExhibits } from '../../safeguard/index.ts'
import { tellOwnersElsewhere } from '../../selectors/index.ts'
import type { recogniseJob } from '../jobs.ts'
import { gatherBytes } from '../taking/gather-bytes.ts'
import type { ImportRunDeps } from './import-order.ts'
import { sealPart } from './seal-reading.ts'

/** Makes the job's run. A picture that was read already is not read again. */
export const createRecogniseRun =
  (deps: ImportRunDeps) =>
  async (
    { caseId, exhibitId, actor, role, languages }: z.output<typeof recogniseJob.payload>,
    signal: AbortSignal,
  ): Promise<void> => {
    await catchUp(deps)
    const made = `ocr-${role}`
    const [locked, parts, media, countries] = await deps.db.asJob(caseId, async (trx) => [
      (await findLockedExhibits(trx, caseId)).has(exhibitId),
      await listParts(trx, caseId, exhibitId),
      await mayShowMedia(trx, caseId, deps.clock.now()),
      (await trx.selectFrom('case_file').select('countries').where('id', '=', caseId).executeTakeFirst())
        ?.countries ?? [],
    ])
    const part = parts.find((one) => one.role === role)
    // Locked or read meanwhile, or its bytes were destroyed: there is nothing to do, and trying again would change nothing.
    if (locked || part === undefined || parts.some((one) => one.role === made)) return
    if (!media) throw new Failure('import.media-withheld')
    const facts: CustodyFact[] = []
    const { ciphertext } = part
    const opened = {
      type: 'evidence.read',
      actor,
      caseId,
      exhibitId,
      role,
      ciphertext,
      purpose: 'import',
    } as const
    facts.push({ ...opened, receipt: await logAct(deps.locker, opened) })
    const opening = { actor, caseId, exhibitId, part, purpose: 'import' as const }
    const picture = await gatherBytes(readLoggedPart(deps, opening), part.length)
    const recognised = await deps.converter.recognise(picture, languages, signal)
    if (signal.aborted) throw signal.reason
    const { text, confidence, method } = recognised
    const content: RecognisedPart = {
      v: 1,
      of: role,
      text,
      confidence,
      languages: [...recognised.languages],
      method,
    }
    const bytes = new TextEncoder().encode(JSON.stringify(content))
    const unsealed = { role: made, name: `${made}.json`, mediaType: 'application/json', bytes }
    const sealed = await sealPart(deps, { actor, caseId, exhibitId }, unsealed, facts)
    // A selector is no surer than the reading it stands in.
    const mentions = extract(text, { countries }).map((mention) => ({
      ...mention,
      confidence: mention.confidence * confidence,
    }))
    const detail: DerivedDetail = {
      exhibitId,
      part: sealed,
      of: role,
      mentions: quoteMentions(text, mentions),
    }
    const act = { type: 'exhibit.derived', actor, caseId, exhibitId, purpose: 'import', detail } as const
    facts.push({ ...act, receipt: await logAct(deps.locker, act) })
    await deps.db.asJob(caseId, async (trx) => {
      for (const fact of facts) await tellFact(trx, deps.projections, fact)
    })
    await deps.news.publish({ caseId, kind: 'import', id: exhibitId, state: 'derived' })
    await proposeForExhibit(deps, { caseId, actor, exhibitId })
    await tellOwnersElsewhere(deps, { caseId, actor, exhibitId })
  }

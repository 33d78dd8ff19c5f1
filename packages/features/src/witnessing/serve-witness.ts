/** Our installation as a witness of partners' logs: answers a request, and says in our own log what must be remembered. */
import { Failure } from '@smart-rescue/schema'
import { type RecordingDeps, recordFact } from '../custody/record-fact.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { BookAnswer, WitnessBook } from '../ports/proof/witnessing.ts'
import { listPartners, type PartnerRow } from './store.ts'

/** Hands that the witness needs. */
export interface WitnessServiceDeps extends RecordingDeps {
  readonly book: WitnessBook
  readonly clock: Clock
  readonly log: Log
}

/** Answers the body of one `add-checkpoint` request. Throws `locker.locked` and what the disk or database does. */
export type AnswerLog = (body: Uint8Array) => Promise<BookAnswer>

/** How often a leaf says that we cosign a log: once a day, however often it asks (decision 0007). */
const COSIGNED_EVERY_MS = 86_400_000

const originOf = (vkey: string): string => vkey.split('+')[0] ?? ''

/** Makes the service. The answer never waits for our own log: what we promise the partner is on disk already. */
export const createWitnessService = (deps: WitnessServiceDeps): AnswerLog => {
  const saying = new Map<string, number>()

  const sayCosigned = async (partner: PartnerRow, size: number): Promise<void> => {
    const now = deps.clock.now().getTime()
    const last = Math.max(saying.get(partner.id) ?? 0, Date.parse(partner.cosignedAt ?? '') || 0)
    if (now - last < COSIGNED_EVERY_MS) return
    saying.set(partner.id, now)
    await recordFact(deps, {
      type: 'witness.cosigned',
      actor: partner.trustedBy,
      purpose: 'operation',
      detail: { partnerId: partner.id, size },
    })
  }

  const sayRefused = (partner: PartnerRow, answer: BookAnswer) =>
    recordFact(deps, {
      type: 'witness.refused',
      actor: partner.trustedBy,
      purpose: 'operation',
      detail: {
        partnerId: partner.id,
        kind: answer.misbehaviour,
        size: answer.size ?? 0,
        seen: answer.seen ?? 0,
      },
    })

  return async (body) => {
    const partners = await deps.db.asNobody((trx) => listPartners(trx, 'log'))
    const answer = await deps.book.add(
      body,
      partners.flatMap(({ vkeys }) => vkeys),
    )
    const partner = partners.find(({ vkeys }) => vkeys.some((vkey) => originOf(vkey) === answer.origin))
    if (partner === undefined) return answer
    try {
      if (answer.misbehaviour !== undefined) await sayRefused(partner, answer)
      else if (answer.status === 200) await sayCosigned(partner, answer.size ?? 0)
    } catch (cause) {
      // Evidence and cosignature are on disk whatever becomes of the leaf.
      deps.log.warn('witness.not-recorded', {}, cause instanceof Failure ? cause : undefined)
    }
    return answer
  }
}

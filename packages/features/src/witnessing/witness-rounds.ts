/** The rounds in which our log asks its witnesses: before anything is signed after a start, after exhibits, and at a slow pace. */
import { parseNote } from '@smart-rescue/core/integrity'
import { addLines, BOOKKEEPING, isDue } from '@smart-rescue/core/witnessing'
import { type CustodyType, Failure } from '@smart-rescue/schema'
import { type RecordingDeps, recordFact } from '../custody/record-fact.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { AskWitness, OwnLog } from '../ports/proof/witnessing.ts'
import { type Asked, askOne } from './ask-one.ts'
import type { PartnerState } from './contract.ts'
import { listPartners, type PartnerRow } from './store.ts'

/** Hands that the rounds need. `hash` is SHA-256 of a text as `sha256:` and hex digits. */
export interface RoundDeps extends RecordingDeps {
  readonly ownLog: OwnLog
  readonly ask: AskWitness
  readonly clock: Clock
  readonly log: Log
  readonly hash: (text: string) => string
  /** Names of witnesses whose word is not listened to at a start, because the operator said so. */
  readonly ignored: readonly string[]
}

/** Why our log must not go on, as the operator reads it. */
export interface HaltReason {
  readonly kind: 'rolled-back' | 'contradicted'
  readonly partner: string
  readonly size: number
  readonly seen?: number
  readonly at: string
}

/** How a round ended: our size, how many witnesses cosigned it, of how many. */
export interface RoundReport {
  readonly size: number
  readonly have: number
  readonly want: number
}

/** The rounds of one installation. */
export interface WitnessRounds {
  /** Asks every witness before anything is signed; a failure means that the log must not go on. */
  beforeSigning(log: OwnLog): Promise<Failure | undefined>
  /** Looks whether the witnesses are to be asked, and asks them. Safe to call often; never rejects. */
  tick(): Promise<void>
  /** Asks now. Throws `locker.rolled-back` when a witness has seen what we have not. */
  askNow(): Promise<RoundReport>
  state(partnerId: string): PartnerState | undefined
  halted(): HaltReason | undefined
}

/** Least time in ms between two tries of a witness that did not cosign. */
const RETRY_MS = 60_000

const STATES: Readonly<Record<Asked['meaning']['kind'], PartnerState>> = {
  cosigned: 'current',
  behind: 'behind',
  away: 'away',
  ahead: 'ahead',
  contradicted: 'contradicts',
  refused: 'refuses',
}

const failureOf = ({ kind, size, seen }: HaltReason): Failure =>
  new Failure('locker.rolled-back', {
    detail:
      kind === 'rolled-back'
        ? `A witness has cosigned ${seen} entries of this log, but only ${size} are here. Restore the newest backup; nothing is signed until then.`
        : 'A witness has cosigned another history of this log. Nothing is signed until you know which of the two is yours; restore the newest backup.',
  })

/** Makes the rounds. They keep in memory what each witness answered last. */
export const createWitnessRounds = (deps: RoundDeps): WitnessRounds => {
  const states = new Map<string, PartnerState>()
  const known = new Map<string, number>()
  const pending: CustodyType[] = []
  let scanned: number | undefined
  let since = 0
  let lastTry = Number.NEGATIVE_INFINITY
  let halt: HaltReason | undefined
  let running: Promise<RoundReport> | undefined

  const witnesses = (): Promise<PartnerRow[]> => deps.db.asNobody((trx) => listPartners(trx, 'witness'))

  const ask = async (log: OwnLog, partner: PartnerRow): Promise<Asked> => {
    const asked = await askOne(log, deps.ask, {
      url: partner.url ?? '',
      vkeys: partner.vkeys,
      known: known.get(partner.id) ?? partner.witnessed ?? 0,
    })
    const { meaning, size } = asked
    states.set(partner.id, STATES[meaning.kind])
    if (meaning.kind === 'cosigned') known.set(partner.id, size)
    if (meaning.kind === 'ahead' || meaning.kind === 'contradicted')
      halt ??= {
        kind: meaning.kind === 'ahead' ? 'rolled-back' : 'contradicted',
        partner: partner.name,
        size,
        ...(meaning.kind === 'ahead' ? { seen: meaning.size } : {}),
        at: deps.clock.now().toISOString(),
      }
    return asked
  }

  /** Keeps the new lines beside the checkpoint, and says so in one leaf. */
  const keep = async (size: number, answers: readonly (readonly [PartnerRow, Asked])[]): Promise<void> => {
    const good = answers.flatMap(([partner, { meaning, note, size: asked }]) =>
      meaning.kind === 'cosigned' && asked === size ? [{ partner, meaning, note }] : [],
    )
    const fresh = good.filter(({ partner }) => (partner.witnessed ?? -1) < size)
    const [first] = good
    if (first === undefined || fresh.length === 0) return
    const parsed = parseNote((await deps.ownLog.cosigned(size)) ?? first.note)
    if (!parsed.ok) return
    const note = addLines(
      parsed.value,
      good.flatMap(({ meaning }) => meaning.lines),
    )
    await deps.ownLog.keepCosigned(size, note)
    const cosigners = fresh.map(({ partner, meaning }) => ({
      partnerId: partner.id,
      at: new Date((meaning.time ?? 0) * 1000).toISOString(),
    }))
    await recordFact(deps, {
      type: 'checkpoint.witnessed',
      actor: first.partner.trustedBy,
      purpose: 'operation',
      head: deps.hash(note),
      size,
      detail: { size, cosigners },
    })
  }

  const round = async (): Promise<RoundReport> => {
    const partners = await witnesses()
    const { size } = await deps.ownLog.newest()
    lastTry = deps.clock.now().getTime()
    const answers = await Promise.all(
      partners.map(async (partner) => [partner, await ask(deps.ownLog, partner)] as const),
    )
    if (halt !== undefined) {
      deps.ownLog.halt(failureOf(halt))
      throw failureOf(halt)
    }
    // A leaf may have come between two questions: each checkpoint that was cosigned is kept by its own size.
    for (const asked of new Set(answers.map(([, answer]) => answer.size))) await keep(asked, answers)
    const have = answers.filter(([, { meaning }]) => meaning.kind === 'cosigned').length
    if (have === partners.length) pending.length = 0
    return { size, have, want: partners.length }
  }

  const askNow = (): Promise<RoundReport> => {
    running ??= round().finally(() => {
      running = undefined
    })
    return running
  }

  const scan = async (partners: readonly PartnerRow[]): Promise<void> => {
    const { size } = await deps.ownLog.newest()
    scanned ??= Math.min(...partners.map(({ witnessed }) => witnessed ?? 0))
    if (size <= scanned) return
    if (pending.length === 0) since = deps.clock.now().getTime()
    for await (const { leaf } of deps.locker.leaves({ start: scanned, end: size }))
      if (!BOOKKEEPING.has(leaf.type)) pending.push(leaf.type)
    scanned = size
  }

  return {
    beforeSigning: async (log) => {
      const partners = await witnesses().catch(() => [])
      const asked = partners.filter(({ name }) => !deps.ignored.includes(name))
      await Promise.all(asked.map((partner) => ask(log, partner)))
      return halt === undefined ? undefined : failureOf(halt)
    },
    tick: async () => {
      try {
        if (halt !== undefined) return
        const partners = await witnesses()
        if (partners.length === 0) return
        await scan(partners)
        const now = deps.clock.now().getTime()
        const waited = now - lastTry >= RETRY_MS || [...states.values()].every((state) => state === 'current')
        if (waited && isDue({ types: pending, since }, now)) await askNow()
      } catch (cause) {
        if (cause instanceof Failure && cause.code === 'locker.locked') return
        deps.log.warn('witness.round-failed', {}, cause)
      }
    },
    askNow,
    state: (partnerId) => states.get(partnerId),
    halted: () => halt,
  }
}

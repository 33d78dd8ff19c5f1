/** Acts on witnesses, partners and alarms. */
import {
  parseVerifierKey,
  TYPE_COSIGNATURE,
  TYPE_ED25519,
  TYPE_ML_DSA_44,
} from '@smart-rescue/core/integrity'
import { Failure } from '@smart-rescue/schema'
import { type RecordingDeps, recordFact } from '../custody/record-fact.ts'
import { type BoundEndpoint, bind, type Handler } from '../ports/actor.ts'
import type { Clock, Ids } from '../ports/clock.ts'
import type { WitnessBook } from '../ports/proof/witnessing.ts'
import * as contract from './contract.ts'
import type { Scrubbing } from './scrub.ts'
import { listOpenAlarms, listPartners, type PartnerRow, readUpkeep, settle } from './store.ts'
import type { WitnessRounds } from './witness-rounds.ts'

/** Hands that the acts need. */
export interface WitnessDeps extends RecordingDeps {
  readonly clock: Clock
  readonly ids: Ids
  readonly witnessing: {
    readonly rounds: WitnessRounds
    readonly book: WitnessBook
    readonly scrubbing: Scrubbing
    /** Present and past keys of the log, newest first. */
    readonly keys: () => Promise<readonly contract.KeyEntry[]>
  }
}

const toPartner = async (deps: WitnessDeps, row: PartnerRow): Promise<contract.Partner> => {
  const { id, kind, name, url, vkeys, since } = row
  const about = { id, kind, name, vkeys: [...vkeys], since, ...(url === undefined ? {} : { url }) }
  if (kind === 'witness')
    return {
      ...about,
      state: deps.witnessing.rounds.state(id) ?? (row.witnessed === undefined ? 'new' : 'current'),
      ...(row.witnessed === undefined ? {} : { size: row.witnessed }),
      ...(row.witnessedAt === undefined ? {} : { at: row.witnessedAt }),
    }
  const latest = await deps.witnessing.book.latest(vkeys[0]?.split('+')[0] ?? '')
  return {
    ...about,
    state: latest === undefined ? 'new' : 'current',
    ...(latest === undefined ? {} : { size: latest.size, at: latest.at }),
  }
}

const read =
  (deps: WitnessDeps): Handler<typeof contract.readWitnessing> =>
  async () => {
    const { size } = await deps.locker.checkpoint()
    const rows = await deps.db.asNobody((trx) => listPartners(trx))
    const upkeep = await deps.db.asNobody(readUpkeep)
    const partners = await Promise.all(rows.map((row) => toPartner(deps, row)))
    const witnesses = rows.filter(({ kind }) => kind === 'witness')
    const sizes = witnesses.map(({ witnessed }) => witnessed ?? 0)
    const running = deps.witnessing.scrubbing.progress()
    const { shared, tested, scrub } = upkeep
    return {
      log: {
        size,
        witnessed: sizes.length === 0 ? 0 : Math.min(...sizes),
        have: partners.filter(
          ({ kind, state, size: at }) => kind === 'witness' && state === 'current' && at !== undefined,
        ).length,
        want: witnesses.length,
      },
      witnessKeys: [...deps.witnessing.book.keys()],
      partners,
      keys: [...(await deps.witnessing.keys())],
      recovery: {
        ...(shared === undefined
          ? {}
          : {
              shared: {
                at: shared.at.toISOString(),
                setId: shared.set_id,
                needed: shared.needed,
                total: shared.total,
              },
            }),
        ...(tested === undefined ? {} : { tested: { at: tested.at.toISOString(), setId: tested.set_id } }),
      },
      scrub: {
        ...(scrub === undefined
          ? {}
          : {
              last: {
                at: scrub.at.toISOString(),
                blobs: Number(scrub.blobs),
                damaged: Number(scrub.damaged),
              },
            }),
        ...(running === undefined ? {} : { running }),
      },
    }
  }

const alarms =
  (deps: WitnessDeps): Handler<typeof contract.listAlarms> =>
  async () => {
    const rows = await deps.db.asNobody(listOpenAlarms)
    const halted = deps.witnessing.rounds.halted()
    const told = rows.map((row) => ({
      id: String(row.leaf_index),
      kind: contract.Alarm.shape.kind.catch('bad-proof').parse(row.kind),
      at: row.at.toISOString(),
      settles: true,
      ...(row.name === null ? {} : { partner: row.name }),
      ...(row.size === null ? {} : { size: Number(row.size) }),
      ...(row.seen === null ? {} : { seen: Number(row.seen) }),
    }))
    return { alarms: halted === undefined ? told : [{ ...halted, id: 'halted', settles: false }, ...told] }
  }

const settleOne =
  (deps: WitnessDeps): Handler<typeof contract.settleAlarm> =>
  async (_actor, { leaf }) => {
    if (!(await deps.db.asNobody((trx) => settle(trx, leaf, deps.clock.now()))))
      throw new Failure('request.not-found')
    return { settled: true }
  }

/** Which keys a partner of a kind signs with. */
const FIT = { log: [TYPE_ED25519, TYPE_ML_DSA_44], witness: [TYPE_COSIGNATURE, TYPE_ML_DSA_44] } as const

/** Refuses keys that are none, of the other kind, or of different names. */
const refuseUnfit = (kind: 'log' | 'witness', vkeys: readonly string[]): void => {
  const names = new Set<string>()
  const types: number[] = []
  for (const [at, vkey] of vkeys.entries()) {
    const parsed = parseVerifierKey(vkey)
    const isFit = parsed.ok && FIT[kind].some((type) => type === parsed.value.type)
    if (!parsed.ok || !isFit)
      throw new Failure('request.invalid', {
        fields: [
          {
            path: `vkeys.${at}`,
            message: parsed.ok
              ? 'This key is of a witness where a log’s belongs, or the reverse.'
              : parsed.sentence,
          },
        ],
      })
    names.add(parsed.value.name)
    types.push(parsed.value.type)
  }
  // Older clients of a log know Ed25519 alone; without that line nobody could check the answer.
  if (names.size !== 1 || !types.includes(FIT[kind][0]))
    throw new Failure('request.invalid', {
      fields: [
        { path: 'vkeys', message: 'Give the Ed25519 key of one partner, and further keys of the same name.' },
      ],
    })
}

const trust =
  (deps: WitnessDeps): Handler<typeof contract.trustPartner> =>
  async (actor, { kind, name, vkeys, url }) => {
    refuseUnfit(kind, vkeys)
    const own = [...deps.witnessing.book.keys(), (await deps.locker.checkpoint()).vkey]
    const rows = await deps.db.asNobody((trx) => listPartners(trx, kind))
    if (vkeys.some((vkey) => own.includes(vkey)))
      throw new Failure('request.conflict', {
        detail: 'This is a key of this installation. A witness must be somebody else.',
      })
    if (rows.some((row) => row.vkeys.some((vkey) => vkeys.includes(vkey))))
      throw new Failure('request.conflict', { detail: 'This key is trusted already.' })
    const partner = { id: deps.ids.next(), kind, name, vkeys, ...(url === undefined ? {} : { url }) }
    await recordFact(deps, {
      type: 'witness.trusted',
      actor: actor.memberId,
      purpose: 'operation',
      detail: { partner },
    })
    const row = (await deps.db.asNobody((trx) => listPartners(trx, kind))).find(({ id }) => id === partner.id)
    if (row === undefined) throw new Failure('request.not-found')
    return toPartner(deps, row)
  }

const end =
  (deps: WitnessDeps): Handler<typeof contract.endPartner> =>
  async (actor, { partnerId }) => {
    const rows = await deps.db.asNobody((trx) => listPartners(trx))
    if (!rows.some(({ id }) => id === partnerId)) throw new Failure('request.not-found')
    await recordFact(deps, {
      type: 'witness.trusted',
      actor: actor.memberId,
      purpose: 'operation',
      detail: { ended: partnerId },
    })
    return { ended: true }
  }

/** Binds every endpoint of the feature. */
export const createWitnessHandlers = (deps: WitnessDeps): readonly BoundEndpoint[] => [
  bind(contract.readWitnessing, read(deps)),
  bind(contract.listAlarms, alarms(deps)),
  bind(contract.settleAlarm, settleOne(deps)),
  bind(contract.trustPartner, trust(deps)),
  bind(contract.endPartner, end(deps)),
  bind(contract.askWitnesses, () => deps.witnessing.rounds.askNow()),
  bind(contract.startScrub, async () => {
    const isRunning = deps.witnessing.scrubbing.progress() !== undefined
    // The look goes on after the answer; the settings show how far it is.
    void deps.witnessing.scrubbing.run().catch(() => undefined)
    return { started: !isRunning }
  }),
]

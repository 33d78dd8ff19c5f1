/** Acts on time stamps. */
import { joinBytes } from '@smart-rescue/core/integrity'
import { readOpenTimestamp, readPem, stampedNote } from '@smart-rescue/core/stamping'
import { Failure } from '@smart-rescue/schema'
import { createTurns, type RecordingDeps, recordFact } from '../custody/index.ts'
import { type Actor, type BoundEndpoint, bind, type Door, type Handler } from '../ports/actor.ts'
import type { Ids } from '../ports/clock.ts'
import type { StampShelf } from '../ports/proof/stamping.ts'
import * as contract from './contract.ts'
import type { AnchorDetail, StampSetting } from './project.ts'
import { newestNote, tokenHash } from './stamp-once.ts'
import type { StampRounds } from './stamp-rounds.ts'
import {
  type AuthorityRow,
  listAuthorities,
  listSlugs,
  listStamps,
  readPace,
  type StampRow,
} from './store.ts'

/** Hands that this feature needs. */
export interface StampDeps extends RecordingDeps {
  readonly ids: Ids
  readonly stamping: { readonly rounds: StampRounds; readonly shelf: StampShelf }
}

/** The short name under which imported OpenTimestamps proofs are kept. */
const OTS_SLUG = 'opentimestamps'

const toAuthority = (deps: StampDeps, row: AuthorityRow): contract.Authority => {
  const { id, slug, name, url, qualified, since, last } = row
  const root = readPem(row.rootPem)?.[0]
  const standing = deps.stamping.rounds.standing(row)
  return {
    ...{ id, slug, name, url, qualified, since, state: standing.state },
    root: { name: root?.subjectText ?? '', until: new Date(root?.notAfter ?? 0).toISOString() },
    ...(standing.since === undefined ? {} : { waitingSince: standing.since }),
    ...(standing.reason === undefined ? {} : { reason: standing.reason }),
    ...(last === undefined ? {} : { last }),
  }
}

const toProof = ({ size, at, height }: StampRow): contract.ImportedProof => ({
  size,
  at,
  ...(height === undefined ? {} : { height }),
})

const read =
  (deps: StampDeps): Handler<typeof contract.readStamping> =>
  async () => {
    const { size } = await deps.locker.checkpoint()
    const rows = await deps.db.asNobody(listAuthorities)
    const minutes = await deps.db.asNobody(readPace)
    const proofs = await deps.db.asNobody((trx) => listStamps(trx, 'ots'))
    const sizes = rows.map(({ last }) => last?.size ?? 0)
    const wanted = deps.stamping.rounds.wanted()
    return {
      authorities: rows.map((row) => toAuthority(deps, row)),
      minutes,
      log: {
        size,
        stamped: sizes.length === 0 ? 0 : Math.min(...sizes),
        have: sizes.filter((stamped) => stamped > 0 && stamped >= wanted).length,
        want: sizes.length,
      },
      proofs: proofs.map(toProof).toReversed(),
    }
  }

/** A short name for files and leaves: plain letters of the name or host, and a number where it is taken. */
const chooseSlug = (name: string, url: string, taken: readonly string[]): string => {
  const plain = (text: string): string =>
    text
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-+|-+$/g, '')
      .slice(0, 24)
      .replaceAll(/-+$/g, '')
  const [, host = ''] = /^https?:\/\/([^/:]+)/.exec(url) ?? []
  const base = plain(name) || plain(host) || 'authority'
  for (let twin = 1; ; twin++) {
    const slug = twin === 1 ? base : `${base}-${twin}`
    if (!taken.includes(slug) && slug !== OTS_SLUG) return slug
  }
}

const change = (deps: StampDeps, actor: Actor, detail: StampSetting) =>
  recordFact(deps, { type: 'setting.changed', actor: actor.memberId, purpose: 'operation', detail })

const addAuthority =
  (deps: StampDeps): Handler<typeof contract.addAuthority> =>
  async (actor, { name, url, rootPem, qualified }) => {
    const certificates = readPem(rootPem)
    if (certificates?.length !== 1 || !certificates[0]?.isAuthority) throw new Failure('stamp.root-invalid')
    const rows = await deps.db.asNobody(listAuthorities)
    if (rows.some((row) => row.url === url)) throw new Failure('request.conflict')
    const slug = chooseSlug(name, url, await deps.db.asNobody(listSlugs))
    const id = deps.ids.next()
    const authority = { id, slug, name, url, rootPem, qualified }
    await change(deps, actor, { setting: 'stamp-authority', authority })
    const row = (await deps.db.asNobody(listAuthorities)).find((candidate) => candidate.id === id)
    if (row === undefined) throw new Failure('request.conflict')
    return toAuthority(deps, row)
  }

const endAuthority =
  (deps: StampDeps): Handler<typeof contract.endAuthority> =>
  async (actor, { authorityId }) => {
    const rows = await deps.db.asNobody(listAuthorities)
    if (!rows.some(({ id }) => id === authorityId)) throw new Failure('request.not-found')
    await change(deps, actor, { setting: 'stamp-authority', ended: authorityId })
    return { ended: true as const }
  }

const gather = async (door: Door): Promise<Uint8Array> => {
  const pieces: Uint8Array[] = []
  for await (const piece of door.body ?? []) pieces.push(piece)
  return joinBytes(...pieces)
}

const importProof =
  (deps: StampDeps): Handler<typeof contract.importProof> =>
  async (actor, { size }, door) => {
    const proof = await gather(door)
    const note = await deps.stamping.shelf.note(size)
    const { vkey } = await deps.locker.checkpoint()
    const own = note && stampedNote(note, vkey)
    if (own === undefined) throw new Failure('request.not-found')
    const reading = readOpenTimestamp(proof, own)
    if (!reading.ok || !reading.matches) throw new Failure('stamp.proof-invalid')
    const heights = reading.attestations.flatMap((one) => (one.kind === 'bitcoin' ? [one.height] : []))
    const height = heights.length === 0 ? {} : { height: Math.min(...heights) }
    await deps.stamping.shelf.keep(size, OTS_SLUG, 'ots', proof)
    const detail: AnchorDetail = { kind: 'ots', slug: OTS_SLUG, size, ...height }
    const act = { actor: actor.memberId, purpose: 'operation', role: OTS_SLUG, size } as const
    const fact = await recordFact(deps, { type: 'time.anchored', ...act, head: tokenHash(proof), detail })
    return { size, at: fact.receipt.at, ...height }
  }

const downloadNote =
  (deps: StampDeps): Handler<typeof contract.downloadNote> =>
  async () => {
    const { size, note } = await newestNote(deps)
    const bytes = async function* () {
      yield note
    }
    return {
      mediaType: 'text/plain; charset=utf-8',
      length: note.length,
      filename: `checkpoint-${size}.txt`,
      bytes: bytes(),
    }
  }

/** Binds every endpoint of the feature. */
export const createStampHandlers = (deps: StampDeps): readonly BoundEndpoint[] => {
  const takeTurn = createTurns()
  const [add, end] = [addAuthority(deps), endAuthority(deps)]
  return [
    bind(contract.readStamping, read(deps)),
    bind(contract.addAuthority, (...call) => takeTurn('stamping', () => add(...call))),
    bind(contract.endAuthority, (...call) => takeTurn('stamping', () => end(...call))),
    bind(contract.setPace, async (actor, { minutes }) => {
      await change(deps, actor, { setting: 'stamp-pace', minutes })
      return { minutes }
    }),
    bind(contract.stampNow, () => deps.stamping.rounds.stampNow()),
    bind(contract.downloadNote, downloadNote(deps)),
    bind(contract.importProof, importProof(deps)),
  ]
}

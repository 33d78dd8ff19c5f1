/** Acts on the law: look a pack through, load one, say as a lawyer whether it holds, choose the version that is used. */
import { listAllowed } from '@smart-rescue/core/access'
import { checkPack, type PackCheck } from '@smart-rescue/core/readiness'
import { Failure, type LawPack, type MemberId } from '@smart-rescue/schema'
import type { z } from 'zod'
import { createTurns, type RecordingDeps, recordFact } from '../../custody/index.ts'
import { type Actor, type BoundEndpoint, bind, type Door, type Handler } from '../../ports/actor.ts'
import type { LawLibrary } from '../../ports/domain/law-library.ts'
import * as contract from '../contract.ts'
import type { ChosenLawDetail, LoadedDetail, ReviewedDetail } from '../facts.ts'
import { packsInUse, readShelf, type ShelfPack } from './shelf.ts'

/** Hands that acts on the law need. */
export interface LawDeps extends RecordingDeps {
  readonly law: LawLibrary
}

const mayChange = (actor: Actor): boolean =>
  listAllowed({ roles: actor.roles, status: 'active' }).includes('law.change')

const readBody = async (body: Door['body']): Promise<PackCheck> => {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let text = ''
  try {
    for await (const piece of body ?? []) text += decoder.decode(piece, { stream: true })
    text += decoder.decode()
    return checkPack(JSON.parse(text))
  } catch (cause) {
    if (cause instanceof SyntaxError || cause instanceof TypeError) return checkPack(undefined)
    throw cause
  }
}

const shelfOf = (deps: LawDeps, actor: MemberId): Promise<readonly ShelfPack[]> =>
  deps.db.asMember(actor, (trx) => readShelf(trx, deps.law))

const countUnverified = ({ offences }: LawPack): number =>
  offences
    .flatMap((one) => [one, one.penalty, ...one.elements])
    .filter(({ confidence }) => confidence === 'low').length

const viewLaw = async (
  deps: LawDeps,
  actor: Actor,
  country: string,
  version?: string,
): Promise<contract.LawView> => {
  const own = (await shelfOf(deps, actor.memberId)).filter(({ pack }) => pack.iso2 === country)
  const shown = version === undefined ? own[0] : own.find(({ pack }) => pack.version === version)
  if (shown === undefined) throw new Failure('request.not-found')
  return {
    pack: shown.pack,
    review: shown.version.review,
    findings: [...checkPack(shown.pack).findings],
    versions: own.map((one) => one.version),
    mayChange: mayChange(actor),
  }
}

/** Seals a shipped pack in the locker at its first use: what a case was judged by stays readable when the product moves on. */
export const keepPack = async (deps: RecordingDeps, actor: MemberId, shelf: ShelfPack): Promise<void> => {
  if (shelf.kept) return
  const detail: z.input<typeof LoadedDetail> = { what: 'pack', origin: 'shipped', pack: shelf.pack }
  await recordFact(deps, { type: 'law.loaded', actor, role: 'shipped', purpose: 'law', detail })
}

const loadLaw =
  (deps: LawDeps): Handler<typeof contract.loadLaw> =>
  async (actor, _input, door) => {
    const { pack, errors, findings } = await readBody(door.body)
    if (pack === undefined || errors > 0)
      throw new Failure('law.not-sound', {
        fields: findings
          .filter(({ level }) => level === 'error')
          .slice(0, 50)
          .map(({ at, text }) => ({ path: at === '' ? 'pack' : at, message: text })),
      })
    const shelf = await shelfOf(deps, actor.memberId)
    if (shelf.some((one) => one.pack.iso2 === pack.iso2 && one.pack.version === pack.version))
      throw new Failure('law.version-taken')
    const detail: z.input<typeof LoadedDetail> = { what: 'pack', origin: 'own', pack }
    await recordFact(deps, { type: 'law.loaded', actor: actor.memberId, role: 'own', purpose: 'law', detail })
    return viewLaw(deps, actor, pack.iso2, pack.version)
  }

const require = async (deps: LawDeps, actor: Actor, country: string, version: string): Promise<ShelfPack> => {
  const found = (await shelfOf(deps, actor.memberId)).find(
    ({ pack }) => pack.iso2 === country && pack.version === version,
  )
  if (found === undefined) throw new Failure('request.not-found')
  return found
}

const reviewLaw =
  (deps: LawDeps): Handler<typeof contract.reviewLaw> =>
  async (actor, { country, version, state, note }) => {
    await keepPack(deps, actor.memberId, await require(deps, actor, country, version))
    const detail: z.input<typeof ReviewedDetail> = { what: 'review', iso2: country, version, state, note }
    await recordFact(deps, {
      type: 'law.loaded',
      actor: actor.memberId,
      role: 'review',
      purpose: 'law',
      detail,
    })
    return viewLaw(deps, actor, country, version)
  }

const useLaw =
  (deps: LawDeps): Handler<typeof contract.useLaw> =>
  async (actor, { country, version }) => {
    await keepPack(deps, actor.memberId, await require(deps, actor, country, version))
    const detail: z.input<typeof ChosenLawDetail> = { what: 'choice', iso2: country, version }
    await recordFact(deps, {
      type: 'law.loaded',
      actor: actor.memberId,
      role: 'choice',
      purpose: 'law',
      detail,
    })
    return viewLaw(deps, actor, country, version)
  }

/** Binds the endpoints of the law. */
export const createLawHandlers = (deps: LawDeps): readonly BoundEndpoint[] => {
  const takeTurn = createTurns()
  const [load, review, use] = [loadLaw(deps), reviewLaw(deps), useLaw(deps)]
  return [
    bind(contract.listLaws, async (actor) => {
      const shelf = await shelfOf(deps, actor.memberId)
      return {
        countries: packsInUse(shelf).map(({ pack, version }) => ({
          iso2: pack.iso2,
          name: pack.name,
          version: pack.version,
          origin: version.origin,
          author: pack.author,
          review: version.review,
          offences: pack.offences.length,
          elements: pack.offences.flatMap(({ elements }) => elements).length,
          unverified: countUnverified(pack),
          versions: shelf.filter((one) => one.pack.iso2 === pack.iso2).length,
        })),
        mayChange: mayChange(actor),
      }
    }),
    bind(contract.readLaw, (actor, { country, version }) => viewLaw(deps, actor, country, version)),
    bind(contract.checkLaw, async (_actor, _input, door) => {
      const { pack, findings, errors, warnings } = await readBody(door.body)
      return {
        ...(pack === undefined ? {} : { country: pack.iso2, version: pack.version }),
        findings: [...findings],
        errors,
        warnings,
      }
    }),
    // One version is kept once, whoever comes second.
    bind(contract.loadLaw, (...call) => takeTurn('law', () => load(...call))),
    bind(contract.reviewLaw, (...call) => takeTurn('law', () => review(...call))),
    bind(contract.useLaw, (...call) => takeTurn('law', () => use(...call))),
  ]
}

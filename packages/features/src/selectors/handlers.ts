/** Acts on selectors: list, read, recognise what is pasted, ask an owner. */
import { recognise } from '@smart-rescue/core/extraction'
import { toStorable } from '@smart-rescue/core/quoting'
import { Failure } from '@smart-rescue/schema'
import { type RecordingDeps, recordFact } from '../custody/index.ts'
import { type BoundEndpoint, bind, type Handler } from '../ports/actor.ts'
import type { Clock } from '../ports/clock.ts'
import * as contract from './contract.ts'
import {
  findExhibitsLike,
  findSelector,
  findSelectorId,
  hasAsked,
  isKnownElsewhere,
  listCountries,
  listSelectors,
  listSightings,
  readSelectorForm,
  tellOwners,
} from './store.ts'

/** Hands that this feature needs. */
export interface SelectorDeps extends RecordingDeps {
  readonly clock: Clock
}

const readSelector =
  (deps: SelectorDeps): Handler<typeof contract.readSelector> =>
  async (actor, { selectorId }) =>
    deps.db.asMember(actor.memberId, async (trx) => {
      const form = await readSelectorForm(trx, selectorId)
      const summary = await findSelector(trx, selectorId)
      const elsewhere = form !== undefined && (await isKnownElsewhere(trx, selectorId))
      if (form === undefined || (summary === undefined && !elsewhere)) throw new Failure('request.not-found')
      const nowhere = { exhibits: 0, cases: 0, firstSeen: '', lastSeen: '' }
      return {
        ...(summary ?? { id: selectorId, ...form, ...nowhere }),
        sightings: await listSightings(trx, selectorId),
        elsewhere,
        asked: await hasAsked(trx, selectorId),
      }
    })

const recognisePaste =
  (deps: SelectorDeps): Handler<typeof contract.recognisePaste> =>
  async (actor, { text }) => {
    return deps.db.asMember(actor.memberId, async (trx) => {
      const found = recognise(text, { countries: await listCountries(trx) })
      const id =
        found === undefined ? undefined : await findSelectorId(trx, found.kind, toStorable(found.normal))
      const selector = id === undefined ? undefined : await findSelector(trx, id)
      return {
        kind: found?.kind ?? ('text' as const),
        normal: found?.normal ?? text,
        ...(selector === undefined ? {} : { selector }),
        elsewhere: id !== undefined && (await isKnownElsewhere(trx, id)),
        exhibits: await findExhibitsLike(trx, toStorable(text)),
      }
    })
  }

const askOwner =
  (deps: SelectorDeps): Handler<typeof contract.askOwner> =>
  async (actor, { selectorId, message }) => {
    const known = await deps.db.asMember(actor.memberId, (trx) => isKnownElsewhere(trx, selectorId))
    if (!known) throw new Failure('request.not-found')
    await recordFact(deps, { type: 'selector.asked', actor: actor.memberId })
    const at = deps.clock.now()
    const note = message === undefined || message === '' ? null : message
    await deps.db.asMember(actor.memberId, (trx) =>
      tellOwners(trx, { id: selectorId, kind: 'selector-asked', message: note, from: actor.memberId, at }),
    )
    return { asked: true as const }
  }

/** Binds every endpoint of the feature. */
export const createSelectorHandlers = (deps: SelectorDeps): readonly BoundEndpoint[] => [
  bind(contract.listSelectors, async (actor, { caseId }) => ({
    selectors: await deps.db.asMember(actor.memberId, (trx) => listSelectors(trx, caseId)),
  })),
  bind(contract.readSelector, readSelector(deps)),
  bind(contract.recognisePaste, recognisePaste(deps)),
  bind(contract.askOwner, askOwner(deps)),
]

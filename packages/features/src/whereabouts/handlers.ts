/** The one act on whereabouts: to read them. Nothing is recorded, for nothing of the evidence is opened. */
import { type ExhibitId, Failure, type SourceRef } from '@smart-rescue/schema'
import { type BoundEndpoint, bind, type Handler } from '../ports/actor.ts'
import type { Transactor } from '../ports/database.ts'
import * as contract from './contract.ts'
import { placeSources } from './place-sources.ts'
import { listCountriesOfCase, listDated, listStanding } from './store.ts'

/** Hands that this feature needs. */
export interface WhereaboutsDeps {
  readonly db: Transactor
}

const readRefs = (network: string): SourceRef[] => {
  const refs = network.split(',').map((key) => {
    const [exhibitId = '', row = ''] = key.split('.')
    return { exhibitId: exhibitId as ExhibitId, row: Number(row) }
  })
  if (refs.length > contract.MOST_KEYS)
    throw new Failure('request.invalid', {
      fields: [{ path: 'network', message: `name at most ${contract.MOST_KEYS} sources` }],
    })
  return refs
}

const readWhereabouts =
  (deps: WhereaboutsDeps): Handler<typeof contract.readWhereabouts> =>
  async (actor, { caseId, selectorId, network, inNetwork, from, to, limit }) => {
    const refs = network === undefined ? undefined : readRefs(network)
    const { rows, standing, countries } = await deps.db.asMember(actor.memberId, async (trx) => {
      const filter = {
        ...(selectorId === undefined ? {} : { selectorId }),
        ...(refs === undefined ? {} : { refs }),
        ...(inNetwork === undefined ? {} : { inNetwork: readRefs(inNetwork)[0] }),
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
      }
      const found = await listDated(trx, caseId, filter, limit)
      const shown = found
        .slice(0, limit)
        .map((row) => ({ exhibitId: row.exhibit_id as ExhibitId, row: row.row }))
      return {
        rows: found,
        standing: await listStanding(trx, caseId, shown),
        countries: await listCountriesOfCase(trx, caseId),
      }
    })
    return placeSources(rows.slice(0, limit), standing, {
      countries,
      cut: rows.length > limit,
      ...(selectorId === undefined ? {} : { selectorId }),
    })
  }

/** Binds every endpoint of the feature. */
export const createWhereaboutsHandlers = (deps: WhereaboutsDeps): readonly BoundEndpoint[] => [
  bind(contract.readWhereabouts, readWhereabouts(deps)),
]

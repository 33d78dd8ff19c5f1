/** Reading what became of one's cases, and the wish not to. The wish is one's own, and in no log. */
import { sql } from 'kysely'
import { type BoundEndpoint, bind } from '../ports/actor.ts'
import type { Transactor, Trx } from '../ports/database.ts'
import * as contract from './contract.ts'

/** Hands that this feature needs. */
export interface OutcomeDeps {
  readonly db: Transactor
}

interface Row {
  reference: string
  convicted: string | null
  verdict: string | null
  safeguarded: string | null
  compensated: string | null
  is_over: boolean
}

/** A child that is safe comes first, and a court's word before money. */
const tellOf = (row: Row): contract.Outcome => {
  const tell = (kind: contract.OutcomeKind, on: string | null) => (on === null ? [] : [{ kind, on }])
  const tells = [
    ...tell('safe', row.safeguarded),
    ...(row.convicted === null ? tell('decided', row.verdict) : tell('convicted', row.convicted)),
    ...tell('compensated', row.compensated),
  ]
  return { reference: row.reference, tells: tells.length === 0 ? [{ kind: 'ended' }] : tells }
}

const read = async (trx: Trx): Promise<contract.OutcomeList> => {
  const away = await trx.selectFrom('outcome_opt_out').select('member_id').executeTakeFirst()
  const { rows } = await sql<Row>`
    select reference, convicted::text, verdict::text, safeguarded::text, compensated::text, is_over
    from outcomes_for_me() order by greatest(convicted, verdict, safeguarded, compensated) desc nulls last, reference desc
  `.execute(trx)
  return { outcomes: rows.map(tellOf), wanted: away === undefined }
}

/** Binds every endpoint of the feature. */
export const createOutcomeHandlers = (deps: OutcomeDeps): readonly BoundEndpoint[] => [
  bind(contract.listOutcomes, (actor) => deps.db.asMember(actor.memberId, read)),
  bind(contract.wantOutcomes, (actor, { wanted }) =>
    deps.db.asMember(actor.memberId, async (trx) => {
      if (wanted) await trx.deleteFrom('outcome_opt_out').where('member_id', '=', actor.memberId).execute()
      else
        await trx
          .insertInto('outcome_opt_out')
          .values({ member_id: actor.memberId })
          .onConflict((conflict) => conflict.doNothing())
          .execute()
      return read(trx)
    }),
  ),
]

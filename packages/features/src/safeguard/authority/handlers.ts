/** Acts on media authority: list, enter, end early. */
import { listAllowed } from '@smart-rescue/core/access'
import { findMediaRule } from '@smart-rescue/core/safeguarding/authority'
import { MEDIA_RULES } from '@smart-rescue/core/safeguarding/rules'
import { type AuthorityId, type CaseId, Failure } from '@smart-rescue/schema'
import { recordFact } from '../../custody/index.ts'
import { type Actor, type BoundEndpoint, bind } from '../../ports/actor.ts'
import type { SafeguardDeps } from '../deps.ts'
import * as contract from './contract.ts'
import { findAuthorities, findAuthority, listCountries } from './store.ts'

const view = async (
  deps: SafeguardDeps,
  actor: Actor,
  caseId: CaseId | undefined,
): Promise<contract.AuthorityList> => {
  const now = deps.clock.now()
  const principal = { roles: actor.roles, status: 'active' as const }
  const [authorities, countries] = await deps.db.asMember(actor.memberId, async (trx) => [
    await findAuthorities(trx, caseId, now),
    await listCountries(trx, caseId),
  ])
  return {
    authorities,
    rules: countries.map((country) => findMediaRule(country, MEDIA_RULES)),
    mayGrant:
      caseId === undefined
        ? listAllowed(principal).includes('authority.house')
        : listAllowed(principal, 'team').includes('authority.grant'),
    screening: deps.screener !== undefined,
    knownHashes: (deps.screener?.lists() ?? []).reduce((sum, list) => sum + list.hashes, 0),
  }
}

const grant = async (
  deps: SafeguardDeps,
  actor: Actor,
  draft: contract.AuthorityDraft,
  caseId: CaseId | undefined,
) => {
  const problem =
    Date.parse(draft.until) <= Date.parse(draft.from)
      ? 'The end must come after the beginning.'
      : Date.parse(draft.until) <= deps.clock.now().getTime()
        ? 'The end has passed already.'
        : undefined
  if (problem !== undefined)
    throw new Failure('request.invalid', { fields: [{ path: 'until', message: problem }] })
  const detail = { authorityId: deps.ids.next() as AuthorityId, draft }
  await recordFact(deps, {
    type: 'authority.granted',
    actor: actor.memberId,
    ...(caseId === undefined ? {} : { caseId }),
    purpose: 'safeguard',
    detail,
  })
  return view(deps, actor, caseId)
}

const end = async (
  deps: SafeguardDeps,
  actor: Actor,
  authorityId: AuthorityId,
  caseId: CaseId | undefined,
) => {
  const found = await deps.db.asMember(actor.memberId, (trx) =>
    findAuthority(trx, caseId, authorityId, deps.clock.now()),
  )
  if (found === undefined) throw new Failure('request.not-found')
  if (found.state === 'ended' || found.state === 'over') throw new Failure('authority.ended')
  await recordFact(deps, {
    type: 'authority.ended',
    actor: actor.memberId,
    ...(caseId === undefined ? {} : { caseId }),
    purpose: 'safeguard',
    detail: { authorityId },
  })
  return view(deps, actor, caseId)
}

/** Binds the endpoints of media authority. */
export const createAuthorityHandlers = (deps: SafeguardDeps): readonly BoundEndpoint[] => [
  bind(contract.listAuthorities, (actor, { caseId }) => view(deps, actor, caseId)),
  bind(contract.listHouseAuthorities, (actor) => view(deps, actor, undefined)),
  bind(contract.grantAuthority, (actor, { caseId, ...draft }) => grant(deps, actor, draft, caseId)),
  bind(contract.grantHouseAuthority, (actor, draft) => grant(deps, actor, draft, undefined)),
  bind(contract.endAuthority, (actor, { caseId, authorityId }) => end(deps, actor, authorityId, caseId)),
  bind(contract.endHouseAuthority, (actor, { authorityId }) => end(deps, actor, authorityId, undefined)),
]

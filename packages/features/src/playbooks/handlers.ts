/** Acts on playbooks: the list, one with its versions, and a new version. */
import { listAllowed } from '@smart-rescue/core/access'
import { checkPlaybook } from '@smart-rescue/core/guiding'
import { Failure, type Playbook } from '@smart-rescue/schema'
import type { z } from 'zod'
import { createTurns, type RecordingDeps, recordFact } from '../custody/index.ts'
import { type Actor, type BoundEndpoint, bind, type Handler } from '../ports/actor.ts'
import type { PlaybookShelf } from '../ports/domain/playbooks.ts'
import * as contract from './contract.ts'
import type { PlaybookDetail } from './project.ts'
import { findInForce, listOwn, listVersions } from './store.ts'

/** Hands that this feature needs. */
export interface PlaybookDeps extends RecordingDeps {
  readonly playbooks: PlaybookShelf
}

const isAllowed = (actor: Actor): boolean =>
  listAllowed({ roles: actor.roles, status: 'active' }).includes('playbook.change')

const list =
  (deps: PlaybookDeps): Handler<typeof contract.listPlaybooks> =>
  async (actor) => {
    const own = await deps.db.asMember(actor.memberId, listOwn)
    return {
      playbooks: deps.playbooks.shipped.map((shipped) => {
        const mine = own.find(({ kind }) => kind === shipped.kind)
        const { kind, title, summary, version, steps, reviewedBy } = mine ?? shipped
        return {
          kind,
          title,
          summary,
          version,
          steps: steps.length,
          own: mine !== undefined,
          ...(reviewedBy === undefined ? {} : { reviewedBy }),
        }
      }),
      mayChange: isAllowed(actor),
    }
  }

const read =
  (deps: PlaybookDeps): Handler<typeof contract.readPlaybook> =>
  async (actor, { kind }) => {
    const shipped = deps.playbooks.shipped.find((one) => one.kind === kind)
    if (shipped === undefined) throw new Failure('request.not-found')
    return deps.db.asMember(actor.memberId, async (trx) => ({
      playbook: (await findInForce(trx, deps.playbooks, kind)) ?? shipped,
      shipped,
      versions: await listVersions(trx, kind),
      mayChange: isAllowed(actor),
    }))
  }

const change =
  (deps: PlaybookDeps): Handler<typeof contract.changePlaybook> =>
  async (actor, { kind, basedOn, why, playbook }) => {
    const inForce = await deps.db.asMember(actor.memberId, (trx) => findInForce(trx, deps.playbooks, kind))
    if (inForce === undefined) throw new Failure('request.not-found')
    if (inForce.version !== basedOn) throw new Failure('request.conflict')
    const next: Playbook = { ...playbook, kind, version: inForce.version + 1 }
    const wrong = checkPlaybook(next).filter(({ level }) => level === 'error')
    if (wrong.length > 0)
      throw new Failure('playbook.unsound', {
        fields: wrong.map(({ code, step }) => ({ path: step ?? 'steps', message: code })),
      })
    const detail: z.input<typeof PlaybookDetail> = { playbook: next, why }
    await recordFact(deps, { type: 'playbook.changed', actor: actor.memberId, detail })
    return { playbook: next }
  }

/** Binds every endpoint of the feature. */
export const createPlaybookHandlers = (deps: PlaybookDeps): readonly BoundEndpoint[] => {
  const takeTurn = createTurns()
  const changeNow = change(deps)
  return [
    bind(contract.listPlaybooks, list(deps)),
    bind(contract.readPlaybook, read(deps)),
    bind(contract.changePlaybook, (...call) => takeTurn(call[1].kind, () => changeNow(...call))),
  ]
}

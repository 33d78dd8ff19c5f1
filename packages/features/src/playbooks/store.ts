/** SQL of the house's own versions of playbooks. */
import { type LeadKind, type MemberId, Playbook } from '@smart-rescue/schema'
import type { Trx } from '../ports/database.ts'
import type { PlaybookShelf } from '../ports/domain/playbooks.ts'
import type { PlaybookVersion } from './contract.ts'

/** The house's versions of a kind, newest first. */
export const listVersions = async (trx: Trx, kind: LeadKind): Promise<PlaybookVersion[]> => {
  const rows = await trx
    .selectFrom('playbook_version as v')
    .innerJoin('member as m', 'm.id', 'v.changed_by')
    .select(['v.version', 'v.why', 'v.changed_at', 'm.id', 'm.display_name'])
    .where('v.kind', '=', kind)
    .orderBy('v.version', 'desc')
    .execute()
  return rows.map((row) => ({
    version: row.version,
    why: row.why,
    changedBy: { id: row.id as MemberId, displayName: row.display_name },
    changedAt: row.changed_at.toISOString(),
  }))
}

/** The newest own version of each kind. */
export const listOwn = async (trx: Trx): Promise<Playbook[]> => {
  const rows = await trx
    .selectFrom('playbook_version')
    .distinctOn('kind')
    .select(['kind', 'body'])
    .orderBy('kind')
    .orderBy('version', 'desc')
    .execute()
  return rows.map(({ body }) => Playbook.parse(body))
}

/** The playbook in force for a kind: the house's newest version, or the shipped one where that is newer or the only one. */
export const findInForce = async (
  trx: Trx,
  { shipped }: PlaybookShelf,
  kind: LeadKind,
): Promise<Playbook | undefined> => {
  const own = (await listOwn(trx)).find((one) => one.kind === kind)
  return own ?? shipped.find((one) => one.kind === kind)
}

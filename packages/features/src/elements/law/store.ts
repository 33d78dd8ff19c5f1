/** SQL of law packs: versions, reviews, and which one is used. */
import { LawPack, type MemberId, type MemberRef } from '@smart-rescue/schema'
import type { Trx } from '../../ports/database.ts'

/** A pack as the index keeps it. */
export interface KeptPack {
  readonly pack: LawPack
  readonly origin: 'shipped' | 'own'
  readonly loadedBy: MemberRef
  readonly loadedAt: string
}

/** A lawyer's word on a version. */
export interface PackWord {
  readonly iso2: string
  readonly version: string
  readonly state: 'reviewed' | 'rejected'
  readonly note: string
  readonly by: MemberRef
  readonly at: string
}

/** Every kept pack, by country, then as they came. */
export const listKept = async (trx: Trx, iso2?: string): Promise<KeptPack[]> => {
  let query = trx
    .selectFrom('law_pack as p')
    .innerJoin('member as m', 'm.id', 'p.loaded_by')
    .select(['p.pack', 'p.origin', 'p.loaded_at', 'm.id', 'm.display_name'])
    .orderBy('p.iso2')
    .orderBy('p.leaf_index')
  if (iso2 !== undefined) query = query.where('p.iso2', '=', iso2)
  return (await query.execute()).map((row) => ({
    pack: LawPack.parse(row.pack),
    origin: row.origin === 'own' ? 'own' : 'shipped',
    loadedBy: { id: row.id as MemberId, displayName: row.display_name },
    loadedAt: row.loaded_at.toISOString(),
  }))
}

/** The kept packs of these versions; a version that is not kept is left out. */
export const findPacks = async (trx: Trx, versions: Readonly<Record<string, string>>): Promise<LawPack[]> => {
  const countries = Object.keys(versions)
  if (countries.length === 0) return []
  const rows = await trx
    .selectFrom('law_pack')
    .select(['iso2', 'version', 'pack'])
    .where('iso2', 'in', countries)
    .execute()
  return rows.filter(({ iso2, version }) => versions[iso2] === version).map(({ pack }) => LawPack.parse(pack))
}

/** What lawyers said, oldest first. */
export const listWords = async (trx: Trx): Promise<PackWord[]> => {
  const rows = await trx
    .selectFrom('law_review as r')
    .innerJoin('member as m', 'm.id', 'r.reviewed_by')
    .select(['r.iso2', 'r.version', 'r.state', 'r.note', 'r.reviewed_at', 'm.id', 'm.display_name'])
    .orderBy('r.leaf_index')
    .execute()
  return rows.map((row) => ({
    iso2: row.iso2,
    version: row.version,
    state: row.state === 'reviewed' ? 'reviewed' : 'rejected',
    note: row.note,
    by: { id: row.id as MemberId, displayName: row.display_name },
    at: row.reviewed_at.toISOString(),
  }))
}

/** Country → version that the organisation chose. */
export const listChoices = async (trx: Trx): Promise<ReadonlyMap<string, string>> =>
  new Map(
    (await trx.selectFrom('law_choice').select(['iso2', 'version']).execute()).map(({ iso2, version }) => [
      iso2,
      version,
    ]),
  )

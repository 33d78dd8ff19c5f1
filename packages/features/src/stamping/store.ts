/** SQL of authorities and stamps. */
import type { MemberId } from '@smart-rescue/schema'
import type { Trx } from '../ports/database.ts'

/** An authority in force, with its newest stamp. */
export interface AuthorityRow {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly url: string
  readonly rootPem: string
  readonly qualified: boolean
  readonly addedBy: MemberId
  readonly since: string
  /** Size of the newest checkpoint that it stamped, and the latest moment at which it did. */
  readonly last: { readonly size: number; readonly at: string } | undefined
}

/** A token as the index knows it. */
export interface StampRow {
  readonly leafIndex: number
  readonly kind: 'tsr' | 'ots'
  readonly slug: string
  readonly size: number
  readonly earliest: string | undefined
  readonly latest: string | undefined
  readonly height: number | undefined
  readonly at: string
}

/** Minutes that an ordinary act waits for its stamp, until somebody sets them. */
export const DEFAULT_MINUTES = 10

const toStamp = (row: {
  leaf_index: number
  kind: string
  slug: string
  size: number
  earliest: Date | null
  latest: Date | null
  height: number | null
  at: Date
}): StampRow => ({
  leafIndex: Number(row.leaf_index),
  kind: row.kind === 'ots' ? 'ots' : 'tsr',
  slug: row.slug,
  size: Number(row.size),
  earliest: row.earliest?.toISOString(),
  latest: row.latest?.toISOString(),
  height: row.height === null ? undefined : Number(row.height),
  at: row.at.toISOString(),
})

/** Every stamp in log order; of one kind where it is named. */
export const listStamps = async (trx: Trx, kind?: 'tsr' | 'ots'): Promise<StampRow[]> => {
  let query = trx.selectFrom('stamp').selectAll().orderBy('leaf_index')
  if (kind !== undefined) query = query.where('kind', '=', kind)
  return (await query.execute()).map(toStamp)
}

/** Authorities in force, in the order in which they were added. */
export const listAuthorities = async (trx: Trx): Promise<AuthorityRow[]> => {
  const rows = await trx
    .selectFrom('stamp_authority as a')
    .selectAll('a')
    .where('a.ended_at', 'is', null)
    .orderBy('a.added_at')
    .execute()
  const found: AuthorityRow[] = []
  for (const row of rows) {
    const last = await trx
      .selectFrom('stamp')
      .select(['size', 'latest'])
      .where('slug', '=', row.slug)
      .where('kind', '=', 'tsr')
      .orderBy('size', 'desc')
      .limit(1)
      .executeTakeFirst()
    found.push({
      id: row.id,
      slug: row.slug,
      name: row.name,
      url: row.url,
      rootPem: row.root_pem,
      qualified: row.qualified,
      addedBy: row.added_by as MemberId,
      since: row.added_at.toISOString(),
      last:
        last === undefined || last.latest === null
          ? undefined
          : { size: Number(last.size), at: last.latest.toISOString() },
    })
  }
  return found
}

/** Every short name that was ever given, so that none is given twice. */
export const listSlugs = async (trx: Trx): Promise<string[]> =>
  (await trx.selectFrom('stamp_authority').select('slug').execute()).map(({ slug }) => slug)

/** The roots of every authority that ever stamped, in PEM: an ended one's stamps still count. */
export const listRoots = async (trx: Trx): Promise<{ slug: string; pem: string }[]> =>
  (await trx.selectFrom('stamp_authority').select(['slug', 'root_pem']).orderBy('added_at').execute()).map(
    ({ slug, root_pem: pem }) => ({ slug, pem }),
  )

/** The pace that was set, in minutes. */
export const readPace = async (trx: Trx): Promise<number> =>
  (await trx.selectFrom('stamp_pace').select('minutes').executeTakeFirst())?.minutes ?? DEFAULT_MINUTES

/** The folder `stamps/` of a package: tokens of authorities, what they stamp, where the log holds them, and how the log grew from there. */
import { utf8 } from '../../integrity/index.ts'
import { type ConsistencyProof, writeConsistency } from './consistency.ts'

/** What a file in `stamps/` is. `anchor` is the log entry that says when the token arrived, `proof` shows that the entry is in the log. */
export type StampPart = 'note' | 'token' | 'ots' | 'anchor' | 'proof' | 'root'

/** A file of the folder by its name. `size` is that of the stamped checkpoint, `slug` the authority's short name; a root has no size, a note no slug. */
export interface StampFile {
  readonly part: StampPart
  readonly size?: number
  readonly slug?: string
}

/** Proofs that the log of the package grew from the stamped checkpoints, in the form of `consistency.txt`. */
export const STAMP_GROWTH = 'stamps/consistency.txt'

const SIZE = '(0|[1-9]\\d{0,14})'
const SLUG = '([a-z0-9](?:[a-z0-9-]{0,28}[a-z0-9])?)'
const NAMED = new RegExp(`^stamps/${SIZE}\\.${SLUG}\\.(tsr|ots|anchor|tlog-proof)$`)
const NOTE = new RegExp(`^stamps/${SIZE}\\.note$`)
const ROOT = new RegExp(`^stamps/${SLUG}\\.root\\.pem$`)
const PARTS: Readonly<Record<string, StampPart>> = {
  tsr: 'token',
  ots: 'ots',
  anchor: 'anchor',
  'tlog-proof': 'proof',
}

/** What the file of this name is; undefined for any other name. */
export const readStampName = (path: string): StampFile | undefined => {
  const [, size, slug, ending = ''] = NAMED.exec(path) ?? []
  const part = PARTS[ending]
  if (part && slug !== undefined) return { part, size: Number(size), slug }
  const note = NOTE.exec(path)
  if (note) return { part: 'note', size: Number(note[1]) }
  const root = ROOT.exec(path)
  return root?.[1] === undefined ? undefined : { part: 'root', slug: root[1] }
}

/** True for the short name of an authority as files carry it. */
export const isStampSlug = (slug: string): boolean => new RegExp(`^${SLUG}$`).test(slug)

/** One token with the log entry that says when it arrived, and that entry's proof. An imported OpenTimestamps file is a token too. */
export interface PackageStamp {
  readonly size: number
  readonly slug: string
  readonly kind: 'tsr' | 'ots'
  readonly token: Uint8Array
  /** The bytes of the `time.anchored` entry, and its `tlog-proof` against the checkpoint of the package. */
  readonly anchor?: { readonly leaf: Uint8Array; readonly proof: string }
}

/** All stamps of a package. `notes` are the stamped checkpoints, `growth` their proofs towards the checkpoint of the package, `roots` hints. */
export interface PackageStamps {
  readonly tokens: readonly PackageStamp[]
  readonly notes: readonly { readonly size: number; readonly note: Uint8Array }[]
  readonly growth: readonly ConsistencyProof[]
  readonly roots: readonly { readonly slug: string; readonly pem: string }[]
}

/** The files that hold the stamps, with their role in the manifest. */
export const layStamps = ({
  tokens,
  notes,
  growth,
  roots,
}: PackageStamps): readonly (readonly [path: string, role: string, bytes: Uint8Array])[] => [
  ...notes.map(({ size, note }) => [`stamps/${size}.note`, 'stamp-note', note] as const),
  ...tokens.flatMap(({ size, slug, kind, token, anchor }) => {
    const name = `stamps/${size}.${slug}`
    const file = [`${name}.${kind}`, 'stamp', token] as const
    if (!anchor) return [file]
    return [
      file,
      [`${name}.anchor`, 'stamp-anchor', anchor.leaf] as const,
      [`${name}.tlog-proof`, 'stamp-proof', utf8(anchor.proof)] as const,
    ]
  }),
  ...(notes.length > 0 ? [[STAMP_GROWTH, 'consistency', writeConsistency(growth)] as const] : []),
  ...roots.map(({ slug, pem }) => [`stamps/${slug}.root.pem`, 'stamp-root-hint', utf8(pem)] as const),
]

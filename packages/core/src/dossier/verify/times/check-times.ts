/** Looks for times that cannot be: these are claims of the machine that sealed, so a contradiction is shown, never decided. */
import type { JudgedCheckpoint } from '../../../integrity/index.ts'
import { isItem, type Manifest } from '../../package/manifest.ts'
import { MANIFEST } from '../../package/package-layout.ts'
import type { PackageLeaf } from '../check-custody.ts'
import type { RedList } from '../finding.ts'

/** Clocks of two machines may differ by this much without a word, in milliseconds. */
const TOLERANCE = 5 * 60_000
const DAY = 86_400_000

/** Compares the times of leaves, captures, export, witnesses, and of the reader (`now`, milliseconds since 1970) where given. */
export const checkTimes = (
  manifest: Manifest,
  leaves: readonly PackageLeaf[],
  judged: JudgedCheckpoint | undefined,
  now: number | undefined,
  red: RedList,
): void => {
  const created = Date.parse(manifest.createdAt)
  const late = new Set<string>()
  const cosigned = Math.min(...(judged?.witnesses ?? []).map(({ time }) => (time ?? Number.NaN) * 1000))
  const afterWitness = new Set<string>()
  for (const { leaf, path } of leaves) {
    if (Date.parse(leaf.at) > created + TOLERANCE) late.add(path)
    if (Date.parse(leaf.at) > cosigned + TOLERANCE) afterWitness.add(path)
  }
  for (const path of late)
    red.warn('timed', 'clock.after-export', 'An entry carries a time after the package was made.', path)
  for (const path of afterWitness)
    red.warn('timed', 'clock.after-witness', 'An entry carries a time after a witness had seen it.', path)
  const sealedAt = new Map(leaves.map(({ leaf }) => [leaf.seq, Date.parse(leaf.at)]))
  for (const exhibit of manifest.exhibits) {
    const captured = Date.parse(exhibit.capturedAt)
    const early = manifest.files
      .filter(isItem)
      .some(
        (item) =>
          item.exhibit === exhibit.number && (sealedAt.get(item.leaf) ?? captured) + TOLERANCE < captured,
      )
    if (early)
      red.warn(
        'timed',
        'clock.before-capture',
        'An exhibit was sealed before it was captured.',
        exhibit.number,
      )
  }
  if (now !== undefined && created > now + DAY)
    red.warn('timed', 'clock.future', 'The package carries a time that has not come yet.', MANIFEST)
}

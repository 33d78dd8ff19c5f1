/** Checks the custody history of every exhibit, and that every item is what its leaf says. */
import type { CustodyLeaf } from '@smart-rescue/schema'
import { destroyedBlob, type HistoryVerdict, readLeaf, verifyHistory } from '../../integrity/index.ts'
import { isItem, type Manifest, type ManifestExhibit, type ManifestItem } from '../package/manifest.ts'
import { custodyPath, kindOfFile } from '../package/package-layout.ts'
import type { FindingCode, RedList } from './finding.ts'

/** One leaf with the file in which it stands. */
export interface PackageLeaf {
  readonly bytes: Uint8Array
  readonly leaf: CustodyLeaf
  readonly exhibit: string
  readonly path: string
}

/** Splits a history into its lines; undefined unless every line ends in one newline and none is empty. */
export const splitLines = (file: Uint8Array): Uint8Array[] | undefined => {
  const lines: Uint8Array[] = []
  let from = 0
  for (let at = 0; at < file.length; at++) {
    if (file[at] !== 0x0a) continue
    if (at === from) return undefined
    lines.push(file.subarray(from, at))
    from = at + 1
  }
  return from === file.length ? lines : undefined
}

const isReordered = (verdict: HistoryVerdict): boolean => {
  const counters = verdict.leaves.map((leaf) => leaf.n ?? -1)
  return (
    counters.length === verdict.count &&
    counters.some((n, i) => n !== i) &&
    counters.toSorted((a, b) => a - b).every((n, i) => n === i)
  )
}

const checkHistory = (
  lines: readonly Uint8Array[],
  exhibit: ManifestExhibit,
  path: string,
  red: RedList,
): void => {
  const verdict = verifyHistory(lines, { n: exhibit.head.n, head: exhibit.head.hash })
  if (isReordered(verdict)) {
    red.error(
      'intact',
      'custody.reordered',
      'The entries of a history stand in another order than they were made.',
      path,
    )
    return
  }
  for (const finding of verdict.findings) {
    if (finding.code === 'log.time') red.warn('timed', 'clock.backwards', finding.sentence, path)
    else red.error('intact', finding.code as FindingCode, finding.sentence, path)
  }
  const last = verdict.leaves.at(-1)
  if (verdict.count === 0) red.error('intact', 'custody.empty', 'The history has no entry.', path)
  else if (verdict.item !== exhibit.item)
    red.error('intact', 'custody.item', 'The history is that of another exhibit.', path)
  else if (last?.type !== 'package.exported' || last.prev === undefined || last.head !== last.prev)
    red.error(
      'intact',
      'custody.cut',
      'The history does not end with the entry of this export: its end was cut off, or others were added.',
      path,
    )
}

/** Reads and checks all histories; answers with every leaf that could be read. */
export const checkCustody = (
  manifest: Manifest,
  held: ReadonlyMap<string, Uint8Array>,
  red: RedList,
): PackageLeaf[] => {
  const leaves: PackageLeaf[] = []
  const wanted = new Set(manifest.exhibits.map((exhibit) => custodyPath(exhibit.number)))
  for (const path of held.keys())
    if (kindOfFile(path) === 'custody' && !wanted.has(path))
      red.error(
        'intact',
        'custody.extra',
        'There is a history of an exhibit that the manifest does not list.',
        path,
      )
  for (const exhibit of manifest.exhibits) {
    const path = custodyPath(exhibit.number)
    const file = held.get(path)
    if (file === undefined) {
      red.error('intact', 'custody.missing', 'The history of an exhibit is missing.', path)
      continue
    }
    const lines = splitLines(file)
    if (lines === undefined) {
      red.error('intact', 'custody.unreadable', 'The lines of a history cannot be told apart.', path)
      continue
    }
    checkHistory(lines, exhibit, path, red)
    let strange = false
    for (const bytes of lines) {
      const leaf = readLeaf(bytes)
      if (!leaf.ok) continue
      strange ||= leaf.value.case !== manifest.case.pseudonym
      leaves.push({ bytes, leaf: leaf.value, exhibit: exhibit.number, path })
    }
    if (strange) red.error('intact', 'custody.case', 'A history holds an entry of another case.', path)
  }
  return leaves
}

const checkItem = (item: ManifestItem, leaf: CustodyLeaf | undefined, red: RedList): void => {
  const refuse = (code: FindingCode, sentence: string) => red.error('intact', code, sentence, item.path)
  if (leaf === undefined)
    refuse('item.leaf-missing', 'The entry that sealed this item is not in the history of its exhibit.')
  else if (leaf.type !== 'evidence.sealed')
    refuse('item.leaf-type', 'The entry that this item names did not seal anything.')
  else if (leaf.role !== item.role)
    refuse('item.leaf-role', 'The entry that this item names sealed another part of the exhibit.')
  else if (leaf.ct !== item.ciphertext)
    refuse('item.ciphertext', 'The entry that this item names sealed other bytes (ciphertext).')
  else if (leaf.ptc !== item.ptc)
    refuse('item.ptc', 'The entry that this item names carries another commitment.')
}

/** Checks every item against the leaf it names, and that no sealed part of an exhibit was left out. */
export const checkItems = (manifest: Manifest, leaves: readonly PackageLeaf[], red: RedList): void => {
  const byPlace = new Map(leaves.map((entry) => [`${entry.exhibit} ${entry.leaf.seq}`, entry.leaf]))
  const claimed = new Set<number>()
  for (const item of manifest.files.filter(isItem)) {
    checkItem(item, byPlace.get(`${item.exhibit} ${item.leaf}`), red)
    if (claimed.has(item.leaf))
      red.error('intact', 'item.twice', 'Two items say that the same entry sealed them.', item.path)
    claimed.add(item.leaf)
  }
  // What a later entry says was destroyed is absent by law: stopped as suspected abuse material, or at the end of its time.
  const destroyed = new Map(
    leaves.flatMap(({ leaf }) => {
      const gone = destroyedBlob(leaf)
      return gone === undefined ? [] : [[gone, leaf.type] as const]
    }),
  )
  const omitted = new Set(manifest.omitted.map(({ exhibit, leaf }) => `${exhibit} ${leaf}`))
  for (const { leaf, exhibit } of leaves) {
    if (leaf.type !== 'evidence.sealed' || claimed.has(leaf.seq)) continue
    const why = leaf.ct === undefined ? undefined : destroyed.get(leaf.ct)
    if (why !== undefined) {
      const [code, did] =
        why === 'material.stopped'
          ? (['item.stopped', 'stopped as suspected abuse material and destroyed'] as const)
          : (['item.expired', 'destroyed at the end of the time for which it was kept'] as const)
      red.warn('intact', code, `What entry ${leaf.seq} sealed was ${did}, as a later entry says.`, exhibit)
      continue
    }
    if (omitted.has(`${exhibit} ${leaf.seq}`))
      red.warn(
        'intact',
        'item.omitted',
        `The package says that what entry ${leaf.seq} sealed is not part of the exhibit.`,
        exhibit,
      )
    else
      red.error(
        'intact',
        'item.absent',
        `Entry ${leaf.seq} sealed a part that is not in the package.`,
        exhibit,
      )
  }
}

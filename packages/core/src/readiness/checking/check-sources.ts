/** Checks that every row says where it was read, in a document that the pack names, at an address somebody looked at. */
import type { LawPack } from '@smart-rescue/schema'
import { type Note, pathText } from './finding.ts'

interface Use {
  readonly path: readonly PropertyKey[]
  readonly ref: string
}

/** Every source in the pack with its place; the table of documents itself is left out. */
const usesOf = (value: unknown, path: readonly PropertyKey[]): readonly Use[] => {
  if (Array.isArray(value)) return value.flatMap((each, index) => usesOf(each, [...path, index]))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, each]) => {
    if (path.length === 0 && name === 'sources') return []
    const here = [...path, name]
    if (name === 'source' && typeof each === 'object' && each !== null)
      return [{ path: here, ref: String((each as { ref?: unknown }).ref) }]
    return usesOf(each, here)
  })
}

const isAddress = (url: string): boolean => /^https?:\/\/[^\s/]+(\/\S*)?$/.test(url)

/** Takes down references without a document, documents nobody uses, and addresses nobody checked. */
export const checkSources = (pack: LawPack, note: Note): void => {
  const uses = usesOf(pack, [])
  const used = new Set(uses.map(({ ref }) => ref))
  for (const { path, ref } of uses)
    if (!Object.hasOwn(pack.sources, ref))
      note(
        'error',
        'unknown-source',
        `${pathText(path)}.ref`,
        `The source «${ref}» is not in the pack's table «sources». Add the document there, or correct the name.`,
      )
  for (const [ref, source] of Object.entries(pack.sources)) {
    const at = `sources.${ref}`
    if (!used.has(ref))
      note(
        'warning',
        'unused-source',
        at,
        'No row rests on this document. Take it out, or name it where it belongs.',
        ref,
      )
    if (!isAddress(source.url))
      note(
        'error',
        'no-address',
        `${at}.url`,
        'There is no web address that can be opened. Give one that begins with https://.',
        ref,
      )
    else if (source.url_verified === false)
      note(
        'warning',
        'address-not-checked',
        `${at}.url`,
        'Nobody looked at this address. Open it, compare it with the rows that name it, and take url_verified out.',
        ref,
      )
    else if (source.url_note !== undefined)
      note(
        'warning',
        'address-not-exact',
        `${at}.url`,
        `The address is weak: ${source.url_note}. Find the page of the text itself.`,
        ref,
      )
  }
}

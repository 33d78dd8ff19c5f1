/** A row's source as it is shown: the document and address from the pack's own table. */
import type { LawPack, LawSource, ShownSource } from '@smart-rescue/schema'

/** Resolves a source of a pack; a reference that the table lacks shows itself, unchecked. */
export const resolveSource = (pack: Pick<LawPack, 'sources'>, { ref, section }: LawSource): ShownSource => {
  const found = Object.hasOwn(pack.sources, ref) ? pack.sources[ref] : undefined
  return {
    ref,
    document: found?.document ?? ref,
    ...(section === undefined || section === null ? {} : { section }),
    ...(found === undefined || found.url === '' ? {} : { url: found.url }),
    checked: found !== undefined && found.url_verified !== false && found.url_note === undefined,
  }
}

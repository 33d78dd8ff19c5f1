/** Checks a web archive that others made: manifest, index, records and signature, and the page with which it begins. */
import { memorySource } from '@smart-rescue/core/dossier'
import { IMPORT_LIMITS, listZip } from '@smart-rescue/core/importing'
import { checkWebArchive, inflateRaw } from '@smart-rescue/core/web-archive'
import { ArchiveCheck } from '@smart-rescue/schema'
import { z } from 'zod'

/** Largest archive that is checked here, in bytes: larger ones would hold up everybody else. */
const MOST = 64 * 1_048_576

/** Largest list of pages that is read, in bytes. */
const MOST_PAGES = 4 * 1_048_576

const Page = z.object({ url: z.string(), ts: z.string() })

/** The first page of `pages/pages.jsonl` (WACZ 1.1.1, section 5.4), or nothing where it names none with a time. */
const firstPage = (bytes: Uint8Array): ArchiveCheck['page'] => {
  const listing = listZip(bytes, IMPORT_LIMITS.entries)
  const member = listing.ok ? listing.members.find(({ path }) => path === 'pages/pages.jsonl') : undefined
  if (member === undefined || member.packed > MOST_PAGES) return undefined
  const packed = bytes.subarray(member.start, member.start + member.packed)
  const content = member.method === 0 ? packed : inflateRaw(packed, 0, MOST_PAGES)?.bytes
  if (content === undefined) return undefined
  for (const line of new TextDecoder().decode(content).split('\n')) {
    const page = Page.safeParse(parseJson(line)).data
    const at = page && Date.parse(page.ts)
    if (page !== undefined && at !== undefined && !Number.isNaN(at) && /^https?:/.test(page.url))
      return { url: page.url, at: new Date(at).toISOString() }
  }
  return undefined
}

const parseJson = (line: string): unknown => {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/** The check, or why there is none. Pure and offline; it never throws for what the archive holds. */
export const checkArchive = async (
  bytes: Uint8Array,
): Promise<ArchiveCheck | { readonly problem: string }> => {
  if (bytes.byteLength > MOST)
    return {
      problem:
        'The archive is too large to be checked here. Download it and run smart-rescue wacz check on it.',
    }
  const { ok, proofs, findings } = await checkWebArchive(memorySource(bytes), { most: MOST })
  const page = firstPage(bytes)
  return ArchiveCheck.parse({ v: 1, ok, proofs, findings, ...(page === undefined ? {} : { page }) })
}

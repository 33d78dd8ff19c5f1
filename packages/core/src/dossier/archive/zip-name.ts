/** Which names a file inside a package may have: plain relative ASCII paths that mean the same file on every system. */

/** Every reason for which an archive is refused. The first eight of `zip.name-*` tell the ways apart in which a name can lead astray. */
export type ZipCode =
  | 'zip.no-end'
  | 'zip.trailing'
  | 'zip.leading'
  | 'zip.gap'
  | 'zip.overlap'
  | 'zip.comment'
  | 'zip.disks'
  | 'zip.zip64'
  | 'zip.directory'
  | 'zip.mismatch'
  | 'zip.compressed'
  | 'zip.encrypted'
  | 'zip.flags'
  | 'zip.extra'
  | 'zip.symlink'
  | 'zip.not-a-file'
  | 'zip.size'
  | 'zip.too-many'
  | 'zip.too-large'
  | 'zip.name-empty'
  | 'zip.name-long'
  | 'zip.name-control'
  | 'zip.name-characters'
  | 'zip.name-backslash'
  | 'zip.name-drive'
  | 'zip.name-absolute'
  | 'zip.name-traversal'
  | 'zip.name-reserved'
  | 'zip.name-duplicate'
  | 'zip.name-case'

/** Why an archive was refused. `path` is the name at fault with everything but printable ASCII replaced. */
export interface ZipRefusal {
  readonly ok: false
  readonly code: ZipCode
  readonly sentence: string
  readonly path?: string
}

/** Makes a refusal; the name is made safe to show. */
export const refuseZip = (code: ZipCode, sentence: string, path?: string): ZipRefusal => ({
  ok: false,
  code,
  sentence,
  ...(path === undefined ? {} : { path: path.replaceAll(/[^ -~]/g, '?').slice(0, MAX_NAME) }),
})

const MAX_NAME = 200
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/** Judges one name. */
export const judgeName = (name: string): ZipRefusal | undefined => {
  const refuse = (code: ZipCode, sentence: string) => refuseZip(code, sentence, name)
  if (name === '') return refuse('zip.name-empty', 'A file has no name.')
  if (name.length > MAX_NAME)
    return refuse('zip.name-long', `A file name is longer than ${MAX_NAME} characters.`)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  if (/[\u0000-\u001f\u007f]/.test(name))
    return refuse('zip.name-control', 'A file name holds a NUL or another control character.')
  if (name.includes('\\')) return refuse('zip.name-backslash', 'A file name holds a backslash.')
  if (/^[a-z]:/i.test(name)) return refuse('zip.name-drive', 'A file name begins with a drive letter.')
  if (name.startsWith('/')) return refuse('zip.name-absolute', 'A file name is an absolute path.')
  const segments = name.split('/')
  if (segments.some((segment) => segment === '..' || segment === '.'))
    return refuse('zip.name-traversal', 'A file name leads out of its folder.')
  if (segments.at(-1) === '') return refuse('zip.not-a-file', 'An entry is a folder, not a file.')
  if (!/^[A-Za-z0-9._/-]+$/.test(name))
    return refuse('zip.name-characters', 'A file name holds a character that packages do not use.')
  if (segments.some((segment) => segment === '' || segment.endsWith('.') || RESERVED.test(segment)))
    return refuse('zip.name-reserved', 'A file name means something else on another system.')
  return undefined
}

/** Judges all names of an archive together: each alone, none twice, none differing in case only. */
export const judgeNames = (names: readonly string[]): ZipRefusal | undefined => {
  const seen = new Map<string, string>()
  for (const name of names) {
    const refusal = judgeName(name)
    if (refusal) return refusal
    const folded = name.toLowerCase()
    const earlier = seen.get(folded)
    if (earlier === name)
      return refuseZip('zip.name-duplicate', 'Two files have the same name: which one counts?', name)
    if (earlier !== undefined)
      return refuseZip('zip.name-case', 'Two file names differ in upper and lower case only.', name)
    seen.set(folded, name)
  }
  return undefined
}

/** The layout of a package: which names may stand in it, and what each is. A name outside this list is refused. */
import { readStampName, STAMP_GROWTH } from './stamp-files.ts'

/** The namespace in which the manifest is signed (SSHSIG). */
export const PACKAGE_NAMESPACE = 'smart-rescue-package@v1'
/** The manifest: with its signature, the only file that no manifest lists. */
export const MANIFEST = 'manifest.json'
/** The signature of the manifest (SSHSIG). */
export const SIGNATURE = 'manifest.json.sig'
/** The recipe for people with `openssl` and `sha256sum` only. */
export const README = 'README.txt'
/** The salts of the commitments, by item. */
export const SALTS = 'salts.json'
/** The one signed note that all proofs lead to. */
export const CHECKPOINT = 'checkpoint'
/** Proofs that the log grew from those of earlier packages. */
export const CONSISTENCY = 'consistency.txt'
/** The keys the package was made with: a hint, trusted by nobody. */
export const POLICY_EXAMPLE = 'policy.example'
/** The report. */
export const REPORT = 'report.pdf'
/** The report again, for word processors. */
export const REPORT_WORD = 'report.docx'
/** The case as a CASE/UCO graph, for other laboratories' tools. */
export const CASE_UCO = 'case-uco.jsonld'
/** The verifier as a page. */
export const VERIFY_PAGE = 'verify.html'
/** The verifier as a program for Node. */
export const VERIFY_PROGRAM = 'verify.mjs'

/** What a file of the package is. `item` is a part of an exhibit. */
export type FileKind =
  | 'readme'
  | 'item'
  | 'salts'
  | 'custody'
  | 'proof'
  | 'checkpoint'
  | 'consistency'
  | 'policy-hint'
  | 'report'
  | 'case-uco'
  | 'certificate'
  | 'verifier'
  | 'stamp'

const SINGLES: Readonly<Record<string, FileKind>> = {
  [README]: 'readme',
  [SALTS]: 'salts',
  [CHECKPOINT]: 'checkpoint',
  [CONSISTENCY]: 'consistency',
  [POLICY_EXAMPLE]: 'policy-hint',
  [REPORT]: 'report',
  [REPORT_WORD]: 'report',
  [CASE_UCO]: 'case-uco',
  [VERIFY_PAGE]: 'verifier',
  [VERIFY_PROGRAM]: 'verifier',
  [STAMP_GROWTH]: 'stamp',
}

/** The names that every package must hold, besides the manifest and its signature. */
export const REQUIRED_FILES: readonly string[] = [README, SALTS, CHECKPOINT, CONSISTENCY]

const EXHIBIT = 'E-(?:0[1-9]|[1-9]\\d{1,3})'
const PATTERNS: readonly (readonly [RegExp, FileKind])[] = [
  [new RegExp(`^items/${EXHIBIT}/[a-z0-9][a-z0-9._-]{0,99}$`), 'item'],
  [new RegExp(`^custody/${EXHIBIT}\\.jsonl$`), 'custody'],
  [/^certificates\/[a-z0-9-]{1,60}\.(?:pdf|docx)$/, 'certificate'],
  [/^proofs\/(?:0|[1-9]\d{0,14})\.tlog-proof$/, 'proof'],
]

/** What the file of this name is; undefined for a name that no package holds, and for the manifest and its signature. */
export const kindOfFile = (path: string): FileKind | undefined =>
  Object.hasOwn(SINGLES, path)
    ? SINGLES[path]
    : (PATTERNS.find(([pattern]) => pattern.test(path))?.[1] ?? (readStampName(path) ? 'stamp' : undefined))

/** True for the number of an exhibit as packages write it: `E-01` … `E-9999`. */
export const isExhibitNumber = (number: string): boolean => new RegExp(`^${EXHIBIT}$`).test(number)

/** Where a part of an exhibit lies. */
export const itemPath = (exhibit: string, name: string): string => `items/${exhibit}/${name}`

/** Where the custody history of an exhibit lies. */
export const custodyPath = (exhibit: string): string => `custody/${exhibit}.jsonl`

/** Where the proof of a leaf lies. */
export const proofPath = (leaf: number): string => `proofs/${leaf}.tlog-proof`

/** Where the certificate of this name lies, in this form. */
export const certificatePath = (id: string, form: 'pdf' | 'docx'): string => `certificates/${id}.${form}`

/** A file name that a package may hold, made from a part's own name: lower case, plain characters, never empty. */
export const safePartName = (name: string): string => {
  const plain = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9._-]+/g, '-')
    .replaceAll(/\.{2,}/g, '.')
    .replace(/^[^a-z0-9]+/, '')
    .slice(-80)
    .replace(/^[^a-z0-9]+/, '')
    .replace(/[.-]+$/, '')
  return plain === '' || /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/.test(plain)
    ? `part-${plain || 'unnamed'}`
    : plain
}

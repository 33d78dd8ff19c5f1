/** `verify PACKAGE.zip [--policy FILE] [--roots FILE] [--json]`: reads a package and says what it shows. Exit 0 intact and consistent, 1 not, 2 could not be read. */
import { readFile } from 'node:fs/promises'
import {
  openPackage,
  type PackagePolicy,
  type PackageVerdict,
  readPackagePolicy,
  verifyPackage,
  type ZipRefusal,
} from '@smart-rescue/core/dossier'
import { type Certificate, readPem } from '@smart-rescue/core/stamping'
import { openFileSource } from './file-source.ts'
import { NODE_DIGESTS } from './node-digests.ts'
import { printRefusal, printVerdict } from './print-verdict.ts'

/** Where the command writes. `error` is for what could not be read. */
export interface VerifyOutput {
  write(text: string): void
  error(text: string): void
}

/** Exit codes of the command. */
const EXIT = { intact: 0, not: 1, unreadable: 2 } as const

const USAGE = `smart-rescue verify PACKAGE.zip [--policy FILE] [--roots FILE] [--json]

Verifies a package offline. Exit status: 0 intact and consistent, 1 not, 2 could not be read.
  --policy FILE  whom you trust: a C2SP tlog-policy that you got from somebody else than the sender;
                 lines "#package-signer ssh-ed25519 AAAA..." name who may sign packages
  --roots FILE   root certificates (PEM) of time-stamp authorities that you trust, beside those of the policy
  --json         the whole verdict as JSON
`

interface Arguments {
  readonly file: string
  readonly policy?: string
  readonly roots?: string
  readonly json: boolean
}

/** Reads the arguments; undefined where they make no sense. */
export const parseArguments = (argv: readonly string[]): Arguments | undefined => {
  const files: string[] = []
  const given: { policy?: string; roots?: string } = {}
  let json = false
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] ?? ''
    if (word === '--json') json = true
    else if (word === '--policy' || word === '--roots') {
      i += 1
      const value = argv[i]
      if (value === undefined) return undefined
      given[word === '--policy' ? 'policy' : 'roots'] = value
    } else if (word.startsWith('--policy=')) given.policy = word.slice('--policy='.length)
    else if (word.startsWith('--roots=')) given.roots = word.slice('--roots='.length)
    else if (word.startsWith('-')) return undefined
    else files.push(word)
  }
  const [file] = files
  if (file === undefined || files.length > 1) return undefined
  return { file, json, ...given }
}

const reasonOf = (cause: unknown): string =>
  cause instanceof Error && 'code' in cause && typeof cause.code === 'string'
    ? cause.code
    : 'could not be read'

const loadPolicy = async (path: string): Promise<PackagePolicy | string> => {
  try {
    const policy = readPackagePolicy(await readFile(path))
    return policy.ok ? policy.value : `${policy.code}: ${policy.sentence}`
  } catch (cause) {
    return reasonOf(cause)
  }
}

const loadRoots = async (path: string): Promise<readonly Certificate[] | string> => {
  try {
    return readPem(await readFile(path, 'utf8')) ?? 'no certificate in PEM that can be read'
  } catch (cause) {
    return reasonOf(cause)
  }
}

type Judgement = { readonly verdict: PackageVerdict } | { readonly refusal: ZipRefusal }

const judge = async (
  file: string,
  policy: PackagePolicy | undefined,
  roots: readonly Certificate[],
  now: Date,
): Promise<Judgement> => {
  const source = await openFileSource(file)
  try {
    const opening = await openPackage(source)
    if (!opening.ok) return { refusal: opening }
    const options = { digests: NODE_DIGESTS, now: now.getTime(), roots, ...(policy ? { policy } : {}) }
    return { verdict: await verifyPackage(opening.files, options) }
  } finally {
    await source.close()
  }
}

const STDIO: VerifyOutput = {
  write: (text) => {
    process.stdout.write(text)
  },
  error: (text) => {
    process.stderr.write(text)
  },
}

/** Runs the command with the words after `verify`; answers with the exit status and never throws for what a package holds. */
export const runVerify = async (
  argv: readonly string[],
  output: VerifyOutput = STDIO,
  now: Date = new Date(),
): Promise<number> => {
  const wanted = parseArguments(argv)
  if (!wanted) {
    output.error(USAGE)
    return EXIT.unreadable
  }
  const refuse = (unreadable: 'policy' | 'roots' | 'package', reason: string): number => {
    const named = { policy: 'The policy', roots: 'The file of the roots', package: 'The package' }[unreadable]
    if (wanted.json) output.write(`${JSON.stringify({ ok: false, unreadable, reason })}\n`)
    else output.error(`${named} cannot be read (${reason}).\n`)
    return EXIT.unreadable
  }
  const policy = wanted.policy === undefined ? undefined : await loadPolicy(wanted.policy)
  if (typeof policy === 'string') return refuse('policy', policy)
  const roots = wanted.roots === undefined ? [] : await loadRoots(wanted.roots)
  if (typeof roots === 'string') return refuse('roots', roots)
  let judged: Judgement
  try {
    judged = await judge(wanted.file, policy, roots, now)
  } catch (cause) {
    return refuse('package', reasonOf(cause))
  }
  if ('refusal' in judged) {
    const { ok: _, ...refused } = judged.refusal
    output.write(wanted.json ? `${JSON.stringify({ ok: false, refused })}\n` : printRefusal(judged.refusal))
    return refused.code === 'zip.no-end' ? EXIT.unreadable : EXIT.not
  }
  const { verdict } = judged
  output.write(wanted.json ? `${JSON.stringify(verdict)}\n` : printVerdict(verdict))
  return verdict.ok ? EXIT.intact : EXIT.not
}

/** `verify PACKAGE.zip [--policy FILE] [--json]`: reads a package and says what it shows. Exit 0 intact and consistent, 1 not, 2 could not be read. */
import { readFile } from 'node:fs/promises'
import {
  openPackage,
  type PackagePolicy,
  type PackageVerdict,
  readPackagePolicy,
  verifyPackage,
  type ZipRefusal,
} from '@smart-rescue/core/dossier'
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

const USAGE = `smart-rescue verify PACKAGE.zip [--policy FILE] [--json]

Verifies a package offline. Exit status: 0 intact and consistent, 1 not, 2 could not be read.
  --policy FILE  whom you trust: a C2SP tlog-policy that you got from somebody else than the sender;
                 lines "#package-signer ssh-ed25519 AAAA..." name who may sign packages
  --json         the whole verdict as JSON
`

interface Arguments {
  readonly file: string
  readonly policy?: string
  readonly json: boolean
}

/** Reads the arguments; undefined where they make no sense. */
export const parseArguments = (argv: readonly string[]): Arguments | undefined => {
  const files: string[] = []
  let policy: string | undefined
  let json = false
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] ?? ''
    if (word === '--json') json = true
    else if (word === '--policy') {
      i += 1
      policy = argv[i]
      if (policy === undefined) return undefined
    } else if (word.startsWith('--policy=')) policy = word.slice('--policy='.length)
    else if (word.startsWith('-')) return undefined
    else files.push(word)
  }
  const [file] = files
  if (file === undefined || files.length > 1) return undefined
  return { file, json, ...(policy === undefined ? {} : { policy }) }
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

type Judgement = { readonly verdict: PackageVerdict } | { readonly refusal: ZipRefusal }

const judge = async (file: string, policy: PackagePolicy | undefined, now: Date): Promise<Judgement> => {
  const source = await openFileSource(file)
  try {
    const opening = await openPackage(source)
    if (!opening.ok) return { refusal: opening }
    const options = { digests: NODE_DIGESTS, now: now.getTime(), ...(policy ? { policy } : {}) }
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
  const policy = wanted.policy === undefined ? undefined : await loadPolicy(wanted.policy)
  if (typeof policy === 'string') {
    if (wanted.json) output.write(`${JSON.stringify({ ok: false, unreadable: 'policy', reason: policy })}\n`)
    else output.error(`The policy cannot be read (${policy}).\n`)
    return EXIT.unreadable
  }
  let judged: Judgement
  try {
    judged = await judge(wanted.file, policy, now)
  } catch (cause) {
    const reason = reasonOf(cause)
    if (wanted.json) output.write(`${JSON.stringify({ ok: false, unreadable: 'package', reason })}\n`)
    else output.error(`The package cannot be read (${reason}).\n`)
    return EXIT.unreadable
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

/** The verdict on a package: four separate results, never one green tick, with every reason. */
import type { Manifest } from '../package/manifest.ts'
import type { PackagePolicy } from '../package/package-policy.ts'
import type { LogFacts } from './check-log.ts'
import type { PackageSigner } from './check-manifest.ts'
import type { Aspect, Finding, FindingCode } from './finding.ts'

/** `ok`: shown to be so. `not`: shown not to be so. `unknown`: nothing that the reader brought can tell. */
export type ResultState = 'ok' | 'not' | 'unknown'

/** Why a result is what it is, where no finding says it already. */
type ReasonCode =
  | 'intact.all'
  | 'intact.unreadable'
  | 'logged.policy'
  | 'signer.listed'
  | 'logged.no-policy'
  | 'logged.unreadable'
  | 'timed.nobody'
  | 'timed.cosigned'
  | 'witnessed.nobody'
  | 'witnessed.quorum'

/** One reason. `values` fill the sentence in other languages. */
export interface Reason {
  readonly code: ReasonCode | FindingCode
  readonly sentence: string
  readonly values?: Readonly<Record<string, string | number>>
}

/** One of the four results. */
export interface Result {
  readonly state: ResultState
  readonly reasons: readonly Reason[]
}

/** One exhibit as the verdict shows it. `sound` means that its bytes are those of the manifest and of the commitment. */
export interface VerdictExhibit {
  readonly number: string
  readonly title: string
  readonly url: string
  readonly capturedAt: string
  readonly entries: number
  readonly parts: readonly {
    readonly path: string
    readonly role: string
    readonly size: number
    readonly sha256: string
    readonly sound: boolean
  }[]
}

/** Everything a shell shows. `ok` is true when nothing was found to be wrong; it never says who made the package. */
export interface PackageVerdict {
  readonly ok: boolean
  /** True where the reader's own policy vouches for both: the log that holds the exhibits, and the key that signed what is said about them. */
  readonly trusted: boolean
  readonly results: Readonly<Record<Aspect, Result>>
  readonly redList: readonly Finding[]
  readonly manifest?: Omit<Manifest, 'files' | 'exhibits'>
  readonly signer?: Omit<PackageSigner, 'key'> & { readonly listed?: boolean }
  readonly log?: {
    readonly origin: string
    readonly size: number
    readonly vkey: string
    /** States of the log at earlier exports that this one grew from: size and root in base64, to be compared with earlier packages. */
    readonly earlier: readonly { readonly size: number; readonly root: string }[]
  }
  readonly exhibits: readonly VerdictExhibit[]
  readonly counts: { readonly files: number; readonly bytes: number; readonly leaves: number }
}

/** What the verdict on the four results is made from. `read` is false where the manifest could not be read. */
export interface ResultInput {
  readonly findings: readonly Finding[]
  readonly read: boolean
  readonly facts: LogFacts
  readonly policy?: PackagePolicy
  readonly leaves: number
  /** Whether the policy lists the signer; absent where it says nothing about signers, or there is none. */
  readonly listed?: boolean
}

const errorsOf = (findings: readonly Finding[], aspect: Aspect): Reason[] => {
  const reasons = new Map<string, Reason>()
  for (const { aspect: about, severity, code, sentence } of findings)
    if (about === aspect && severity === 'error' && !reasons.has(code)) reasons.set(code, { code, sentence })
  return [...reasons.values()]
}

const judgeIntact = ({ findings, read }: ResultInput): Result => {
  const reasons = errorsOf(findings, 'intact')
  if (reasons.length > 0) return { state: 'not', reasons }
  return read
    ? {
        state: 'ok',
        reasons: [
          { code: 'intact.all', sentence: 'Every byte is as it was sealed, and every history is whole.' },
        ],
      }
    : {
        state: 'unknown',
        reasons: [{ code: 'intact.unreadable', sentence: 'The package could not be read so far.' }],
      }
}

const judgeLogged = ({ findings, read, facts, policy, leaves, listed }: ResultInput): Result => {
  const reasons = errorsOf(findings, 'logged')
  if (reasons.length > 0) return { state: 'not', reasons }
  if (!read || !facts.checkpoint)
    return {
      state: 'unknown',
      reasons: [{ code: 'logged.unreadable', sentence: 'The package could not be read so far.' }],
    }
  const { origin, size } = facts.checkpoint
  const values = { origin, size, leaves }
  if (!policy)
    return {
      state: 'unknown',
      reasons: [
        {
          code: 'logged.no-policy',
          sentence: 'Internally consistent; the signer was not checked against anything you brought.',
          values,
        },
      ],
    }
  return {
    state: 'ok',
    reasons: [
      {
        code: 'logged.policy',
        sentence: `All ${leaves} entries stand in the log ${origin}, which your policy lists.`,
        values,
      },
      listed
        ? { code: 'signer.listed', sentence: 'The manifest is signed by a key that your policy lists.' }
        : {
            code: 'signer.unchecked',
            sentence:
              'Your policy names nobody who may sign packages: the report, titles and addresses are anybody’s.',
          },
    ],
  }
}

/** Seconds beyond which JavaScript has no date. */
const LAST_TIME = 8_640_000_000_000

const judgeTimed = ({ facts }: ResultInput): Result => {
  const times = (facts.judged?.witnesses ?? []).flatMap(({ time }) =>
    time !== undefined && time < LAST_TIME ? [time] : [],
  )
  if (times.length === 0)
    return { state: 'unknown', reasons: [{ code: 'timed.nobody', sentence: 'By nobody yet.' }] }
  const at = new Date(Math.min(...times) * 1000).toISOString()
  return {
    state: 'ok',
    reasons: [
      {
        code: 'timed.cosigned',
        sentence: `Not later than ${at}, by a witness of your policy.`,
        values: { at },
      },
    ],
  }
}

const judgeWitnessed = ({ findings, facts, policy }: ResultInput): Result => {
  const want = policy?.witnesses.length ?? 0
  const have = facts.judged?.cosigners.length ?? 0
  const values = { have, want, names: (facts.judged?.cosigners ?? []).join(', ') }
  const reasons = errorsOf(findings, 'witnessed').map((reason) => ({ ...reason, values }))
  if (reasons.length > 0) return { state: 'not', reasons }
  if (have === 0)
    return {
      state: 'unknown',
      reasons: [{ code: 'witnessed.nobody', sentence: `By nobody yet: 0 of ${want}.`, values }],
    }
  return {
    state: 'ok',
    reasons: [{ code: 'witnessed.quorum', sentence: `By ${have} of ${want}: ${values.names}.`, values }],
  }
}

/** Judges the four results from what was found. */
export const judgeResults = (input: ResultInput): Readonly<Record<Aspect, Result>> => ({
  intact: judgeIntact(input),
  logged: judgeLogged(input),
  timed: judgeTimed(input),
  witnessed: judgeWitnessed(input),
})

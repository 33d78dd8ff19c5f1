/** Judges the four results from what was found, each by itself: never one green tick. */
import type { PackagePolicy } from '../package/package-policy.ts'
import type { LogFacts } from './check-log.ts'
import type { Aspect, Finding } from './finding.ts'
import type { CheckedOpenTimestamp } from './times/check-stamps.ts'
import type { Reason, Result, VerdictExhibit } from './verdict.ts'

/** What the verdict on the four results is made from. `read` is false where the manifest could not be read. */
export interface ResultInput {
  readonly findings: readonly Finding[]
  readonly read: boolean
  readonly facts: LogFacts
  readonly policy?: PackagePolicy
  readonly leaves: number
  readonly exhibits: readonly VerdictExhibit[]
  readonly openTimestamps: readonly CheckedOpenTimestamp[]
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

/** What the stamps say of all exhibits together: the earliest beginning and the latest end. */
const stampedReason = (exhibits: readonly VerdictExhibit[]): Result | undefined => {
  const timed = exhibits.flatMap((exhibit) => (exhibit.timed?.to === undefined ? [] : [exhibit.timed]))
  if (timed.length === 0) return undefined
  const to =
    timed
      .map((interval) => interval.to ?? '')
      .toSorted()
      .at(-1) ?? ''
  const froms = timed.flatMap(({ from }) => (from === undefined ? [] : [from])).toSorted()
  const from = froms.length === timed.length ? froms[0] : undefined
  const by = [...new Set(timed.flatMap((interval) => interval.by))].join('; ')
  const have = timed.filter(({ trusted }) => trusted).length
  const want = exhibits.length
  const values = { to, by, have, want, ...(from === undefined ? {} : { from }) }
  const when = from === undefined ? `not later than ${to}` : `between ${from} and ${to}`
  if (have === want)
    return {
      state: 'ok',
      reasons: [{ code: 'timed.stamped', sentence: `Sealed ${when}, by ${by}.`, values }],
    }
  if (have > 0)
    return {
      state: 'unknown',
      reasons: [
        {
          code: 'timed.partly',
          sentence: `${have} of ${want} exhibits were sealed ${when}, by ${by}.`,
          values,
        },
      ],
    }
  return {
    state: 'unknown',
    reasons: [
      {
        code: 'timed.untrusted',
        sentence: `Internally consistent: sealed ${when}, by ${by}; you did not say that you trust this authority.`,
        values,
      },
    ],
  }
}

const openTimestampsReason = (files: readonly CheckedOpenTimestamp[]): Reason[] =>
  files.length === 0
    ? []
    : [
        {
          code: 'timed.opentimestamps',
          sentence: `${files.length} OpenTimestamps proofs fit; they were not checked against Bitcoin here.`,
          values: { count: files.length },
        },
      ]

const judgeTimed = ({ findings, facts, exhibits, openTimestamps }: ResultInput): Result => {
  const wrong = errorsOf(findings, 'timed')
  if (wrong.length > 0) return { state: 'not', reasons: wrong }
  const more = openTimestampsReason(openTimestamps)
  const times = (facts.judged?.witnesses ?? []).flatMap(({ time }) =>
    time !== undefined && time < LAST_TIME ? [time] : [],
  )
  const stamped = stampedReason(exhibits)
  if (stamped?.state === 'ok') return { ...stamped, reasons: [...stamped.reasons, ...more] }
  if (times.length > 0) {
    const at = new Date(Math.min(...times) * 1000).toISOString()
    const sentence = `Not later than ${at}, by a witness of your policy.`
    const cosigned: Reason = { code: 'timed.cosigned', sentence, values: { at } }
    return { state: 'ok', reasons: [cosigned, ...(stamped?.reasons ?? []), ...more] }
  }
  if (stamped) return { ...stamped, reasons: [...stamped.reasons, ...more] }
  return {
    state: 'unknown',
    reasons: [{ code: 'timed.nobody', sentence: 'By nobody yet.' }, ...more],
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

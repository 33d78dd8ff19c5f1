/** What people decided on joins. The standing of a subject follows from the decisions in the order of the log, and from nothing else. */

/** What is decided on: two sources; that a source carries a tie; or whether a tie joins anybody. */
export type JoinSubject =
  | { readonly on: 'pair'; readonly a: number; readonly b: number }
  | { readonly on: 'carrying'; readonly source: number; readonly tie: number }
  | { readonly on: 'tie'; readonly tie: number }

/** `confirm` and `rejoin` join, `reject` and `break` part, `undo` takes back the last decision on the subject that still stands. */
export type DecisionKind = 'confirm' | 'reject' | 'break' | 'rejoin' | 'undo'

/** One decision of a named person. */
export interface JoinDecision {
  readonly subject: JoinSubject
  readonly kind: DecisionKind
  /** Where it stands in the custody log: the order, and what «as of» means. */
  readonly leaf: number
  /** For a pair that is parted: the reasons it had then (`tieKey`). Only a reason beyond these brings the join back. */
  readonly known?: readonly string[]
}

/** How a subject stands. */
export type Standing = 'proposed' | 'confirmed' | 'rejected' | 'broken'

/** One name for a subject, whatever the order of a pair. */
export const subjectKey = (subject: JoinSubject): string => {
  if (subject.on === 'tie') return `tie ${subject.tie}`
  if (subject.on === 'carrying') return `carrying ${subject.source} ${subject.tie}`
  return `pair ${Math.min(subject.a, subject.b)} ${Math.max(subject.a, subject.b)}`
}

const AFTER = { confirm: 'confirmed', rejoin: 'confirmed', reject: 'rejected', break: 'broken' } as const

/** The standing after these kinds in order: `undo` returns to what stood before the decision it takes back. */
export const standingAfter = (kinds: readonly DecisionKind[]): Standing => {
  const kept: Standing[] = []
  for (const kind of kinds) {
    if (kind === 'undo') kept.pop()
    else kept.push(AFTER[kind])
  }
  return kept.at(-1) ?? 'proposed'
}

/** A decision that still stands, with its effect. */
export interface StandingDecision extends JoinDecision {
  readonly standing: Exclude<Standing, 'proposed'>
}

/** For each subject the one decision that stands, in the order of the log; `asOf` leaves out what the log says after that leaf. */
export const standingDecisions = (
  decisions: readonly JoinDecision[],
  asOf = Number.POSITIVE_INFINITY,
): StandingDecision[] => {
  const stacks = new Map<string, StandingDecision[]>()
  const seen = new Set<number>()
  for (const decision of [...decisions].sort((x, y) => x.leaf - y.leaf)) {
    if (decision.leaf > asOf || seen.has(decision.leaf)) continue
    seen.add(decision.leaf)
    const key = subjectKey(decision.subject)
    const stack = stacks.get(key) ?? []
    stacks.set(key, stack)
    if (decision.kind === 'undo') stack.pop()
    else stack.push({ ...decision, standing: AFTER[decision.kind] })
  }
  return [...stacks.values()].flatMap((stack) => stack.at(-1) ?? []).sort((x, y) => x.leaf - y.leaf)
}

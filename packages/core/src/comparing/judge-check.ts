/** Judges one check of a watched page: what was found, whether somebody must know, and whether it becomes an exhibit. */

/** How a page stood when it was looked at. */
export type Presence = 'shown' | 'gone' | 'wall' | 'failed'

/** What is remembered of a page between two checks. `row` counts equal findings in a row. */
export interface Standing {
  readonly presence: Presence | 'new'
  readonly row: number
  /** The alarm that stands: it is not raised again until the page was shown. */
  readonly alarmed: 'none' | 'gone' | 'wall' | 'failing'
  /** The last exhibit that shows the page, and the hash of its text (`sha256:` and hex). */
  readonly exhibitId?: string | undefined
  readonly textSha256?: string | undefined
}

/** How a capture ended, as far as the page's presence hangs on it. */
export interface CaptureEnd {
  readonly state: 'complete' | 'partial' | 'refused' | 'failed'
  readonly reason?: string | undefined
  readonly status?: number | undefined
  readonly wall?: 'login' | 'bot' | 'soft-404' | undefined
}

/** How the text and the selectors changed since the last exhibit that shows the page. */
export interface ChangeSince {
  readonly wordsAdded: number
  readonly wordsRemoved: number
  readonly selectorsNew: number
  readonly selectorsGone: number
}

/** One check. `change` is given where the hash of the text differs from the remembered one. */
export interface Check {
  readonly presence: Presence
  /** Whether the capture has files that could become an exhibit. */
  readonly recordable: boolean
  readonly textSha256?: string | undefined
  readonly change?: ChangeSince | undefined
  /** Words that must have changed before it counts; selectors always count. */
  readonly leastWords: number
}

/** What a check found, in one word. `small`: less changed than the watch asks for. */
export type Found = 'first' | 'same' | 'small' | 'changed' | 'gone' | 'wall' | 'failed'
/** What the team is told. `failing`: the page could not be looked at three times in a row. */
export type Alarm = 'changed' | 'gone' | 'back' | 'wall' | 'failing'

/** The judgement. `keep` says that the capture becomes an exhibit. */
export interface CheckVerdict {
  readonly found: Found
  readonly alarm?: Alarm
  readonly keep: boolean
  readonly standing: Standing
}

/** A page counts as gone at the second finding in a row: servers have bad minutes. */
const GONE_ROW = 2
/** Failures in a row after which the team is told that nobody looks any more. */
const FAILING_ROW = 3

/** The standing of a watch that has not looked yet. */
export const NEW_STANDING: Standing = { presence: 'new', row: 0, alarmed: 'none' }

/**
 * How a page stood by the end of its capture. Gone: 404 or 410 (RFC 9110, 15.5.5 and 15.5.11), a page that says so itself,
 * or a host whose name no longer leads anywhere.
 */
export const readPresence = ({ state, reason, status, wall }: CaptureEnd): Presence => {
  if (wall === 'login' || wall === 'bot' || reason === 'capture.login-wall' || reason === 'capture.bot-wall')
    return 'wall'
  const saysGone = wall === 'soft-404' || reason === 'capture.soft-404' || reason === 'capture.name-unknown'
  if (saysGone || status === 404 || status === 410) return 'gone'
  const recorded = state === 'complete' || state === 'partial'
  return recorded && (status === undefined || status < 400) ? 'shown' : 'failed'
}

/** Judges a check against how the page stood before. */
export const judgeCheck = (before: Standing, check: Check): CheckVerdict => {
  if (check.presence === 'shown') return judgeShown(before, check)
  const { presence } = check
  const row = before.presence === presence ? before.row + 1 : 1
  const because = { gone: 'gone', wall: 'wall', failed: 'failing' } as const
  const needed = { gone: GONE_ROW, wall: 1, failed: FAILING_ROW }[presence]
  const alarm = because[presence]
  const raises = row >= needed && before.alarmed !== alarm
  return {
    found: presence,
    ...(raises ? { alarm } : {}),
    // What stands in the page's place is evidence the first time it is seen; a failure of ours shows nothing.
    keep: presence !== 'failed' && row === 1 && check.recordable,
    standing: { ...before, presence, row, alarmed: raises ? alarm : before.alarmed },
  }
}

const judgeShown = (before: Standing, check: Check): CheckVerdict => {
  const row = before.presence === 'shown' ? before.row + 1 : 1
  const isBack = before.alarmed !== 'none'
  const base: Standing = { ...before, presence: 'shown', row, alarmed: 'none' }
  const kept: Standing = { ...base, textSha256: check.textSha256 }
  if (before.exhibitId === undefined)
    return { found: 'first', ...(isBack ? { alarm: 'back' as const } : {}), keep: true, standing: kept }
  const back = isBack ? { alarm: 'back' as const } : {}
  const { change } = check
  if (change === undefined) return { found: 'same', ...back, keep: isBack, standing: isBack ? kept : base }
  const words = change.wordsAdded + change.wordsRemoved
  const selectors = change.selectorsNew + change.selectorsGone
  if (words < check.leastWords && selectors === 0)
    return {
      found: words === 0 ? 'same' : 'small',
      ...back,
      keep: isBack,
      standing: isBack ? kept : base,
    }
  return { found: 'changed', alarm: isBack ? 'back' : 'changed', keep: true, standing: kept }
}

/** Promises about the checks of a watched page, told as the days go by. */
import { describe, expect, it } from 'vitest'
import {
  type CaptureEnd,
  type Check,
  judgeCheck,
  NEW_STANDING,
  readPresence,
  type Standing,
} from './index.ts'

const shown = (hash: string, words = 5): Check => ({
  presence: 'shown',
  recordable: true,
  textSha256: hash,
  change: { wordsAdded: words, wordsRemoved: 0, selectorsNew: 0, selectorsGone: 0 },
  leastWords: 1,
})
const away = (presence: 'gone' | 'wall' | 'failed'): Check => ({
  presence,
  recordable: presence !== 'failed',
  leastWords: 1,
})

/** Runs checks in order; a kept one becomes the exhibit that the next is held against, as the feature does it. */
const live = (checks: readonly Check[]) => {
  let standing: Standing = NEW_STANDING
  return checks.map((check, at) => {
    const known = check.textSha256 === standing.textSha256 ? { ...check, change: undefined } : check
    const verdict = judgeCheck(standing, known)
    standing =
      verdict.keep && check.presence === 'shown'
        ? { ...verdict.standing, exhibitId: `e${at}` }
        : verdict.standing
    return `${verdict.found}${verdict.alarm === undefined ? '' : `!${verdict.alarm}`}${verdict.keep ? ' kept' : ''}`
  })
}

describe('judgeCheck', () => {
  it('keeps the first and what changed, and nothing that is the same', () => {
    expect(live([shown('a'), shown('a'), shown('b'), shown('b')])).toEqual([
      'first kept',
      'same',
      'changed!changed kept',
      'same',
    ])
  })

  it('raises gone at the second finding in a row, once, and says when it comes back', () => {
    expect(live([shown('a'), away('gone'), away('gone'), away('gone'), shown('a'), shown('a')])).toEqual([
      'first kept',
      'gone kept',
      'gone!gone',
      'gone',
      'same!back kept',
      'same',
    ])
  })

  it('does not call a page gone that answered again in between', () => {
    expect(live([shown('a'), away('gone'), shown('a'), away('gone'), away('failed'), away('gone')])).toEqual([
      'first kept',
      'gone kept',
      'same',
      'gone kept',
      'failed',
      'gone kept',
    ])
  })

  it('says at once that a wall stands before the page, and once', () => {
    expect(live([shown('a'), away('wall'), away('wall'), shown('b')])).toEqual([
      'first kept',
      'wall!wall kept',
      'wall',
      'changed!back kept',
    ])
  })

  it('says after three failures that nobody looks any more', () => {
    const failed = away('failed')
    expect(live([shown('a'), failed, failed, failed, failed, shown('a')])).toEqual([
      'first kept',
      'failed',
      'failed',
      'failed!failing',
      'failed',
      'same!back kept',
    ])
  })

  it('lets small changes pass until together they are large enough', () => {
    const small: Check = { ...shown('b', 2), leastWords: 5 }
    const sum: Check = { ...shown('c', 6), leastWords: 5 }
    expect(live([shown('a'), small, sum])).toEqual(['first kept', 'small', 'changed!changed kept'])
  })

  it('takes a selector for a change however few words it has', () => {
    const check: Check = {
      ...shown('b', 1),
      leastWords: 100,
      change: { wordsAdded: 1, wordsRemoved: 0, selectorsNew: 1, selectorsGone: 0 },
    }
    expect(live([shown('a'), check])).toEqual(['first kept', 'changed!changed kept'])
  })

  it('takes other white space for no change', () => {
    expect(live([shown('a'), shown('b', 0)])).toEqual(['first kept', 'same'])
  })

  it('begins with a page that is gone already, and keeps what stands in its place', () => {
    expect(live([away('gone'), away('gone'), shown('a')])).toEqual([
      'gone kept',
      'gone!gone',
      'first!back kept',
    ])
  })

  it('keeps nothing that has no files', () => {
    expect(judgeCheck(NEW_STANDING, { presence: 'gone', recordable: false, leastWords: 1 }).keep).toBe(false)
  })
})

describe('readPresence', () => {
  it.each<[string, CaptureEnd, string]>([
    ['a whole page', { state: 'complete', status: 200 }, 'shown'],
    ['a page that ran out of time', { state: 'partial', status: 200, reason: 'capture.timeout' }, 'shown'],
    ['404', { state: 'partial', status: 404, reason: 'capture.status' }, 'gone'],
    ['410', { state: 'complete', status: 410 }, 'gone'],
    ['a page that says it is gone', { state: 'partial', status: 200, wall: 'soft-404' }, 'gone'],
    ['a host without an address', { state: 'failed', reason: 'capture.name-unknown' }, 'gone'],
    ['a sign-in', { state: 'partial', status: 200, wall: 'login' }, 'wall'],
    ['a bot wall that answers 404', { state: 'partial', status: 404, wall: 'bot' }, 'wall'],
    ['a server with a bad minute', { state: 'partial', status: 503 }, 'failed'],
    ['a route that is down', { state: 'failed', reason: 'capture.unreachable' }, 'failed'],
    ['a refused address', { state: 'refused', reason: 'capture.address-private' }, 'failed'],
  ])('reads %s', (_what, end, presence) => {
    expect(readPresence(end)).toBe(presence)
  })
})

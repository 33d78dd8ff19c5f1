/** Promises about the gesture that blanks the screen. */
import { describe, expect, it } from 'vitest'
import { countPress, GESTURE_MS, noGesture } from './quick-hide.ts'

const pressAt = (times: readonly number[]) => {
  let gesture = noGesture
  return times.map((time) => {
    const pressed = countPress(gesture, time)
    gesture = pressed.gesture
    return pressed.done
  })
}

describe('countPress', () => {
  it('fires at the third press in time and starts over', () => {
    expect(pressAt([0, 300, 600, 900, 1_200, 1_500])).toEqual([false, false, true, false, false, true])
  })

  it('does not fire when a press comes too late', () => {
    expect(pressAt([0, 300, 301 + GESTURE_MS])).toEqual([false, false, false])
  })

  it('starts over when another key comes between, as in typing capitals', () => {
    let gesture = countPress(noGesture, 0).gesture
    gesture = countPress(gesture, 100).gesture
    gesture = countPress(gesture, 150, true).gesture
    expect(countPress(gesture, 200).done).toBe(false)
  })
})

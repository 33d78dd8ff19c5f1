/** Quick hide: Shift three times, or the button, blanks the screen at once; Shift three times, or three taps, brings it back. */

/** Where a gesture of three stands. */
export interface Gesture {
  readonly count: number
  readonly lastMs: number
}

/** Nothing pressed yet. */
export const noGesture: Gesture = { count: 0, lastMs: Number.NEGATIVE_INFINITY }

/** Milliseconds within which each press must follow the one before. */
export const GESTURE_MS = 700

/** Counts one press; `done` is true at the third in time. Any other key in between starts over (`isOther`). */
export const countPress = (
  gesture: Gesture,
  nowMs: number,
  isOther = false,
): { readonly gesture: Gesture; readonly done: boolean } => {
  if (isOther) return { gesture: noGesture, done: false }
  const count = nowMs - gesture.lastMs <= GESTURE_MS ? gesture.count + 1 : 1
  if (count >= 3) return { gesture: noGesture, done: true }
  return { gesture: { count, lastMs: nowMs }, done: false }
}

let shownTitle: string | undefined

/** True while the screen is blank. */
export const isHidden = (): boolean => document.documentElement.classList.contains('sr-hidden')

/** Blanks the screen: dialogs, toasts and the title of the window too. Nothing typed is lost. */
export const hideScreen = (): void => {
  if (isHidden()) return
  shownTitle = document.title
  document.title = '\u200b'
  document.documentElement.classList.add('sr-hidden')
}

/** Brings the screen back as it was. */
export const showScreen = (): void => {
  if (!isHidden()) return
  document.documentElement.classList.remove('sr-hidden')
  document.title = shownTitle ?? ''
}

/** Listens for the gestures on the whole window; gives the function that stops listening. */
export const listenForQuickHide = (now: () => number): (() => void) => {
  let keys = noGesture
  let taps = noGesture
  const onKey = (event: KeyboardEvent) => {
    const isShiftAlone = event.key === 'Shift' && !event.ctrlKey && !event.altKey && !event.metaKey
    if (isShiftAlone && event.repeat) return
    const pressed = countPress(keys, now(), !isShiftAlone)
    keys = pressed.gesture
    if (!pressed.done) return
    if (isHidden()) showScreen()
    else hideScreen()
  }
  const onTap = () => {
    if (!isHidden()) return
    const tapped = countPress(taps, now())
    taps = tapped.gesture
    if (tapped.done) showScreen()
  }
  window.addEventListener('keydown', onKey, true)
  window.addEventListener('pointerup', onTap, true)
  return () => {
    window.removeEventListener('keydown', onKey, true)
    window.removeEventListener('pointerup', onTap, true)
  }
}

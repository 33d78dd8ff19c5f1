/** The pages of putting aside, and the button that others use. */
export { AsideNote, PutAsideHere } from './aside-here.tsx'
export { AsideTab } from './aside-tab.tsx'
export { ASIDE_WORDS } from './aside-words.ts'
export { SetAsideButton } from './set-aside-button.tsx'

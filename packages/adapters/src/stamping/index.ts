/** Time stamps on this machine: the tokens' files and the way to the authorities. */
export { createAskAuthority } from './ask-authority.ts'
export { createStampShelf, systemChance } from './stamp-shelf.ts'

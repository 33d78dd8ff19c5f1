/** Pages of people of a case. */
export * from './person-page.tsx'
export { PART_WORDS } from './person-words.ts'
export * from './persons-tab.tsx'
export * from './text-hint.tsx'

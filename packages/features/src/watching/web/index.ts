/** Parts of watched pages. */
export * from './watch-form.tsx'
export * from './watch-page.tsx'
export * from './watch-words.ts'
export * from './watches-tab.tsx'

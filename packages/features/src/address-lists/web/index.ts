/** Parts of lists of addresses. */
export * from './list-page.tsx'
export * from './lists-tab.tsx'

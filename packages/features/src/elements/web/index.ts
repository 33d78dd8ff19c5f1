/** Pages of elements and of the law. */
export * from './elements-tab.tsx'
export * from './law/country-law-page.tsx'
export * from './law/law-page.tsx'

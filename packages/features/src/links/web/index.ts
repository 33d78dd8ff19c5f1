/** Pages and parts of links. */
export * from './compare-page.tsx'
export * from './links-tab.tsx'
export * from './to-decide.tsx'

/** Pages and parts of templates. */
export * from './compare-sources-page.tsx'
export * from './template-page.tsx'
export * from './templates-tab.tsx'

/** Pages and parts of selectors. */
export * from './one-box.tsx'
export * from './selector-page.tsx'
export * from './selectors-panel.tsx'

/** Pages and parts of imports. */
export * from './held-list.tsx'
export * from './import-panel.tsx'

/** Parts of pages about the safety of those at risk. */
export * from './consent-panel.tsx'
export * from './safety-panel.tsx'
export * from './safety-warning.tsx'

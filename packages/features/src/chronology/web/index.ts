/** Pages of the chronology. */
export * from './chronology-tab.tsx'

/** Parts of whereabouts. */
export * from './whereabouts-tab.tsx'

/** Pages and parts of duties. */
export * from './duties-tab.tsx'
export * from './duty-strip.tsx'

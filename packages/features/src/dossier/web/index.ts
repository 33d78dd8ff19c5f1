/** Pages of dossiers. */
export * from './dossier-tab.tsx'

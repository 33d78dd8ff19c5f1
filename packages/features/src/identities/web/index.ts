/** Parts of pages that seal, open and share identities. */
export * from './identity-panel.tsx'

/** What of handing over stands on a page. */
export { HandOverPanel } from './hand-over-panel.tsx'

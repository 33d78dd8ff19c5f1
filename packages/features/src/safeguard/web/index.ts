/** Pages and parts of the safeguard. */
export { AuthorityPanel } from './authority/authority-panel.tsx'
export { DutyPanel } from './duty-panel.tsx'
export { HouseAuthoritySection } from './house-authority-section.tsx'
export { HashListsSection } from './lists/hash-lists-section.tsx'
export { SafeguardTab } from './safeguard-tab.tsx'
export { StopPage } from './stop/stop-page.tsx'
export { StoppedNote } from './stopped-note.tsx'

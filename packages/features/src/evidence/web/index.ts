/** Pages and parts of evidence. */
export * from './evidence-tab.tsx'
export * from './exhibit-list.tsx'
export * from './exhibit-page.tsx'
export * from './marked-line.tsx'
export * from './newest-evidence.tsx'
export * from './text-panel.tsx'

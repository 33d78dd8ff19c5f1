/** Pages and parts of evidence. */
export * from './evidence-tab.tsx'
export * from './exhibit/exhibit-page.tsx'
export * from './exhibit/marked-line.tsx'
export * from './exhibit/place-marks.ts'
export * from './exhibit/text-panel.tsx'
export * from './exhibit-list.tsx'
export * from './newest-evidence.tsx'

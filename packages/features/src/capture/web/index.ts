/** Parts of capturing: the box, the captures under way, the page seen again, two exhibits side by side. */
export * from './capture-box.tsx'
export * from './capture-list.tsx'
export * from './compare-exhibits-page.tsx'
export * from './complete-address.ts'
export * from './second-panel.tsx'

/** Parts of capturing: the box, and the captures under way. */
export * from './capture-box.tsx'
export * from './capture-list.tsx'
export * from './complete-address.ts'

/** Parts of routes: the choice at a capture, the words, and the section of the settings. */
export * from './route-picker.tsx'
export * from './routes-section.tsx'
export * from './use-route-words.ts'

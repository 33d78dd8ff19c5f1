/** Web parts of traces. */
export { TRACE_WORDS } from './trace-words.ts'
export { TracesPanel } from './traces-panel.tsx'

/** Groups near-equal texts in threads. */
export { createEngine } from './create-engine.ts'

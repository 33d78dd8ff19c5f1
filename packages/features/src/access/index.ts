/** Need to know at the door of the features. */
export { createGate } from './gate.ts'

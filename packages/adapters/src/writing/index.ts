/** Writes documents for word processors. */
export { createWordWriter } from './create-word-writer.ts'

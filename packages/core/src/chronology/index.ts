/** Chronology: spans of dates, their order, their contradictions. */
export { findConflicts } from './find-conflicts.ts'
export { orderLines } from './order-lines.ts'
export { overlap, type Span, spanOf } from './span-of.ts'

/** The words of Smart Rescue: every record, id, error, event and endpoint shape, as zod schemas with their types. */
export * from './endpoint.ts'
export * from './errors.ts'
export * from './events.ts'
export * from './ids.ts'
export * from './records/capture.ts'
export * from './records/mention.ts'

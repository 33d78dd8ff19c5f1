/** The operational log on standard output. */
export { createLog, type LogStyle } from './create-log.ts'

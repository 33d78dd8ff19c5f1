/** The job queue in the database. */
export { type RunningQueue, type StartQueueOptions, startQueue } from './start-queue.ts'

/** Witnessing: the pure rules of a transparency-log witness and of a log that asks one (C2SP tlog-witness). */
export * from './judge-submission.ts'
export * from './pace.ts'
export * from './read-answer.ts'
export * from './submission.ts'

/** The offline verifier as a command, and what other offline commands share with it: no server, no data directory, no network. */
export { type FileSource, openFileSource } from './cli/file-source.ts'
export { plain } from './cli/print-verdict.ts'
export { runVerify, type VerifyOutput } from './cli/run-verify.ts'

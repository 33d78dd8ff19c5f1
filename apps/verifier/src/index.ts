/** The offline verifier as a command: no server, no data directory, no network. */
export { runVerify, type VerifyOutput } from './cli/run-verify.ts'

/** The entry of `verify.mjs`: the verifier as one file for plain Node. */
import { runVerify } from './run-verify.ts'

process.exitCode = await runVerify(process.argv.slice(2))

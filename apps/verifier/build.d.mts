/** Types of the verifier's build. */

/** Builds verify.html and verify.mjs into a folder (`dist` beside the script by default); answers with their sizes in bytes. */
export declare const buildVerifier: (
  folder?: string,
) => Promise<{ readonly page: number; readonly program: number }>

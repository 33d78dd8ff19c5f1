/** The folder `proof/` of our own archives: what was known of the custody log when the page was captured. The proof itself lies in the dossier, because the archive is sealed before its entry is written. */
import { utf8 } from '../integrity/index.ts'

/** What is known of the log at the moment of capture. `checkpoint` is its newest signed note. */
export interface LogAtCapture {
  readonly origin: string
  readonly vkey: string
  /** The key that signs packages, as an OpenSSH public line. */
  readonly packageSigner: string
  readonly checkpoint: string
}

/** A file of the archive. */
export interface ProofFile {
  readonly path: string
  readonly bytes: Uint8Array
  readonly mediaType: string
}

const README = `WHAT THIS FOLDER HOLDS
======================
checkpoint   the newest signed state of the custody log of the organisation that captured this page, at
             the time of the capture (C2SP tlog-checkpoint)
log.json     the name of that log, its public key, and the key that signs the organisation's packages

What it shows: this archive was finished after that state of the log, since nobody could know the
signature before it was made. What it does not show: that the archive stands in the log. Its entry is
written after the archive is sealed, and lies with its proof, its time stamps and its witnesses in the
package that the organisation exports (custody/, proofs/, stamps/; verify.html checks them).

The keys here are hints, written by whoever made this archive. Get them from somebody else before you
trust them: the court registry, or a partner of the organisation.
`

/** Writes the folder. */
export const describeProof = ({
  origin,
  vkey,
  packageSigner,
  checkpoint,
}: LogAtCapture): readonly ProofFile[] => {
  const log = { v: 1, origin, vkey, packageSigner }
  return [
    { path: 'proof/README.txt', bytes: utf8(README), mediaType: 'text/plain' },
    { path: 'proof/checkpoint', bytes: utf8(checkpoint), mediaType: 'text/plain' },
    {
      path: 'proof/log.json',
      bytes: utf8(`${JSON.stringify(log, undefined, 2)}\n`),
      mediaType: 'application/json',
    },
  ]
}

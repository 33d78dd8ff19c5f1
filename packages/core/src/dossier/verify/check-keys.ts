/** Checks the keys of a package against the reader's policy: who signed the manifest, and whether signer and log were revoked or out of their time. */
import { equalBytes, judgeKey, type KeyStanding, shortKey } from '../../integrity/index.ts'
import { CHECKPOINT, SIGNATURE } from '../package/package-layout.ts'
import type { PackagePolicy } from '../package/package-policy.ts'
import type { PackageSigner } from './check-manifest.ts'
import type { Aspect, RedList } from './finding.ts'

/** Whether the policy lists the signer; undefined where it says nothing about signers, or there is none. */
export const checkSigner = (
  signer: PackageSigner | undefined,
  policy: PackagePolicy | undefined,
  red: RedList,
): boolean | undefined => {
  if (!signer || !policy) return undefined
  if (policy.signers.length === 0) {
    red.warn(
      'logged',
      'signer.unchecked',
      'Your policy does not say who may sign packages, so the signer was not checked.',
      SIGNATURE,
    )
    return undefined
  }
  const listed = policy.signers.some((key) => equalBytes(key, signer.key))
  if (!listed)
    red.error(
      'logged',
      'signer.unknown',
      'The manifest is signed by a key that your policy does not list.',
      SIGNATURE,
    )
  return listed
}

const SENTENCES: Readonly<Record<'revoked' | 'over' | 'not-yet', string>> = {
  revoked: 'was revoked, and nothing shows that it signed before.',
  over: 'is out of its time, and nothing shows that it signed before.',
  'not-yet': 'signed before its time had begun.',
}

const tell = (standing: KeyStanding, who: string, aspect: Aspect, path: string, red: RedList): void => {
  if (standing === 'unknown' || standing === 'valid') return
  red.error(aspect, `key.${standing}`, `The key of ${who} ${SENTENCES[standing]}`, path)
}

/** Judges the keys by the validity lines of the policy. `seenBefore` is the latest moment at which the checkpoint can have been signed, by witnesses or authorities (RFC 3339). */
export const checkKeys = (
  policy: PackagePolicy | undefined,
  signer: PackageSigner | undefined,
  vkey: string | undefined,
  seenBefore: string | undefined,
  red: RedList,
): void => {
  if (!policy) return
  const line = signer?.publicKey.split(' ').slice(0, 2).join(' ')
  if (line !== undefined) tell(judgeKey(policy.validities, line), 'the signer', 'logged', SIGNATURE, red)
  if (vkey !== undefined)
    tell(judgeKey(policy.validities, shortKey(vkey), seenBefore), 'the log', 'logged', CHECKPOINT, red)
}

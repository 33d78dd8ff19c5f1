/** Adds to an organisation's policy what is known of its keys beyond the present ones: the second signature, replaced and revoked keys, and its witnesses. */
import { formatKeyValidity, type KeyValidity, parseVerifierKey, shortKey } from '../../integrity/index.ts'

/** One generation of keys, newest first; times are RFC 3339. */
export interface PolicyKeys {
  readonly logKey: string
  /** ML-DSA-44 vkey of the log. */
  readonly laterKey?: string | undefined
  /** OpenSSH public line of the key that signed packages. */
  readonly packageKey: string
  readonly until?: string | undefined
  readonly revoked?: { readonly from: string; readonly reason: string } | undefined
}

const QUORUM = 'quorum none\n'

const reasonOf = (reason: string): NonNullable<KeyValidity['revoked']>['reason'] =>
  reason === 'stolen' || reason === 'lost' || reason === 'weak' ? reason : 'replaced'

const sshKey = (line: string): string => line.split(' ').slice(0, 2).join(' ')

const validityOf = (keys: PolicyKeys): string[] => {
  if (keys.until === undefined && keys.revoked === undefined) return []
  const limits = {
    ...(keys.until === undefined ? {} : { until: keys.until }),
    ...(keys.revoked === undefined
      ? {}
      : { revoked: { from: keys.revoked.from, reason: reasonOf(keys.revoked.reason) } }),
  }
  return [shortKey(keys.logKey), sshKey(keys.packageKey)].map((key) => formatKeyValidity({ key, ...limits }))
}

/** Lines of replaced keys: they still prove what they signed in time. */
const retiredLines = (keys: PolicyKeys): string[] => [
  `log ${keys.logKey}\n`,
  `#package-signer ${keys.packageKey}\n`,
  ...validityOf(keys),
]

/**
 * Writes the lines before `quorum none` of a policy that names the present keys. The ML-DSA-44 keys of all generations stand
 * as logs as well, which demands a valid second signature of every checkpoint. Witnesses are named by their own key names.
 */
export const addKeys = (
  policy: string,
  generations: readonly PolicyKeys[],
  witnesses: readonly string[],
): string => {
  const later = generations.flatMap(({ laterKey }) => (laterKey === undefined ? [] : [`log ${laterKey}\n`]))
  const named = witnesses.flatMap((vkey) => {
    const key = parseVerifierKey(vkey)
    return key.ok ? [`witness ${key.value.name} ${vkey}\n`] : []
  })
  const lines = [...later, ...generations.slice(1).flatMap(retiredLines), ...named]
  return policy.endsWith(QUORUM) ? `${policy.slice(0, -QUORUM.length)}${lines.join('')}${QUORUM}` : policy
}

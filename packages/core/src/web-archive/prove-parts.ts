/** Says what each part of a web archive proves, in words that promise no more than was shown. */
import type { WaczDigest } from './check-manifest.ts'
import type { WaczSignature } from './check-signature.ts'
import type { WebFindings } from './web-finding.ts'

/** One part and what it shows. `shown` and `refuted` speak for themselves; `unknown` needs something that the reader did not bring; `absent` is not in the archive. */
export interface WebProof {
  readonly part: 'package' | 'manifest' | 'index' | 'records' | 'signature' | 'stamp'
  readonly state: 'shown' | 'refuted' | 'unknown' | 'absent'
  readonly sentence: string
}

/** What was found to be there. */
export interface PartsFound {
  readonly isPackage?: boolean
  readonly digest?: WaczDigest
  readonly signature?: WaczSignature
  readonly records?: number
  readonly indexed?: number
}

const prove = (
  part: WebProof['part'],
  isRefuted: boolean,
  refuted: string,
  state: WebProof['state'],
  sentence: string,
): WebProof => (isRefuted ? { part, state: 'refuted', sentence: refuted } : { part, state, sentence })

const proveSignature = (found: WebFindings, signature: WaczSignature | undefined): WebProof => {
  const refuted = 'The signature does not confirm the package.'
  if (!signature)
    return prove('signature', found.refutes('signature'), refuted, 'absent', 'Nobody signed the package.')
  if (signature.kind === 'anonymous')
    return prove(
      'signature',
      found.refutes('signature', 'digest'),
      refuted,
      'shown',
      'The package is unchanged since whoever holds this key signed it. The key has no name: it does not show who that is.',
    )
  const trusted = signature.chain === 'trusted'
  return prove(
    'signature',
    found.refutes('signature', 'digest'),
    refuted,
    trusted ? 'shown' : 'unknown',
    trusted
      ? `The package is unchanged since the holder of ${signature.domain} signed it.`
      : `The signature fits the certificate for ${signature.domain} in the package; no root that you brought vouches for that certificate.`,
  )
}

const proveStamp = (found: WebFindings, { stamp }: Partial<WaczSignature>): WebProof => {
  const refuted = 'The time stamp does not confirm the signature.'
  if (!stamp)
    return prove('stamp', found.refutes('stamp'), refuted, 'absent', 'No authority stamped the time.')
  const at = stamp.info?.latest ?? ''
  return stamp.trust === 'trusted'
    ? prove(
        'stamp',
        found.refutes('stamp'),
        refuted,
        'shown',
        `The signature existed not later than ${at}, by an authority that you trust.`,
      )
    : prove(
        'stamp',
        found.refutes('stamp'),
        refuted,
        'unknown',
        `A time stamp says not later than ${at}; it is consistent, and you brought no root that vouches for its authority.`,
      )
}

/** What the parts prove. A WARC file alone has records only. */
export const proveParts = (found: WebFindings, parts: PartsFound): readonly WebProof[] => {
  const records = prove(
    'records',
    found.refutes('warc', 'file'),
    'Not every record is what it says of itself.',
    'shown',
    `Each of ${parts.records ?? 0} records has the bytes that its own digests name. Anybody who changes a record can change these too.`,
  )
  if (!parts.isPackage)
    return found.refutes('zip')
      ? [{ part: 'package', state: 'refuted', sentence: 'The zip file cannot be relied on.' }]
      : [records]
  const { digest, signature } = parts
  return [
    prove(
      'package',
      found.refutes('zip', 'parts', 'pages'),
      'The package is not built as WACZ asks.',
      'shown',
      'The package is built as WACZ asks, and is read in one way only.',
    ),
    prove(
      'manifest',
      found.refutes('manifest', 'digest', 'file'),
      'The files are not those that the manifest names.',
      digest ? 'shown' : 'unknown',
      digest
        ? 'Every file is the one that the manifest names, and the manifest is confirmed by its digest.'
        : 'Every file is the one that the manifest names; nothing confirms the manifest.',
    ),
    prove(
      'index',
      found.refutes('index'),
      'The index does not lead to the records.',
      parts.indexed ? 'shown' : 'absent',
      parts.indexed
        ? 'Every line of the index leads to the record that it describes.'
        : 'No index leads to the records.',
    ),
    records,
    proveSignature(found, signature),
    proveStamp(found, signature ?? {}),
  ]
}

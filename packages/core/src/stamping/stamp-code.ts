/** Everything that can be wrong with a time stamp: one code and one sentence each, so that no two reasons look alike. */

/** The sentences by code. Those of `chain.*` speak of the certificates, those of `ots.*` of OpenTimestamps files. */
export const STAMP_SENTENCES = {
  'stamp.format': 'The file is not an RFC 3161 time stamp in DER.',
  'stamp.too-large': 'The file is far larger than a time stamp can be.',
  'stamp.refused': 'The authority did not grant the stamp.',
  'stamp.no-token': 'The answer of the authority holds no stamp.',
  'stamp.content': 'What the authority signed is not a time stamp.',
  'stamp.signers': 'The stamp is not signed by exactly one signer.',
  'stamp.imprint': 'The stamp is for other bytes.',
  'stamp.imprint-weak':
    'The stamp names the bytes by a hash that proves nothing any more, or that is not known here.',
  'stamp.nonce': 'The stamp does not answer this request: its nonce differs.',
  'stamp.policy': 'The stamp was given under another policy than was asked for.',
  'stamp.version': 'The stamp has a version that is not known here.',
  'stamp.extension': 'The stamp carries a critical extension that is not known here.',
  'stamp.attributes': 'The signed attributes are missing, doubled or malformed.',
  'stamp.content-type': 'The signed attributes speak of another kind of content.',
  'stamp.message-digest': 'The stamp was changed after it was signed: the digest of its content differs.',
  'stamp.signature': 'The signature of the stamp does not verify.',
  'stamp.signature-weak': 'The signature of the stamp is of a kind that proves nothing any more.',
  'stamp.signature-unsupported': 'The signature of the stamp is of a kind that is not known here.',
  'stamp.no-certificate': 'The certificate that signed the stamp is not in it.',
  'stamp.certificate': 'A certificate in the stamp cannot be read.',
  'stamp.ess-missing': 'The stamp does not say which certificate signed it (ESSCertID, RFC 5035).',
  'stamp.ess-mismatch': 'The stamp says that another certificate signed it (ESSCertID, RFC 5035).',
  'stamp.accuracy': 'The stamp gives its accuracy in a way that is not allowed.',
  'stamp.eku-missing': 'The certificate of the signer is not one for time stamping.',
  'stamp.eku-not-critical':
    'The certificate of the signer does not insist on time stamping (extended key usage not critical).',
  'stamp.eku-not-sole': 'The certificate of the signer is for other uses beside time stamping.',
  'stamp.key-usage': 'The key of the signer is not for signing, or is for more than that.',
  'stamp.critical-extension':
    'The certificate of the signer carries a critical extension that is not known here.',
  'stamp.certificate-expired': 'The certificate of the signer had expired at the time of the stamp.',
  'stamp.certificate-early': 'The certificate of the signer was not valid yet at the time of the stamp.',
  'chain.incomplete': 'No chain of certificates leads from the signer to a root that you trust.',
  'chain.signature': 'A certificate of the chain is not signed by the one above it.',
  'chain.weak':
    'A certificate of the chain is signed in a way that proves nothing any more, or that is not known here.',
  'chain.expired': 'A certificate of the chain had expired at the time of the stamp.',
  'chain.early': 'A certificate of the chain was not valid yet at the time of the stamp.',
  'chain.not-authority': 'A certificate of the chain may not issue others.',
  'chain.key-usage': 'The key of an issuer in the chain is not for signing certificates.',
  'chain.path-length': 'The chain is longer than an issuer in it allows.',
  'chain.critical-extension':
    'A certificate of the chain carries a critical extension that is not known here.',
} as const

/** A code of the list. */
export type StampCode = keyof typeof STAMP_SENTENCES

/** One thing that is wrong. */
export interface StampFinding {
  readonly code: StampCode
  readonly sentence: string
}

/** Makes the finding of a code. */
export const stampFinding = (code: StampCode): StampFinding => ({ code, sentence: STAMP_SENTENCES[code] })

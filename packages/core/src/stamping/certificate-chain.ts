/** Finds a chain from a certificate to a root that the reader trusts, and judges it at a moment (RFC 5280, 6.1, without revocation: that needs a network). */
import { equalBytes } from '../integrity/index.ts'
import type { Certificate } from './certificate.ts'
import { judgeSignature } from './public-key.ts'
import type { StampCode } from './stamp-code.ts'

/** The chain, root last; or why there is none. */
export type ChainJudgement =
  | { readonly ok: true; readonly chain: readonly Certificate[] }
  | { readonly ok: false; readonly code: StampCode }

/** Longest chain, and most signatures that are tried for one chain: enough for every real authority, too few to keep a verifier busy. */
const MAX_DEPTH = 8
const MAX_TRIES = 64

/** True for a certificate whose subject and issuer are the same and which signed itself. */
const isSelfSigned = (certificate: Certificate): boolean =>
  equalBytes(certificate.subject, certificate.issuer) &&
  judgeSignature(certificate.key, certificate.scheme, certificate.tbs, certificate.signature) !== 'wrong'

/** Why an issuer may not stand there. `below` counts the authorities between it and the signer. */
const judgeIssuer = (issuer: Certificate, at: number, below: number): StampCode | undefined => {
  if (!issuer.isAuthority) return 'chain.not-authority'
  if (issuer.keyUsage && !issuer.keyUsage.includes('keyCertSign')) return 'chain.key-usage'
  if (issuer.pathLength !== undefined && below > issuer.pathLength) return 'chain.path-length'
  if (issuer.unknownCritical.length > 0) return 'chain.critical-extension'
  if (at > issuer.notAfter) return 'chain.expired'
  if (at < issuer.notBefore) return 'chain.early'
  return undefined
}

/** Judges the chain of `signer` at a time (milliseconds since 1970). Only self-signed roots end a chain; other certificates may stand in between. */
export const judgeChain = (
  signer: Certificate,
  others: readonly Certificate[],
  roots: readonly Certificate[],
  at: number,
): ChainJudgement => {
  const anchors = roots.filter(isSelfSigned)
  const isAnchor = (certificate: Certificate): boolean =>
    anchors.some((anchor) => equalBytes(anchor.der, certificate.der))
  const pool = [...anchors, ...roots, ...others]
  let refusal: StampCode = 'chain.incomplete'
  let tries = 0
  const refuse = (code: StampCode): undefined => {
    if (refusal === 'chain.incomplete') refusal = code
  }
  const climb = (chain: readonly Certificate[], top: Certificate): readonly Certificate[] | undefined => {
    if (isAnchor(top)) return chain
    if (chain.length >= MAX_DEPTH) return undefined
    const seen = new Set(chain.map(({ fingerprint }) => fingerprint))
    for (const issuer of pool) {
      if (seen.has(issuer.fingerprint) || !equalBytes(issuer.subject, top.issuer)) continue
      seen.add(issuer.fingerprint)
      if (++tries > MAX_TRIES) return undefined
      const signature = judgeSignature(issuer.key, top.scheme, top.tbs, top.signature)
      const code =
        signature === 'wrong'
          ? 'chain.signature'
          : signature !== 'ok'
            ? 'chain.weak'
            : judgeIssuer(issuer, at, chain.length - 1)
      if (code !== undefined) {
        refuse(code)
        continue
      }
      const whole = climb([...chain, issuer], issuer)
      if (whole) return whole
    }
    return undefined
  }
  const chain = climb([signer], signer)
  return chain ? { ok: true, chain } : { ok: false, code: refusal }
}

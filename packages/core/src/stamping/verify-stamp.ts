/** Verifies an RFC 3161 time stamp: what was stamped, when, by whom, and whether a root that the reader brought vouches for that. Offline; never throws for what a file holds. */
import { equalBytes, toHex } from '../integrity/index.ts'
import { type HashName, hashBytes } from './algorithms.ts'
import type { Certificate } from './certificate.ts'
import { judgeChain } from './certificate-chain.ts'
import { findSigner, guardAttributes, judgeNaming, judgeSigned, judgeUse } from './judge-signer.ts'
import { type StampCode, type StampFinding, stampFinding } from './stamp-code.ts'
import { readStampAnswer, type StampStatement, type StampToken } from './stamp-token.ts'

/** Largest file that is read as a stamp, in bytes. Real ones have 1 to 10 kB. */
export const MAX_STAMP = 1 << 20

/** What is known before: the stamped bytes, and – right after asking – the nonce and policy of the request. */
export interface StampOptions {
  readonly data: Uint8Array
  readonly nonce?: Uint8Array
  readonly policy?: string
  /** Roots that the reader trusts. Without any, the chain is not judged and nobody vouches for the authority. */
  readonly roots?: readonly Certificate[]
  /** Certificates that may stand in the chain. */
  readonly others?: readonly Certificate[]
}

/** What a stamp says, in text. `earliest` and `latest` are `genTime` less and plus its accuracy; RFC 3339 in UTC. */
export interface StampInfo {
  readonly genTime: string
  readonly earliest: string
  readonly latest: string
  readonly imprint: { readonly algorithm: HashName; readonly hex: string }
  readonly serial: string
  readonly policy: string
  readonly ordering: boolean
  readonly nonce?: string
  readonly signer: { readonly name: string; readonly serial: string; readonly fingerprint: string }
}

/**
 * The verdict. `ok` means that nothing is wrong with the stamp itself, and that the chain is sound where roots were given.
 * `trust` says whose word it is: `trusted` by a root that the reader brought, `untrusted` where none of hers leads there,
 * `unasked` where she brought none. `info` is present only where the signature verified.
 */
export interface StampVerdict {
  readonly ok: boolean
  readonly trust: 'trusted' | 'untrusted' | 'unasked'
  readonly findings: readonly StampFinding[]
  readonly info?: StampInfo
  /** The name of the root that vouches. */
  readonly root?: string
}

const refuse = (...codes: readonly StampCode[]): StampVerdict => ({
  ok: false,
  trust: 'unasked',
  findings: [...new Set(codes)].map(stampFinding),
})

const judgeStatement = (statement: StampStatement, options: StampOptions): StampCode[] => {
  const { hash, imprint } = statement
  const codes: StampCode[] = []
  if (statement.version !== 1) codes.push('stamp.version')
  if (hash === undefined || hash === 'sha1') codes.push('stamp.imprint-weak')
  else if (!equalBytes(hashBytes(hash, options.data), imprint)) codes.push('stamp.imprint')
  if (options.nonce && !(statement.nonce && equalBytes(statement.nonce, options.nonce)))
    codes.push('stamp.nonce')
  if (options.policy !== undefined && statement.policy !== options.policy) codes.push('stamp.policy')
  if (!statement.accuracyIsSound) codes.push('stamp.accuracy')
  if (statement.criticalExtension) codes.push('stamp.extension')
  return codes
}

const iso = (milliseconds: number): string => new Date(milliseconds).toISOString()

const tell = (statement: StampStatement, signer: Certificate): StampInfo => {
  const { genTime, accuracy = 0, hash, nonce } = statement
  return {
    genTime: iso(genTime),
    earliest: iso(genTime - accuracy),
    latest: iso(genTime + accuracy),
    imprint: {
      algorithm: hash === undefined || hash === 'sha1' ? 'sha256' : hash,
      hex: toHex(statement.imprint),
    },
    serial: toHex(statement.serial),
    policy: statement.policy,
    ordering: statement.ordering,
    ...(nonce ? { nonce: toHex(nonce) } : {}),
    signer: { name: signer.subjectText, serial: signer.serial, fingerprint: signer.fingerprint },
  }
}

const judgeToken = (token: StampToken, options: StampOptions): StampVerdict => {
  const { statement } = token
  const [signer, ...more] = token.signers
  if (!statement) return refuse('stamp.content')
  if (!signer || more.length > 0) return refuse('stamp.signers')
  const codes = judgeStatement(statement, options)
  const { roots = [], others = [] } = options
  const known = [...token.certificates, ...others, ...roots]
  const certificate = findSigner(signer, known)
  if (!certificate)
    return refuse(...codes, token.brokenCertificate ? 'stamp.certificate' : 'stamp.no-certificate')
  const signed = guardAttributes(() => {
    const naming = judgeNaming(signer, certificate, known)
    return [...judgeSigned(token, signer, certificate), ...(naming ? [naming] : [])]
  })
  codes.push(...signed, ...judgeUse(certificate, statement.genTime))
  const isSound = signed.length === 0 && statement.hash !== undefined && statement.hash !== 'sha1'
  const info = isSound ? { info: tell(statement, certificate) } : {}
  const chain =
    roots.length > 0 && isSound ? judgeChain(certificate, known, roots, statement.genTime) : undefined
  if (chain && !chain.ok) codes.push(chain.code)
  const findings = [...new Set(codes)].map(stampFinding)
  const root = chain?.ok ? chain.chain.at(-1)?.subjectText : undefined
  return {
    ok: findings.length === 0,
    trust: roots.length === 0 ? 'unasked' : findings.length === 0 ? 'trusted' : 'untrusted',
    findings,
    ...info,
    ...(root === undefined ? {} : { root }),
  }
}

/** Verifies an answer of an authority, or a bare token. */
export const verifyStamp = (bytes: Uint8Array, options: StampOptions): StampVerdict => {
  if (bytes.length > MAX_STAMP) return refuse('stamp.too-large')
  const answer = readStampAnswer(bytes)
  if (!answer) return refuse('stamp.format')
  if (answer.status > 1) return refuse('stamp.refused')
  return answer.token ? judgeToken(answer.token, options) : refuse('stamp.no-token')
}

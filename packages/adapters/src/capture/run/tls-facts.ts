/** Reads the TLS connection of the main document: Chromium's own verdict, the chain as it came, and what is wrong with it in words. */
import { X509Certificate } from 'node:crypto'
import { isIP } from 'node:net'
import type { TlsFacts } from '@smart-rescue/schema'
import type { CdpSession } from '../browser/cdp-connection.ts'
import type { Exchange } from '../recording/exchange.ts'

/** The certificates of one origin, base64 DER, leaf first, as the connection gave them. */
export interface OriginChain {
  readonly origin: string
  readonly chain: readonly string[]
}

const MOST_ORIGINS = 40

/** Chains of all origins that were spoken to over TLS. */
export const readChains = async (
  page: CdpSession,
  exchanges: readonly Exchange[],
): Promise<readonly OriginChain[]> => {
  const origins = new Set(
    exchanges.flatMap((each) =>
      each.response?.security === undefined && each.response?.secure === undefined
        ? []
        : [new URL(each.url).origin],
    ),
  )
  const found = await Promise.all(
    [...origins].slice(0, MOST_ORIGINS).map(async (origin) => {
      const answer = await page
        .send<{ tableNames: readonly string[] }>('Network.getCertificate', { origin })
        .catch(() => undefined)
      return { origin, chain: answer?.tableNames ?? [] }
    }),
  )
  return found.filter(({ chain }) => chain.length > 0)
}

/** What is wrong with a chain for this host at this time, in words; undefined when nothing that can be seen from the chain alone. */
export const findProblem = (chain: readonly string[], host: string, at: Date): string | undefined => {
  const certificates = chain.map((der) => new X509Certificate(Buffer.from(der, 'base64')))
  const leaf = certificates[0]
  if (leaf === undefined) return 'The server sent no certificate.'
  if (at < leaf.validFromDate) return 'The certificate is not valid yet.'
  if (at > leaf.validToDate) return 'The certificate has expired.'
  const bare = host.replace(/^\[|\]$/g, '')
  const named = isIP(bare) === 0 ? leaf.checkHost(bare) : leaf.checkIP(bare)
  if (named === undefined) return 'The certificate is for another host.'
  if (leaf.issuer === leaf.subject && leaf.verify(leaf.publicKey)) return 'The certificate is self-signed.'
  return undefined
}

/** The facts of the main document's connection, or undefined without TLS. */
export const describeTls = (main: Exchange, chains: readonly OriginChain[]): TlsFacts | undefined => {
  const { security, secure } = main.response ?? {}
  if (security === undefined) return undefined
  const url = new URL(main.url)
  const chain = chains.find(({ origin }) => origin === url.origin)?.chain ?? []
  const valid = secure === true
  const problem = valid
    ? undefined
    : (findProblem(chain, url.hostname, new Date(main.startedAt)) ??
      'The browser does not trust the authority that issued the certificate.')
  return {
    protocol: security.protocol,
    cipher: security.cipher,
    subject: security.subjectName,
    issuer: security.issuer,
    validFrom: new Date(security.validFrom * 1000).toISOString(),
    validTo: new Date(security.validTo * 1000).toISOString(),
    valid,
    ...(problem === undefined ? {} : { problem }),
    chain: [...chain],
  }
}

/** Signs archives in the way that replay tools check: anonymous WACZ-Auth 0.1.0. It says "not changed since", never "by whom": that is the custody log's part. */
import { generateKeyPairSync, sign } from 'node:crypto'
import type { WaczSigner } from './make-wacz.ts'

/**
 * A signer with a P-384 key of its own that lives in memory only and ends with the process. Signatures are ECDSA with
 * SHA-256, 96 bytes r|s.
 */
export const createArchiveSigner = (): WaczSigner => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' })
  return {
    sign: (text) => sign('sha256', text, { key: privateKey, dsaEncoding: 'ieee-p1363' }),
    publicKey: publicKey.export({ type: 'spki', format: 'der' }),
  }
}

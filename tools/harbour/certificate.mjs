/** A self-signed certificate for the broken-TLS pages, made fresh by openssl at each start and deleted at once. */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

/**
 * Makes `{ key, cert }` (PEM, ECDSA P-256, one day, common name as given, no subject alternative name of the sites).
 * Answers undefined where openssl is absent or refuses: the sites are then served without TLS, and say so.
 */
export async function makeSelfSignedCertificate(commonName) {
  const folder = await mkdtemp(join(tmpdir(), 'harbour-tls-'))
  const [keyFile, certFile] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const words = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  words.push(
    '-keyout',
    keyFile,
    '-out',
    certFile,
    '-days',
    '1',
    '-subj',
    `/O=Invented for training/CN=${commonName}`,
  )
  try {
    await promisify(execFile)('openssl', words)
    return { key: await readFile(keyFile, 'utf8'), cert: await readFile(certFile, 'utf8') }
  } catch {
    return undefined
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

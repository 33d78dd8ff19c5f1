/** Checks the manifest: spelt canonically, signed, complete and without doubles. */
import {
  formatSshPublicKey,
  fromBase64,
  fromUtf8,
  toBase64,
  verifySshSignature,
} from '../../integrity/index.ts'
import { isItem, type Manifest, readManifest } from '../package/manifest.ts'
import { MANIFEST, PACKAGE_NAMESPACE, REQUIRED_FILES, SIGNATURE } from '../package/package-layout.ts'
import { PURE_DIGESTS } from './digests.ts'
import type { RedList } from './finding.ts'

/** Who signed the manifest: the OpenSSH public line and the fingerprint that `ssh-keygen -l` prints. */
export interface PackageSigner {
  readonly key: Uint8Array
  readonly publicKey: string
  readonly fingerprint: string
}

/** The signer of an Ed25519 key. */
const signerOf = (key: Uint8Array): PackageSigner => {
  const publicKey = formatSshPublicKey(key)
  const hash = PURE_DIGESTS.sha256()
  hash.update(fromBase64(publicKey.split(' ')[1] ?? '') ?? new Uint8Array(0))
  return { key, publicKey, fingerprint: `SHA256:${toBase64(hash.digest()).replace(/=+$/, '')}` }
}

/** Verifies the signature file over the manifest; answers with the key that signed, whoever that is. */
export const checkSignature = (
  signature: Uint8Array | undefined,
  manifest: Uint8Array,
  red: RedList,
): PackageSigner | undefined => {
  if (signature === undefined) {
    red.error(
      'intact',
      'signature.missing',
      'The signature of the manifest is not in the package.',
      SIGNATURE,
    )
    return undefined
  }
  const verified = verifySshSignature(fromUtf8(signature) ?? '', manifest, PACKAGE_NAMESPACE)
  if (verified.ok) return signerOf(verified.value)
  const code =
    verified.code === 'sshsig.namespace'
      ? 'signature.wrong-purpose'
      : verified.code === 'sshsig.signature'
        ? 'signature.wrong'
        : 'signature.unreadable'
  red.error('intact', code, verified.sentence, SIGNATURE)
  return undefined
}

/** Reads the manifest and checks what can be seen in it alone. Undefined where it cannot be read. */
export const checkManifest = (bytes: Uint8Array, red: RedList): Manifest | undefined => {
  const reading = readManifest(bytes)
  if (!reading.ok) {
    red.error('intact', reading.code, reading.sentence, MANIFEST)
    return undefined
  }
  const { manifest } = reading
  const paths = manifest.files.map((file) => file.path)
  const seen = new Set<string>()
  for (const [i, path] of paths.entries()) {
    if (seen.has(path)) red.error('intact', 'manifest.twice', 'The manifest lists a file twice.', path)
    else if (path < (paths[i - 1] ?? ''))
      red.error('intact', 'manifest.order', 'The manifest does not list its files in order.', path)
    seen.add(path)
  }
  for (const path of REQUIRED_FILES)
    if (!seen.has(path))
      red.error('intact', 'file.missing', 'The manifest does not list a file that every package has.', path)
  const { exhibits } = manifest
  const distinct = (values: readonly string[]): boolean => new Set(values).size === values.length
  if (
    exhibits.length === 0 ||
    !distinct(exhibits.map((exhibit) => exhibit.number)) ||
    !distinct(exhibits.map((exhibit) => exhibit.item))
  )
    red.error('intact', 'manifest.exhibits', 'The manifest lists no exhibit, or one of them twice.', MANIFEST)
  const numbers = new Set(exhibits.map((exhibit) => exhibit.number))
  for (const file of manifest.files)
    if (isItem(file) && !numbers.has(file.exhibit))
      red.error(
        'intact',
        'item.exhibit-unknown',
        'A file belongs to an exhibit that the manifest does not list.',
        file.path,
      )
  return manifest
}

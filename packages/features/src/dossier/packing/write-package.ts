/** Assembles a package, has its manifest signed, and seals report and package into the locker as streams: nothing of it is ever on disk in clear. */
import {
  assemblePackage,
  PACKAGE_NAMESPACE,
  type PackageInput,
  PURE_DIGESTS,
  writeZip,
} from '@smart-rescue/core/dossier'
import { parseSshPublicKey, toHex, utf8 } from '@smart-rescue/core/integrity'
import { Failure } from '@smart-rescue/schema'
import type { Locker, SealedBlob } from '../../ports/proof/locker.ts'
import type { Exporter } from './read-exhibits.ts'

/** The key that signs packages, as raw bytes and as an OpenSSH line. */
export interface Signer {
  readonly key: Uint8Array
  readonly line: string
}

/** Asks the locker which key signs, by a signature over nothing in a namespace that no verifier accepts. */
export const readSigner = async (locker: Locker): Promise<Signer> => {
  const { publicKey } = await locker.sign(utf8(''), 'smart-rescue-key-check@v1')
  const key = parseSshPublicKey(publicKey)
  if (!key.ok) throw new Failure('dossier.failed', { detail: key.sentence })
  return { key: key.value, line: publicKey }
}

/** A package in the locker; `sha256` is `sha256:` and hex over the zip file. */
export interface SealedPackage {
  readonly blob: SealedBlob
  readonly sha256: string
}

/** Writes and seals the package. Where anything fails in the middle, nothing is sealed. */
export const sealPackage = async (
  locker: Locker,
  { actor, caseId }: Exporter,
  input: PackageInput,
  signal: AbortSignal,
): Promise<SealedPackage> => {
  const assembled = assemblePackage(input)
  if (!assembled.ok) throw new Failure('dossier.failed', { detail: assembled.sentence })
  const { signature } = await locker.sign(assembled.value.manifest, PACKAGE_NAMESPACE)
  const hash = PURE_DIGESTS.sha256()
  const stream = async function* () {
    for await (const piece of writeZip(assembled.value.finish(signature))) {
      signal.throwIfAborted()
      hash.update(piece)
      yield piece
    }
  }
  const blob = await locker.seal({
    actor,
    caseId,
    purpose: 'dossier',
    type: 'package.exported',
    role: 'package',
    mediaType: 'application/zip',
    bytes: stream(),
  })
  return { blob, sha256: `sha256:${toHex(hash.digest())}` }
}

/** Seals the report. */
export const sealReport = (
  locker: Locker,
  { actor, caseId }: Exporter,
  pdf: Uint8Array,
): Promise<SealedBlob> =>
  locker.seal({
    actor,
    caseId,
    purpose: 'dossier',
    type: 'package.exported',
    role: 'report',
    mediaType: 'application/pdf',
    bytes: [pdf],
  })

/** Checks datapackage.json and datapackage-digest.json of a WACZ: every file listed once, with its hash and size, and the manifest itself confirmed. */

import type { WaczEntry } from './format/read-entries.ts'
import { isObject, readObject, sha256Text, textIn } from './format/read-json.ts'
import type { WebFindings } from './web-finding.ts'

/** Names of the two files that no manifest lists. */
const DATAPACKAGE = 'datapackage.json'
/** The file that confirms the manifest, and carries its signature. */
const DIGEST = 'datapackage-digest.json'

/** What is used of the manifest. */
export interface WaczManifest {
  readonly created?: string
  readonly software?: string
  readonly title?: string
  readonly version?: string
}

/** A digest file that could be read. `signed` is what stands under `signedData`. */
export interface WaczDigest {
  readonly hash: string
  readonly signed?: Readonly<Record<string, unknown>>
}

const PROFILES = new Set(['data-package', 'wacz-package', 'multi-wacz-package', undefined])
const VERSIONS = new Set(['1.0.0', '1.1.0', '1.1.1'])

interface Resource {
  readonly path: string
  readonly hash: string
  readonly bytes: number | undefined
}

/** A resource as 1.1.1 writes it, or as 1.0.0 did (`stats` and `hashing`). */
const readResource = (value: unknown, found: WebFindings): Resource | undefined => {
  const resource = isObject(value) ? value : {}
  const stats = isObject(resource.stats) ? resource.stats : {}
  const { path } = resource
  const hash =
    typeof resource.hash === 'string' ? resource.hash : `${String(resource.hashing)}:${String(stats.hash)}`
  const size = resource.bytes ?? stats.bytes
  const at = typeof path === 'string' ? path : undefined
  if (typeof path !== 'string' || !/^[a-z0-9-]+:[0-9a-f]{10,}$/.test(hash)) {
    found.error('manifest.resource', at)
    return undefined
  }
  if (!/^sha256:[0-9a-f]{64}$/.test(hash)) found.error('manifest.hash-weak', at)
  if (typeof size !== 'number') found.error('manifest.resource', at)
  return { path, hash, bytes: typeof size === 'number' ? size : undefined }
}

/** Holds every file against the manifest. `loaded` are the bytes of the files, by path. */
const checkResources = (
  list: readonly unknown[],
  entries: readonly WaczEntry[],
  loaded: ReadonlyMap<string, Uint8Array>,
  found: WebFindings,
): void => {
  const listed = new Set<string>()
  const present = new Set(entries.map((entry) => entry.path))
  for (const value of list) {
    const resource = readResource(value, found)
    if (!resource) continue
    const { path, hash, bytes: size } = resource
    if (listed.has(path)) found.error('manifest.twice', path)
    listed.add(path)
    const bytes = loaded.get(path)
    if (!present.has(path)) found.error('manifest.absent', path)
    else if (bytes) {
      if (size !== undefined && size !== bytes.length) found.error('manifest.bytes', path)
      else if (hash.startsWith('sha256:') && hash !== sha256Text(bytes)) found.error('manifest.hash', path)
    }
  }
  for (const path of present)
    if (!listed.has(path) && path !== DATAPACKAGE && path !== DIGEST) found.error('manifest.unlisted', path)
}

/** Checks the manifest; answers with what it says of the package. */
export const checkManifest = (
  entries: readonly WaczEntry[],
  loaded: ReadonlyMap<string, Uint8Array>,
  found: WebFindings,
): WaczManifest | undefined => {
  const bytes = loaded.get(DATAPACKAGE)
  if (!bytes) {
    found.error('manifest.missing')
    return undefined
  }
  const json = readObject(bytes)
  if (!json || !Array.isArray(json.resources)) {
    found.error('manifest.format', DATAPACKAGE)
    return undefined
  }
  const version = textIn(json.wacz_version)
  if (version === undefined || !VERSIONS.has(version)) found.error('manifest.version', DATAPACKAGE)
  if (!PROFILES.has(json.profile as string | undefined)) found.warn('manifest.profile', DATAPACKAGE)
  checkResources(json.resources, entries, loaded, found)
  const parts = {
    created: textIn(json.created),
    software: textIn(json.software),
    title: textIn(json.title),
    version,
  }
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined))
}

/** Checks the digest file against the manifest's bytes. */
export const checkDigest = (
  loaded: ReadonlyMap<string, Uint8Array>,
  found: WebFindings,
): WaczDigest | undefined => {
  const manifest = loaded.get(DATAPACKAGE)
  const bytes = loaded.get(DIGEST)
  if (!bytes) {
    found.warn('digest.missing')
    return undefined
  }
  const json = readObject(bytes)
  const hash = textIn(json?.hash)
  const signed = json?.signedData
  if (hash === undefined || json?.path !== DATAPACKAGE || (signed !== undefined && !isObject(signed))) {
    found.error('digest.format', DIGEST)
    return undefined
  }
  if (!manifest || hash !== sha256Text(manifest)) found.error('digest.hash', DIGEST)
  return { hash, ...(signed === undefined ? {} : { signed }) }
}

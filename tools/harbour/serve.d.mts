/** Types of serve.mjs, for TypeScript callers. */

/** A name for each of the three sites, and `tls` for the first of them behind a self-signed certificate. */
export interface HarbourAddresses {
  readonly jobs: string
  readonly social: string
  readonly forum: string
  /** Undefined where openssl is absent. */
  readonly tls: string | undefined
}

/** The running sites. Everything listens on 127.0.0.1 only. */
export interface Harbour {
  readonly port: number
  /** Undefined where openssl is absent. */
  readonly tlsPort: number | undefined
  /** Host names of the three sites, without port. */
  readonly hosts: { readonly jobs: string; readonly social: string; readonly forum: string }
  /** Origins by name, such as `http://harbour-jobs.test:4700`, without a slash at the end; they need `resolve`. */
  readonly origins: HarbourAddresses
  /** The same sites by path prefix, such as `http://127.0.0.1:4700/jobs/`, with a slash at the end; they need no resolver. */
  readonly bases: HarbourAddresses
  /** `'127.0.0.1'` for the three host names, undefined for any other. */
  resolve(host: string): string | undefined
  /** Ends every connection, then resolves. */
  close(): Promise<void>
}

/** Starts the sites; port 0 (the default) takes a free one. Rejects when the port is taken. */
export function startHarbour(options?: { port?: number }): Promise<Harbour>

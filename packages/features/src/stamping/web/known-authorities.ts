/** Names of authorities that many use, as text to fill in. Nothing is asked because it stands here: an operator enters an authority, or none is. */

/** One suggestion; its root certificate comes from the authority itself, so it is not here. */
export interface KnownAuthority {
  readonly name: string
  readonly url: string
}

/** Authorities with a public RFC 3161 address, in the order of their names. */
export const KNOWN_AUTHORITIES: readonly KnownAuthority[] = [
  { name: 'DigiCert', url: 'http://timestamp.digicert.com' },
  { name: 'freeTSA', url: 'https://freetsa.org/tsr' },
  { name: 'GlobalSign', url: 'http://timestamp.globalsign.com/tsa/r6advanced1' },
  { name: 'Sectigo', url: 'http://timestamp.sectigo.com' },
]

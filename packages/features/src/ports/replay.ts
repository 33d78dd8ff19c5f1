/** The replay desk: lends an archive to the replay origin for a short time. The replay origin holds no session. */

/** What is lent: one archive, readable by ranges (end exclusive; the whole without one). */
export interface ReplayLoan {
  readonly caseId: string
  readonly exhibitId: string
  /** The page to show, and when it was captured (RFC 3339). */
  readonly pageUrl: string
  readonly pageTimestamp: string
  /** Bytes of the archive. */
  readonly length: number
  read(range?: { readonly start: number; readonly end: number }): AsyncIterable<Uint8Array>
}

/** Lends archives. A token is a capability for one archive and ends by itself. */
export interface ReplayDesk {
  issue(loan: ReplayLoan): { readonly token: string; readonly expiresAt: Date }
  /** The address at which the caller, who came through `origin`, finds the loan: always on another host name. */
  addressOf(token: string, origin: string): string
}

/** The verdict on a package: four separate results, never one green tick, with every reason. */
import type { Manifest } from '../package/manifest.ts'
import type { PackageSigner } from './check-manifest.ts'
import type { Aspect, Finding, FindingCode } from './finding.ts'
import type { TimedInterval } from './times/judge-timed.ts'

/** `ok`: shown to be so. `not`: shown not to be so. `unknown`: nothing that the reader brought can tell. */
export type ResultState = 'ok' | 'not' | 'unknown'

/** Why a result is what it is, where no finding says it already. */
type ReasonCode =
  | 'intact.all'
  | 'intact.unreadable'
  | 'logged.policy'
  | 'signer.listed'
  | 'logged.no-policy'
  | 'logged.unreadable'
  | 'timed.nobody'
  | 'timed.cosigned'
  | 'timed.stamped'
  | 'timed.partly'
  | 'timed.untrusted'
  | 'timed.opentimestamps'
  | 'witnessed.nobody'
  | 'witnessed.quorum'

/** One reason. `values` fill the sentence in other languages. */
export interface Reason {
  readonly code: ReasonCode | FindingCode
  readonly sentence: string
  readonly values?: Readonly<Record<string, string | number>>
}

/** One of the four results. */
export interface Result {
  readonly state: ResultState
  readonly reasons: readonly Reason[]
}

/** One exhibit as the verdict shows it. `sound` means that its bytes are those of the manifest and of the commitment. */
export interface VerdictExhibit {
  readonly number: string
  readonly title: string
  readonly url: string
  readonly capturedAt: string
  readonly entries: number
  /** When it was sealed, as authorities confirm; absent where none does. */
  readonly timed?: TimedInterval
  readonly parts: readonly {
    readonly path: string
    readonly role: string
    readonly size: number
    readonly sha256: string
    readonly sound: boolean
  }[]
}

/** Everything a shell shows. `ok` is true when nothing was found to be wrong; it never says who made the package. */
export interface PackageVerdict {
  readonly ok: boolean
  /** True where the reader's own policy vouches for both: the log that holds the exhibits, and the key that signed what is said about them. */
  readonly trusted: boolean
  readonly results: Readonly<Record<Aspect, Result>>
  readonly redList: readonly Finding[]
  readonly manifest?: Omit<Manifest, 'files' | 'exhibits'>
  readonly signer?: Omit<PackageSigner, 'key'> & { readonly listed?: boolean }
  readonly log?: {
    readonly origin: string
    readonly size: number
    readonly vkey: string
    /** States of the log at earlier exports that this one grew from: size and root in base64, to be compared with earlier packages. */
    readonly earlier: readonly { readonly size: number; readonly root: string }[]
  }
  readonly exhibits: readonly VerdictExhibit[]
  /** Stamps that hold. OpenTimestamps proofs are listed and not checked against Bitcoin; they have no time here. */
  readonly stamps: readonly {
    readonly size: number
    readonly slug: string
    readonly kind: 'rfc3161' | 'opentimestamps'
    readonly at?: string
    readonly by: string
    readonly trusted: boolean
  }[]
  readonly counts: { readonly files: number; readonly bytes: number; readonly leaves: number }
}

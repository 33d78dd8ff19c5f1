/**
 * The identity vault: who a person is, under keys that neither the server's operator nor a stolen database can open.
 * Every custodian has a key pair; its private half lies under a vault passphrase of her own. Each version of an identity
 * has a data key of its own, wrapped to each of its custodians. The vault keeps keys; ciphertexts are kept by the caller.
 */
import type { CaseId, MemberId, PersonId } from '@smart-rescue/schema'

/** Which version of whose identity; bound into ciphertext and wraps, so that none opens in place of another. */
export interface IdentitySubject {
  readonly caseId: CaseId
  readonly personId: PersonId
  /** From 1. */
  readonly version: number
}

/** A custodian with the public half of her key: an age recipient. */
export interface CustodianKey {
  readonly memberId: MemberId
  readonly recipient: string
}

/** A custodian's private key, opened for one act. `forget` clears it from memory, as far as the runtime lets it. */
export interface UnlockedCustodian {
  /** The identity's bytes. Throws `identity.key-missing` where no wrap opens by this key, `locker.damaged` where the ciphertext is not what was sealed. */
  open(subject: IdentitySubject, ciphertext: string): Promise<Uint8Array>
  /** Wraps the version's data key to another custodian, durably. Throws `identity.key-missing`. */
  share(subject: IdentitySubject, to: CustodianKey): Promise<void>
  forget(): void
}

/** The vault. What resolves is durable. */
export interface IdentityVault {
  /** Makes a key pair for the member under her vault passphrase. An older one is replaced, and what was wrapped to it must be wrapped anew. */
  enrol(memberId: MemberId, passphrase: string): Promise<CustodianKey>
  /** Opens the member's private key. Takes about as long whether the passphrase is right or not; throws `identity.not-enrolled` or `identity.wrong-passphrase`. */
  unlock(memberId: MemberId, passphrase: string): Promise<UnlockedCustodian>
  /** Encrypts under a fresh data key and wraps that to each custodian; gives the ciphertext in base64. Its length tells the identity's to 1,024 bytes. */
  seal(subject: IdentitySubject, identity: Uint8Array, custodians: readonly CustodianKey[]): Promise<string>
  /** Whether a wrap of the version lies here for the member's present key. */
  holds(subject: IdentitySubject, custodian: CustodianKey): Promise<boolean>
  /** Destroys the member's wraps of every version of a person. */
  withdraw(personId: PersonId, memberId: MemberId): Promise<void>
  /** Destroys every wrap of a person: afterwards nothing opens. Absent ones are fine. */
  destroy(personId: PersonId): Promise<void>
}

/** Opening the evidence locker: made once with the organisation, opened after every start. */
import type { Locker } from './locker.ts'

/** The locker behind its lock. */
export interface LockerDoor {
  /** `absent` before the organisation exists, `locked` until the key is given, `open` then. */
  state(): 'absent' | 'locked' | 'open'
  /** Makes the locker for a new organisation and leaves it open. `origin` names the log for ever. */
  create(input: { readonly origin: string; readonly passphrase: string }): Promise<void>
  /** Opens it; throws `locker.wrong-key`. */
  unlock(passphrase: string): Promise<void>
  /** The open locker; its acts throw `locker.locked` until then. */
  readonly locker: Locker
}

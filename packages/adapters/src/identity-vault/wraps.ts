/** Wraps of data keys: one age file for each custodian, that names what it is for. */
import type { CustodianKey, IdentitySubject } from '@smart-rescue/features/ports/identity-vault'
import { Failure, type MemberId, type PersonId } from '@smart-rescue/schema'
import { Decrypter, Encrypter } from 'age-encryption'
import { z } from 'zod'
import type { KeyFiles } from './key-files.ts'

/** What stands inside of a wrap. A wrap that was put in place of another names the wrong thing, and is refused. */
const Wrapped = z.strictObject({
  v: z.literal(1),
  caseId: z.string(),
  personId: z.string(),
  version: z.int(),
  key: z.base64(),
})

const folderOf = (personId: PersonId): string => `identities/${personId}`
const folderOfVersion = ({ personId, version }: IdentitySubject): string => `${folderOf(personId)}/${version}`
/** The recipient is part of the name: a wrap for a key that was replaced is seen to be one. */
const nameOf = ({ memberId, recipient }: CustodianKey): string => `${memberId}.${recipient.slice(4, 20)}.age`

/** Writes, opens and destroys wraps over files. */
export const wrapsOver = (files: KeyFiles) => {
  const remove = async (personId: PersonId, isMeant: (name: string) => boolean): Promise<void> => {
    for (const version of await files.list(folderOf(personId)))
      for (const name of await files.list(`${folderOf(personId)}/${version}`))
        if (isMeant(name)) await files.remove(`${folderOf(personId)}/${version}/${name}`)
  }
  return {
    write: async (subject: IdentitySubject, key: Uint8Array, to: CustodianKey): Promise<void> => {
      const encrypter = new Encrypter()
      encrypter.addRecipient(to.recipient)
      const inside = {
        v: 1,
        caseId: subject.caseId,
        personId: subject.personId,
        version: subject.version,
        key: Buffer.from(key).toString('base64'),
      }
      const wrap = await encrypter.encrypt(JSON.stringify(inside))
      await files.write(`${folderOfVersion(subject)}/${nameOf(to)}`, wrap)
    },
    /** The data key. Throws `identity.key-missing` where no wrap for the member opens by this private key. */
    open: async (subject: IdentitySubject, memberId: MemberId, secret: string): Promise<Buffer> => {
      const decrypter = new Decrypter()
      decrypter.addIdentity(secret)
      for (const name of await files.list(folderOfVersion(subject))) {
        if (!name.startsWith(`${memberId}.`)) continue
        const wrap = await files.read(`${folderOfVersion(subject)}/${name}`)
        const text = await decrypter.decrypt(wrap ?? Buffer.alloc(0), 'text').catch(() => undefined)
        if (text === undefined) continue
        const inside = Wrapped.safeParse(JSON.parse(text))
        if (
          inside.success &&
          inside.data.caseId === subject.caseId &&
          inside.data.personId === subject.personId &&
          inside.data.version === subject.version
        )
          return Buffer.from(inside.data.key, 'base64')
      }
      throw new Failure('identity.key-missing')
    },
    has: async (subject: IdentitySubject, custodian: CustodianKey): Promise<boolean> =>
      (await files.read(`${folderOfVersion(subject)}/${nameOf(custodian)}`)) !== undefined,
    withdraw: (personId: PersonId, memberId: MemberId) =>
      remove(personId, (name) => name.startsWith(`${memberId}.`)),
    destroy: (personId: PersonId) => remove(personId, () => true),
  }
}

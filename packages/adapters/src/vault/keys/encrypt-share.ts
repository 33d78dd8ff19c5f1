/** Encrypts a recovery share to its holder with age, so that nothing of it lies on a disk in clear. */
import { Failure } from '@smart-rescue/schema'
import { armor, Encrypter } from 'age-encryption'

/** Encrypts a text to one age recipient, armoured. Throws `request.invalid` for a recipient that is none. */
export const encryptToHolder = async (recipient: string, text: string): Promise<string> => {
  const encrypter = new Encrypter()
  try {
    encrypter.addRecipient(recipient)
  } catch {
    throw new Failure('request.invalid', { detail: 'A recipient is an age key: age1 and letters.' })
  }
  return armor.encode(await encrypter.encrypt(text))
}

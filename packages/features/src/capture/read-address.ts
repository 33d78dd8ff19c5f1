/** Reads what a person pasted as a web address that can be captured. */
import { Failure } from '@smart-rescue/schema'

/**
 * The address in its normal form. A missing scheme becomes https; anything but http(s), and an address that carries a
 * user name or passphrase, is refused with `capture.address-invalid`: Smart Rescue never signs in.
 */
export const readAddress = (pasted: string): string => {
  const text = pasted.trim()
  const withScheme =
    /^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[^/]+:\d+(\/|$)/.test(text) ? text : `https://${text}`
  if (!URL.canParse(withScheme)) throw new Failure('capture.address-invalid')
  const url = new URL(withScheme)
  const plain = url.username === '' && url.password === ''
  if ((url.protocol !== 'http:' && url.protocol !== 'https:') || url.hostname === '' || !plain) {
    throw new Failure('capture.address-invalid')
  }
  return url.href
}

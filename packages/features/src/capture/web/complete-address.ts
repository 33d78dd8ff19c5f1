/** Makes a web address of what a person pasted; it decides nothing: the server does. */

/** Trims, and puts `https://` before a bare host with a dot; anything else stays as it was typed. */
export const completeAddress = (text: string): string => {
  const trimmed = text.trim()
  if (/^[a-z][a-z0-9+.-]*:/i.test(trimmed) && !/^[^/]+\.[^/]+:\d+(?:\/|$)/.test(trimmed)) return trimmed
  return /^[^\s/@]+\.[^\s/@]+(?:[/?#].*)?$/u.test(trimmed) ? `https://${trimmed}` : trimmed
}

/** Host and path of an address for a list, without scheme; the text itself when it is no address. */
export const briefAddress = (address: string): string => {
  try {
    const url = new URL(address)
    const rest = `${url.pathname}${url.search}`
    return `${url.host}${rest === '/' ? '' : rest}`
  } catch {
    return address
  }
}

/** Names the custody log: once, for ever, readable and unique. */

/**
 * The origin of the organisation's log, e.g. `deepa-house.np.smart-rescue/2026-7f2c9a`. A C2SP origin holds neither
 * spaces nor `+`; letters outside a–z are left out of the readable part, which is only a hint. `unique` is a fresh id.
 */
export const nameLog = (name: string, country: string, at: string, unique: string): string => {
  const readable = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
  return `${readable || 'organisation'}.${country.toLowerCase()}.smart-rescue/${at.slice(0, 4)}-${unique.slice(-6)}`
}

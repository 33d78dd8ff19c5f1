/** The one rule of which scripts may be started by address: files of this build. Trusted Types then refuse everything else. */

/** A part of `window.trustedTypes` (W3C, Trusted Types) that not every type library knows yet. */
interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string | null }): unknown
}

/** The address itself for a script of this build, null for any other. */
export const ownScript = (url: string, origin: string): string | null => {
  const parsed = URL.canParse(url, origin) ? new URL(url, origin) : undefined
  if (parsed === undefined || parsed.origin !== origin) return null
  return /^\/assets\/[\w.-]+\.m?js$/.test(parsed.pathname) ? parsed.href : null
}

/**
 * Sets the rule, once, before anything else runs: workers of the build may start, HTML and code made of text stay refused.
 * `default` is the only name that the server's policy allows, so no second rule can be set.
 */
export const trustOwnScripts = (
  trusted: PolicyFactory | undefined = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes,
): void => {
  trusted?.createPolicy('default', { createScriptURL: (url) => ownScript(url, location.origin) })
}

/** Selectors as observables of STIX 2.1, without custom objects. */
import type { NetworkNode } from '@smart-rescue/schema'
import { observableId } from './deterministic-id.ts'

/** An observable; every property is a string. */
export type Observable = Readonly<Record<string, string>> & { readonly type: string; readonly id: string }

const made = (type: string, properties: Readonly<Record<string, string>>): Observable => ({
  type,
  spec_version: '2.1',
  id: observableId(type, properties),
  ...properties,
})

/** An address that names a host and nothing on it. */
const HOST_ALONE = /^https?:\/\/([a-z0-9.-]+\.[a-z][a-z0-9-]*)\/?$/i

/** `value` of a URL must be ASCII (RFC 3986): what lies beyond is written as its percent-encoded UTF-8. */
const asciiUrl = (url: string): string =>
  url.toWellFormed().replace(/[^\x21-\x7e]/gu, (sign) => encodeURIComponent(sign))

/** The normal form stands in the node's id, `selector:kind/normal`; a label may be shortened for the eye. */
const normalOf = ({
  id,
  selectorKind,
  label,
}: Pick<NetworkNode, 'id' | 'selectorKind' | 'label'>): string => {
  const before = `selector:${selectorKind}/`
  return id.startsWith(before) ? id.slice(before.length) : label
}

const cutAtColon = (normal: string): readonly [string, string] => {
  const colon = normal.indexOf(':')
  return colon < 0 ? ['', normal] : [normal.slice(0, colon), normal.slice(colon + 1)]
}

/**
 * The observable of a selector; nothing for a node that is none.
 *
 * The standard has no object for phone numbers, wallets and payment accounts. A custom `x-…` object would be unread by most
 * receivers, so they are `user-account`s, whose `account_type` is an open vocabulary: `phone` with the number as `user_id`,
 * the chain (`bitcoin` …) or the scheme (`esewa`, `iban` …) with the address or number as `user_id`, and for handles the
 * platform with the name as `account_login`.
 */
export const describeSelector = (
  node: Pick<NetworkNode, 'id' | 'kind' | 'selectorKind' | 'label'>,
): Observable | undefined => {
  if (node.kind !== 'selector' || node.selectorKind === undefined) return undefined
  const normal = normalOf(node)
  switch (node.selectorKind) {
    case 'email':
      return made('email-addr', { value: normal })
    case 'url': {
      const host = HOST_ALONE.exec(normal)?.[1]
      return host === undefined
        ? made('url', { value: asciiUrl(normal) })
        : made('domain-name', { value: host.toLowerCase() })
    }
    case 'phone':
      return made('user-account', { account_type: 'phone', user_id: normal })
    case 'handle': {
      const [platform, login] = cutAtColon(normal)
      return made('user-account', {
        ...(platform === '' ? {} : { account_type: platform }),
        account_login: login,
      })
    }
    case 'wallet':
    case 'account': {
      const [scheme, number] = cutAtColon(normal)
      return made('user-account', {
        account_type: scheme === '' ? node.selectorKind : scheme,
        user_id: number,
      })
    }
  }
}

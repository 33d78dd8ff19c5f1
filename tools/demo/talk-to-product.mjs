/** A small client of the product's API for the demonstration and the benchmarks: plain fetch, one session. Not the product's own client. */

/** A refusal by the product, with the code of its registry. */
class Refusal extends Error {
  constructor(call, { code, sentence }) {
    super(`${call}: ${code}: ${sentence}`)
    this.code = code
  }
}

/** Opens a conversation with the product at `origin`; `call` keeps cookie and csrf token. */
export const talkTo = (origin) => {
  let cookie = ''
  let csrf = ''
  const call = async (method, path, body) => {
    const response = await fetch(`${origin}${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(cookie ? { cookie } : {}),
        ...(csrf ? { 'x-csrf': csrf } : {}),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    const set = response.headers.getSetCookie().map((line) => line.split(';')[0])
    if (set.length > 0) cookie = set.join('; ')
    if (!response.ok) {
      const answer = await response.json().catch(() => ({}))
      throw new Refusal(
        `${method} ${path}`,
        answer.error ?? { code: String(response.status), sentence: 'no sentence' },
      )
    }
    if (!(response.headers.get('content-type') ?? '').includes('json'))
      return new Uint8Array(await response.arrayBuffer())
    const answer = await response.json()
    if (answer.csrf) csrf = answer.csrf
    return answer
  }
  return {
    get: (path) => call('GET', path),
    post: (path, body = {}) => call('POST', path, body),
    patch: (path, body = {}) => call('PATCH', path, body),
    remove: (path) => call('DELETE', path),
    /** The headers that another client (a browser, a load generator) needs to be this session. */
    headers: () => ({ cookie, 'x-csrf': csrf }),
  }
}

/** Asks again until the answer satisfies; fails after `seconds` with what it waited for. */
export const waitFor = async (what, seconds, ask) => {
  const end = Date.now() + seconds * 1000
  for (;;) {
    const answer = await ask()
    if (answer !== undefined && answer !== false) return answer
    if (Date.now() > end) throw new Error(`waited ${seconds} s for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 150))
  }
}

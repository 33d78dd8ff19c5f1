/** Types of talk-to-product.mjs. Answers are whatever the product says: the caller knows what it asked for. */

// biome-ignore lint/suspicious/noExplicitAny: a script's answers are not worth a second set of contracts
type Answer = any

/** One session with the product. */
export interface Conversation {
  get(path: string): Promise<Answer>
  post(path: string, body?: object): Promise<Answer>
  patch(path: string, body?: object): Promise<Answer>
  remove(path: string): Promise<Answer>
  headers(): { readonly cookie: string; readonly 'x-csrf': string }
}

/** Opens a conversation at an origin. */
export function talkTo(origin: string): Conversation

/** Asks again until the answer is neither undefined nor false; fails after `seconds`. */
export function waitFor<T>(
  what: string,
  seconds: number,
  ask: () => Promise<T | undefined | false>,
): Promise<T>

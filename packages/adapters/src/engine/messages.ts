/** What the engine and its threads say to one another. A thread begins with the state it goes on from. */
import type { GroupingState } from '@smart-rescue/features/ports/held/engine'

/** To the thread. */
export type Asked = { readonly kind: 'add'; readonly texts: readonly string[] } | { readonly kind: 'finish' }

/** From the thread: one answer to each, in their order. */
export type Answered =
  | { readonly kind: 'added'; readonly texts: Int32Array }
  | { readonly kind: 'finished'; readonly state: GroupingState }

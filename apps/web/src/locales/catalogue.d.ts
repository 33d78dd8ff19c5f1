/** A compiled catalogue, as the build plugin serves it. */
declare module '*.po' {
  import type { Messages } from '@lingui/core'
  export const messages: Messages
}

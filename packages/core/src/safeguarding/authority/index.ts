/** Media authority: who may allow what until when, and what the country's law says of it. */
export { findMediaRule, type MediaRule } from './media-rule.ts'
export {
  type MediaAuthority,
  type MediaScope,
  nameAuthority,
  standsAt,
  stateOfAuthority,
} from './stands-at.ts'

/** The closed lists of networks in words. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { JoinRule, JoinState, NetworkNode, NetworkSummary } from '@smart-rescue/schema'

/** What may join. */
export const RULE_WORDS: Record<JoinRule, MessageDescriptor> = {
  'same-selector': msg`Carries the selector`,
  'same-template': msg`Written after the template`,
  'same-picture': msg`Shows the same picture`,
  'same-file-trace': msg`Shares a trace in its file`,
  person: msg`Joined by a person`,
}

/** How a join stands. */
export const JOIN_WORDS: Record<JoinState, MessageDescriptor> = {
  proposed: msg`proposed by the machine`,
  confirmed: msg`confirmed by a person`,
  rejected: msg`rejected by a person`,
  broken: msg`broken by a person`,
}

/** What a decision says. */
export const DECISION_WORDS: Record<'confirm' | 'reject' | 'break' | 'rejoin' | 'undo', MessageDescriptor> = {
  confirm: msg`confirmed`,
  reject: msg`rejected`,
  break: msg`broken`,
  rejoin: msg`rejoined`,
  undo: msg`taken back`,
}

/** Kinds of node. */
export const NODE_WORDS: Record<NetworkNode['kind'], MessageDescriptor> = {
  source: msg`Source`,
  selector: msg`Selector`,
  template: msg`Template`,
  picture: msg`Picture`,
  trace: msg`File trace`,
  place: msg`Place`,
}

/** How a network stands. */
export const NETWORK_WORDS: Record<NetworkSummary['state'], MessageDescriptor> = {
  proposed: msg`proposed by the machine`,
  confirmed: msg`confirmed by a person`,
  changed: msg`changed by a person`,
}

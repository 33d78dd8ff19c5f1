/** The one next thing in words: what, why, and which page does it. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { NextThing } from '@smart-rescue/schema'
import { paths } from '../../../web/index.ts'

/** Title, reason and act of a next thing. `nothing` has no act. */
export interface NextWords {
  readonly title: MessageDescriptor
  readonly why: MessageDescriptor
  readonly act?: { readonly label: MessageDescriptor; readonly to: (caseId: string) => string }
}

/** Next thing → its words. */
export const NEXT_WORDS: Record<NextThing, NextWords> = {
  'capture-first': {
    title: msg`Save the first page.`,
    why: msg`Pages vanish. Paste its address, and it is sealed as evidence before somebody takes it down.`,
    act: { label: msg`Capture an address`, to: paths.evidence },
  },
  'capture-second': {
    title: msg`Look for a second source.`,
    why: msg`One page alone proves little. Search the numbers and names in it, and capture where else they stand.`,
    act: { label: msg`Capture another address`, to: paths.evidence },
  },
  'decide-links': {
    title: msg`Decide the proposed links.`,
    why: msg`The machine found the same selector in two exhibits. Only a person can say whether they belong together.`,
    act: { label: msg`Look at the proposals`, to: paths.links },
  },
  'look-at-leads': {
    title: msg`Look at the leads that wait.`,
    why: msg`The machine found things that speak for a closer look, and says why. A person decides, and says why too.`,
    act: { label: msg`Look at the leads`, to: paths.caseLeads },
  },
  'decide-networks': {
    title: msg`Look at the networks.`,
    why: msg`The machine joined sources that share what few others do. Only a person can say whether a join holds.`,
    act: { label: msg`Look at the networks`, to: (caseId) => paths.networks(caseId) },
  },
  'cover-elements': {
    title: msg`Cover the elements.`,
    why: msg`Offences were chosen, and not all that the law asks for is covered yet. See what is missing and where such proof is usually found.`,
    act: { label: msg`Go to the elements`, to: paths.elements },
  },
  'export-dossier': {
    title: msg`Export the dossier.`,
    why: msg`Evidence and links are there. The dossier is one file that an outsider can verify without us.`,
    act: { label: msg`Go to the dossier`, to: paths.dossier },
  },
  'look-at-failures': {
    title: msg`Look at the captures that failed.`,
    why: msg`They may be tried again, or need another way.`,
    act: { label: msg`Show the captures`, to: paths.evidence },
  },
  'answer-silence': {
    title: msg`Ask who is silent.`,
    why: msg`An authority has not answered for too long. A reminder is drafted; you send it yourself.`,
    act: { label: msg`Look at the road`, to: paths.road },
  },
  nothing: {
    title: msg`Nothing is waiting here.`,
    why: msg`The next step of this case lies outside of this version: readiness, referral and outcome.`,
  },
}

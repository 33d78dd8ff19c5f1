/** Selectors: where a number, address, handle or wallet was seen, and the one box that recognises what is pasted. */
import {
  CaseId,
  endpoint,
  Prose,
  Recognition,
  SelectorId,
  SelectorPage,
  SelectorSummary,
} from '@smart-rescue/schema'
import { z } from 'zod'

/** Selectors of the case, most seen first. */
export const listSelectors = endpoint({
  name: 'selector.list',
  method: 'GET',
  path: '/api/cases/:caseId/selectors',
  summary: 'Selectors found in the case',
  action: 'selector.read',
  scope: 'case',
  input: z.object({ caseId: CaseId }),
  output: z.object({ selectors: z.array(SelectorSummary) }),
  errors: [],
})

/** One selector over every case the member may see; elsewhere it is only «known elsewhere». */
export const readSelector = endpoint({
  name: 'selector.read',
  method: 'GET',
  path: '/api/selectors/:selectorId',
  summary: 'Where a selector was seen, first and last',
  action: 'selector.search',
  scope: 'organisation',
  input: z.object({ selectorId: SelectorId }),
  output: SelectorPage,
  errors: ['request.not-found'],
})

/** What was pasted into the one box, and whether it was seen before. */
export const recognisePaste = endpoint({
  name: 'selector.recognise',
  method: 'POST',
  path: '/api/recognise',
  summary: 'Say what a pasted text is, and whether it was seen',
  action: 'selector.search',
  scope: 'organisation',
  input: z.object({ text: z.string().trim().min(1).max(4_000) }),
  output: Recognition,
  errors: [],
  perMinute: 240,
})

/** Asks the owners of the cases one may not see; the answer to the asker never says which or how many. */
export const askOwner = endpoint({
  name: 'selector.ask',
  method: 'POST',
  path: '/api/selectors/:selectorId/ask',
  summary: 'Ask the owner of the case where a selector is known',
  action: 'selector.ask',
  scope: 'organisation',
  input: z.object({ selectorId: SelectorId, message: Prose.max(1_000).optional() }),
  output: z.object({ asked: z.literal(true) }),
  errors: ['request.not-found', 'locker.locked'],
  perMinute: 20,
})

/** Every endpoint of this feature. */
export const selectorEndpoints = [listSelectors, readSelector, recognisePaste, askOwner] as const

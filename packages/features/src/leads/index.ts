/** Leads: what may be worth a case, ranked with reasons; a named person decides. */
export { createLeadHandlers, type LeadDeps } from './handlers.ts'
export { heldByLeads } from './held-rows.ts'
export { leadProjections } from './project.ts'
export { createLeadRun, type LeadRunDeps, planLeads } from './proposing/run-leads.ts'

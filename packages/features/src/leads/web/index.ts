/** Pages and parts of leads. */
export * from './case-leads.tsx'
export * from './lead/lead-page.tsx'
export * from './leads-page.tsx'
export * from './raise-lead-button.tsx'
export * from './waiting-leads.tsx'

/** Pages of the organisation: first run and unlocking. */
export * from './entry-page.tsx'
export * from './first-run-page.tsx'
export * from './suggestion.tsx'
export * from './unlock-page.tsx'

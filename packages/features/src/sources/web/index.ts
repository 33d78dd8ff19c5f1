/** Pages of sources: one text of a case, with what stands in it. */
export * from './source-page.tsx'

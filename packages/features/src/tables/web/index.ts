/** Pages of imported tables: their list with the form for another, and one with its rows. */
export * from './table-page.tsx'
export * from './tables-tab.tsx'

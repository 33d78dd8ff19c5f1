/** Pages of the search. */
export { handToSearch } from './asked-text.ts'
export { SearchPage } from './search-page.tsx'

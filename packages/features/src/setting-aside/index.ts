/** Putting aside: by people, with a reason and a last day. */
export { type AsideDeps, createAsideHandlers } from './handlers.ts'
export { asideProjections } from './project.ts'
export { asideAsOf, refreshAside } from './refresh.ts'

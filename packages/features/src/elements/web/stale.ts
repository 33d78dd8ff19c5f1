/** Readings that are old after an act on law or elements. */
import { listLaws, readElements, readLaw } from '../contract.ts'

/** After an act on a case. */
export const STALE_CASE = [readElements, { name: 'case.read' }, { name: 'case.log' }, { name: 'today.read' }]

/** After an act on the law. */
export const STALE_LAW = [listLaws, readLaw, readElements]

/** Tracing: which facts inside files lead to other files of the same making, and which pictures look alike. Pure; entered through here. */
export { type Nature, SURE, TRACES, type TraceFacts } from './kinds.ts'
export { normaliseTrace } from './normalise.ts'
export { type PictureEntry, type PictureTie, tiePictures } from './pictures/tie-pictures.ts'
export { type StatedFact, traceFacts } from './trace-facts.ts'
export { type TracedAsset, tracePage } from './trace-page.ts'
export { readTraceTie, traceTie } from './trace-tie.ts'
export { LEAST_BYTES, type RawTrace, uniqueTraces } from './unique-traces.ts'

/** Extracting beside the program's own work. */
export { createExtractor, type ExtractorOptions } from './create-extractor.ts'

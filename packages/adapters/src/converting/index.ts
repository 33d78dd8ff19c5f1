/** Converting: what people hold, read behind walls into text, facts and safe derivatives; text off pictures; grey pixels for hashes. */
export { type ConverterOptions, createConverter } from './create-converter.ts'
export { OCR_LANGUAGES } from './recognition/recognise-text.ts'

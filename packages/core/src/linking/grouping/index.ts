/** Grouping near-equal texts: rare words weigh more, texts are drawn into sketches, and what is alike on the average is one group. */

export { extendGrouping } from './extend-grouping.ts'
export { type Grouping, groupCorpus } from './group-corpus.ts'
export { groupTexts } from './group-texts.ts'
export { labelSources } from './label-sources.ts'
export { type Corpus, type CorpusArrays, makeCorpus } from './words/corpus.ts'

/** The thread: takes texts, answers with numbers. It holds no key, no connection and no file. */
import { parentPort, workerData } from 'node:worker_threads'
import {
  type CorpusArrays,
  extendGrouping,
  groupCorpus,
  makeCorpus,
} from '@smart-rescue/core/linking/grouping'
import type { GroupingState } from '@smart-rescue/features/ports/held/engine'
import type { Answered, Asked } from './messages.ts'

const from: GroupingState | undefined = workerData
const corpus = makeCorpus(from?.corpus)

/** Arrays of their own length, so that they can be handed over without what lies behind them. */
const trim = (arrays: CorpusArrays): CorpusArrays => ({
  words: arrays.words.slice(),
  counts: arrays.counts.slice(),
  tokens: arrays.tokens.slice(),
  starts: arrays.starts.slice(),
  high: arrays.high.slice(),
  low: arrays.low.slice(),
  clauses: arrays.clauses.slice(),
  clauseCounts: arrays.clauseCounts.slice(),
  clauseTokens: arrays.clauseTokens.slice(),
  clauseStarts: arrays.clauseStarts.slice(),
  owners: arrays.owners.slice(),
})

const finish = (): GroupingState => {
  const arrays = corpus.arrays()
  const grouping =
    from === undefined ? groupCorpus(arrays) : extendGrouping(from.corpus, from.grouping, arrays)
  return { corpus: trim(arrays), grouping }
}

const buffersOf = ({ corpus: arrays, grouping }: GroupingState): ArrayBuffer[] =>
  Array.from(
    new Set(
      [...Object.values(arrays), ...Object.values(grouping)].map((array) => array.buffer as ArrayBuffer),
    ),
  )

parentPort?.on('message', (asked: Asked) => {
  if (asked.kind === 'add') {
    const texts = Int32Array.from(asked.texts, (text) => corpus.add(text))
    const answer: Answered = { kind: 'added', texts }
    parentPort?.postMessage(answer, [texts.buffer])
    return
  }
  const state = finish()
  const answer: Answered = { kind: 'finished', state }
  parentPort?.postMessage(answer, buffersOf(state))
})

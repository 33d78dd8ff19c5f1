/** The engine that groups near-equal texts: what core/linking/grouping computes, away from the thread that answers people. */
import type { CorpusArrays, Grouping } from '@smart-rescue/core/linking/grouping'

/** What is kept between two groupings: the distinct texts as numbers, and what was found. */
export interface GroupingState {
  readonly corpus: CorpusArrays
  readonly grouping: Grouping
}

/** One grouping under way. */
export interface GroupingRun {
  /** Takes texts; answers the number of each among the distinct texts, -1 for a text without words. Batches are taken in turn. */
  add(texts: readonly string[]): Promise<Int32Array>
  /** Groups all that was taken; the run is over. */
  finish(): Promise<GroupingState>
  /** Gives up. */
  end(): Promise<void>
}

/** Starts groupings, each in a thread of its own. */
export interface Engine {
  /** Begins empty, or goes on from a state, which is handed over: its arrays may not be used afterwards. */
  begin(from?: GroupingState): GroupingRun
  /** Ends what is under way. */
  close(): Promise<void>
}

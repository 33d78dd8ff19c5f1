/** Asks the language model about a text. Runs behind walls, because the text is a stranger's. */
import { getLIDModel } from 'fasttext.wasm.js'
// Not through the index: a walled-in program loads its own side of the talk alone, at every start.
import { answerMessages } from '../../sandbox/answer-messages.ts'

/** How many guesses the model is asked for. */
const GUESSES = 5

interface Guess {
  readonly alpha2: string | null
  readonly alpha3: string
  readonly possibility: number
}

const model = await getLIDModel()
await model.load()

/** Guesses as JSON: BCP 47 tag and probability. */
const identify = async (bytes: Uint8Array): Promise<Uint8Array> => {
  const found: readonly Guess[] = await model.identify(Buffer.from(bytes).toString('utf8'), GUESSES)
  const guesses = found.map(({ alpha2, alpha3, possibility }) => ({
    language: alpha2 ?? alpha3,
    confidence: possibility,
  }))
  return Buffer.from(JSON.stringify(guesses), 'utf8')
}

if (import.meta.main) await answerMessages(identify)

/** Reads text off a picture with Tesseract; languages come as arguments, their data from installed packages, nothing from a network. Runs behind walls. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { createWorker, OEM, type Worker } from 'tesseract.js'
// Not through the index: a walled-in program loads its own side of the talk alone, at every start.
import { answerMessages } from '../../sandbox/answer-messages.ts'
import { DECODED, decodeWith, openPicture } from '../readers/pictures/decode-picture.ts'
import { recogniseBytes } from '../reading/child-files.ts'
import { packMessage } from '../reading/reader-talk.ts'

const require = createRequire(import.meta.url)

/** The folder of the quantised "best" models of a language. */
const folderOf = (language: string): string =>
  join(dirname(require.resolve(`@tesseract.js-data/${language}/package.json`)), '4.0.0_best_int')

/** A worker that knows all the languages, the first being the main one. */
const start = async (languages: readonly string[]): Promise<Worker> => {
  const [main = 'eng', ...others] = languages
  // Tesseract.js loads languages from one folder only. The list is its own record of what is loaded: what we hand over
  // through its file system we add to the list ourselves, and it asks nobody for it.
  const loaded = [main]
  const worker = await createWorker(loaded, OEM.LSTM_ONLY, {
    langPath: folderOf(main),
    cacheMethod: 'none',
    gzip: true,
    errorHandler: () => undefined,
  })
  for (const language of others) {
    const data = gunzipSync(readFileSync(join(folderOf(language), `${language}.traineddata.gz`)))
    await worker.writeText(`./${language}.traineddata`, data as unknown as string)
    loaded.push(language)
  }
  if (others.length > 0) await worker.reinitialize(languages.join('+'), OEM.LSTM_ONLY)
  return worker
}

/** Letters should be some twenty pixels high: small pictures are enlarged, none beyond this many pixels. */
const MOST_PIXELS = 6_000_000
const SMALL_SIDE = 1_000

const scaleOf = (width: number, height: number): number => {
  const wanted = Math.min(3, Math.max(1, SMALL_SIDE / Math.max(1, Math.min(width, height))))
  return Math.min(wanted, Math.sqrt(MOST_PIXELS / (width * height)))
}

/** The picture as Tesseract is given it: upright, on white, grey, with its contrast spread. */
const prepare = async (bytes: Uint8Array): Promise<{ png: Buffer; scale: number }> => {
  const { type } = recogniseBytes(bytes, '')
  if (!DECODED.has(type)) throw new Error('not a picture that can be decoded')
  const picture = await openPicture(bytes, type)
  const scale = scaleOf(picture.width, picture.height)
  const { value } = await decodeWith(picture, (pixels) =>
    pixels
      .autoOrient()
      .flatten({ background: '#ffffff' })
      .resize({
        width: Math.max(1, Math.round((picture.orientation >= 5 ? picture.height : picture.width) * scale)),
      })
      .greyscale()
      .normalise()
      .png({ compressionLevel: 1 })
      .toBuffer(),
  )
  return { png: value, scale }
}

const languages = process.argv.slice(2)
let worker: Promise<Worker> | undefined

const recognise = async (bytes: Uint8Array): Promise<Uint8Array> => {
  const { png, scale } = await prepare(bytes)
  worker ??= start(languages)
  const { data } = await (await worker).recognize(png)
  return packMessage({ text: data.text, confidence: data.confidence, scale }, [])
}

if (import.meta.main) {
  console.log = () => undefined
  await answerMessages(recognise)
}

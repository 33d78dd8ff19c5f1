/** The hard cases of the design (capture, section 5): what passing means, and the tests that say so. Paths are from the folder of the repository. */

/** One case. `tests` are files and the beginning of a title in each. */
export interface HardCase {
  readonly number: number
  readonly name: string
  readonly passes: string
  readonly tests: readonly (readonly [file: string, title: string])[]
}

const CAPTURE = 'packages/adapters/src/capture'
const PAGES = `${CAPTURE}/testing/hard-cases/pages.test.ts`
const TEXTS = `${CAPTURE}/testing/hard-cases/texts.test.ts`
const MEDIA = `${CAPTURE}/testing/hard-cases/media.test.ts`
const RECORDER = `${CAPTURE}/recording/recorder.test.ts`
const ENDS = `${CAPTURE}/run/hard-ends.test.ts`
const FORMATS = `${CAPTURE}/run/formats.test.ts`
const ADDRESSES = `${CAPTURE}/create-capturer.test.ts`

const one = (
  number: number,
  name: string,
  passes: string,
  ...tests: readonly (readonly [string, string])[]
): HardCase => ({ number, name, passes, tests })

/** All of them, in the order of the design. */
export const HARD_CASES: readonly HardCase[] = [
  one(1, 'lazy and observer images', '60 of 60, in the screenshot', [
    PAGES,
    'are all loaded and stand in the screenshot',
  ]),
  one(
    2,
    'infinite scroll',
    'all batches, or a recorded rule',
    [PAGES, 'is followed to its end'],
    [PAGES, 'ends by a rule'],
  ),
  one(3, 'frames in frames', 'all documents, of every process', [
    PAGES,
    'of the same origin, of another process',
  ]),
  one(4, 'media in parts and by blob', 'whole, and it plays', [
    MEDIA,
    'is asked for whole, kept whole, and plays',
  ]),
  one(5, 'service worker', 'its answer and the origin’s, marked', [
    PAGES,
    'is kept beside what the server sent',
  ]),
  one(
    6,
    'WebSocket and EventSource',
    'messages with times, and the capture ends',
    [RECORDER, 'a web socket is kept message by message'],
    [RECORDER, 'an event stream is kept event by event'],
    [MEDIA, 'are kept with their times'],
  ),
  one(
    7,
    'CSP, sandbox, Trusted Types, COOP, COEP',
    'read in a world of our own, page unaltered',
    [PAGES, 'scripts, eval and foreign frames'],
    [PAGES, 'every script is read'],
  ),
  one(
    8,
    'content encodings',
    'decoded once, digests right, original noted',
    [TEXTS, 'reach the page decoded'],
    [TEXTS, '%s is stored once decoded'],
  ),
  one(
    9,
    'redirects',
    'every hop, every cookie in order',
    [TEXTS, 'is kept hop by hop'],
    [RECORDER, 'are kept to the byte, on every hop'],
  ),
  one(10, 'charsets', 'bytes kept, text right', [TEXTS, '%s: the bytes are kept']),
  one(
    11,
    'very large and endless bodies',
    'whole, or cut and marked',
    [FORMATS, 'a page of 20 MB is kept whole'],
    [FORMATS, 'a body of 60 MB is kept whole'],
    [ENDS, 'a body beyond the byte limit is cut'],
    [ENDS, 'an endless page is kept as far as it came'],
  ),
  one(
    12,
    'invalid TLS',
    'captured, marked, chain kept',
    [ENDS, 'a certificate that is %s is captured'],
    [TEXTS, 'is captured, marked as expired'],
  ),
  one(
    13,
    'addresses that lead inwards',
    'no packet, and the refusal recorded',
    [ADDRESSES, 'every given form is refused'],
    [ADDRESSES, 'reaches nothing with any kind of request'],
  ),
  one(14, 'hostile archives', 'refused with a reason', [
    'tests/attacks/package/archive.test.ts',
    'is refused for ',
  ]),
  one(15, 'scripts in what is kept and replayed', 'no request out of the replay', [
    'apps/server/src/http/replay/replay.test.ts',
    'lets no request of a hostile page out',
  ]),
  one(
    16,
    'twins by POST',
    'both replay',
    [RECORDER, 'that were sent are kept with their requests'],
    [`${CAPTURE}/wacz/replay.test.ts`, 'shows the page as it was'],
  ),
  one(
    17,
    'heads',
    'kept to the byte; HTTP/2 noted',
    [RECORDER, 'are kept to the byte'],
    [TEXTS, 'is recorded in the form of HTTP/1.1'],
  ),
  one(
    18,
    'walls and soft 404',
    'named, and not complete',
    [ENDS, '%s ends %s with %s'],
    [ENDS, 'a wall is in the report'],
  ),
  one(
    19,
    'crash, timeout, stop',
    'what came is kept and marked; a stop keeps nothing',
    [ENDS, 'a browser that is killed while loading'],
    [ENDS, 'a page whose scripts never let go'],
    [ENDS, 'a stop in the middle leaves not a word'],
  ),
  one(20, 'a route that is down', 'nothing is sent', [
    `${CAPTURE}/egress/way-out.test.ts`,
    'is down where nobody listens, and nothing is sent',
  ]),
  one(
    21,
    'a picture on a known-hash list',
    'dropped before disk, page and picture',
    [MEDIA, 'is dropped before page and archive have it'],
    [MEDIA, 'that a script made out of something else'],
  ),
]

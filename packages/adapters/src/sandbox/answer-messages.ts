/** The other side of a long-lived sandbox: what a sandboxed script calls to answer one message after another. */
import { createFrameReader } from './framed-messages.ts'

/** Longest message a script takes: more than any file that is imported. */
const MOST_BYTES = 1_000_000_000

const ANSWERED = 0
const FAILED = 1

/** How an answer is marked, in its first byte: fine, or a sentence why not. */
export const MARKS = { answered: ANSWERED, failed: FAILED } as const

/** Every message begins with so many bytes that its answer repeats: an answer to an earlier question is never taken for one to a later. */
export const TICKET_BYTES = 8

/** Answers every message on standard input on standard output, in order, until the input ends. What `answer` throws is told to whoever asked, and the script goes on. Anything else that writes to standard output breaks the talk: use standard error. */
export const answerMessages = async (
  answer: (bytes: Uint8Array) => Uint8Array | Promise<Uint8Array>,
): Promise<void> => {
  const reader = createFrameReader(MOST_BYTES)
  const say = (ticket: Uint8Array, mark: number, bytes: Uint8Array): Promise<void> =>
    new Promise((resolve) => {
      const head = Buffer.alloc(4)
      head.writeUInt32BE(ticket.length + 1 + bytes.length)
      process.stdout.write(Buffer.concat([head, ticket, Buffer.from([mark])]))
      process.stdout.write(bytes, () => resolve())
    })
  for await (const chunk of process.stdin as AsyncIterable<Buffer>)
    for (const message of reader.push(chunk)) {
      const ticket = message.subarray(0, TICKET_BYTES)
      try {
        await say(ticket, ANSWERED, await answer(message.subarray(TICKET_BYTES)))
      } catch (error) {
        await say(ticket, FAILED, Buffer.from(error instanceof Error ? error.message : 'failed', 'utf8'))
      }
    }
}

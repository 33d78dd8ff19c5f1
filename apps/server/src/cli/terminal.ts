/** Where a command reads and writes: the real terminal, or what a test puts in its place. */
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { UsageError } from '../usage-error.ts'

/** The terminal of one command. */
export interface Terminal {
  readonly env: Record<string, string | undefined>
  write(text: string): void
  /** For progress and errors: never mixed into a result that another program reads. */
  error(text: string): void
  /** Asks for a secret without showing it; reads one line where nobody sits at a terminal. */
  readSecret(prompt: string): Promise<string>
  /** Everything on standard input. */
  readAll(): Promise<string>
  /** The lines of standard input as they come, without their ends; only line feeds end one. */
  readLines(): AsyncIterable<string>
  /** Writes and waits until the reader has taken it, so that nothing piles up in memory. */
  writeAll(text: string): Promise<void>
}

/** One command: gets what follows its name, answers the exit status. */
export type Command = (argv: readonly string[], terminal: Terminal) => Promise<number>

const silent = new Writable({ write: (_chunk, _encoding, done) => done() })

const readLine = (prompt: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const { stdin, stderr } = process
    const seen = stdin.isTTY === true
    if (seen) stderr.write(prompt)
    const lines = createInterface({ input: stdin, output: silent, terminal: seen })
    let line: string | undefined
    lines.once('line', (text) => {
      line = text
      lines.close()
    })
    lines.once('SIGINT', () => lines.close())
    lines.once('close', () => {
      if (seen) stderr.write('\n')
      if (line === undefined) reject(new UsageError('No passphrase was given.'))
      else resolve(line)
    })
  })

/** Splits text that comes in pieces at its line feeds; a last line needs none. Linear in the length, however it is cut. */
export async function* splitLines(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let open: string[] = []
  for await (const piece of pieces) {
    let from = 0
    for (let end = piece.indexOf('\n'); end >= 0; end = piece.indexOf('\n', from)) {
      open.push(piece.slice(from, end))
      const line = open.join('')
      yield line.endsWith('\r') ? line.slice(0, -1) : line
      open = []
      from = end + 1
    }
    if (from < piece.length) open.push(piece.slice(from))
  }
  if (open.length > 0) yield open.join('')
}

/** The terminal of this process. */
export const processTerminal: Terminal = {
  env: process.env,
  write: (text) => void process.stdout.write(text),
  error: (text) => void process.stderr.write(text),
  readSecret: readLine,
  readAll: async () => {
    let text = ''
    process.stdin.setEncoding('utf8')
    for await (const chunk of process.stdin) text += chunk
    return text
  },
  readLines: () => {
    process.stdin.setEncoding('utf8')
    return splitLines(process.stdin)
  },
  writeAll: (text) =>
    new Promise((resolve, reject) => {
      // Without a listener a reader that has gone away would end the process before its cost is told.
      if (process.stdout.listenerCount('error') === 0) process.stdout.on('error', () => undefined)
      process.stdout.write(text, (error) => (error ? reject(error) : resolve()))
    }),
}

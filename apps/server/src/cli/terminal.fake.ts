/** A terminal for tests: keeps what is written, answers what is asked. */
import { runCli } from './run-cli.ts'
import { splitLines, type Terminal } from './terminal.ts'

/** What a command line did. */
export interface CliOutcome {
  readonly exit: number
  readonly out: string
  readonly err: string
}

/** What the terminal knows: environment, secrets in the order they are asked for, standard input. */
export interface FakeTerminal {
  readonly env?: Record<string, string>
  readonly secrets?: readonly string[]
  readonly stdin?: string
}

/** A text as a pipe gives it: in pieces that do not care for lines. */
async function* inPieces(text: string): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += 7) yield text.slice(at, at + 7)
}

/** Runs one command line and answers what came of it. */
export const runFake = async (argv: readonly string[], given: FakeTerminal = {}): Promise<CliOutcome> => {
  const [out, err]: [string[], string[]] = [[], []]
  const secrets = [...(given.secrets ?? [])]
  const terminal: Terminal = {
    env: { ...given.env },
    write: (text) => void out.push(text),
    error: (text) => void err.push(text),
    readSecret: async () => {
      const secret = secrets.shift()
      if (secret === undefined) throw new Error('a secret was asked for that the test does not give')
      return secret
    },
    readAll: async () => given.stdin ?? '',
    readLines: () => splitLines(inPieces(given.stdin ?? '')),
    writeAll: async (text) => void out.push(text),
  }
  const exit = await runCli(argv, terminal)
  return { exit, out: out.join(''), err: err.join('') }
}

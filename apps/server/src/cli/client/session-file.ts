/** The file that keeps a command-line session: readable by its owner alone, outside every data directory. */
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { z } from 'zod'

const SessionText = z.object({ server: z.url(), cookie: z.string(), csrf: z.string() })
/** A kept session: where, the session cookie as `name=value`, and the token for changes. */
export type KeptSession = z.infer<typeof SessionText>

/** Where the file is when none is named: the user's configuration folder. */
export const defaultSessionFile = (env: Record<string, string | undefined>): string =>
  join(env.XDG_CONFIG_HOME || join(env.HOME || homedir(), '.config'), 'smart-rescue', 'session.json')

/** Reads the session, or undefined where none is kept or the file is not one. */
export const readSessionFile = (file: string): KeptSession | undefined => {
  try {
    const parsed = SessionText.safeParse(JSON.parse(readFileSync(file, 'utf8')))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}

/** Keeps the session, mode 0600, in one step. */
export const writeSessionFile = (file: string, session: KeptSession): void => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const fresh = `${file}.${process.pid}`
  writeFileSync(fresh, `${JSON.stringify(session)}\n`, { mode: 0o600, flag: 'wx' })
  chmodSync(fresh, 0o600)
  renameSync(fresh, file)
}

/** Forgets it. */
export const removeSessionFile = (file: string): void => rmSync(file, { force: true })

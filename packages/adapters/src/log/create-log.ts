/** Log lines of codes, ids and numbers: JSON for machines, one quiet line for a person, nothing else. What looks like text is left out. */
import type { Log, LogFields } from '@smart-rescue/features/ports/log'
import { isErrorCode } from '@smart-rescue/schema'
import { pino } from 'pino'

/** `json` for a service, `human` for a terminal. */
export type LogStyle = 'json' | 'human'

const PLAIN = /^[A-Za-z0-9_.:-]{1,80}$/

/** The types keep text out of the program's own calls; this keeps it out of a call that was forced. */
const clean = (value: unknown): string => (typeof value === 'string' && PLAIN.test(value) ? value : '?')

const flatten = (fields: LogFields): Record<string, string | number | boolean> => {
  const flat: Record<string, string | number | boolean> = {}
  for (const [key, value] of Object.entries(fields)) {
    if (value === undefined) continue
    if (typeof value === 'number' || typeof value === 'boolean') flat[key] = value
    else if (typeof value === 'object') flat[key] = clean('code' in value ? value.code : value.id)
    else flat[key] = '?'
  }
  return flat
}

/** Class and code of an error, never its message: messages quote what they choke on. */
const reduce = (cause: unknown): { cause?: string; causeCode?: string; origin?: string } => {
  if (cause === undefined) return {}
  if (!(cause instanceof Error)) return { cause: 'not-an-error' }
  const code: unknown = 'code' in cause ? cause.code : undefined
  return {
    cause: clean(cause.constructor.name),
    ...(code === undefined ? {} : { causeCode: isErrorCode(code) ? code : clean(code) }),
    ...(cause.cause === undefined ? {} : { origin: reduce(cause.cause).cause ?? '?' }),
  }
}

/** Makes the log. `write` takes whole lines; standard output where absent. */
export const createLog = (style: LogStyle, write?: (line: string) => void): Log => {
  const put = write ?? ((line: string) => void process.stdout.write(line))
  const logger = pino(
    {
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    { write: put },
  )
  const say = (level: 'info' | 'warn', code: string, fields: Record<string, string | number | boolean>) => {
    if (style === 'json') return logger[level]({ code: clean(code), ...fields })
    const rest = Object.entries(fields).map(([key, value]) => ` ${key}=${value}`)
    put(`${level === 'warn' ? '! ' : '  '}${clean(code)}${rest.join('')}\n`)
  }
  return {
    info: (code, fields = {}) => say('info', code, flatten(fields)),
    warn: (code, fields = {}, cause) => say('warn', code, { ...flatten(fields), ...reduce(cause) }),
  }
}

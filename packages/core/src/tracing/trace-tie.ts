/** The name of a trace as a tie of joining: `kind/value`. */
import { type Trace, TraceKind } from '@smart-rescue/schema'

/** The name; what `readTraceTie` reads. */
export const traceTie = ({ kind, value }: Pick<Trace, 'kind' | 'value'>): string => `${kind}/${value}`

/** Kind and value of a name; nothing for what is none. */
export const readTraceTie = (name: string): Pick<Trace, 'kind' | 'value'> | undefined => {
  const slash = name.indexOf('/')
  const kind = TraceKind.safeParse(name.slice(0, Math.max(0, slash)))
  const value = name.slice(slash + 1)
  return kind.success && value !== '' ? { kind: kind.data, value } : undefined
}

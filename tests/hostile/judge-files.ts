/** Reads files with the product's converter and holds each to the rule: exactly one outcome, with a reason, and nothing dangerous in it. */
import type { Converter, HeldReading } from '@smart-rescue/features/ports/held/converting'
import type { HostileFile } from './made/hostile-file.ts'

/** One file that broke the rule, or that ended otherwise than it must. */
export interface Breach {
  readonly name: string
  readonly what: string
}

/** Counts of a run. */
export interface Tally {
  readonly read: number
  readonly refused: number
  readonly quarantined: number
  readonly reasons: Readonly<Record<string, number>>
  readonly breaches: readonly Breach[]
}

/** What is wrong with a reading as such, whatever was read. */
export const judgeReading = (reading: HeldReading): string | undefined => {
  if (!['read', 'refused', 'quarantined'].includes(reading.state)) return `the state is ${reading.state}`
  if ((reading.state === 'read') !== (reading.reason === undefined))
    return 'a reason stands with the wrong state'
  if (reading.reason !== undefined && reading.reason.sentence.length < 30) return 'the reason is no sentence'
  if (reading.confinement.length < 20) return 'nothing says how it was confined'
  if (reading.state !== 'read' && reading.derivatives.some(({ mediaType }) => mediaType.startsWith('image/')))
    return 'a picture is shown of what was not read'
  for (const { mediaType, bytes } of reading.derivatives) {
    if (/svg|html|pdf|xml/.test(mediaType)) return `a derivative is ${mediaType}`
    if (mediaType === 'image/webp' && Buffer.from(bytes.subarray(8, 12)).toString() !== 'WEBP')
      return 'a picture is none'
  }
  for (const child of reading.children)
    if (/[\0]/.test(child.name) || /(^|[/\\])\.\.([/\\]|$)/.test(child.name))
      return `a child is called ${JSON.stringify(child.name)}`
  if (!reading.text.isWellFormed()) return 'the text has a lone surrogate'
  return undefined
}

/** Reads all of them, `atOnce` at a time; never throws for what a file does. */
export const judgeFiles = async (
  converter: Converter,
  files: readonly HostileFile[],
  atOnce = 3,
): Promise<Tally> => {
  const counts = { read: 0, refused: 0, quarantined: 0 }
  const reasons: Record<string, number> = {}
  const breaches: Breach[] = []
  const queue = [...files]
  const work = async () => {
    for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
      const { name, bytes, must, reason } = file
      const breach = (what: string) => breaches.push({ name, what })
      try {
        const reading = await converter.read(
          { name, mediaType: 'application/octet-stream', bytes },
          { media: 'allowed' },
          new AbortController().signal,
        )
        counts[reading.state] += 1
        const code = reading.reason?.code
        if (code !== undefined) reasons[code] = (reasons[code] ?? 0) + 1
        const wrong = judgeReading(reading)
        if (wrong !== undefined) breach(wrong)
        if (must !== undefined && !must.includes(reading.state))
          breach(`ended as ${reading.state} (${code ?? ''} ${reading.problems.join(' ')})`)
        if (reason !== undefined && code !== reason)
          breach(`the reason is ${code}: ${reading.problems.join(' ')}`)
      } catch (error) {
        breach(`threw ${String(error)}`)
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return { ...counts, reasons, breaches }
}

/** Reads a table of adverts (CSV, RFC 4180) as a stream: columns id, text and date_posted in any order; others are passed over. */
import { createReadStream } from 'node:fs'
import { UsageError } from '../../usage-error.ts'
import { systemCode } from './read-given.ts'

/** One advert. */
export interface Advert {
  readonly id: string
  readonly text: string
  /** As it is written in the file; the empty string where there is none. */
  readonly posted: string
}

/** More than one field may hold is a quotation mark that was not closed. */
const LONGEST = 16 * 1024 * 1024
const QUOTE = 34
const LINE_FEED = 10
const RETURN = 13

interface Place {
  readonly path: string
  line: number
}

const fault = ({ path }: Place, line: number, what: string): UsageError =>
  new UsageError(`The file «${path}» cannot be read: line ${line}: ${what}.`)

const countLines = (text: string): number => {
  let lines = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1
  return lines
}

/** The fields of the record at `begin` and where the next begins; undefined where the text ends within it. */
const readRecord = (
  text: string,
  begin: number,
  last: boolean,
  place: Place,
): { fields: string[]; next: number } | undefined => {
  const fields: string[] = []
  let at = begin
  for (;;) {
    let field: string
    if (text.charCodeAt(at) === QUOTE) {
      let close = text.indexOf('"', at + 1)
      let doubled = false
      while (close >= 0 && text.charCodeAt(close + 1) === QUOTE) {
        doubled = true
        close = text.indexOf('"', close + 2)
      }
      if (close < 0 || (close + 1 === text.length && !last)) {
        if (close < 0 && last) throw fault(place, place.line, 'a quotation mark is not closed')
        return undefined
      }
      field = doubled ? text.slice(at + 1, close).replaceAll('""', '"') : text.slice(at + 1, close)
      at = close + 1
    } else {
      let end = at
      for (; end < text.length; end += 1) {
        const code = text.charCodeAt(end)
        if (code === 44 || code === LINE_FEED || code === RETURN) break
      }
      field = text.slice(at, end)
      at = end
    }
    fields.push(field)
    if (at >= text.length) return last ? { fields, next: at } : undefined
    const code = text.charCodeAt(at)
    if (code === 44) {
      at += 1
      continue
    }
    if (code === RETURN && at + 1 === text.length && !last) return undefined
    if (code === RETURN && text.charCodeAt(at + 1) === LINE_FEED) return { fields, next: at + 2 }
    if (code === LINE_FEED || code === RETURN) return { fields, next: at + 1 }
    throw fault(place, place.line, 'text follows a closing quotation mark')
  }
}

interface Columns {
  readonly id: number
  readonly text: number
  readonly posted: number
  readonly count: number
}

const findColumns = (fields: readonly string[], place: Place): Columns => {
  const names = fields.map((field) => field.trim().toLowerCase())
  const id = names.indexOf('id')
  const text = names.indexOf('text')
  if (id < 0 || text < 0)
    throw fault(place, 1, 'the first line must name the columns id and text (and may name date_posted)')
  return { id, text, posted: names.indexOf('date_posted'), count: fields.length }
}

/** The adverts of a file in batches, in the order of the file. Memory holds one piece of the file. Throws `UsageError`. */
export async function* readAdverts(path: string): AsyncGenerator<readonly Advert[]> {
  const place: Place = { path, line: 1 }
  const decoder = new TextDecoder('utf-8')
  let columns: Columns | undefined
  let rest = ''

  const take = (piece: string, last: boolean): Advert[] => {
    const text = rest + piece
    const adverts: Advert[] = []
    let at = 0
    while (at < text.length) {
      const record = readRecord(text, at, last, place)
      if (record === undefined) {
        if (text.length - at > LONGEST) throw fault(place, place.line, 'a quotation mark is not closed')
        break
      }
      const { fields, next } = record
      const isEmpty = fields.length === 1 && fields[0] === ''
      if (columns === undefined) columns = findColumns(fields, place)
      else if (!isEmpty) {
        if (fields.length !== columns.count)
          throw fault(
            place,
            place.line,
            `it has ${fields.length} fields where the first line names ${columns.count}`,
          )
        adverts.push({
          id: fields[columns.id] ?? '',
          text: fields[columns.text] ?? '',
          posted: fields[columns.posted] ?? '',
        })
      }
      place.line += next - at > 0 ? Math.max(1, countLines(text.slice(at, next))) : 0
      at = next
    }
    rest = text.slice(at)
    return adverts
  }

  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
      const adverts = take(decoder.decode(chunk as Buffer, { stream: true }), false)
      if (adverts.length > 0) yield adverts
    }
  } catch (cause) {
    if (cause instanceof UsageError) throw cause
    if (cause instanceof Error && 'code' in cause)
      throw new UsageError(`The file «${path}» cannot be read (${systemCode(cause)}).`)
    throw cause
  }
  const adverts = take(decoder.decode(), true)
  if (columns === undefined)
    throw fault(place, 1, 'the file is empty; its first line must name the columns id and text')
  if (adverts.length > 0) yield adverts
}

/** A value as a field of a CSV file. */
export const toField = (value: string): string =>
  /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value

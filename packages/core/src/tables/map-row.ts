/** Turns the cells of a row into a source, by the columns that somebody confirmed. */
import type { ColumnRole, RowProblem, TablePlan } from '@smart-rescue/schema'
import { readDate } from './read-date.ts'

/** A row as a source of the case. */
export interface RowSource {
  readonly key?: string
  readonly title: string
  readonly text: string
  readonly url?: string
  /** ISO 8601 date. */
  readonly postedOn?: string
  readonly place?: string
}

/** Makes the mapping of a plan. What no column of its own holds stands in the text as a line `name: value`, so that it is searched. */
export const createRowMap = (plan: TablePlan): ((cells: readonly string[]) => RowSource | RowProblem) => {
  const columns = plan.columns.map(({ name, as }, at) => ({ at, as, name: name.trim() || `#${at + 1}` }))
  const of = (role: ColumnRole) => columns.filter(({ as }) => as === role)
  const [ids, titles, texts, urls, dates, places] = (
    ['id', 'title', 'text', 'url', 'posted', 'place'] as const
  ).map(of)
  const lines = columns.filter(({ as }) => as === 'field' || as === 'phone' || as === 'price')
  const first = (cells: readonly string[], list: readonly { at: number }[] = []): string =>
    list.length === 0 ? '' : (cells[list[0]?.at ?? 0] ?? '').trim()

  return (cells) => {
    if (cells.length > columns.length && cells.slice(columns.length).some((cell) => cell.trim() !== ''))
      return 'too-many-cells'
    const title = first(cells, titles)
    const body = (texts ?? []).map(({ at }) => cells[at] ?? '').filter((cell) => cell.trim() !== '')
    if (body.length === 0 && title === '') return 'no-text'
    const stated = [...lines]
    const written = first(cells, dates)
    const postedOn = written === '' ? undefined : readDate(written, plan.dateOrder)
    // A date that cannot be read is still what the row says.
    if (written !== '' && postedOn === undefined) stated.push(...(dates ?? []).slice(0, 1))
    const more = stated.flatMap(({ at, name }) => {
      const value = (cells[at] ?? '').trim()
      return value === '' ? [] : [`${name}: ${value}`]
    })
    const [key, url, place] = [first(cells, ids), first(cells, urls), first(cells, places)]
    return {
      title: title.slice(0, 500),
      text: [...(title === '' ? [] : [title]), ...body, ...more].join('\n'),
      ...(key === '' ? {} : { key: key.slice(0, 200) }),
      ...(url === '' ? {} : { url: url.slice(0, 4_000) }),
      ...(postedOn === undefined ? {} : { postedOn }),
      ...(place === '' ? {} : { place: place.slice(0, 200) }),
    }
  }
}

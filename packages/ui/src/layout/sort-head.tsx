/** A heading of a table column that sorts by it. */
import type { ReactNode } from 'react'

/** The cell; pressed again, it turns the order around. `state` is how the table is sorted by this column now. */
export const SortHead = ({
  state,
  onSort,
  children,
}: {
  state: 'none' | 'ascending' | 'descending'
  onSort: () => void
  children: ReactNode
}): ReactNode => (
  <th scope="col" aria-sort={state}>
    <button type="button" className="sr-sort" onClick={onSort}>
      {children}
      <span aria-hidden="true">{{ none: '', ascending: ' ↑', descending: ' ↓' }[state]}</span>
    </button>
  </th>
)

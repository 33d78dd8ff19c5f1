/** A list of exhibits of any length; long ones draw only what is in view. */
import type { ExhibitSummary } from '@smart-rescue/schema'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useRef } from 'react'
import { ExhibitRow } from './exhibit-row.tsx'
import './evidence.css'

/** Up to here the list is drawn whole, so that the page scrolls as one. */
const WHOLE = 40

const LongList = ({ exhibits, label }: { exhibits: readonly ExhibitSummary[]; label: string }) => {
  const scroller = useRef<HTMLUListElement>(null)
  const rows = useVirtualizer({
    count: exhibits.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 104,
    overscan: 6,
    getItemKey: (index) => exhibits[index]?.id ?? index,
  })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <ul className="sr-list sr-virtual" ref={scroller} aria-label={label} tabIndex={0}>
      <li className="sr-virtual-rows" style={{ blockSize: rows.getTotalSize() }} role="presentation">
        <ul className="sr-list">
          {rows.getVirtualItems().map((row) => {
            const exhibit = exhibits[row.index]
            return exhibit === undefined ? null : (
              <li
                key={row.key}
                className="sr-virtual-row"
                data-index={row.index}
                ref={rows.measureElement}
                style={{ transform: `translateY(${row.start}px)` }}
                aria-setsize={exhibits.length}
                aria-posinset={row.index + 1}
              >
                <ExhibitRow exhibit={exhibit} />
              </li>
            )
          })}
        </ul>
      </li>
    </ul>
  )
}

/** The list; `label` names it for screen readers. */
export const ExhibitList = ({
  exhibits,
  label,
}: {
  exhibits: readonly ExhibitSummary[]
  label: string
}): ReactNode =>
  exhibits.length > WHOLE ? (
    <LongList exhibits={exhibits} label={label} />
  ) : (
    <ul className="sr-list" aria-label={label}>
      {exhibits.map((exhibit) => (
        <li key={exhibit.id}>
          <ExhibitRow exhibit={exhibit} />
        </li>
      ))}
    </ul>
  )

/** A list of exhibits of any length; long ones draw only what is in view. */
import type { ExhibitSummary } from '@smart-rescue/schema'
import { ScrollRegion } from '@smart-rescue/ui'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useRef } from 'react'
import { ExhibitRow } from './exhibit-row.tsx'
import './evidence.css'

/** Up to here the list is drawn whole, so that the page scrolls as one. */
const WHOLE = 40

const LongList = ({ exhibits, label }: { exhibits: readonly ExhibitSummary[]; label: string }) => {
  const scroller = useRef<HTMLElement>(null)
  const rows = useVirtualizer({
    count: exhibits.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 104,
    overscan: 6,
    getItemKey: (index) => exhibits[index]?.id ?? index,
  })
  return (
    <ScrollRegion className="sr-virtual" ref={scroller} label={label}>
      <ul className="sr-list sr-virtual-rows" style={{ blockSize: rows.getTotalSize() }}>
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
    </ScrollRegion>
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

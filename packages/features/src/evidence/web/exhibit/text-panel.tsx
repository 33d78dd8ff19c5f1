/** The rendered text of an exhibit with its selectors marked; long texts draw only what is in view. */

import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { ExhibitMention } from '@smart-rescue/schema'
import { Empty, Panel, ScrollRegion } from '@smart-rescue/ui'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import { MarkedLine } from './marked-line.tsx'
import { placeMarks } from './place-marks.ts'
import '../evidence.css'

/** The panel. */
export const TextPanel = ({
  text,
  marks,
  title,
  empty,
}: {
  text: string
  marks: readonly ExhibitMention[]
  /** What the text is, where it is not the text of a page. */
  title?: string
  empty?: string
}): ReactNode => {
  const { t } = useLingui()
  const lines = useMemo(() => placeMarks(text, marks), [text, marks])
  const [open, setOpen] = useState<number>()
  const scroller = useRef<HTMLElement>(null)
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 26,
    overscan: 30,
    initialRect: { width: 600, height: 640 },
  })
  return (
    <Panel
      title={title ?? t`Text as the reader saw it`}
      aside={plural(marks.length, { one: '# selector marked', other: '# selectors marked' })}
    >
      {text.trim() === '' ? (
        <Empty title={empty ?? t`The page showed no text`} />
      ) : (
        <ScrollRegion className="sr-text" ref={scroller} label={title ?? t`Text as the reader saw it`}>
          <div className="sr-virtual-rows" style={{ blockSize: rows.getTotalSize() }}>
            {rows.getVirtualItems().map((row) => {
              const item = lines[row.index]
              return item === undefined ? null : (
                <div
                  key={row.key}
                  className="sr-virtual-row"
                  data-index={row.index}
                  ref={rows.measureElement}
                  style={{ transform: `translateY(${row.start}px)` }}
                >
                  <MarkedLine
                    line={item.line}
                    marks={item.marks}
                    open={open}
                    onToggle={(mark) => setOpen(open === mark.start ? undefined : mark.start)}
                  />
                </div>
              )
            })}
          </div>
        </ScrollRegion>
      )}
    </Panel>
  )
}

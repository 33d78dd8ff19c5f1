/** The rows of a table: a list of any length that draws what is in view, and fetches a hundred around it. */
import { useLingui } from '@lingui/react/macro'
import { NumberInput } from '@mantine/core'
import type { CaseId, ExhibitId, SourceSummary } from '@smart-rescue/schema'
import { Button, Empty, Foreign, Mono, ScrollRegion } from '@smart-rescue/ui'
import { useQueries } from '@tanstack/react-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import { listSources } from '../../sources/contract.ts'
import { Go, paths, readingKey, usePlatform } from '../../web/index.ts'
import './tables.css'

const PAGE = 100
const ROW_HEIGHT = 76
/** Browsers draw nothing beyond some millions of pixels: longer lists are shown in stretches. */
const STRETCH = 50_000

const RowLine = ({
  caseId,
  row,
  source,
}: {
  caseId: CaseId
  row: number
  source: SourceSummary | undefined
}) => {
  const { t, i18n } = useLingui()
  return (
    <div className="sr-row-line">
      <span className="sr-row-number sr-small">{i18n.number(row)}</span>
      {source === undefined ? (
        <span className="sr-row-text sr-quiet">{t`not here: it could not be read, or has left`}</span>
      ) : (
        <>
          <span className="sr-row-text">
            <Go to={paths.source(caseId, source.exhibitId, source.row)}>
              <Foreign text={source.excerpt === '' ? t`Row ${row}` : source.excerpt} />
            </Go>
          </span>
          <span className="sr-row-said sr-small">
            {[source.place, source.postedOn]
              .filter((said) => said !== undefined)
              .map((said) => (
                <span key={said}>
                  <Foreign text={said} />{' '}
                </span>
              ))}
            {source.key === undefined ? null : <Mono text={source.key} />}
          </span>
        </>
      )}
    </div>
  )
}

/** The list. `last` is the number of the last row that was looked at. */
export const RowsList = ({
  caseId,
  exhibitId,
  last,
}: {
  caseId: CaseId
  exhibitId: ExhibitId
  last: number
}): ReactNode => {
  const { t, i18n } = useLingui()
  const { client } = usePlatform()
  const scroller = useRef<HTMLElement>(null)
  const [from, setFrom] = useState(0)
  const [wanted, setWanted] = useState<number | string>('')
  const count = Math.min(STRETCH, Math.max(0, last - from))
  const rows = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
    initialRect: { width: 600, height: 640 },
  })
  const shown = rows.getVirtualItems()
  const pageOf = (row: number): number => Math.floor((row - 1) / PAGE)
  const first = pageOf(from + (shown[0]?.index ?? 0) + 1)
  const end = pageOf(from + (shown.at(-1)?.index ?? 0) + 1)
  const pages = count === 0 ? [] : Array.from({ length: end - first + 1 }, (_, at) => first + at)
  const readings = useQueries({
    queries: pages.map((page) => {
      const input = {
        caseId,
        exhibitId,
        kind: 'rows' as const,
        fromRow: page * PAGE + 1,
        toRow: (page + 1) * PAGE,
        limit: PAGE,
      }
      return {
        queryKey: readingKey(listSources, input),
        queryFn: ({ signal }: { signal: AbortSignal }) => client.call(listSources, input, signal),
        staleTime: 60_000,
      }
    }),
  })
  const known = new Map<number, SourceSummary>()
  for (const { data } of readings) for (const source of data?.sources ?? []) known.set(source.row, source)
  const isLoaded = (row: number): boolean => readings[pageOf(row) - first]?.data !== undefined

  const jump = (event: FormEvent) => {
    event.preventDefault()
    const row = Math.min(last, Math.max(1, Number(wanted)))
    if (!Number.isInteger(row)) return
    const start = Math.floor((row - 1) / STRETCH) * STRETCH
    setFrom(start)
    // The list takes its new length first.
    requestAnimationFrame(() => rows.scrollToIndex(row - 1 - start, { align: 'start' }))
  }
  if (last === 0) return <Empty title={t`No rows yet`} />
  return (
    <>
      <form className="sr-pad sr-row-jump" onSubmit={jump}>
        <NumberInput
          label={t`Go to row`}
          value={wanted}
          onChange={setWanted}
          min={1}
          max={last}
          allowDecimal={false}
          hideControls
        />
        <Button type="submit" tone="quiet" size="small">
          {t`Go`}
        </Button>
        {last > STRETCH ? (
          <span className="sr-small">
            {t`Rows ${i18n.number(from + 1)} to ${i18n.number(from + count)} of ${i18n.number(last)}`}
          </span>
        ) : null}
      </form>
      <ScrollRegion className="sr-rows" ref={scroller} label={t`Rows of the table`}>
        <div className="sr-virtual-rows" style={{ blockSize: rows.getTotalSize() }}>
          {shown.map((item) => {
            const row = from + item.index + 1
            return (
              <div
                key={item.key}
                className="sr-virtual-row"
                data-index={item.index}
                ref={rows.measureElement}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                {isLoaded(row) ? (
                  <RowLine caseId={caseId} row={row} source={known.get(row)} />
                ) : (
                  <div className="sr-row-line">
                    <span className="sr-row-number sr-small">{i18n.number(row)}</span>
                    <span className="sr-quiet">…</span>
                  </div>
                )}
              </div>
            )
          })}
        </div>
      </ScrollRegion>
    </>
  )
}

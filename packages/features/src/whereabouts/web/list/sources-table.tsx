/** The table twin of map and timeline: every source in order, by keyboard and screen reader, and as CSV. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { type CaseId, sourceKey } from '@smart-rescue/schema'
import { Acts, Button, Foreign, Panel, ScrollRegion, SortHead, Tag } from '@smart-rescue/ui'
import { type ReactNode, useState } from 'react'
import { Go, paths, saveFile, writeMoment } from '../../../web/index.ts'
import type { WhereaboutsSource } from '../../contract.ts'
import { useCertaintyWords } from '../use-words.ts'
import { type SourceOrder, sortSources } from './sort-sources.ts'
import { writeCsv } from './write-csv.ts'

/** Rows shown at first, and added by each press. */
const PAGE = 100

/** The panel. `file` begins the name of the saved file. */
export const SourcesTable = ({
  caseId,
  sources,
  nameOf,
  file,
}: {
  caseId: CaseId
  sources: readonly WhereaboutsSource[]
  nameOf: (key: string) => string
  file: string
}): ReactNode => {
  const { t, i18n } = useLingui()
  const words = useCertaintyWords()
  const [order, setOrder] = useState<SourceOrder>({ by: 'date', down: false })
  const [most, setMost] = useState(PAGE)
  const sorted = sortSources(sources, order, nameOf, i18n.locale)
  const columns = [
    { by: 'date', name: t`Day` },
    { by: 'place', name: t`Place` },
    { by: 'source', name: t`Source` },
  ] as const
  const save = () => {
    const head = [
      'date',
      'date_certainty',
      'places',
      'place_keys',
      'place_certainty',
      'exhibit',
      'row',
      'key',
      'title',
    ]
    const rows = sorted.map((source) => [
      source.date,
      source.dateCertainty,
      source.places.map(({ key }) => nameOf(key)).join('; ') || (source.unknownPlace ?? ''),
      source.places.map(({ key }) => key).join('; '),
      source.places.map(({ certainty }) => certainty).join('; '),
      source.exhibitNumber,
      String(source.row),
      source.key ?? '',
      source.title,
    ])
    saveFile(`${file}-table.csv`, writeCsv([head, ...rows]), 'text/csv;charset=utf-8')
  }
  return (
    <Panel
      title={t`Sources in order`}
      aside={plural(sources.length, { one: '# source', other: '# sources' })}
    >
      <ScrollRegion label={t`Sources in order`} className="sr-where-table">
        <table className="sr-table">
          <thead>
            <tr>
              {columns.map(({ by, name }) => (
                <SortHead
                  key={by}
                  state={order.by !== by ? 'none' : order.down ? 'descending' : 'ascending'}
                  onSort={() => setOrder({ by, down: order.by === by && !order.down })}
                >
                  {name}
                </SortHead>
              ))}
            </tr>
          </thead>
          <tbody>
            {sorted.slice(0, most).map((source) => (
              <tr key={sourceKey(source)}>
                <td>
                  <time dateTime={source.date}>
                    {writeMoment(`${source.date}T12:00:00`, i18n.locale, 'day')}
                  </time>
                  {source.dateCertainty === 'stated' ? null : (
                    <div>
                      <Tag>{words.date(source.dateCertainty)}</Tag>
                    </div>
                  )}
                </td>
                <td>
                  {source.places.map(({ key, certainty }) => (
                    <div key={key}>
                      {nameOf(key)} {certainty === 'stated' ? null : <Tag>{words.place(certainty)}</Tag>}
                    </div>
                  ))}
                  {source.unknownPlace === undefined ? null : (
                    <div>
                      <Foreign text={source.unknownPlace} /> <Tag tone="amber">{t`not on the map`}</Tag>
                    </div>
                  )}
                  {source.places.length === 0 && source.unknownPlace === undefined ? (
                    <span className="sr-quiet">{t`no place`}</span>
                  ) : null}
                </td>
                <td>
                  <Go
                    to={
                      source.row === 0
                        ? paths.exhibit(caseId, source.exhibitId)
                        : paths.source(caseId, source.exhibitId, source.row)
                    }
                  >
                    {source.row === 0 ? source.exhibitNumber : t`${source.exhibitNumber}, row ${source.row}`}
                  </Go>
                  <div className="sr-small">
                    <Foreign text={source.title} />
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <div className="sr-pad">
        <Acts>
          {sorted.length > most ? (
            <Button tone="quiet" size="small" onClick={() => setMost(most + PAGE)}>
              {plural(Math.min(PAGE, sorted.length - most), { one: 'Show # more', other: 'Show # more' })}
            </Button>
          ) : null}
          <Button tone="quiet" size="small" onClick={save}>
            {t`Save the table as CSV`}
          </Button>
        </Acts>
      </div>
    </Panel>
  )
}

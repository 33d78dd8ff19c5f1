/** One source: what it says of itself, its text with what stands in it, and the rows beside it. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { type CaseId, type ExhibitId, type OutputOf, sourceKey } from '@smart-rescue/schema'
import { Acts, buttonClass, Callout, Foreign, Mono, Panel, Skeleton, Tag } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { TextPanel } from '../../evidence/web/exhibit/text-panel.tsx'
import { RaiseLeadButton } from '../../leads/web/raise-lead-button.tsx'
import { AsideNote, PutAsideHere } from '../../setting-aside/web/index.ts'
import { FailureNote, Go, MENTION_WORDS, Moment, paths, useRead } from '../../web/index.ts'
import { readSource } from '../contract.ts'

type Reading = OutputOf<typeof readSource>

const Facts = ({ reading }: { reading: Reading }) => {
  const { t } = useLingui()
  const { source } = reading
  const facts: [string, ReactNode][] = [
    ...(source.key === undefined
      ? []
      : [[t`Own number`, <Mono key="key" text={source.key} />] as [string, ReactNode]]),
    ...(source.url === undefined
      ? []
      : [[t`Address`, <Mono key="url" text={source.url} />] as [string, ReactNode]]),
    ...(source.postedOn === undefined
      ? []
      : [[t`Posted on`, <Moment key="posted" at={source.postedOn} style="day" />] as [string, ReactNode]]),
    ...(source.place === undefined
      ? []
      : [[t`Place, as stated`, <Foreign key="place" text={source.place} />] as [string, ReactNode]]),
    [t`Here since`, <Moment key="seen" at={source.seenAt} />],
    ...(source.expiresOn === undefined
      ? []
      : [
          [t`Leaves, unless held, on`, <Moment key="leaves" at={source.expiresOn} style="day" />] as [
            string,
            ReactNode,
          ],
        ]),
  ]
  return (
    <dl className="sr-facts">
      {facts.map(([name, value]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

const Elsewhere = ({ marks }: { marks: Reading['marks'] }) => {
  const { t, i18n } = useLingui()
  const selectors = new Map(
    marks
      .filter(({ kind }) => !['price', 'date', 'place', 'name'].includes(kind))
      .map((mark) => [mark.selectorId, mark]),
  )
  if (selectors.size === 0) return null
  return (
    <Panel title={t`Where else it leads`}>
      <ul className="sr-list">
        {[...selectors.values()].map(({ selectorId, kind, normal, seenIn }) => (
          <li key={selectorId} className="sr-item">
            <div className="sr-row apart">
              <Go to={paths.selector(selectorId)}>
                <Mono text={normal} />
              </Go>
              <span className="sr-small">
                {i18n._(MENTION_WORDS[kind])} ·{' '}
                {plural(seenIn, { one: 'in # source of yours', other: 'in # sources of yours' })}
              </span>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** The page, as a tab of its case. */
export const SourcePage = ({
  caseId,
  exhibitId,
  row,
}: {
  caseId: CaseId
  exhibitId: ExhibitId
  row: number
}): ReactNode => {
  const { t, i18n } = useLingui()
  const reading = useRead(readSource, { caseId, exhibitId, row }, { staleMs: 300_000 })
  if (reading.data === undefined)
    return reading.isError ? (
      <FailureNote error={reading.error} onRetry={() => void reading.refetch()} />
    ) : (
      <Skeleton label={t`Loading`} lines={6} />
    )
  const { source, text, marks, cut, exhibitTitle, previousRow, nextRow } = reading.data
  const isRow = row > 0
  const node = `source:${sourceKey({ exhibitId, row })}`
  return (
    <>
      <nav className="sr-crumbs" aria-label={t`Where you are`}>
        <Go to={paths.evidence(caseId)}>{t`Evidence`}</Go>
        <span aria-hidden="true">›</span>
        {isRow ? (
          <Go to={paths.table(caseId, exhibitId)}>
            <Foreign text={exhibitTitle} />
          </Go>
        ) : (
          <Go to={paths.exhibit(caseId, exhibitId)}>{t`Exhibit ${source.exhibitNumber}`}</Go>
        )}
        <span aria-hidden="true">›</span>
      </nav>
      <Panel
        title={
          source.title === '' ? (
            isRow ? (
              t`Row ${i18n.number(row)} of ${source.exhibitNumber}`
            ) : (
              <Foreign text={exhibitTitle} />
            )
          ) : (
            <Foreign text={source.title} />
          )
        }
        aside={source.aside ? <Tag tone="amber">{t`put aside`}</Tag> : undefined}
      >
        <Facts reading={reading.data} />
        <div className="sr-pad">
          <Acts>
            <Go to={paths.exhibit(caseId, exhibitId)} className={buttonClass('quiet', 'small')}>
              {t`Exhibit ${source.exhibitNumber}`}
            </Go>
            {previousRow === undefined ? null : (
              <Go to={paths.source(caseId, exhibitId, previousRow)} className={buttonClass('quiet', 'small')}>
                {t`Row before`}
              </Go>
            )}
            {nextRow === undefined ? null : (
              <Go to={paths.source(caseId, exhibitId, nextRow)} className={buttonClass('quiet', 'small')}>
                {t`Next row`}
              </Go>
            )}
            <RaiseLeadButton caseId={caseId} by={{ sources: [{ exhibitId, row }] }} />
            <PutAsideHere
              caseId={caseId}
              node={node}
              about={isRow ? t`Row ${i18n.number(row)}` : exhibitTitle}
            />
          </Acts>
        </div>
      </Panel>
      <AsideNote caseId={caseId} node={node} />
      {cut ? (
        <Callout tone="amber">
          <p>{t`Only the first million characters stand here. The exhibit has all of it.`}</p>
        </Callout>
      ) : null}
      <TextPanel
        key={`${exhibitId} ${row}`}
        text={text}
        marks={marks}
        title={isRow ? t`Text of the row` : t`Text as the reader saw it`}
        empty={t`This source has no text`}
      />
      <Elsewhere marks={marks} />
    </>
  )
}

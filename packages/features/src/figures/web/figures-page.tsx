/** Figures from report to conviction: numerator, denominator, unit, period, and what is not known. */

import { useLingui } from '@lingui/react/macro'
import { NativeSelect } from '@mantine/core'
import { VARIABLE_MAP, writeCsv } from '@smart-rescue/core/statistics'
import { LeadKind } from '@smart-rescue/schema'
import { buttonClass, Empty, Page, PageHead, Panel, ScrollRegion, Skeleton } from '@smart-rescue/ui'
import { type ReactNode, useState } from 'react'
import { EXIT_WORDS, ROAD_STAGE_WORDS, UNIT_WORDS } from '../../road/web/road-words.ts'
import { countryName, FailureNote, LEAD_WORDS, usePlatform, useRead } from '../../web/index.ts'
import { type Figures, type FunnelGroup, readFigures } from '../contract.ts'
import { STEP_NAMES } from './figure-words.ts'
import { FunnelChart } from './funnel-chart.tsx'
import { PublishPanel } from './publish-panel.tsx'
import { ReferencePanel } from './reference-panel.tsx'
import './figures.css'

const SHOWN: readonly (keyof typeof STEP_NAMES)[] = [
  'opened',
  'referred',
  'investigated',
  'charged',
  'verdict',
  'convicted',
]

const toCsv = ({ groups, fromYear, toYear, scope }: Figures): string =>
  writeCsv([
    ['dimension', 'key', 'step', 'numerator', 'denominator', 'unit', 'period', 'scope'],
    ...groups.flatMap(({ dimension, key, steps }) =>
      steps.map(({ step, numerator, denominator }) => [
        dimension,
        key,
        step,
        numerator ?? 'protected',
        denominator ?? 'protected',
        'cases',
        `opened ${fromYear} to ${toYear}`,
        scope,
      ]),
    ),
  ])

const GroupTable = ({
  title,
  groups,
  nameOf,
}: {
  title: string
  groups: readonly FunnelGroup[]
  nameOf: (key: string) => string
}) => {
  const { t, i18n } = useLingui()
  if (groups.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <ScrollRegion className="sr-figure-table" label={title}>
        <table className="sr-table">
          <thead>
            <tr>
              <th scope="col">{title}</th>
              {SHOWN.map((step) => (
                <th key={step} scope="col">
                  {i18n._(STEP_NAMES[step])}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {groups.map(({ key, steps }) => (
              <tr key={key}>
                <th scope="row">{nameOf(key)}</th>
                {SHOWN.map((wanted) => {
                  const value = steps.find(({ step }) => step === wanted)?.numerator
                  return <td key={wanted}>{value === undefined ? t`protected` : i18n.number(value)}</td>
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  )
}

const Unknown = ({ figures }: { figures: Figures }) => {
  const { t } = useLingui()
  return (
    <ul className="sr-unknown">
      <li>{t`Sex and age of children are in the identity vault alone; no figure reads them.`}</li>
      <li>{t`A case that concerns two countries counts in both; the sum over countries is more than all cases.`}</li>
      <li>{t`What an authority did and did not tell us is not counted. A case without an answer is no case without a result.`}</li>
      <li>{t`Young cases have had less time: compare years only where they are equally old.`}</li>
      {figures.scope === 'house' ? (
        <li>{t`Counts behind which stand 1 to ${figures.leastCell - 1} cases of others are protected.`}</li>
      ) : null}
    </ul>
  )
}

const Body = ({ figures }: { figures: Figures }): ReactNode => {
  const { t, i18n } = useLingui()
  const period =
    figures.fromYear === figures.toYear ? String(figures.fromYear) : `${figures.fromYear}–${figures.toYear}`
  const all = figures.groups.find(({ dimension }) => dimension === 'all')
  if (all === undefined)
    return (
      <Empty title={t`No case in this period`}>{t`Choose other years, or all cases of the house.`}</Empty>
    )
  const of = (dimension: FunnelGroup['dimension']) =>
    figures.groups.filter((group) => group.dimension === dimension)
  const numberOf = (value: number | undefined) => (value === undefined ? t`protected` : i18n.number(value))
  const kindOf = (key: string) => {
    const kind = LeadKind.safeParse(key)
    return kind.success ? i18n._(LEAD_WORDS[kind.data]) : key
  }
  return (
    <>
      <Panel
        title={t`From report to conviction`}
        aside={
          <a
            className={buttonClass('plain', 'small')}
            href={`data:text/csv;charset=utf-8,${encodeURIComponent(toCsv(figures))}`}
            download={`funnel-${period}.csv`}
          >
            CSV
          </a>
        }
      >
        <div className="sr-pad">
          <FunnelChart steps={all.steps} period={period} />
          <p>
            {t`Charges are another unit: ${numberOf(all.charges.numerator)} of ${numberOf(all.charges.denominator)} charges led to a conviction.`}
          </p>
        </div>
      </Panel>
      <Panel title={t`By country, kind and year`}>
        <div className="sr-pad">
          <p className="sr-small">{t`Unit: cases. Period: ${period}, by the year a case was opened.`}</p>
          <GroupTable
            title={t`Country`}
            groups={of('country')}
            nameOf={(key) => countryName(key, i18n.locale)}
          />
          <GroupTable title={t`Kind of lead`} groups={of('kind')} nameOf={kindOf} />
          <GroupTable title={t`Year`} groups={of('year')} nameOf={(key) => key} />
        </div>
      </Panel>
      <Panel title={t`Days in a stage`}>
        {figures.times.length === 0 ? (
          <Empty title={t`No stage is over whose days are known`} />
        ) : (
          <ScrollRegion className="sr-figure-table" label={t`Days in a stage`}>
            <table className="sr-table">
              <thead>
                <tr>
                  <th scope="col">{t`Stage`}</th>
                  <th scope="col">{t`Tracks`}</th>
                  <th scope="col">{t`A quarter within`}</th>
                  <th scope="col">{t`Half within (median)`}</th>
                  <th scope="col">{t`Three quarters within`}</th>
                </tr>
              </thead>
              <tbody>
                {figures.times.map((row) => (
                  <tr key={`${row.unit} ${row.stage}`}>
                    <th scope="row">
                      {i18n._(ROAD_STAGE_WORDS[row.stage as keyof typeof ROAD_STAGE_WORDS])}
                    </th>
                    <td>{i18n.number(row.tracks)}</td>
                    <td>{i18n.number(row.lowerDays)}</td>
                    <td>{i18n.number(row.medianDays)}</td>
                    <td>{i18n.number(row.upperDays)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollRegion>
        )}
        <p className="sr-pad sr-small">{t`Unit: days, of your own cases. Stages that still last, and those whose day is not known, are not counted.`}</p>
      </Panel>
      <Panel title={t`Why it stopped`}>
        {figures.exits.length === 0 ? (
          <Empty title={t`Nothing stopped before its end`} />
        ) : (
          <ul className="sr-list">
            {figures.exits.map(({ unit, reason, tracks }) => (
              <li key={`${unit} ${reason}`} className="sr-item">
                {i18n._(UNIT_WORDS[unit as keyof typeof UNIT_WORDS])}:{' '}
                {i18n._(EXIT_WORDS[reason as keyof typeof EXIT_WORDS])} · {numberOf(tracks)}
              </li>
            ))}
          </ul>
        )}
      </Panel>
      <Panel title={t`What is not known`}>
        <div className="sr-pad">
          <Unknown figures={figures} />
        </div>
      </Panel>
    </>
  )
}

const MapPanel = (): ReactNode => {
  const { t } = useLingui()
  return (
    <Panel title={t`What our figures correspond to`}>
      <ScrollRegion className="sr-figure-table" label={t`What our figures correspond to`}>
        <table className="sr-table" lang="en">
          <thead>
            <tr>
              <th scope="col">{t`Ours`}</th>
              <th scope="col">CTDC</th>
              <th scope="col">HTCDS 2.0</th>
              <th scope="col">{t`Caveat`}</th>
            </tr>
          </thead>
          <tbody>
            {VARIABLE_MAP.map(({ ours, ctdc, htcds, caveat }) => (
              <tr key={ours}>
                <th scope="row">{ours}</th>
                <td>{ctdc ?? '–'}</td>
                <td>{htcds ?? '–'}</td>
                <td>{caveat ?? ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Panel>
  )
}

/** The page. */
export const FiguresPage = (): ReactNode => {
  const { t } = useLingui()
  const { now } = usePlatform()
  const thisYear = new Date(now()).getUTCFullYear()
  const years = Array.from({ length: 10 }, (_, at) => String(thisYear - at))
  const [fromYear, setFrom] = useState(thisYear - 4)
  const [toYear, setTo] = useState(thisYear)
  const [scope, setScope] = useState<Figures['scope']>('mine')
  const reading = useRead(readFigures, { fromYear, toYear, scope })
  return (
    <Page title={t`Figures`}>
      <PageHead
        title={t`Figures`}
        lead={t`How far cases come, how long it takes, and where they stop. Every share says what it is a share of.`}
      />
      <div className="sr-figure-choice">
        <NativeSelect
          label={t`Which cases`}
          value={scope}
          onChange={(event) => setScope(event.currentTarget.value === 'house' ? 'house' : 'mine')}
          data={[
            { value: 'mine', label: t`My cases` },
            { value: 'house', label: t`All cases of the house, small counts protected` },
          ]}
        />
        <NativeSelect
          label={t`From year`}
          value={String(fromYear)}
          onChange={(event) => setFrom(Number(event.currentTarget.value))}
          data={years}
        />
        <NativeSelect
          label={t`To year`}
          value={String(toYear)}
          onChange={(event) => setTo(Number(event.currentTarget.value))}
          data={years}
        />
      </div>
      {reading.isError ? (
        <FailureNote error={reading.error} onRetry={() => void reading.refetch()} />
      ) : reading.data === undefined ? (
        <Skeleton label={t`Loading`} lines={9} />
      ) : (
        <Body figures={reading.data} />
      )}
      <ReferencePanel />
      <PublishPanel fromYear={Math.min(fromYear, toYear)} toYear={Math.max(fromYear, toYear)} />
      <MapPanel />
    </Page>
  )
}

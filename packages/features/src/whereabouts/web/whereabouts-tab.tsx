/** When and where: the sources of a case on a map and along time, with a table that says the same. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { NativeSelect } from '@mantine/core'
import { type CaseId, SelectorId } from '@smart-rescue/schema'
import { Button, Callout, Empty, Panel, Skeleton, Tag } from '@smart-rescue/ui'
import { type ReactNode, useMemo, useState } from 'react'
import { useOpenedCase } from '../../cases/web/case/case-context.tsx'
import { FailureNote, Go, paths, SELECTOR_WORDS, useRead } from '../../web/index.ts'
import { MOST_SOURCES, readWhereabouts, type Whereabouts } from '../contract.ts'
import { MovementsPanel } from './list/movements-panel.tsx'
import { SourcesTable } from './list/sources-table.tsx'
import { makeArcs, makeDots } from './map/map-content.ts'
import { MapPanel } from './map/map-panel.tsx'
import { NetworkPicker } from './network-picker.tsx'
import { type Days, Timeline } from './time/timeline.tsx'
import { usePlaceName } from './use-words.ts'
import './whereabouts.css'

const isWithin = (date: string, days: Days): boolean =>
  (days.from === undefined || date >= days.from) && (days.to === undefined || date <= days.to)

const Content = ({
  caseId,
  answer,
  hasSelector,
  asked,
  onAsk,
  picker,
}: {
  caseId: CaseId
  answer: Whereabouts
  hasSelector: boolean
  asked: Days
  onAsk: (days: Days) => void
  /** The field that chooses a selector. */
  picker: ReactNode
}) => {
  const { t, i18n } = useLingui()
  const { view } = useOpenedCase()
  const nameOfPlace = usePlaceName()
  const [days, setDays] = useState<Days>({})
  const [chosen, setChosen] = useState('')
  const known = useMemo(() => new Map(answer.places.map((place) => [place.key, place])), [answer])
  const nameOf = (key: string) => {
    const place = known.get(key)
    return place === undefined ? key : nameOfPlace(place)
  }
  const inDays = answer.sources.filter((source) => isWithin(source.date, days))
  const shown =
    chosen === '' ? inDays : inDays.filter((source) => source.places.some(({ key }) => key === chosen))
  const movements = answer.movements.filter(
    ({ from, to }) =>
      isWithin(from.date, days) &&
      isWithin(to.date, days) &&
      (chosen === '' || from.place === chosen || to.place === chosen),
  )
  const locale = i18n.locale
  // biome-ignore lint/correctness/useExhaustiveDependencies: made anew when other sources are shown or the language changes, not at every drawing
  const dots = useMemo(
    () => makeDots(inDays, answer.places, nameOfPlace),
    [answer, days.from, days.to, locale],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same
  const arcs = useMemo(() => makeArcs(movements, answer.places), [answer, days.from, days.to, chosen])
  const file = view.case.reference.replace(/[^\w-]+/g, '-')
  const unplaced = shown.filter((source) => source.places.length === 0).length
  return (
    <>
      {answer.cut ? (
        <Callout tone="amber" role="status">
          <p>
            {t`More than ${i18n.number(MOST_SOURCES)} sources match; the earliest of them are shown. Choose days below and read again, or choose a selector.`}
          </p>
          <Button
            tone="quiet"
            size="small"
            disabled={days.from === undefined && days.to === undefined}
            onClick={() => onAsk(days)}
          >
            {t`Read again for the chosen days`}
          </Button>
        </Callout>
      ) : null}
      {asked.from === undefined && asked.to === undefined ? null : (
        <p className="sr-row">
          <Tag tone="main">
            {asked.from ?? '…'} – {asked.to ?? '…'}
          </Tag>
          <Button tone="quiet" size="small" onClick={() => onAsk({})}>
            {t`Read the whole time`}
          </Button>
        </p>
      )}
      <div className="sr-where-fields">
        {picker}
        <NativeSelect
          label={t`Place`}
          description={t`Narrows map, time and table.`}
          value={chosen}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data={[
            { value: '', label: t`Every place` },
            ...dots.map((dot) => ({ value: dot.key, label: `${dot.label} · ${i18n.number(dot.sources)}` })),
          ]}
        />
      </div>
      <MapPanel
        dots={dots}
        arcs={arcs}
        chosen={chosen === '' ? undefined : chosen}
        file={file}
        onChoose={(key) => setChosen(key === chosen ? '' : key)}
      />
      {unplaced === 0 ? null : (
        <p className="sr-quiet sr-where-note" role="status">
          {plural(unplaced, {
            one: '# source names no place that the map knows; it stands in the table.',
            other: '# sources name no place that the map knows; they stand in the table.',
          })}
        </p>
      )}
      <Timeline
        sources={
          chosen === ''
            ? answer.sources
            : answer.sources.filter((source) => source.places.some(({ key }) => key === chosen))
        }
        days={days}
        onDays={setDays}
        nameOf={(key, kind) =>
          kind === 'selectors' ? (answer.selectors.find(({ id }) => id === key)?.normal ?? key) : nameOf(key)
        }
      />
      {hasSelector ? <MovementsPanel movements={movements} nameOf={nameOf} /> : null}
      <SourcesTable caseId={caseId} sources={shown} nameOf={nameOf} file={file} />
    </>
  )
}

/** The tab. */
export const WhereaboutsTab = ({
  caseId,
  network: first,
}: {
  caseId: CaseId
  /** A network to begin with. */
  network?: string | undefined
}): ReactNode => {
  const { t, i18n } = useLingui()
  const [network, setNetwork] = useState(first)
  const [selector, setSelector] = useState<SelectorId>()
  const [asked, setAsked] = useState<Days>({})
  const within = network === undefined ? {} : { inNetwork: network }
  const reading = useRead(readWhereabouts, {
    caseId,
    ...asked,
    ...within,
    ...(selector === undefined ? {} : { selectorId: selector }),
  })
  // The list of selectors stays that of everything else that was asked for while one is chosen.
  const whole = useRead(
    readWhereabouts,
    { caseId, ...asked, ...within },
    { enabled: selector !== undefined, staleMs: 60_000 },
  )
  const answer = reading.data
  const selectors = (selector === undefined ? answer : whole.data)?.selectors ?? answer?.selectors ?? []
  const hasFilter =
    selector !== undefined || network !== undefined || asked.from !== undefined || asked.to !== undefined
  const picker = (
    <>
      <NetworkPicker caseId={caseId} network={network} onChoose={setNetwork} />
      <NativeSelect
        label={t`Selector`}
        description={t`Choose one to see how it moved.`}
        value={selector ?? ''}
        onChange={(event) => {
          const id = SelectorId.safeParse(event.currentTarget.value)
          setSelector(id.success ? id.data : undefined)
        }}
        data={[
          { value: '', label: t`Every source` },
          ...selectors.map(({ id, kind, normal, sources }) => ({
            value: id,
            label: `${i18n._(SELECTOR_WORDS[kind])} ${normal} · ${i18n.number(sources)}`,
          })),
        ]}
      />
    </>
  )
  return (
    <>
      {reading.isError ? (
        <FailureNote error={reading.error} onRetry={() => void reading.refetch()} />
      ) : answer === undefined ? (
        <Panel title={t`Where and when`}>
          <Skeleton label={t`Reading when and where`} lines={12} />
        </Panel>
      ) : answer.sources.length === 0 ? (
        <Panel title={t`Where and when`}>
          {hasFilter ? <div className="sr-pad sr-where-fields">{picker}</div> : null}
          <Empty
            title={hasFilter ? t`No source matches` : t`No source to place yet`}
            act={
              hasFilter ? (
                <Button
                  tone="quiet"
                  onClick={() => {
                    setSelector(undefined)
                    setNetwork(undefined)
                    setAsked({})
                  }}
                >{t`Show every source`}</Button>
              ) : (
                <Go to={paths.evidence(caseId)}>{t`To the evidence`}</Go>
              )
            }
          >
            {t`Captured pages, imported files and rows of tables appear here by their days and places: on a map, along time, and in a table.`}
          </Empty>
        </Panel>
      ) : (
        <Content
          key={`${selector ?? ''} ${network ?? ''}`}
          caseId={caseId}
          answer={answer}
          hasSelector={selector !== undefined}
          asked={asked}
          onAsk={setAsked}
          picker={picker}
        />
      )}
    </>
  )
}

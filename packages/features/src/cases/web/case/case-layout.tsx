/** A case: header, the one line, the one next thing, and its tabs. */

import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { CaseId, Stage } from '@smart-rescue/schema'
import { buttonClass, Foreign, initials, NextThing, Page, Skeleton, StageLine, Tag } from '@smart-rescue/ui'
import { Outlet } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import {
  countryName,
  FailureNote,
  Go,
  LEAD_WORDS,
  paths,
  STAGE_STATE_WORDS,
  STAGE_WORDS,
  useCaseNews,
  usePlatform,
  useRead,
  writeMoment,
} from '../../../web/index.ts'
import { type CaseView, readCase } from '../../contract.ts'
import { NEXT_WORDS } from '../list/next-words.ts'
import { CaseProvider } from './case-context.tsx'
import { CaseTabs } from './case-tabs.tsx'

/** How many initials stand in the header before the rest is a number. */
const TEAM_SHOWN = 4

const useStageDetail = (): ((stage: Stage) => string) => {
  const { t, i18n } = useLingui()
  const { now } = usePlatform()
  return (stage) => {
    const day = stage.at === undefined ? undefined : writeMoment(stage.at, i18n.locale, 'short', now())
    const count = stage.count ?? 0
    if (stage.name === 'evidence' && stage.count !== undefined)
      return plural(count, { one: '# exhibit', other: '# exhibits' })
    if (stage.name === 'lead' && count > 0) return plural(count, { one: '# waits', other: '# wait' })
    if (stage.name === 'links' && stage.count !== undefined)
      return plural(count, { one: '# confirmed', other: '# confirmed' })
    if (stage.name === 'dossier' && count > 0) return plural(count, { one: '# export', other: '# exports' })
    if (stage.name === 'case' && day !== undefined) return t`opened ${day}`
    return day ?? '—'
  }
}

const Head = ({ view }: { view: CaseView }) => {
  const { t, i18n } = useLingui()
  const { case: item, team } = view
  const rest = team.length - TEAM_SHOWN
  return (
    <div className="sr-head">
      <div>
        <h1>
          <Foreign text={item.title} /> <bdi className="sr-small">{item.reference}</bdi>
        </h1>
        <div className="sr-tags">
          <Tag tone="main">{i18n._(LEAD_WORDS[item.leadKind])}</Tag>
          <Tag>{item.countries.map((code) => countryName(code, i18n.locale)).join(' · ')}</Tag>
          {item.state === 'closed' ? <Tag tone="amber">{t`closed`}</Tag> : null}
          <Tag>
            {t`Legal basis:`} <Foreign text={item.legalBasis} />
          </Tag>
        </div>
      </div>
      <div
        className="sr-avatars"
        role="img"
        aria-label={t`Team: ${team.map((one) => one.member.displayName).join(', ')}`}
      >
        {team.slice(0, TEAM_SHOWN).map((one) => (
          <b key={one.member.id} title={one.member.displayName}>
            {initials(one.member.displayName)}
          </b>
        ))}
        {rest > 0 ? <b>+{i18n.number(rest)}</b> : null}
      </div>
    </div>
  )
}

/** Header and line of a case around the tab that is open. */
export const CaseLayout = ({ caseId }: { caseId: CaseId }): ReactNode => {
  const { t, i18n } = useLingui()
  const detail = useStageDetail()
  const live = useCaseNews(caseId)
  const reading = useRead(readCase, { caseId })
  const view = reading.data
  if (view === undefined)
    return (
      <div className="sr-page">
        {reading.isError ? (
          <FailureNote error={reading.error} onRetry={() => void reading.refetch()}>
            <p>
              <Go to={paths.cases()}>{t`Back to the cases`}</Go>
            </p>
          </FailureNote>
        ) : (
          <Skeleton label={t`Loading`} lines={9} />
        )}
      </div>
    )
  const next = NEXT_WORDS[view.next]
  return (
    <Page title={`${view.case.title} · ${view.case.reference}`}>
      <Head view={view} />
      <StageLine
        label={t`Where the case stands`}
        stages={view.stages.map((stage) => ({
          key: stage.name,
          name: i18n._(STAGE_WORDS[stage.name]),
          detail: detail(stage),
          state: stage.state,
          stateLabel: i18n._(STAGE_STATE_WORDS[stage.state]),
        }))}
      />
      <NextThing
        title={i18n._(next.title)}
        calm={view.next === 'nothing'}
        act={
          next.act ? (
            <Go to={next.act.to(caseId)} className={buttonClass()}>
              {i18n._(next.act.label)}
            </Go>
          ) : undefined
        }
      >
        {i18n._(next.why)}
      </NextThing>
      <CaseTabs view={view} />
      <CaseProvider value={{ view, live, may: (action) => view.may.includes(action) }}>
        <Outlet />
      </CaseProvider>
    </Page>
  )
}

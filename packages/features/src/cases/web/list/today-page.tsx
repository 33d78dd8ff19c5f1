/** Today: what awaits the member, and what she should know. */
import { useLingui } from '@lingui/react/macro'
import { buttonClass, Empty, Page, PageHead, Panel, Skeleton } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { WaitingLeads } from '../../../leads/web/waiting-leads.tsx'
import { useSession } from '../../../people/web/session.tsx'
import { DutyPanel } from '../../../safeguard/web/duty-panel.tsx'
import { LateTasks } from '../../../tasks/web/late-tasks.tsx'
import { FailureNote, Go, paths, useRead } from '../../../web/index.ts'
import { WellbeingLine } from '../../../wellbeing/web/wellbeing-line.tsx'
import { OperatorAlarms } from '../../../witnessing/web/operator-alarms.tsx'
import { readToday } from '../../contract.ts'
import { CaseRow } from './case-row.tsx'
import { NEXT_WORDS } from './next-words.ts'
import { NoticeRow } from './notice-row.tsx'

/** Alarms of watched pages come while the page is open: it reads itself anew as often. */
const LIVE_MS = 15_000

/** The first page after signing in. */
export const TodayPage = (): ReactNode => {
  const { t, i18n } = useLingui()
  const { member } = useSession()
  const today = useRead(readToday, {}, { every: () => LIVE_MS })
  const next = today.data?.next ?? []
  const notices = today.data?.notices ?? []
  const readsCases = member.roles.some((role) => role !== 'operator' && role !== 'auditor')
  return (
    <Page title={t`Today`}>
      <PageHead
        title={t`Today`}
        acts={
          today.data?.mayOpen ? (
            <Go to={paths.openCase()} className={buttonClass('quiet')}>
              {t`Open a case`}
            </Go>
          ) : undefined
        }
      />
      {today.isError ? <FailureNote error={today.error} onRetry={() => void today.refetch()} /> : null}
      <OperatorAlarms />
      <DutyPanel />
      {readsCases ? <LateTasks /> : null}
      <WaitingLeads decides={member.roles.includes('case-officer')} />
      <div className="sr-cols">
        <Panel title={t`Next things`} aside={next.length > 0 ? i18n.number(next.length) : undefined}>
          {today.isPending ? (
            <Skeleton label={t`Loading`} lines={6} />
          ) : next.length === 0 ? (
            <Empty
              title={readsCases ? t`Nothing is waiting for you` : t`Your role reads no cases`}
              act={
                today.data?.mayOpen ? (
                  <Go to={paths.openCase()} className={buttonClass()}>
                    {t`Open a case`}
                  </Go>
                ) : member.roles.includes('operator') ? (
                  <Go to={paths.people()} className={buttonClass()}>
                    {t`Add people`}
                  </Go>
                ) : undefined
              }
            >
              {readsCases
                ? t`Cases whose team you are on appear here, each with the one next thing to do.`
                : t`An operator keeps the installation running and adds people; an auditor checks the custody log. Neither opens a case.`}
            </Empty>
          ) : (
            <ul className="sr-list">
              {next.map((item) => {
                const words = NEXT_WORDS[item.next]
                return (
                  <CaseRow key={item.case.id} item={item.case}>
                    <div className="sr-row apart sr-today-next">
                      <p>
                        <b>{i18n._(words.title)}</b>
                      </p>
                      {words.act ? (
                        <Go to={words.act.to(item.case.id)} className={buttonClass('quiet', 'small')}>
                          {i18n._(words.act.label)}
                        </Go>
                      ) : null}
                    </div>
                  </CaseRow>
                )
              })}
            </ul>
          )}
        </Panel>
        <Panel title={t`Notices`} aside={notices.length > 0 ? i18n.number(notices.length) : undefined}>
          {today.isPending ? (
            <Skeleton label={t`Loading`} />
          ) : notices.length === 0 ? (
            <Empty title={t`No notices`}>
              {t`When a number or a name in your case is known elsewhere, or somebody asks about it, it is said here.`}
            </Empty>
          ) : (
            <ul className="sr-list">
              {notices.map((notice) => (
                <NoticeRow key={notice.id} notice={notice} />
              ))}
            </ul>
          )}
        </Panel>
      </div>
      <WellbeingLine />
    </Page>
  )
}

/** The roads of all one's cases: who has been silent for too long, and which hearings are ahead. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { Acts, buttonClass, Empty, Foreign, Page, PageHead, Panel, Skeleton, Tag } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { countryName, FailureNote, Go, Moment, paths, usePlatform, useRead } from '../../../web/index.ts'
import { listRoads, readCalendar } from '../../contract.ts'
import { useRoadNames } from '../case/track-names.ts'
import { ReceiversPanel } from './receivers-panel.tsx'
import '../road.css'

/** The page. */
export const RoadsPage = (): ReactNode => {
  const { t, i18n } = useLingui()
  const { client } = usePlatform()
  const names = useRoadNames()
  const reading = useRead(listRoads, {})
  const { silent = [], silentCount = 0, hearings = [] } = reading.data ?? {}
  return (
    <Page title={t`Road to the verdict`}>
      <PageHead
        title={t`Road to the verdict`}
        lead={t`What became of the cases that were handed over. Who is silent for too long is asked by you; nothing is sent by itself.`}
        acts={
          <Acts>
            <Go to={paths.figures()} className={buttonClass('quiet')}>
              {t`Figures`}
            </Go>
            <a className={buttonClass('quiet')} href={client.address(readCalendar, {})} download>
              {t`Hearings as a calendar`}
            </a>
          </Acts>
        }
      />
      {reading.isError ? <FailureNote error={reading.error} onRetry={() => void reading.refetch()} /> : null}
      <div className="sr-cols">
        <div>
          <Panel
            title={t`Silent for too long`}
            aside={silentCount > 0 ? i18n.number(silentCount) : undefined}
          >
            {reading.isPending ? (
              <Skeleton label={t`Loading`} />
            ) : silent.length === 0 ? (
              <Empty title={t`Nobody is silent for too long`}>
                {t`After a hand-over the house counts the days in each stage, and an office that does not answer appears here.`}
              </Empty>
            ) : (
              <ul className="sr-list">
                {silent.map((one) => (
                  <li
                    key={`${one.caseId} ${one.track.unit} ${one.track.subject} ${one.track.charge ?? ''}`}
                    className="sr-item"
                  >
                    <div className="sr-row apart">
                      <p>
                        <Go to={paths.road(one.caseId)}>
                          {one.reference} · <Foreign text={one.title} />
                        </Go>{' '}
                        <Tag tone="amber">{plural(one.days, { one: '# day', other: '# days' })}</Tag>
                      </p>
                    </div>
                    <p>
                      {names.track(one.track)}: {names.stage(one.stage, one.value)}
                    </p>
                    <p className="sr-small">
                      {t`An answer is awaited from`} <Foreign text={one.authority} /> ·{' '}
                      {countryName(one.country, i18n.locale)} · {t`last heard ${one.heardOn}`}
                      {one.askedOn === undefined ? null : <> · {t`asked ${one.askedOn}`}</>}
                    </p>
                  </li>
                ))}
              </ul>
            )}
            {silentCount > silent.length ? (
              <p className="sr-pad sr-small">{t`The longest ${silent.length} are shown.`}</p>
            ) : null}
          </Panel>
          <ReceiversPanel />
        </div>
        <div>
          <Panel
            title={t`Hearings ahead`}
            aside={hearings.length > 0 ? i18n.number(hearings.length) : undefined}
          >
            {hearings.length === 0 ? (
              <Empty
                title={t`No hearing is known`}
              >{t`Enter the next hearing with a charge or a court session.`}</Empty>
            ) : (
              <ul className="sr-list">
                {hearings.map((one) => (
                  <li
                    key={`${one.caseId} ${one.track.subject} ${one.track.charge ?? ''}`}
                    className="sr-item"
                  >
                    <p>
                      <b>
                        <Moment at={one.at} />
                      </b>
                    </p>
                    <p>
                      <Go to={paths.road(one.caseId)}>{one.reference}</Go> ·{' '}
                      <Foreign text={one.court ?? one.authority} />
                    </p>
                  </li>
                ))}
              </ul>
            )}
          </Panel>
        </div>
      </div>
    </Page>
  )
}
